"""People, workspaces and private repositories of the local Bitbucket, and what is no more."""

import pytest

from tests.sandbox.bitbucket_calls import (
    ADA,
    ADA_WITH_ACCOUNT,
    GLOBEX,
    MIA,
    MIA_WITH_ACCOUNT,
    PRIVATE,
    PROJECT,
    SITE,
    VAULT,
    WORKSPACE,
    Bitbucket,
    Headers,
)

GRANTED = ["read:repository:bitbucket", "read:pullrequest:bitbucket", "read:issue:bitbucket"]


@pytest.mark.parametrize("name", PRIVATE)
def test_a_private_repository_has_words_and_a_picture_of_its_own(bitbucket: Bitbucket, name: str) -> None:
    readme = bitbucket.get(f"/repositories/{name}/src/main/README.md", headers=ADA)
    assert f"Only for members of {name}." in readme.text
    assert "](images/plan.png)" in readme.text
    picture = bitbucket.get(f"/repositories/{name}/src/main/images/plan.png", headers=ADA)
    assert picture.content.startswith(b"\x89PNG")
    assert bitbucket.get(f"/repositories/{name}/src/main/images/plan.png").status_code == 404


def test_repositories_lie_in_projects(bitbucket: Bitbucket) -> None:
    keys = {
        name: bitbucket.get(f"/repositories/{name}", headers=ADA).json()["project"]["key"]
        for name in ("acme/site", "acme/private", "acme/vault", "globex/secret")
    }
    assert keys == {"acme/site": "WEB", "acme/private": "WEB", "acme/vault": "VAULT", "globex/secret": "PUB"}


@pytest.mark.parametrize("path", ["/pullrequests", "/pipelines", "/pipelines/"])
@pytest.mark.parametrize(("headers", "slug"), [(None, "renamed"), (None, "empty"), (WORKSPACE, "vault")])
def test_lists_that_are_empty(bitbucket: Bitbucket, path: str, headers: Headers | None, slug: str) -> None:
    answer = bitbucket.get(f"/repositories/acme/{slug}{path}", headers=headers)
    assert (answer.status_code, answer.json()) == (200, {"pagelen": 10, "values": [], "page": 1, "size": 0})


def test_a_page_of_pull_requests_has_fifty_at_most(bitbucket: Bitbucket) -> None:
    assert bitbucket.get(f"{SITE}/pullrequests", pagelen=50).status_code == 200
    assert bitbucket.message(f"{SITE}/pullrequests", pagelen=51) == "Invalid pagelen"


def test_somebody_about_themselves(bitbucket: Bitbucket) -> None:
    mia = bitbucket.get("/user", headers=MIA_WITH_ACCOUNT).json()
    assert (mia["type"], mia["username"], mia["nickname"], mia["display_name"]) == (
        "user",
        "mia",
        "mia",
        "Mia Bitbucket",
    )
    ada = bitbucket.get("/user", headers=ADA_WITH_ACCOUNT).json()
    assert len({person[name] for person in (ada, mia) for name in ("uuid", "account_id")}) == 4
    assert bitbucket.json(f"{SITE}/commit/main")["author"]["user"]["uuid"] == ada["uuid"]
    workspaces = bitbucket.get("/user/workspaces", headers=ADA_WITH_ACCOUNT).json()
    assert workspaces["pagelen"] == 25
    assert [(each["workspace"]["slug"], each["administrator"]) for each in workspaces["values"]] == [
        ("acme", True),
        ("globex", True),
    ]
    [only] = bitbucket.get("/user/workspaces", headers=MIA_WITH_ACCOUNT).json()["values"]
    assert (only["workspace"]["slug"], only["administrator"]) == ("acme", False)


@pytest.mark.parametrize("path", ["/user", "/user/workspaces"])
def test_who_may_not_ask_who_they_are(bitbucket: Bitbucket, path: str) -> None:
    assert bitbucket.get(path).status_code == 401
    answer = bitbucket.get(path, headers=WORKSPACE)
    text = "This resource does not support authentication using the provided token"
    assert (answer.status_code, answer.json()["error"]["message"]) == (403, text)
    assert answer.headers["X-OAuth-Scopes"] == "repository, pullrequest, pipeline"
    assert answer.headers["X-Credential-Type"] == "workspace_access_token"
    answer = bitbucket.get(path, headers=ADA)
    assert (answer.status_code, answer.json()["error"]["detail"]["granted"]) == (403, GRANTED)


@pytest.mark.parametrize(
    ("workspace", "headers", "status", "text"),
    [
        ("acme", MIA_WITH_ACCOUNT, 200, ""),
        ("ACME", PROJECT, 200, ""),
        ("globex", GLOBEX, 200, ""),
        ("globex", MIA_WITH_ACCOUNT, 403, "You do not have access to this workspace."),
        ("globex", WORKSPACE, 403, "You do not have access to this workspace."),
        ("acme", None, 403, "You do not have access to this workspace."),
        ("acme", MIA, 403, "Your credentials lack one or more required privilege scopes."),
        ("initech", ADA_WITH_ACCOUNT, 404, "No workspace with identifier 'initech'."),
    ],
)
def test_a_workspace(bitbucket: Bitbucket, workspace: str, headers: Headers | None, status: int, text: str) -> None:
    answer = bitbucket.get(f"/workspaces/{workspace}", headers=headers)
    assert answer.status_code == status
    if text:
        assert answer.json()["error"]["message"] == text
    else:
        assert answer.json()["slug"] == workspace.lower()
        again = bitbucket.get(f"/workspaces/{answer.json()['uuid']}", headers=headers)
        assert again.json() == answer.json()


def test_the_repositories_of_a_workspace(bitbucket: Bitbucket) -> None:
    pages = bitbucket.pages("/repositories/acme", pagelen=3)
    names = [repository["slug"] for page in pages for repository in page["values"]]
    assert len(names) == pages[0]["size"] > 6
    assert "site" in names
    assert [page["page"] for page in pages] == list(range(1, len(pages) + 1))
    found = bitbucket.get("/repositories/acme", headers=ADA, q='project.key = "WEB"', sort="-name").json()["values"]
    assert [repository["slug"] for repository in found] == ["site", "private"]
    assert bitbucket.message("/repositories/initech") == "No workspace with identifier 'initech'."


@pytest.mark.parametrize(
    "path",
    [
        "/repositories",
        "/workspaces",
        "/user/permissions/workspaces",
        "/user/permissions/repositories",
        f"{SITE}/issues",
        f"{SITE}/issues/5",
        "/repositories/acme/private/issues",
    ],
)
@pytest.mark.parametrize("headers", [None, ADA, VAULT])
def test_what_is_gone(bitbucket: Bitbucket, path: str, headers: Headers | None) -> None:
    data = {"announcement_url": "https://developer.atlassian.com/cloud/bitbucket/changelog#CHANGE-2770"}
    error = {
        "message": "CHANGE-2770 - Functionality has been deprecated",
        "detail": "Please read the changelog entry for more details.",
        "data": data,
    }
    answer = bitbucket.get(path, headers=headers)
    assert (answer.status_code, answer.json()) == (410, {"type": "error", "error": error, "data": data})

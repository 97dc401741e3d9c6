"""Who gets in at the local Bitbucket, what each credential may, and what it is told about itself."""

from typing import Any

import pytest
import requests

from sandbox.bitbucket import credentials
from sandbox.bitbucket.scopes import amounts_to
from sandbox.bitbucket.tokens import ACCESS_TOKENS, API_TOKENS
from tests.sandbox.bitbucket_calls import (
    ADA,
    ADA_WITH_ACCOUNT,
    GLOBEX,
    MIA,
    PRIVATE,
    PROJECT,
    REPOSITORY,
    SITE,
    VAULT,
    WEBHOOK,
    WORKSPACE,
    Bitbucket,
    Headers,
    basic,
    bearer,
)

BAD_TOKEN = "Token is invalid, expired, or not supported for this endpoint."
NO_ACCESS = (
    "You may not have access to this repository or it no longer exists in this workspace. "
    "If you think this repository exists and you have access, make sure you are authenticated."
)
READ = [f"read:{name}:bitbucket" for name in ("repository", "pullrequest", "issue")]


def test_every_secret_says_that_it_is_made_up() -> None:
    secrets = {*ACCESS_TOKENS, *(secret for _, secret in API_TOKENS)}
    secrets |= {value for name, value in vars(credentials).items() if name.endswith(("TOKEN", "SECRET", "PASSWORD"))}
    assert len(secrets) >= 20
    assert all("sesame" in secret for secret in secrets)


@pytest.mark.parametrize(
    ("headers", "is_basic"),
    [
        (bearer("sesame-unknown"), False),
        (bearer(""), False),
        (bearer(credentials.EXPIRED_TOKEN), False),
        (bearer(credentials.ADA_API_TOKEN), False),
        ({"Authorization": credentials.WORKSPACE_TOKEN}, False),
        ({"Authorization": f"JWT {credentials.WORKSPACE_TOKEN}"}, False),
        (basic(credentials.ADA_USER_NAME, credentials.ADA_API_TOKEN), True),
        (basic(credentials.MIA_EMAIL, credentials.ADA_API_TOKEN), True),
        (basic(credentials.ADA_EMAIL, credentials.ADA_EXPIRED_API_TOKEN), True),
        (basic(credentials.ADA_EMAIL, credentials.ADA_UNSCOPED_API_TOKEN), True),
        (basic(credentials.ADA_USER_NAME, credentials.ADA_APP_PASSWORD), True),
        (basic(credentials.ADA_EMAIL, credentials.ADA_APP_PASSWORD), True),
        (basic("x-token-auth", credentials.WORKSPACE_TOKEN), True),
        ({"Authorization": "Basic ***"}, True),
        ({"Authorization": "Basic /w=="}, True),
    ],
)
@pytest.mark.parametrize("path", [SITE, "/repositories/acme/private", "/user", "/repositories/acme", "/nothing"])
def test_what_is_no_credential(bitbucket: Bitbucket, path: str, headers: Headers, is_basic: bool) -> None:
    answer = bitbucket.get(path, headers=headers)
    assert (answer.status_code, answer.json()) == (401, {"type": "error", "error": {"message": BAD_TOKEN}})
    assert answer.headers.get("WWW-Authenticate") == ('Basic realm="Bitbucket.org HTTP"' if is_basic else None)
    assert "X-OAuth-Scopes" not in answer.headers


def test_a_token_in_the_query_is_refused_and_not_logged(bitbucket: Bitbucket) -> None:
    answer = bitbucket.get("/repositories/acme/private", a=1, access_token=credentials.WORKSPACE_TOKEN, b=2)
    assert answer.status_code == 401
    assert bitbucket.log()[-1]["query"] == "a=1&access_token=…&b=2"


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        (None, ()),
        (REPOSITORY, ("acme/private",)),
        (VAULT, ("acme/vault",)),
        (PROJECT, ("acme/private",)),
        (WORKSPACE, ("acme/private", "acme/vault")),
        (GLOBEX, ("globex/secret",)),
        (ADA, PRIVATE),
        (MIA, ("acme/private",)),
    ],
)
def test_which_private_repositories_there_are(
    bitbucket: Bitbucket, headers: Headers | None, expected: tuple[str, ...]
) -> None:
    seen = {name: bitbucket.get(f"/repositories/{name}", headers=headers) for name in PRIVATE}
    assert tuple(name for name, answer in seen.items() if answer.status_code == 200) == expected
    for name, answer in seen.items():
        if name not in expected:
            assert (answer.status_code, answer.json()["error"]["message"]) == (404, NO_ACCESS)
    assert bitbucket.get(SITE, headers=headers).status_code == 200
    listed = [
        repository["full_name"]
        for workspace in ("acme", "globex")
        for repository in bitbucket.get(
            f"/repositories/{workspace}", headers=headers, pagelen=100, q="is_private = true"
        ).json()["values"]
    ]
    assert tuple(listed) == expected


@pytest.mark.parametrize(
    ("path", "headers", "granted", "required"),
    [
        ("", WEBHOOK, ["webhook"], ["repository"]),
        ("/src/main/README.md", WEBHOOK, ["webhook"], ["repository"]),
        ("/pullrequests", VAULT, ["repository"], ["pullrequest"]),
        ("/pipelines", REPOSITORY, ["repository", "pullrequest"], ["pipeline"]),
        ("/pipelines/", REPOSITORY, ["repository", "pullrequest"], ["pipeline"]),
        ("/pipelines/", ADA, READ, ["read:pipeline:bitbucket"]),
        (
            "/pullrequests",
            basic(credentials.ADA_EMAIL, credentials.ADA_REPOSITORY_API_TOKEN),
            ["read:repository:bitbucket", "read:issue:bitbucket"],
            ["read:pullrequest:bitbucket"],
        ),
    ],
)
def test_scopes_that_do_not_suffice(
    bitbucket: Bitbucket, path: str, headers: Headers, granted: list[str], required: list[str]
) -> None:
    answer = bitbucket.get(f"{SITE}{path}", headers=headers)
    text = "Your credentials lack one or more required privilege scopes."
    detail = {"granted": granted, "required": required}
    assert (answer.status_code, answer.json()) == (
        403,
        {"type": "error", "error": {"message": text, "detail": detail}},
    )
    assert answer.headers["X-OAuth-Scopes"] == ", ".join(granted)
    assert answer.headers["X-Accepted-OAuth-Scopes"] == ", ".join(required)


@pytest.mark.parametrize(
    ("granted", "expected"),
    [
        (["pullrequest:write"], {"pullrequest:write", "pullrequest", "repository:write", "repository"}),
        (["account:write"], {"account:write", "account", "email"}),
        (["project"], {"project", "repository"}),
        (["repository:admin"], {"repository:admin"}),
        (["webhook"], {"webhook"}),
        ([], set()),
    ],
)
def test_what_classic_scopes_imply(granted: list[str], expected: set[str]) -> None:
    assert amounts_to(granted) == expected


@pytest.mark.parametrize(
    ("headers", "credential_type", "scopes", "accepted"),
    [
        (REPOSITORY, "repo_access_token", "repository, pullrequest", "repository"),
        (PROJECT, "project_access_token", "repository, pullrequest, pipeline", "repository"),
        (WORKSPACE, "workspace_access_token", "repository, pullrequest, pipeline", "repository"),
        (MIA, "api_token", ", ".join(READ), "read:repository:bitbucket"),
    ],
)
@pytest.mark.parametrize(("path", "status"), [("acme/private", 200), ("acme/missing", 404)])
def test_what_a_credential_is_told_about_itself(
    bitbucket: Bitbucket, path: str, status: int, headers: Headers, credential_type: str, scopes: str, accepted: str
) -> None:
    answer = bitbucket.get(f"/repositories/{path}", headers=headers)
    assert answer.status_code == status
    assert answer.headers["X-Credential-Type"] == credential_type
    assert answer.headers["X-OAuth-Scopes"] == scopes
    assert answer.headers["X-Accepted-OAuth-Scopes"] == accepted
    limits = [answer.headers.get(f"X-RateLimit-{name}") for name in ("Limit", "Resource", "NearLimit")]
    assert limits == (["1000", "api", "false"] if "access_token" in credential_type else [None, None, None])


def test_nobody_is_told_nothing(bitbucket: Bitbucket) -> None:
    headers = bitbucket.get(SITE).headers
    assert not {"X-Credential-Type", "X-OAuth-Scopes", "X-RateLimit-Limit"} & set(headers)


def test_the_hourly_limit_of_a_credential(bitbucket: Bitbucket) -> None:
    bitbucket.switch("limit", {"credential_per_hour": 2})
    answers = [bitbucket.get(SITE, headers=WORKSPACE) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert [answer.headers["X-RateLimit-NearLimit"] for answer in answers] == ["false", "true", "true"]
    assert "x-ratelimit-reset" not in answers[-1].headers
    assert bitbucket.get(SITE, headers=PROJECT).status_code == 200
    assert bitbucket.get(SITE).status_code == 200
    both_of_ada = [ADA, ADA_WITH_ACCOUNT, ADA]
    answers = [bitbucket.get(SITE, headers=headers) for headers in both_of_ada]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert "X-RateLimit-Limit" not in answers[-1].headers


def test_a_token_that_is_revoked(bitbucket: Bitbucket) -> None:
    for token, headers in ((credentials.WORKSPACE_TOKEN, WORKSPACE), (credentials.MIA_API_TOKEN, MIA)):
        bitbucket.switch("credentials/revoke", {"token": token})
        assert bitbucket.get(SITE, headers=headers).status_code == 401
    bitbucket.switch("credentials/restore", {"token": credentials.MIA_API_TOKEN})
    assert [bitbucket.get(SITE, headers=headers).status_code for headers in (WORKSPACE, MIA)] == [401, 200]
    bitbucket.switch("credentials/restore")
    assert bitbucket.get(SITE, headers=WORKSPACE).status_code == 200


def test_a_person_who_loses_a_repository(bitbucket: Bitbucket) -> None:
    def status() -> list[int]:
        names = ("acme/private", "acme/vault")
        return [bitbucket.get(f"/repositories/{name}", headers=MIA).status_code for name in names]

    assert status() == [200, 404]
    bitbucket.switch("access", {"user": "mia", "repository": "acme/private", "may_read": False})
    assert status() == [404, 404]
    bitbucket.switch("access", {"user": "mia", "repository": "acme/vault", "may_read": True})
    assert status() == [404, 200]
    bitbucket.switch("access", method="DELETE")
    assert status() == [200, 404]


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("credentials/revoke", {"token": "sesame-unknown"}),
        ("credentials/restore", {"tokens": []}),
        ("access", {"user": "eve", "repository": "acme/private", "may_read": True}),
        ("access", {"user": "mia", "repository": "acme/missing", "may_read": True}),
        ("limit", {"anonymous": 1}),
    ],
)
def test_switches_that_make_no_sense(bitbucket: Bitbucket, name: str, body: Any) -> None:
    answer = requests.post(f"{bitbucket.running.web_url}/_sandbox/{name}", json=body, timeout=10)
    assert answer.status_code == 400
    assert "sesame" not in answer.text


def test_the_log_says_who_asked_and_never_with_what(bitbucket: Bitbucket) -> None:
    for headers in (None, ADA, REPOSITORY, PROJECT, bearer(credentials.EXPIRED_TOKEN)):
        bitbucket.get("/repositories/acme/private", headers=headers)
    log = bitbucket.log()
    assert [entry["as"] for entry in log] == [
        None,
        "ada via API token",
        "access token acme/private",
        "access token acme, project WEB",
        None,
    ]
    assert "sesame" not in str(log)


def test_a_fault_meets_those_with_a_credential_too(bitbucket: Bitbucket) -> None:
    bitbucket.switch("faults", {"match": "/2.0/repositories/acme/private", "fault": {"status": 503, "times": 1}})
    assert [bitbucket.get("/repositories/acme/private", headers=MIA).status_code for _ in range(2)] == [503, 200]
    assert [entry["as"] for entry in bitbucket.log()] == ["mia via API token"] * 2

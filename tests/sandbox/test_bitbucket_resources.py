"""Pull requests, builds, pipelines, snippets and issues of the local Bitbucket, with the traps of the real one."""

import pytest
import requests

from tests.sandbox.bitbucket_calls import ADA, MIA, PROJECT, SITE, VAULT, Bitbucket, Headers

PULLS = f"{SITE}/pullrequests"
PRIVATE = "/repositories/acme/private/pullrequests"


def ids(bitbucket: Bitbucket, query: str) -> list[int]:
    return [each["id"] for each in bitbucket.json(f"{PULLS}?{query}")["values"]]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", [1, 4, 5]),
        ("state=DECLINED", [3]),
        ("state=OPEN&state=DECLINED&sort=id", [1, 3, 4, 5]),
        ("sort=-id", [5, 4, 1]),
        ("state=OPEN&q=title~%22teal%22", [3]),  # a query makes Bitbucket forget the states
        ("q=(state=%22OPEN%22)%20AND%20(title~%22new%22)", [4]),
    ],
)
def test_a_list_of_pull_requests(bitbucket: Bitbucket, query: str, expected: list[int]) -> None:
    assert ids(bitbucket, query) == expected


def test_reviewers_are_told_to_those_who_ask(bitbucket: Bitbucket) -> None:
    first = bitbucket.json(PULLS)["values"][0]
    assert not {"participants", "reviewers", "rendered"} & set(first)
    grown = bitbucket.json(f"{PULLS}?fields=%2Bvalues.participants")["values"][0]
    assert [(each["user"]["nickname"], each["state"]) for each in grown["participants"]] == [
        ("mia", "changes_requested"), ("ada", "approved"),
    ]  # fmt: skip


def test_what_was_deleted_is_null(bitbucket: Bitbucket) -> None:
    fork, old = bitbucket.json(f"{PULLS}/5"), bitbucket.json(f"{PULLS}/6")
    assert (fork["author"], fork["source"]["repository"], fork["source"]["commit"]) == (None, None, None)
    assert old["destination"]["commit"] is None


@pytest.mark.parametrize("path", ["/9999", "/0", "/x", "/9999/statuses", "/5/diff"])
def test_a_pull_request_that_is_not_there_is_plain_text(bitbucket: Bitbucket, path: str) -> None:
    answer = bitbucket.get(f"{PULLS}{path}")
    assert (answer.status_code, answer.text) == (404, "Not Found")
    assert answer.headers["Content-Type"].startswith("text/plain")


@pytest.mark.parametrize("what", ["diff", "diffstat"])
def test_the_changes_of_a_pull_request_are_elsewhere(bitbucket: Bitbucket, what: str) -> None:
    answer = bitbucket.get(f"{PULLS}/1/{what}")
    assert answer.status_code == 302
    path = answer.headers["Location"].split("/2.0")[1]
    assert f"/{what}/acme/site:" in path
    assert "%0D" in path
    assert "src/retry.py" in bitbucket.get(path).text


@pytest.mark.parametrize(
    ("headers", "status"),
    [(None, 404), (MIA, 200), (PROJECT, 200), (VAULT, 403)],
    ids=["nobody", "mia", "token", "no scope"],
)
def test_who_sees_a_private_one(bitbucket: Bitbucket, headers: Headers | None, status: int) -> None:
    assert bitbucket.get(f"{PRIVATE}/1", headers=headers).status_code == status


def test_builds(bitbucket: Bitbucket) -> None:
    states = [each["state"] for each in bitbucket.json(f"{PULLS}/1/statuses")["values"]]
    assert states == ["SUCCESSFUL", "FAILED", "INPROGRESS"]
    assert bitbucket.json(f"{SITE}/commit/v1.0.0/statuses")["values"] == []


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("?pagelen=2", [1, 2]),
        ("?pagelen=2&sort=-created_on", [30, 29]),
        ("?q=nothing&pagelen=1", [1]),  # no query language here
        ("?target.branch=develop", [3]),
        ("?status=FAILED&status=STOPPED", [2, 3]),
    ],
)
def test_pipelines(bitbucket: Bitbucket, query: str, numbers: list[int]) -> None:
    assert [each["build_number"] for each in bitbucket.json(f"{SITE}/pipelines{query}")["values"]] == numbers


def test_a_pipeline_by_number_or_id(bitbucket: Bitbucket) -> None:
    found = bitbucket.json(f"{SITE}/pipelines/2")
    assert bitbucket.json(f"{SITE}/pipelines/{found['uuid']}") == found
    results = [step["state"]["result"]["name"] for step in bitbucket.json(f"{SITE}/pipelines/2/steps")["values"]]
    assert results == ["SUCCESSFUL", "FAILED", "NOT_RUN"]


def test_pipelines_can_be_off(bitbucket: Bitbucket) -> None:
    for path in ("", "/1", "/1/steps"):
        assert bitbucket.get(f"/repositories/acme/trunk/pipelines{path}").status_code == 404


def test_snippets(bitbucket: Bitbucket) -> None:
    assert set(bitbucket.json("/snippets/acme/kypj")["files"]) == {"retry.py", "notes.md"}
    assert bitbucket.get("/snippets/acme/kypj/files/notes.md").text.startswith("# Notes")
    for path in ("Kypj", "none", "kypj/files/none"):
        assert bitbucket.get(f"/snippets/acme/{path}").status_code == 404
    assert bitbucket.get("/snippets/acme/kypj", headers=ADA).status_code == 403


def test_issues_where_there_are_any(bitbucket: Bitbucket) -> None:
    found = bitbucket.json("/repositories/acme/legacy/issues?q=state=%22new%22")["values"]
    assert [each["title"] for each in found] == ["The page stays empty"]
    assert bitbucket.get("/repositories/acme/legacy/issues/9").status_code == 404
    assert bitbucket.get(f"{SITE}/issues").status_code == 410


def test_a_repository_that_was_renamed_leads_on(bitbucket: Bitbucket) -> None:
    answer = bitbucket.get("/repositories/acme/moved/pullrequests/1")
    assert answer.status_code == 301
    assert answer.headers["Location"].endswith("/2.0/repositories/acme/site/pullrequests/1")


def test_a_picture_of_somebody(bitbucket: Bitbucket) -> None:
    address = bitbucket.json(f"{PULLS}/1")["author"]["links"]["avatar"]["href"]
    answer = requests.get(address, timeout=10)
    assert answer.headers["Content-Type"].startswith("image/svg+xml")
    assert ">A</text>" in answer.text

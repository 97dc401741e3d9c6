"""What the tests and the demo switch: the anonymous limit, faults, pushes; and the log."""

from typing import Any

import pytest
import requests

from tests.sandbox.bitbucket.calls import Caller, message

SITE = "/2.0/repositories/acme/site"
LIMIT_HEADERS = ("x-ratelimit-limit", "x-ratelimit-remaining", "x-ratelimit-reset")


def test_headers_of_a_json_answer(bitbucket: Caller) -> None:
    headers = bitbucket.get("acme/site").headers
    assert headers["Content-Type"] == "application/json; charset=utf-8"
    assert headers["ETag"].startswith('"gz[')
    assert headers["Cache-Control"] == "private"
    assert headers["X-Accepted-OAuth-Scopes"] == "repository"
    assert not any(name in headers for name in LIMIT_HEADERS)


def test_an_etag_is_no_reason_for_a_304(bitbucket: Caller) -> None:
    for path in ("acme/site", "acme/site/src/main/README.md"):
        etag = bitbucket.get(path).headers["ETag"]
        assert bitbucket.get(path, {"If-None-Match": etag}).status_code == 200


def test_anonymous_callers_run_out_of_requests(bitbucket: Caller) -> None:
    bitbucket.switch("limit", {"anonymous_per_hour": 2})
    answers = [bitbucket.get("acme/site") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert [answer.headers["x-ratelimit-remaining"] for answer in answers] == ["1", "0", "0"]
    assert {answer.headers["x-ratelimit-limit"] for answer in answers} == {"2, 2;w=3600"}
    assert all(3500 < int(answer.headers["x-ratelimit-reset"]) <= 3600 for answer in answers)
    assert (answers[2].text, answers[2].headers["Content-Type"]) == (
        "Rate limit for this resource has been exceeded",
        "text/plain",
    )
    assert "Retry-After" not in answers[2].headers


def test_the_limit_is_for_anonymous_callers(bitbucket: Caller) -> None:
    bitbucket.switch("limit", {"anonymous_per_hour": 0})
    allowed = bitbucket.get("acme/site", {"Authorization": "Bearer made-up"})
    assert (allowed.status_code, "x-ratelimit-limit" in allowed.headers) == (200, False)
    assert bitbucket.get("acme/site").status_code == 429
    bitbucket.switch("limit", {"anonymous_per_hour": None})
    assert bitbucket.get("acme/site").status_code == 200


@pytest.mark.parametrize(
    ("fault", "status", "kind", "beginning"),
    [
        ({"status": 500, "body": "json"}, 500, "application/json", '{"type": "error"'),
        ({"status": 503, "body": "html"}, 503, "text/html", "<html>"),
        ({"status": 429, "body": "text"}, 429, "text/plain", "Rate limit"),
        ({"status": 555}, 555, "application/json", '{"type": "error"'),
        ({"body": "empty"}, 200, "application/json", ""),
        ({"body": "huge"}, 200, "text/plain", "x" * 20_000_000),
    ],
)
def test_a_fault_with_a_status_or_a_body(
    bitbucket: Caller, fault: dict[str, Any], status: int, kind: str, beginning: str
) -> None:
    bitbucket.switch("faults", {"match": SITE, "fault": fault})
    answer = bitbucket.get("acme/site/commit/main")
    assert (answer.status_code, answer.headers["Content-Type"]) == (status, kind)
    assert answer.text.startswith(beginning)
    assert bool(answer.text) == bool(beginning)


def test_a_fault_that_redirects(bitbucket: Caller) -> None:
    bitbucket.switch("faults", {"match": SITE, "fault": {"redirect": "http://localhost:9/elsewhere"}})
    answer = bitbucket.get("acme/site")
    assert (answer.status_code, answer.headers["Location"]) == (302, "http://localhost:9/elsewhere")


def test_a_fault_that_drops_the_connection(bitbucket: Caller) -> None:
    bitbucket.switch("faults", {"match": SITE, "fault": {"reset": True}})
    with pytest.raises(requests.ConnectionError):
        bitbucket.get("acme/site")


def test_a_fault_that_breaks_off_the_body(bitbucket: Caller) -> None:
    bitbucket.switch("faults", {"match": SITE, "fault": {"truncate": True}})
    with pytest.raises(requests.exceptions.ChunkedEncodingError, match="IncompleteRead"):
        bitbucket.get("acme/site")


@pytest.mark.parametrize(
    ("switch", "body"), [("faults", {"match": SITE, "fault": {"delay_ms": 400}}), ("latency", {"ms": 400})]
)
def test_an_answer_that_is_late(bitbucket: Caller, switch: str, body: Any) -> None:
    bitbucket.switch(switch, body)
    with pytest.raises(requests.ReadTimeout):
        requests.get(f"{bitbucket.web_url}{SITE}", timeout=0.1)
    assert bitbucket.get("acme/site").status_code == 200


def test_a_fault_is_over_after_so_many_times(bitbucket: Caller) -> None:
    bitbucket.switch("faults", {"match": f"{SITE}/commit/", "fault": {"status": 500, "times": 2}})
    assert [bitbucket.get("acme/site/commit/main").status_code for _ in range(3)] == [500, 500, 200]


def test_some_repositories_always_fail(bitbucket: Caller) -> None:
    bitbucket.switch("faults", {"match": SITE, "fault": {"status": 500}})
    bitbucket.switch("faults", method="DELETE")
    statuses = {slug: bitbucket.get(f"acme/{slug}").status_code for slug in ("site", "down", "limited", "flaky")}
    assert statuses == {"site": 200, "down": 503, "limited": 429, "flaky": 200}
    with pytest.raises(requests.ReadTimeout):
        requests.get(f"{bitbucket.web_url}/2.0/repositories/acme/slow", timeout=0.1)


def test_a_push_moves_the_branch(bitbucket: Caller) -> None:
    before = bitbucket.json("globex/handbook/commit/main")
    change = {"repository": "globex/handbook", "branch": "main", "path": 'a "b".txt', "content": "né\n", "message": "é"}
    bitbucket.switch("push", change)
    after = bitbucket.json("globex/handbook/commit/main")
    assert (after["message"], [parent["hash"] for parent in after["parents"]]) == ("é\n", [before["hash"]])
    assert bitbucket.json("globex/handbook/refs/branches/main")["target"]["hash"] == after["hash"]
    assert bitbucket.get('globex/handbook/src/main/a "b".txt').content == "né\n".encode()
    assert message(bitbucket.get(f'globex/handbook/src/{before["hash"]}/a "b".txt')).startswith("No such file")


def test_the_log_says_what_was_asked_and_whether_with_a_credential(bitbucket: Caller) -> None:
    bitbucket.switch("requests", method="DELETE")
    bitbucket.get("acme/site/refs/branches", pagelen=5)
    bitbucket.get("acme/missing", {"Authorization": "Bearer made-up"})
    log = bitbucket.switch("requests", method="GET")["requests"]
    first = {"method": "GET", "path": f"{SITE}/refs/branches", "query": "pagelen=5", "status": 200}
    second = {"method": "GET", "path": "/2.0/repositories/acme/missing", "query": "", "status": 404}
    assert log == [first | {"had_authorization": False}, second | {"had_authorization": True}]

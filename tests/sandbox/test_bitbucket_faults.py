"""What can be made to go wrong, the hourly limit, the log, and pushes."""

import errno
import http.client
import time
from typing import Any
from urllib.parse import quote, urlsplit

import pytest
import requests

from sandbox.bitbucket.app import create_app
from sandbox.bitbucket.limits import WINDOW_SECONDS, HourlyLimit
from tests.sandbox.bitbucket_calls import SITE, Bitbucket

README = f"{SITE}/src/main/README.md"
PLAIN = {"Accept-Encoding": "identity"}


def fail(bitbucket: Bitbucket, match: str = f"/2.0{SITE}", **fault: Any) -> None:
    bitbucket.switch("faults", {"match": match, "fault": fault})


@pytest.mark.parametrize(
    ("slug", "status", "content_type"),
    [("down", 503, "text/html; charset=utf-8"), ("limited", 429, "application/json; charset=utf-8")],
)
def test_some_repositories_always_fail(bitbucket: Bitbucket, slug: str, status: int, content_type: str) -> None:
    fail(bitbucket, status=500)
    bitbucket.switch("faults", method="DELETE")
    for path in (f"/repositories/acme/{slug}", f"/repositories/ACME/{slug}/src/main/README.md"):
        answer = bitbucket.get(path)
        assert (answer.status_code, answer.headers["Content-Type"]) == (status, content_type)


def test_a_fault_is_met_by_id_too(bitbucket: Bitbucket) -> None:
    uuid = bitbucket.json("/repositories/acme/flaky")["uuid"]
    fail(bitbucket, match="/2.0/repositories/acme/flaky", status=503)
    assert bitbucket.get(f"/repositories/acme/{quote(uuid)}/commit/main").status_code == 503
    assert bitbucket.get(f"{SITE}/commit/main").status_code == 200


def test_a_slow_repository_answers_in_the_end(bitbucket: Bitbucket) -> None:
    fail(bitbucket, match="/2.0/repositories/acme/slow", delay_ms=1)
    assert bitbucket.json("/repositories/acme/slow")["slug"] == "slow"


def test_a_renamed_repository_sends_to_its_new_name(bitbucket: Bitbucket) -> None:
    answer = bitbucket.get("/repositories/acme/renamed-old/src/main/a%20b.md?format=meta")
    assert answer.status_code == 301
    below = "/repositories/acme/renamed/src/main/a%20b.md?format=meta"
    assert answer.headers["Location"] == bitbucket.running.api_url + below
    answer = bitbucket.get("/repositories/acme/renamed-old")
    assert answer.headers["Location"] == f"{bitbucket.running.api_url}/repositories/acme/renamed"


@pytest.mark.parametrize(
    ("body", "content_type", "text"),
    [
        ("json", "application/json; charset=utf-8", '{"type": "error", "error": {"message": "Something went wrong"}}'),
        ("text", "text/plain", "Not Found"),
        ("empty", "application/json", ""),
    ],
)
def test_an_invented_answer(bitbucket: Bitbucket, body: str, content_type: str, text: str) -> None:
    fail(bitbucket, status=555, body=body)
    answer = bitbucket.get(README)
    assert (answer.status_code, answer.headers["Content-Type"], answer.text) == (555, content_type, text)


def test_an_invented_answer_may_have_headers(bitbucket: Bitbucket) -> None:
    fail(bitbucket, status=429, body="text", headers={"Retry-After": "7"})
    answer = bitbucket.get(README)
    assert (answer.text, answer.headers["Retry-After"]) == ("Rate limit for this resource has been exceeded", "7")


def test_what_was_removed_is_gone_in_bitbuckets_words(bitbucket: Bitbucket) -> None:
    fail(bitbucket, status=410, body="json")
    assert bitbucket.get(SITE).json()["error"]["message"] == "CHANGE-2770 - Functionality has been deprecated"


def test_a_huge_answer(bitbucket: Bitbucket) -> None:
    fail(bitbucket, status=200, body="huge")
    with requests.get(bitbucket.running.api_url + README, stream=True, timeout=10) as answer:
        assert len(answer.raw.read(5_000_000)) == 5_000_000


def test_a_fault_that_passes(bitbucket: Bitbucket) -> None:
    fail(bitbucket, status=502, times=2)
    assert [bitbucket.get(README).status_code for _ in range(4)] == [502, 502, 200, 200]


def test_a_fault_for_one_page_of_a_list(bitbucket: Bitbucket) -> None:
    fail(bitbucket, match=rf"/2.0{SITE}/src/main/odd/\?.*page=8xhd", status=500)
    first = bitbucket.json(f"{SITE}/src/main/odd/")
    assert requests.get(first["next"], timeout=10).status_code == 500


@pytest.mark.parametrize("path", [README, f"{SITE}/commit/main"])
def test_an_answer_that_breaks_off(bitbucket: Bitbucket, path: str) -> None:
    fail(bitbucket, truncate=True)
    with pytest.raises(requests.exceptions.ChunkedEncodingError, match="IncompleteRead"):
        bitbucket.get(path)


def test_an_answer_that_is_longer_than_it_says(bitbucket: Bitbucket) -> None:
    whole = bitbucket.get(README, headers=PLAIN).content
    fail(bitbucket, wrong_length=True)
    assert bitbucket.get(README, headers=PLAIN).content == whole[: len(whole) // 2]


def test_a_connection_that_is_dropped(bitbucket: Bitbucket) -> None:
    fail(bitbucket, reset=True)
    connection = http.client.HTTPConnection("127.0.0.1", urlsplit(bitbucket.running.api_url).port or 0, timeout=10)
    connection.request("GET", f"/2.0{README}")
    with pytest.raises(ConnectionResetError) as dropped:
        connection.getresponse()
    connection.close()
    assert dropped.value.errno == errno.ECONNRESET
    assert bitbucket.log()[-1]["status"] is None


def test_an_answer_that_comes_too_late(bitbucket: Bitbucket) -> None:
    bitbucket.switch("latency", {"ms": 300})
    with pytest.raises(requests.exceptions.ReadTimeout):
        requests.get(bitbucket.running.api_url + SITE, timeout=0.05)
    bitbucket.switch("latency", {"ms": 0})
    fail(bitbucket, delay_ms=300)
    with pytest.raises(requests.exceptions.ReadTimeout):
        requests.get(bitbucket.running.api_url + SITE, timeout=0.05)
    while len(bitbucket.log()) < 2:  # the server notices late; the next test shall not see these requests
        time.sleep(0.05)


def test_a_redirect_to_anywhere(bitbucket: Bitbucket) -> None:
    fail(bitbucket, redirect="http://169.254.169.254/latest/meta-data")
    answer = bitbucket.get(README)
    assert (answer.status_code, answer.headers["Location"]) == (302, "http://169.254.169.254/latest/meta-data")


@pytest.mark.parametrize(
    "body",
    [
        {"match": "/", "fault": {"colour": "red"}},
        {"match": "/", "fault": {"body": "purple"}},
        {"match": "/", "fault": 503},
        {"match": "(", "fault": {"status": 503}},
        {"fault": {"status": 503}},
        [],
    ],
)
def test_a_switch_that_makes_no_sense(bitbucket: Bitbucket, body: Any) -> None:
    answer = requests.post(f"{bitbucket.running.web_url}/_sandbox/faults", json=body, timeout=10)
    assert answer.status_code == 400
    assert answer.json()["error"]


@pytest.mark.parametrize("body", ["json", "text"])
def test_the_hourly_limit(bitbucket: Bitbucket, body: str) -> None:
    bitbucket.switch("limit", {"anonymous_per_hour": 2, "body": body})
    answers = [bitbucket.get(path) for path in (SITE, f"{SITE}/nothing", SITE)]
    assert [answer.status_code for answer in answers] == [200, 404, 429]
    assert [answer.headers["x-ratelimit-remaining"] for answer in answers] == ["1", "0", "0"]
    refused = answers[-1]
    assert refused.headers["x-ratelimit-limit"] == "2, 2;w=3600"
    assert 3500 < int(refused.headers["x-ratelimit-reset"]) <= 3600
    assert "Retry-After" not in refused.headers
    message = "Rate limit for this resource has been exceeded"
    if body == "json":
        assert refused.json() == {"type": "error", "error": {"message": message}}
    else:
        assert (refused.headers["Content-Type"], refused.text) == ("text/plain", message)
    assert bitbucket.get(SITE, headers={"Authorization": "Bearer x"}).status_code == 401


def test_the_hour_of_the_limit_slides() -> None:
    now = [0.0]
    limit = HourlyLimit(clock=lambda: now[0])
    assert limit.ask("here") is None
    limit.switch(2)
    asked = []
    for now[0] in (0, 100, 200, WINDOW_SECONDS - 1, WINDOW_SECONDS, WINDOW_SECONDS + 1):
        allowance = limit.ask("here")
        assert allowance
        asked.append((allowance.passes, allowance.remaining, allowance.reset_seconds))
    assert asked == [(True, 1, 3600), (True, 0, 3500), (False, 0, 3400), (False, 0, 1), (True, 0, 100), (False, 0, 99)]
    elsewhere = limit.ask("elsewhere")
    assert elsewhere
    assert elsewhere.passes


def test_the_log(bitbucket: Bitbucket) -> None:
    bitbucket.get("/repositories/acme/down")
    bitbucket.get(f"{SITE}/src/main/a%20b.md", format="meta", headers={"Authorization": "Bearer secret"})
    requests.get(f"{bitbucket.running.web_url}/acme/site", timeout=10)
    assert bitbucket.log() == [
        {
            "method": "GET",
            "path": "/2.0/repositories/acme/down",
            "query": "",
            "had_authorization": False,
            "as": None,
            "status": 503,
        },
        {
            "method": "GET",
            "path": f"/2.0{SITE}/src/main/a%20b.md",
            "query": "format=meta",
            "had_authorization": True,
            "as": None,
            "status": 401,
        },
    ]
    bitbucket.switch("requests", method="DELETE")
    assert bitbucket.log() == []


@pytest.mark.parametrize("path", ["README.md", 'new/fi"le ü.md'])
def test_a_push_moves_its_branch_alone(bitbucket: Bitbucket, path: str) -> None:
    repository = "/repositories/acme/trunk"
    before = bitbucket.json(f"{repository}/commit/trunk")["hash"]
    change = {"repository": "acme/trunk", "branch": "trunk", "path": path, "content": "Ü\n", "message": "Say Ü"}
    pushed = bitbucket.switch("push", change)["commit"]
    commit = bitbucket.json(f"{repository}/commit/trunk")
    assert (commit["hash"], commit["message"]) == (pushed, "Say Ü\n")
    assert [parent["hash"] for parent in commit["parents"]] == [before]
    assert bitbucket.get(f"{repository}/src/trunk/{quote(path)}").content == "Ü\n".encode()
    assert bitbucket.get(f"{repository}/src/{before}/README.md").status_code == 200


def test_a_push_can_begin_a_branch(bitbucket: Bitbucket) -> None:
    change = {"repository": "globex/handbook", "branch": "feature/x", "path": "x", "content": "x", "message": "x"}
    pushed = bitbucket.switch("push", change)["commit"]
    branch = bitbucket.json("/repositories/globex/handbook/refs/branches/feature/x")
    assert branch["target"]["hash"] == pushed
    assert len(branch["target"]["parents"]) == 1


def test_switches_are_for_this_machine_only() -> None:
    client = create_app([]).test_client()
    elsewhere = {"REMOTE_ADDR": "192.0.2.1"}
    assert client.get("/_sandbox/requests").status_code == 200
    assert client.get("/_sandbox/requests", environ_base=elsewhere).status_code == 403
    assert client.post("/_sandbox/faults", json={}, environ_base=elsewhere).status_code == 403

"""What operators measure: who may read it, that all workers are in it, and that the docs name it."""

import re
from collections.abc import Iterator
from contextlib import suppress

import pytest
import requests
from flask import Flask

from app.bitbucket.errors import Crowded, NoAccess, Unavailable
from app.bitbucket.http import Answer
from app.bitbucket.outcomes import outcome
from app.services import EXTENSION
from sandbox.demo import ROOT, Sandbox
from tests.conftest import free_port
from tests.e2e.visits import show
from tests.ops.conftest import MakeApp
from tests.watched import watched

TOKEN = "a-token-of-an-operator"
HERE = {"REMOTE_ADDR": "127.0.0.1"}
SAMPLE = re.compile(r"^(\w+)(?:\{(.*)\})? (\S+)$", re.MULTILINE)


@pytest.fixture(scope="module")
def measured() -> Iterator[Sandbox]:
    with watched(port=free_port(), WEB_CONCURRENCY="2") as sandbox:
        yield sandbox


def read(sandbox: Sandbox) -> dict[tuple[str, str], float]:
    """Every sample that `/metrics` answers, by name and labels."""
    text = requests.get(f"{sandbox.app_url}/metrics", timeout=10).text
    return {(name, labels): float(value) for name, labels, value in SAMPLE.findall(text)}


@pytest.mark.parametrize(
    ("environment", "headers", "status"),
    [
        (HERE, {}, 200),
        ({"REMOTE_ADDR": "::1"}, {}, 200),
        ({"REMOTE_ADDR": "10.0.0.9"}, {}, 401),
        ({"REMOTE_ADDR": ""}, {}, 401),
        ({"REMOTE_ADDR": "10.0.0.9"}, {"X-Forwarded-For": "127.0.0.1"}, 401),
        (HERE, {"X-Forwarded-For": "203.0.113.7"}, 401),
        (HERE, {"X-Forwarded-Proto": "https"}, 401),
        (HERE, {"X-Real-IP": "203.0.113.7"}, 401),
        (HERE, {"Forwarded": "for=203.0.113.7"}, 401),
        (HERE, {"Via": "1.1 proxy"}, 401),
        (HERE, {"Host": "include.example.com"}, 401),
        (HERE, {"Host": "127.0.0.1:8080"}, 200),
        (HERE, {"Host": "[::1]:8080"}, 200),
    ],
)
def test_without_a_token_only_this_machine_may_ask(
    app: Flask, environment: dict[str, str], headers: dict[str, str], status: int
) -> None:
    answer = app.test_client().get("/metrics", environ_base=environment, headers=headers)
    assert answer.status_code == status


@pytest.mark.parametrize(
    ("authorization", "status"),
    [(f"Bearer {TOKEN}", 200), ("", 401), (TOKEN, 401), (f"Bearer {TOKEN}x", 401), ("Bearer é", 401)],
)
def test_with_a_token_it_is_needed_from_everywhere(make_app: MakeApp, authorization: str, status: int) -> None:
    client = make_app(METRICS_TOKEN=TOKEN).test_client()
    for address in ("127.0.0.1", "203.0.113.7"):
        answer = client.get("/metrics", environ_base={"REMOTE_ADDR": address}, headers={"Authorization": authorization})
        assert answer.status_code == status


def test_every_worker_is_in_it(measured: Sandbox) -> None:
    pages = 40
    name = "include_bitbucket_request_seconds_count", 'route="/macro",status="2xx"'
    before = read(measured).get(name, 0)
    for _ in range(pages):
        assert show(measured, "site/src/main/OWNERS").state == "ok"
    assert read(measured)[name] == before + pages


def test_no_header_moves_the_app_to_another_path(measured: Sandbox) -> None:
    """What a proxy keeps from strangers by its path must not be there under another one."""
    for header in ("SCRIPT_NAME", "Script-Name", "X-Script-Name", "X-Forwarded-Prefix"):
        answer = requests.get(f"{measured.app_url}/x/metrics", headers={header: "/x"}, timeout=10)
        assert answer.status_code == 404


def test_what_is_counted(measured: Sandbox) -> None:
    for link in ("site/src/main/src/retry.py", "site/src/main/src/retry.py", "down/src/main/README.md"):
        show(measured, link)
    requests.get(f"{measured.app_url}/nowhere/at/all", timeout=10)
    samples = read(measured)
    for name, labels in (
        ("includes_total", 'kind="file",state="ok"'),
        ("includes_total", 'kind="file",state="kept"'),
        ("includes_total", 'kind="file",state="unavailable"'),
        ("bitbucket_seconds_count", 'outcome="ok"'),
        ("bitbucket_seconds_count", 'outcome="failed"'),
        ("render_seconds_count", 'outcome="ok"'),
        ("request_seconds_count", 'route="none",status="4xx"'),
    ):
        assert samples[f"include_bitbucket_{name}", labels] >= 1, labels
    assert samples["include_bitbucket_requests_under_way", ""] == 1, "the question itself"


def test_a_redis_that_is_away_is_counted(make_app: MakeApp) -> None:
    app = make_app(REDIS_URL="redis://127.0.0.1:9/0")
    with suppress(Exception):
        app.extensions[EXTENSION].redis.get("x")
    text = app.test_client().get("/metrics", environ_base=HERE).text
    assert re.search(r'redis_failures_total\{error="ConnectionError"\} [1-9]', text)


@pytest.mark.parametrize(
    ("came", "word"),
    [
        (Answer(200, {}, b""), "ok"),
        (Answer(404, {}, b""), "refused"),
        (Answer(429, {}, b""), "limited"),
        (Answer(555, {}, b""), "failed"),
        (NoAccess(), "refused"),
        (Unavailable("reset"), "failed"),
        (Crowded("full"), "crowded"),
    ],
)
def test_the_word_for_what_came(came: object, word: str) -> None:
    assert outcome(came) == word


def test_every_metric_and_outcome_is_documented(app: Flask) -> None:
    operations = (ROOT / "docs/operations.md").read_text()
    text = app.test_client().get("/metrics", environ_base=HERE).text
    names = re.findall(r"^# TYPE (include_bitbucket_\w+) (?:counter|gauge|histogram)$", text, re.MULTILINE)
    shown = [name for name in names if not name.endswith("_created")]
    assert len(shown) >= 6
    for name in shown:
        assert f"`{name}`" in operations, name
    assert set(re.findall(r"`(include_bitbucket_\w+)` \(", operations)) == set(shown)

"""A watch over tests in this process: what the app answers, logs and stores may hold no secret.

`tests.watched` does the same for the app under gunicorn.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from redis import Redis
from werkzeug.test import Client, TestResponse

from tests.secret_marks import leaks, leaks_in

OURS = "X-Request-Id"  # every answer of the app has one, and none of the stand-ins'


@pytest.fixture(scope="session", autouse=True)
def every_answer_is_searched() -> Iterator[None]:
    """Fail the test that makes the app say a secret."""
    with pytest.MonkeyPatch.context() as patch:
        ask = Client.open

        def ask_and_search(client: Client, *args: Any, **wishes: Any) -> TestResponse:
            answer = ask(client, *args, **wishes)
            if OURS in answer.headers:
                assert leaks(answer.get_data() + b"\n" + str(answer.headers).encode()) == []
            return answer

        patch.setattr(Client, "open", ask_and_search)
        yield


@pytest.fixture(autouse=True)
def every_record_is_searched(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail the test that leaves a secret in Redis."""
    socket = request.getfixturevalue("redis_socket") if "redis" in request.fixturenames else None
    yield
    if socket:
        with Redis(unix_socket_path=socket) as redis:
            assert leaks_in(redis) == []


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Any:
    """Fail the test that makes the app log a secret: its lines are JSON on standard error."""
    report = yield
    ours = "\n".join(line for line in report.capstderr.splitlines() if line.startswith("{"))
    if report.when == "teardown" and report.passed and (found := leaks(ours.encode())):
        report.outcome = "failed"
        report.longrepr = f"a secret in the log: {found}"
    return report

"""A stop in the middle of the rush: whoever was let in gets an answer, everybody else is told at the door."""

import os
import signal
import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest
import requests

from sandbox.demo import Sandbox
from tests.conftest import free_port
from tests.e2e.visits import address, drop_cache, show
from tests.processes import running
from tests.watched import watched

VISITORS = 24
FILE = "site/src/main/src/retry.py"


def is_refused(error: BaseException | None) -> bool:
    """Whether nobody was there to connect to, anywhere below this error: nothing was sent."""
    while error is not None:
        if isinstance(error, ConnectionRefusedError):
            return True
        reasons = [item for item in error.args if isinstance(item, BaseException)]
        error = error.__cause__ or error.__context__ or getattr(error, "reason", None) or next(iter(reasons), None)
    return False


class Rush:
    """Visitors who ask again and again; `seen` counts what came: a status, `refused`, or the name of an error."""

    def __init__(self, url: str, *, keeps_alive: bool) -> None:
        self.url = url
        self.keeps_alive = keeps_alive
        self.seen: Counter[object] = Counter()
        self.is_over = threading.Event()
        self._lock = threading.Lock()

    def visit(self) -> None:
        """Ask until it is over or the door is closed."""
        session = requests.Session()
        while not self.is_over.is_set():
            try:
                asker = session if self.keeps_alive else requests
                came: object = asker.get(self.url, timeout=30).status_code
            except requests.RequestException as error:
                came = "refused" if is_refused(error) else repr(error)
            with self._lock:
                self.seen[came] += 1
            if came == "refused":
                return


@contextmanager
def rush(url: str, *, keeps_alive: bool) -> Iterator[Rush]:
    """Visitors for as long as the body takes."""
    crowd = Rush(url, keeps_alive=keeps_alive)
    with ThreadPoolExecutor(VISITORS) as pool:
        for _ in range(VISITORS):
            pool.submit(crowd.visit)
        try:
            time.sleep(0.7)
            yield crowd
        finally:
            crowd.is_over.set()


def workers(sandbox: Sandbox) -> list[int]:
    """The processes of gunicorn's workers."""
    return running("gunicorn", below=sandbox.app.pid)


@pytest.mark.parametrize("keeps_alive", [False, True], ids=["a connection each", "kept alive"])
def test_a_stop_loses_no_request(keeps_alive: bool) -> None:
    with watched(port=free_port(), WEB_CONCURRENCY="2", WEB_THREADS="4") as sandbox:
        show(sandbox, FILE)
        with rush(address(sandbox, FILE), keeps_alive=keeps_alive) as crowd:
            sandbox.app.send_signal(signal.SIGTERM)
            sandbox.app.wait(30)
        assert crowd.seen.pop("refused") == VISITORS
        assert crowd.seen.pop(200) > VISITORS
        assert crowd.seen == {}


def test_balancers_are_told_first() -> None:
    with watched(port=free_port(), WEB_CONCURRENCY="1", DRAIN_SECONDS="6") as sandbox:
        sandbox.app.send_signal(signal.SIGTERM)
        told = time.monotonic()
        while requests.get(f"{sandbox.app_url}/readyz", timeout=5).status_code == 200:
            assert time.monotonic() < told + 4
        assert requests.get(f"{sandbox.app_url}/readyz", timeout=5).json() == {"status": "stopping"}
        assert show(sandbox, FILE).state == "ok", "everything else is as ever"
        sandbox.app.wait(30)
        assert time.monotonic() > told + 6


@pytest.fixture(scope="module")
def busy() -> Iterator[Sandbox]:
    with watched(port=free_port(), WEB_CONCURRENCY="2") as sandbox:
        yield sandbox


def test_a_worker_that_is_killed_takes_only_its_own_with_it(busy: Sandbox) -> None:
    first, second = workers(busy)
    show(busy, FILE)
    with rush(address(busy, FILE), keeps_alive=True) as crowd:
        os.kill(first, signal.SIGKILL)
        deadline = time.monotonic() + 20
        while (now := set(workers(busy))) == {second} or first in now:
            assert time.monotonic() < deadline
            time.sleep(0.1)
        assert second in now
        before = crowd.seen[200]
        while crowd.seen[200] == before:
            assert time.monotonic() < deadline
            time.sleep(0.1)
    lost = sum(count for came, count in crowd.seen.items() if came != 200)
    assert lost <= 2 * VISITORS, "what it was at, and what it had not accepted yet"
    assert not any(isinstance(came, int) and came != 200 for came in crowd.seen)
    assert show(busy, FILE).state == "ok"
    text = requests.get(f"{busy.app_url}/metrics", timeout=10).text
    assert "include_bitbucket_requests_under_way 1.0\n" in text, "what the dead one was doing is forgotten"


def test_a_render_child_that_is_killed_is_replaced(busy: Sandbox) -> None:
    drop_cache(busy)
    show(busy, FILE)
    drawing = running("app.render.child", below=busy.app.pid)
    assert drawing
    for pid in drawing:
        os.kill(pid, signal.SIGKILL)
    drop_cache(busy)
    for _ in range(4):  # whichever worker is asked
        shown = show(busy, FILE)
        assert (shown.status, shown.state) == (200, "ok")
        assert "could not be drawn" not in shown.text

"""Sixty readers with one connection whose tokens have expired: one refresh serves all of them, over two processes."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from sandbox.demo import Sandbox
from tests.conftest import free_port
from tests.e2e.signing_in import sign_in
from tests.e2e.visits import show, switch
from tests.watched import watched

READERS = 60


@pytest.fixture(scope="module")
def two_workers() -> Iterator[Sandbox]:
    with watched(port=free_port(), WEB_CONCURRENCY="2", WEB_THREADS="128") as sandbox:
        for number in range(READERS):
            change = {
                "repository": "acme/private", "branch": f"b{number}", "path": "n.txt", "content": f"branch {number}",
                "message": "x",
            }  # fmt: skip
            switch(sandbox, "push", change)
        yield sandbox


def read_all(sandbox: Sandbox) -> set[str]:
    """The states that sixty readers see who look at a branch each, all at the same time."""

    def look(number: int) -> str:
        shown = show(sandbox, f"private/src/b{number}/n.txt")
        return shown.state if f"branch {number}" in shown.text else f"{shown.state} without its content"

    with ThreadPoolExecutor(READERS) as pool:
        return set(pool.map(look, range(READERS)))


def refreshes(sandbox: Sandbox) -> tuple[int, int]:
    """How many there were, and how many were refused."""
    counts = switch(sandbox, "oauth", method="GET")
    return counts["refreshes"], counts["refused_refreshes"]


@pytest.mark.parametrize("grace", [True, False])
@pytest.mark.parametrize("how", ["by the clock", "at Bitbucket alone"])
def test_one_refresh_and_no_failure(two_workers: Sandbox, how: str, grace: bool) -> None:
    switch(two_workers, "oauth", method="DELETE")
    switch(two_workers, "oauth", {"grace": grace, "locks_out": True})
    if how == "by the clock":
        switch(two_workers, "oauth", {"expires_in": 30})  # so close to its end a token is not used any more
    sign_in(two_workers, account="mia")
    switch(two_workers, "oauth", {"expires_in": 7200})
    if how != "by the clock":
        switch(two_workers, "oauth/expire", {})
    assert read_all(two_workers) == {"ok"}
    assert refreshes(two_workers) == (1, 0)

"""A page with forty macros of every kind spends little of what Bitbucket allows."""

from collections.abc import Iterator

import pytest

from bench.mixed import MACROS, MOST_CALLS, calls
from sandbox.demo import Sandbox
from tests.conftest import free_port
from tests.watched import watched


@pytest.fixture
def unread() -> Iterator[Sandbox]:
    """A sandbox in which nobody has looked at anything yet."""
    with watched(port=free_port()) as sandbox:
        yield sandbox


def test_forty_macros_cost_sixty_calls_and_then_none(unread: Sandbox) -> None:
    assert len(MACROS) == 40
    cold, states = calls(unread)
    assert set(states) == {"ok", "gone"}
    assert cold <= MOST_CALLS
    assert calls(unread) == (0, states)

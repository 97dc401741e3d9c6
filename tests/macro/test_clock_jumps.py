"""The clock of the machine is put back or forward: nothing is taken for fresh, stopped or changed because of it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
import time_machine
from redis import Redis
from time_machine import Traveller

from app.bitbucket.auth.base import PUBLIC
from app.bitbucket.budgets import Budgets
from app.bitbucket.errors import RateLimited
from app.kit.cache import Cache
from app.macro.answers import ask
from app.macro.changed import changed_key, note_change
from tests.macro.test_answers import Bitbucket

START = datetime(2026, 11, 25, 12, tzinfo=UTC)
JUMPS = pytest.mark.parametrize("jump", [-7 * 86_400, -86_400, -3700, -600, 600, 4000, 86_400])
NAME, SITE = "acme/site", "siteone"


@pytest.fixture
def time() -> Iterator[Traveller]:
    with time_machine.travel(START, tick=False) as traveller:
        yield traveller


def asked(redis: Redis, bitbucket: Bitbucket) -> int:
    """How often Bitbucket was asked, once somebody has looked."""
    ask(Cache(redis), "k", bitbucket, fresh_seconds=60, changed_key=changed_key(PUBLIC, NAME))
    return bitbucket.asked


@JUMPS
def test_what_is_known_is_never_older_than_a_minute(redis: Redis, time: Traveller, jump: int) -> None:
    bitbucket = Bitbucket()
    assert asked(redis, bitbucket) == 1
    time.shift(jump)
    assert asked(redis, bitbucket) == 2
    assert asked(redis, bitbucket) == 2
    time.shift(61)
    assert asked(redis, bitbucket) == 3


@JUMPS
def test_a_limit_ends_when_bitbucket_said(redis: Redis, time: Traveller, jump: int) -> None:
    """After a jump back one question is let through to find out."""
    budgets = Budgets(redis)
    budgets.spend(PUBLIC)
    budgets.note(PUBLIC, 429, {"Retry-After": "3600"})
    with pytest.raises(RateLimited):
        budgets.spend(PUBLIC)
    time.shift(jump)
    if jump < 0 or jump > 3600:
        budgets.spend(PUBLIC)
        budgets.note(PUBLIC, 200, {})
        budgets.spend(PUBLIC)
    else:
        with pytest.raises(RateLimited) as limit:
            budgets.spend(PUBLIC)
        assert limit.value.retry_after_seconds <= 3600


@JUMPS
def test_what_was_spent_at_another_time_is_not_counted(redis: Redis, time: Traveller, jump: int) -> None:
    budgets = Budgets(redis)
    for _ in range(30):
        budgets.spend(replace(PUBLIC, site="a"))
    time.shift(jump)
    budgets.spend(replace(PUBLIC, site="b"))
    assert budgets.left(PUBLIC) == (29 / 60 if jump == 600 else 59 / 60)


@JUMPS
def test_a_change_is_noted_and_counts_once(redis: Redis, time: Traveller, jump: int) -> None:
    bitbucket = Bitbucket()
    note_change(redis, SITE, [NAME])
    time.shift(jump)
    assert asked(redis, bitbucket) == 1
    assert asked(redis, bitbucket) == 1
    time.shift(10)
    note_change(redis, SITE, [NAME])
    time.shift(1)
    assert asked(redis, bitbucket) == 2
    assert asked(redis, bitbucket) == 2

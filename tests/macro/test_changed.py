"""A change that Bitbucket told of: who asks again, when, and who does not."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import cast

import pytest
import time_machine
from redis import Redis
from time_machine import Traveller

from app.bitbucket.auth.base import PUBLIC, Credential, with_headers
from app.bitbucket.budgets import Budgets
from app.kit.cache import Cache
from app.macro.answers import LAST_GOOD_SECONDS, ask
from app.macro.changed import changed_at, changed_key, changed_keys, note_change, stored_changes
from app.macro.pace import PUBLIC_RESERVE, Pace
from app.macro.source import CONTENT_SECONDS
from tests.macro.test_answers import Bitbucket

START = datetime(2026, 11, 23, 12, tzinfo=UTC)
ONE, TWO, NAME = "siteone", "sitetwo", "acme/site"
SHARED = replace(with_headers("access-siteone-x-1", {}, content_key=b"k"), site=ONE)
OTHERS = replace(with_headers("access-sitetwo-x-1", {}, content_key=b"k"), site=TWO)


@pytest.fixture
def time() -> Iterator[Traveller]:
    with time_machine.travel(START, tick=False) as coordinates:
        yield coordinates


def noted(redis: Redis, key: str) -> float:
    return float(cast(bytes | None, redis.get(key)) or 0)


class Asker:
    """Asks the same question with one credential."""

    def __init__(
        self, redis: Redis, credential: Credential = SHARED, name: str = NAME, pace: Pace | None = None
    ) -> None:
        self.bitbucket, self.cache, self.pace = Bitbucket(), Cache(redis), pace
        self.credential, self.name = credential, name

    def ask(self) -> int:
        """How often Bitbucket was asked by now."""
        key = f"{self.credential.identity}:{self.name}"
        changed = changed_key(self.credential, self.name)
        ask(self.cache, key, self.bitbucket, fresh_seconds=60, changed_key=changed, pace=self.pace)
        return self.bitbucket.asked


def test_what_was_asked_before_a_change_is_asked_again_once(redis: Redis, time: Traveller) -> None:
    asker = Asker(redis)
    assert [asker.ask(), asker.ask()] == [1, 1]
    time.shift(1)
    note_change(redis, ONE, [NAME])
    time.shift(1)
    assert [asker.ask(), asker.ask()] == [2, 2]


def test_a_change_while_bitbucket_answers_may_not_be_in_the_answer(redis: Redis, time: Traveller) -> None:
    asker = Asker(redis)

    def slowly() -> bytes:
        time.shift(1)
        note_change(redis, ONE, [NAME])
        time.shift(1)
        return asker.bitbucket()

    ask(asker.cache, f"{SHARED.identity}:{NAME}", slowly, fresh_seconds=60, changed_key=changed_key(SHARED, NAME))
    time.shift(1)
    assert [asker.ask(), asker.ask()] == [2, 2]


def test_it_is_nothing_to_another_site(redis: Redis, time: Traveller) -> None:
    one, two = Asker(redis, SHARED), Asker(redis, OTHERS)
    assert (one.ask(), two.ask()) == (1, 1)
    time.shift(1)
    note_change(redis, ONE, [NAME])
    time.shift(1)
    assert (one.ask(), two.ask()) == (2, 1)


def test_it_is_nothing_to_another_repository(redis: Redis, time: Traveller) -> None:
    asker = Asker(redis, name="acme/sites")
    asker.ask()
    time.shift(1)
    note_change(redis, ONE, [NAME])
    time.shift(1)
    assert asker.ask() == 1


def test_what_is_public_is_asked_once_a_minute_at_most_and_no_change_is_lost(redis: Redis, time: Traveller) -> None:
    asker = Asker(redis, PUBLIC)
    asker.ask()
    asked: list[int] = []
    for second in range(1, 130):
        time.shift(0.5)
        if second <= 90:
            note_change(redis, ONE if second % 2 else TWO, [NAME])
        time.shift(0.5)
        if asker.ask() != len(asked) + 1:
            asked.append(second)
    assert asked == [1, 61, 121]


def test_each_name_has_a_mark_that_outlives_the_copies(redis: Redis, time: Traveller) -> None:
    names = ["acme/site", "{1}/{2}"]
    note_change(redis, ONE, names)
    for name in names:
        for key in changed_keys(ONE, name):
            assert noted(redis, key) == pytest.approx(START.timestamp())
            assert redis.ttl(key) > LAST_GOOD_SECONDS
    assert LAST_GOOD_SECONDS < CONTENT_SECONDS  # content at a commit never changes
    assert changed_keys(ONE, "Acme/Site") == changed_keys(ONE, "acme/site")


def test_a_change_to_come_counts_when_its_time_has_come(redis: Redis, time: Traveller) -> None:
    now = START.timestamp()
    assert (changed_at(now), changed_at(now + 10), changed_at(0)) == (now, now - 50, 0)
    changes = stored_changes(str(now + 10).encode(), None)
    assert (changes.of(PUBLIC), changes.of(SHARED)) == (now - 50, 0)
    time.shift(10)
    assert changed_at(now + 10) == now + 10


def test_with_little_left_to_ask_a_change_waits(redis: Redis, time: Traveller) -> None:
    budgets = Budgets(redis)
    asker = Asker(redis, PUBLIC, pace=Pace(budgets, PUBLIC))
    asker.ask()
    while budgets.left(PUBLIC) > PUBLIC_RESERVE:
        budgets.spend(PUBLIC)
    time.shift(1)
    note_change(redis, ONE, [NAME])
    time.shift(1)
    assert asker.ask() == 1

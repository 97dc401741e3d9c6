"""What is counted of the questions to Bitbucket, what stops them, and how they begin again."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
import time_machine
from redis import Redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from app.bitbucket.auth.base import PUBLIC, Credential, with_headers
from app.bitbucket.budgets import Budgets
from app.bitbucket.errors import RateLimited
from app.macro.pace import Pace

START = datetime(2026, 11, 25, 12, tzinfo=UTC)
PERSON = Credential("user-s-1-a")
TOKEN = with_headers("access-s-1-a", {}, content_key=b"")
ENVOY = {"x-ratelimit-limit": "60, 60;w=3600", "x-ratelimit-remaining": "45", "x-ratelimit-reset": "745"}


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(START, tick=False) as traveller:
        yield traveller


@pytest.fixture
def budgets(redis: Redis) -> Budgets:
    return Budgets(redis)


def spend(budgets: Budgets, times: int, credential: Credential = PUBLIC, *, site: str = "a") -> int:
    """How many of these questions were let through."""
    for count in range(times):
        try:
            budgets.spend(replace(credential, site=site))
        except RateLimited:
            return count
    return times


def waits(budgets: Budgets, credential: Credential = PUBLIC) -> int:
    with pytest.raises(RateLimited) as limit:
        budgets.spend(credential)
    return limit.value.retry_after_seconds


def test_what_is_spent_comes_back_after_an_hour(budgets: Budgets, clock: time_machine.Traveller) -> None:
    spend(budgets, 30)
    assert budgets.left(PUBLIC) == 0.5
    clock.shift(3599)
    assert budgets.left(PUBLIC) == 0.5
    clock.shift(601)
    assert budgets.left(PUBLIC) == 1


def test_our_own_count_stops_nothing(budgets: Budgets, clock: time_machine.Traveller) -> None:
    assert spend(budgets, 100) == 100
    assert budgets.left(PUBLIC) == 0


@pytest.mark.parametrize(("credential", "left"), [(PUBLIC, 0.75), (TOKEN, 0.75), (PERSON, 0.75)])
def test_what_bitbucket_says_counts(
    budgets: Budgets, clock: time_machine.Traveller, credential: Credential, left: float
) -> None:
    budgets.note(credential, 200, ENVOY)
    assert budgets.left(credential) == left
    clock.shift(746)
    assert budgets.left(credential) == 1


def test_an_access_token_is_told_that_little_is_left(budgets: Budgets, clock: time_machine.Traveller) -> None:
    budgets.note(TOKEN, 200, {"X-RateLimit-Limit": "1000", "X-RateLimit-NearLimit": "true"})
    assert budgets.left(TOKEN) == 0.2
    assert budgets.left(PERSON) == 1


def test_nothing_is_sent_until_the_time_that_bitbucket_named(budgets: Budgets, clock: time_machine.Traveller) -> None:
    budgets.note(PUBLIC, 429, {"x-ratelimit-reset": "745"})
    assert (waits(budgets), budgets.left(PUBLIC)) == (745, 0)
    assert spend(budgets, 1, PERSON) == 1
    clock.shift(746)
    assert spend(budgets, 3) == 1, "one tries whether it is over"
    assert waits(budgets) == 5
    budgets.note(PUBLIC, 200, {})
    assert spend(budgets, 3) == 3


def test_a_resource_that_is_limited_by_itself_stops_nothing_else(
    budgets: Budgets, clock: time_machine.Traveller
) -> None:
    budgets.note(PUBLIC, 429, ENVOY)
    assert spend(budgets, 1) == 1


def test_a_trial_that_fails_or_gets_lost_stops_again(budgets: Budgets, clock: time_machine.Traveller) -> None:
    budgets.note(PUBLIC, 429, {"Retry-After": "10"})
    clock.shift(11)
    assert spend(budgets, 2) == 1
    clock.shift(6)
    assert spend(budgets, 2) == 1, "the first trial was never heard of again"
    budgets.note(PUBLIC, 429, {"Retry-After": "20"})
    assert waits(budgets) == 20


def test_a_success_from_before_does_not_end_a_stop(budgets: Budgets, clock: time_machine.Traveller) -> None:
    budgets.note(PUBLIC, 429, {"Retry-After": "600"})
    budgets.note(PUBLIC, 200, {})
    assert waits(budgets) == 600


def test_without_a_named_time_each_refusal_doubles_the_wait(budgets: Budgets, clock: time_machine.Traveller) -> None:
    waited = []
    for _ in range(8):
        budgets.note(PERSON, 429, {})
        waited.append(waits(budgets, PERSON))
        clock.shift(waited[-1] + 1)
        spend(budgets, 1, PERSON)
    assert waited == [60, 120, 240, 480, 960, 1920, 3600, 3600]


def test_a_last_question_stops_the_next(budgets: Budgets, clock: time_machine.Traveller) -> None:
    budgets.note(PUBLIC, 200, {**ENVOY, "x-ratelimit-remaining": "0"})
    assert waits(budgets) == 745


def test_no_site_takes_what_others_need(budgets: Budgets, clock: time_machine.Traveller) -> None:
    spend(budgets, 1, site="")
    assert spend(budgets, 40, site="alone") == 40, "nobody else is there"
    assert spend(budgets, 15, site="other") == 15
    assert spend(budgets, 1, site="other") == 0
    assert spend(budgets, 1, site="alone") == 0
    assert spend(budgets, 5, site="third") == 5
    clock.shift(3 * 3600)
    assert spend(budgets, 1, site="alone") == 1


def test_without_redis_nothing_stops() -> None:
    budgets = Budgets(Redis(host="127.0.0.1", port=9, retry=Retry(NoBackoff(), retries=0)))
    budgets.note(PUBLIC, 429, {})
    assert spend(budgets, 3) == 3
    assert budgets.left(PUBLIC) == 1


@pytest.mark.parametrize(
    ("spent", "public", "private"), [(0, 60, 60), (6, 60, 60), (7, 300, 60), (16, 1800, 60), (31, 3600, 60)]
)
def test_less_is_asked_as_less_is_left(
    budgets: Budgets, clock: time_machine.Traveller, spent: int, public: int, private: int
) -> None:
    spend(budgets, spent)
    assert Pace(budgets, PUBLIC).seconds(60) == public
    assert Pace(budgets, PERSON).seconds(60) == private
    assert Pace(budgets, PUBLIC).seconds(7200) == 7200
    assert Pace(budgets, PUBLIC).may_hurry() == (spent < 45)
    assert Pace(budgets, PUBLIC).may_follow() == (spent < 15)


def test_private_answers_are_stretched_to_five_minutes_at_most(budgets: Budgets) -> None:
    spend(budgets, 600, PERSON)
    assert Pace(budgets, PERSON).seconds(60) == 300

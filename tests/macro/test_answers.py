"""What is remembered of Bitbucket's answers: fresh ones, refusals, failures, and the last good copy."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
import time_machine
from redis import Redis

from app.bitbucket.auth.base import PUBLIC
from app.bitbucket.budgets import Budgets
from app.bitbucket.errors import (
    BitbucketError,
    Crowded,
    GivesWay,
    NoAccess,
    NotFound,
    RateLimited,
    Refused,
    Unavailable,
)
from app.kit.cache import Cache
from app.macro import answers
from app.macro.answers import LAST_GOOD_SECONDS, Answer, ask
from app.macro.pace import Pace
from tests.captured import captured

START = datetime(2026, 11, 23, 12, tzinfo=UTC)


class Bitbucket:
    """Answers, or fails, as told; counts how often it was asked."""

    def __init__(self) -> None:
        self.says: bytes | BitbucketError = b"first"
        self.asked = 0

    def __call__(self) -> bytes:
        self.asked += 1
        if isinstance(self.says, BitbucketError):
            raise self.says
        return self.says


@pytest.fixture
def bitbucket() -> Bitbucket:
    return Bitbucket()


Asking = Callable[..., Answer]


@pytest.fixture
def question(redis: Redis, bitbucket: Bitbucket) -> Asking:
    cache = Cache(redis)
    return lambda **wishes: ask(cache, "question", bitbucket, fresh_seconds=60, **wishes)


def test_a_fresh_answer_is_not_asked_for_again(question: Asking, bitbucket: Bitbucket) -> None:
    with time_machine.travel(START, tick=False) as clock:
        question()
        clock.shift(59)
        answer = question()
    assert (answer.value, answer.as_of, answer.is_stale) == (b"first", START.timestamp(), False)
    assert bitbucket.asked == 1


def test_an_answer_that_is_not_fresh_is(question: Asking, bitbucket: Bitbucket) -> None:
    with time_machine.travel(START, tick=False) as clock:
        question()
        bitbucket.says = b"second"
        clock.shift(61)
        assert question().value == b"second"


def test_refresh_asks_at_once(question: Asking, bitbucket: Bitbucket) -> None:
    with time_machine.travel(START, tick=False) as clock:
        question()
        bitbucket.says = b"second"
        clock.shift(1)
        assert question(refresh=True).value == b"second"


@pytest.mark.parametrize("failure", [Unavailable("status 503"), RateLimited(30)])
def test_a_failure_shows_the_last_good_copy(question: Asking, bitbucket: Bitbucket, failure: BitbucketError) -> None:
    with time_machine.travel(START, tick=False) as clock:
        question()
        bitbucket.says = failure
        clock.shift(61)
        answer = question()
        assert (answer.value, answer.as_of, answer.is_stale) == (b"first", START.timestamp(), True)
        question()
        assert bitbucket.asked == 2, "a failure is not repeated at once"
        bitbucket.says = b"back"
        clock.shift(31)
        assert (question().value, question().is_stale) == (b"back", False)


def test_the_last_good_copy_ends_after_a_day(question: Asking, bitbucket: Bitbucket) -> None:
    with time_machine.travel(START, tick=False) as clock:
        question()
        bitbucket.says = Unavailable("status 503")
        clock.shift(LAST_GOOD_SECONDS - 60)
        assert question().is_stale
        clock.shift(120)
        with pytest.raises(Unavailable):
            question()


def test_a_failure_stands_in_the_log_once_for_all(
    question: Asking, bitbucket: Bitbucket, monkeypatch: pytest.MonkeyPatch
) -> None:
    bitbucket.says, lines = Unavailable("ReadTimeout"), captured(monkeypatch, answers)
    for _ in range(3):
        with pytest.raises(Unavailable):
            question()
    assert [(line["event"], line["reason"]) for line in lines] == [("bitbucket-failed", "ReadTimeout")]


def test_a_failure_without_a_copy_is_an_error_for_all(question: Asking, bitbucket: Bitbucket) -> None:
    bitbucket.says = Unavailable("status 503")
    for _ in range(3):
        with pytest.raises(Unavailable):
            question()
    assert bitbucket.asked == 1


@pytest.mark.parametrize("refusal", [NoAccess(), NotFound("ref", "main")])
def test_a_refusal_ends_the_copy_at_once(question: Asking, bitbucket: Bitbucket, refusal: BitbucketError) -> None:
    with time_machine.travel(START, tick=False) as clock:
        question()
        bitbucket.says = refusal
        clock.shift(61)
        with pytest.raises(type(refusal)):
            question()
        bitbucket.says = Unavailable("status 503")
        clock.shift(3600)
        with pytest.raises(Unavailable):
            question()


def test_what_was_not_found_keeps_its_name(question: Asking, bitbucket: Bitbucket) -> None:
    bitbucket.says = NotFound("path", "docs/x.md")
    for _ in range(2):
        with pytest.raises(NotFound) as caught:
            question()
        assert (caught.value.what, caught.value.name) == ("path", "docs/x.md")
    assert bitbucket.asked == 1


def test_what_has_no_value_is_not_kept_longer_than_it_counts(
    question: Asking, bitbucket: Bitbucket, redis: Redis
) -> None:
    bitbucket.says = NotFound("ref", "invented")
    with pytest.raises(NotFound):
        question()
    assert 0 < redis.ttl("question") <= 60


def test_not_even_a_refresh_asks_before_the_limit_ends(question: Asking, bitbucket: Bitbucket) -> None:
    bitbucket.says = RateLimited(600)
    with time_machine.travel(START, tick=False) as clock:
        for _ in range(2):
            with pytest.raises(RateLimited):
                question(refresh=True)
            clock.shift(300)
    assert bitbucket.asked == 1


def test_no_copy_from_before_a_refusal_of_the_repository_is_shown(redis: Redis, bitbucket: Bitbucket) -> None:
    """Somebody has lost the right while looking at one branch; the copies of the others end as well."""

    def ask_for(ref: str) -> Answer:
        return ask(Cache(redis), ref, bitbucket, fresh_seconds=60, ended_keys=["ended"])

    with time_machine.travel(START, tick=False) as traveller:
        ask_for("main")
        ask_for("develop")
        traveller.shift(61)
        bitbucket.says = NoAccess()
        with pytest.raises(NoAccess):
            ask_for("main")
        bitbucket.says = RateLimited(60)
        with pytest.raises(RateLimited):
            ask_for("develop")
        traveller.shift(601)
        bitbucket.says = b"the right is back"
        ask_for("develop")
        traveller.shift(61)
        bitbucket.says = Unavailable("down")
        assert ask_for("develop").value == b"the right is back"


@pytest.mark.parametrize("budget", ["much", "little"])
def test_a_refusal_of_the_repository_ends_what_is_fresh_as_well(
    redis: Redis, bitbucket: Bitbucket, budget: str
) -> None:
    """It may be fresh for an hour when little is left of the budget."""
    budgets = Budgets(redis)
    pace = Pace(budgets, PUBLIC)

    def ask_for(ref: str) -> Answer:
        return ask(Cache(redis), ref, bitbucket, fresh_seconds=60, ended_keys=["ended"], pace=pace)

    with time_machine.travel(START, tick=False) as traveller:
        for _ in range(50 if budget == "little" else 0):
            budgets.spend(PUBLIC)
        ask_for("main")
        traveller.shift(30)
        bitbucket.says = NoAccess()
        with pytest.raises(NoAccess):
            ask_for("develop")
        with pytest.raises(NoAccess):
            ask_for("main")
        traveller.shift(601)
        bitbucket.says = b"the right is back"
        assert ask_for("main").value == b"the right is back"
        traveller.shift(30)
        bitbucket.asked = 0
        assert ask_for("main").value == b"the right is back"
        assert bitbucket.asked == 0


def test_that_one_site_gives_way_says_nothing_to_others(question: Asking, bitbucket: Bitbucket) -> None:
    bitbucket.says = GivesWay(60)
    with pytest.raises(RateLimited):
        question()
    bitbucket.says = b"first"
    assert not question().is_stale
    bitbucket.says = GivesWay(60)
    assert question(refresh=True).is_stale
    assert not question().is_stale


@pytest.mark.parametrize("seconds", [-3600, -40, -5])
def test_no_copy_is_shown_of_which_the_clocks_cannot_tell_that_it_is_newer_than_a_refusal(
    redis: Redis, bitbucket: Bitbucket, seconds: int
) -> None:
    """The clock was put back, or another machine's is behind."""

    def ask_for(ref: str) -> Answer:
        return ask(Cache(redis), ref, bitbucket, fresh_seconds=60, ended_keys=["ended"])

    with time_machine.travel(START, tick=False) as traveller:
        ask_for("main")
        traveller.shift(seconds)
        bitbucket.says = NoAccess()
        with pytest.raises(NoAccess):
            ask_for("develop")
        bitbucket.says = Unavailable("down")
        for _ in range(3):
            traveller.shift(110)
            with pytest.raises((Unavailable, NoAccess)):
                ask_for("main")


def test_a_copy_that_waits_for_a_limit_to_end_is_ended_by_a_refusal(redis: Redis, bitbucket: Bitbucket) -> None:
    def ask_for(ref: str) -> Answer:
        return ask(Cache(redis), ref, bitbucket, fresh_seconds=60, ended_keys=["ended"])

    with time_machine.travel(START, tick=False) as traveller:
        ask_for("main")
        traveller.shift(61)
        bitbucket.says = RateLimited(3600)
        assert ask_for("main").is_stale
        traveller.shift(10)
        bitbucket.says = NoAccess()
        with pytest.raises(NoAccess):
            ask_for("develop")
        bitbucket.says = RateLimited(3600)
        with pytest.raises(RateLimited):
            ask_for("main")


def test_when_too_many_wait_the_copy_is_shown(redis: Redis, bitbucket: Bitbucket) -> None:
    nobody_waits = threading.BoundedSemaphore(1)
    nobody_waits.acquire()
    cache = Cache(redis, nobody_waits)
    with time_machine.travel(START, tick=False) as traveller:
        ask(cache, "k", bitbucket, fresh_seconds=60)
        traveller.shift(61)
        redis.set("k:lock", b"somebody asks", px=15_000)
        answer = ask(cache, "k", bitbucket, fresh_seconds=60)
        assert (answer.value, answer.is_stale) == (b"first", True)
        redis.set("other:lock", b"somebody asks", px=15_000)
        with pytest.raises(Crowded):
            ask(cache, "other", bitbucket, fresh_seconds=60)


def test_a_refusal_ends_what_takes_a_permission_of_its_own_too(redis: Redis, bitbucket: Bitbucket) -> None:
    def ask_for(question: str, *ended_keys: str) -> Answer:
        return ask(Cache(redis), question, bitbucket, fresh_seconds=60, ended_keys=ended_keys)

    for refusal, of in ((NoAccess(), "repository"), (Refused(), "builds")):
        redis.flushall()
        with time_machine.travel(START, tick=False) as clock:
            bitbucket.says = b"private"
            ask_for("pull", "ended:pulls", "ended")
            clock.shift(61)
            bitbucket.says = refusal
            with pytest.raises(type(refusal)):
                ask_for(of, *(["ended:builds"] if of == "builds" else []), "ended")
            clock.shift(1)
            bitbucket.says = Unavailable("down")
            with pytest.raises(Unavailable):
                ask_for("pull", "ended:pulls", "ended")

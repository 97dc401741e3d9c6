"""One credential after the other, until Bitbucket shows what is wanted."""

import time
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
import time_machine
from redis import Redis

from app.bitbucket.auth.base import PUBLIC, Credential, new_content_key, with_headers
from app.bitbucket.auth.failures import Failures
from app.bitbucket.errors import BitbucketError, LacksScope, NoAccess, NotFound, RateLimited, Refused, Unavailable
from app.kit.cache import Cache
from app.macro.attempts import Attempts, Denied
from app.macro.view import View

FIRST, SECOND = (with_headers(name, {}, content_key=new_content_key()) for name in ("access-s-1-a", "access-s-2-b"))
LACK = LacksScope(required=("repository",), granted=())


class Bitbucket:
    """Refuses each credential in its own way, and remembers who asked."""

    def __init__(self, **refusals: BitbucketError) -> None:
        self.refusals = refusals
        self.asked: list[str] = []

    def show(self, credential: Credential) -> View:
        name = {FIRST.identity: "first", SECOND.identity: "second"}.get(credential.identity, "public")
        self.asked.append(name)
        if name in self.refusals:
            raise self.refusals[name]
        return View("file", "ok", "x", credential=credential)


@pytest.fixture
def attempts(redis: Redis) -> Attempts:
    return Attempts(Cache(redis), Failures(redis), "s")


def ask(attempts: Attempts, bitbucket: Bitbucket, *, repository: str = "acme/x") -> View:
    bitbucket.asked.clear()
    return attempts.first_good([FIRST, SECOND, PUBLIC], repository, bitbucket.show)


@pytest.mark.parametrize("refusal", [NoAccess(), Refused(), LACK], ids=repr)
def test_a_refusal_goes_on_to_the_next(attempts: Attempts, refusal: BitbucketError) -> None:
    bitbucket = Bitbucket(first=refusal)
    assert ask(attempts, bitbucket).credential == SECOND
    assert bitbucket.asked == ["first", "second"]


@pytest.mark.parametrize("answer", [NotFound("path", "x"), RateLimited(60), Unavailable("down")], ids=repr)
def test_every_other_answer_is_the_answer(attempts: Attempts, answer: BitbucketError) -> None:
    bitbucket = Bitbucket(first=answer)
    with pytest.raises(type(answer)):
        ask(attempts, bitbucket)
    assert bitbucket.asked == ["first"]


def test_when_all_refuse_each_refusal_is_told(attempts: Attempts) -> None:
    with pytest.raises(Denied) as denied:
        ask(attempts, Bitbucket(first=Refused(), second=NoAccess(), public=NoAccess()))
    assert [(credential, type(error)) for credential, error in denied.value.refusals] == [
        (FIRST, Refused), (SECOND, NoAccess), (PUBLIC, NoAccess),
    ]  # fmt: skip


def test_the_one_that_was_good_enough_comes_first_for_ten_minutes(attempts: Attempts, redis: Redis) -> None:
    bitbucket = Bitbucket(first=NoAccess())
    ask(attempts, bitbucket)
    ask(attempts, bitbucket)
    assert bitbucket.asked == ["second"]
    ask(attempts, bitbucket, repository="acme/y")
    assert bitbucket.asked == ["first", "second"]
    assert all(0 < redis.ttl(key) <= 600 for key in redis.scan_iter(match="*reader*"))


def test_the_one_that_was_good_enough_may_become_worse(attempts: Attempts) -> None:
    ask(attempts, Bitbucket(first=NoAccess()))
    bitbucket = Bitbucket(second=NoAccess())
    assert ask(attempts, bitbucket).credential == FIRST
    assert bitbucket.asked == ["second", "first"]


def test_what_one_site_learns_is_not_used_on_another(attempts: Attempts, redis: Redis) -> None:
    ask(attempts, Bitbucket(first=NoAccess()))
    bitbucket = Bitbucket()
    ask(Attempts(Cache(redis), Failures(redis), "other"), bitbucket)
    assert bitbucket.asked == ["first"]


def failing(redis: Redis) -> list[str]:
    return [failure.code for failure in Failures(redis).all("s").values()]


def test_a_shared_token_that_is_refused_is_noted_until_it_works(attempts: Attempts, redis: Redis) -> None:
    ask(attempts, Bitbucket(first=Refused()))
    assert failing(redis) == ["refused"]
    redis.delete(*redis.keys("*:refused:*"))  # a minute later
    ask(attempts, Bitbucket(second=NoAccess()))
    assert failing(redis) == []


@pytest.mark.parametrize("refusal", [NoAccess(), LACK], ids=repr)
def test_what_another_credential_makes_up_for_is_no_failure(
    attempts: Attempts, redis: Redis, refusal: BitbucketError
) -> None:
    ask(attempts, Bitbucket(first=refusal, second=refusal))
    assert failing(redis) == []


def test_a_permission_that_is_missed_is_noted_for_a_week_whatever_else_works(attempts: Attempts, redis: Redis) -> None:
    lacking = Bitbucket(first=LACK, second=NoAccess(), public=NoAccess())
    with time_machine.travel(datetime(2026, 11, 1, tzinfo=UTC)):
        with pytest.raises(Denied):
            ask(attempts, lacking)
        since = [failure.since for failure in Failures(redis).all("s").values()]
        ask(attempts, Bitbucket(), repository="acme/y")
        assert failing(redis) == ["missing-scope"]
    with time_machine.travel(datetime(2026, 11, 6, tzinfo=UTC)), pytest.raises(Denied):
        ask(attempts, lacking)
    with time_machine.travel(datetime(2026, 11, 12, tzinfo=UTC)):
        assert [failure.since for failure in Failures(redis).all("s").values()] == since
    with time_machine.travel(datetime(2026, 11, 14, tzinfo=UTC)):
        assert failing(redis) == []


def test_a_token_that_was_refused_is_not_asked_with_again_for_a_minute(attempts: Attempts, redis: Redis) -> None:
    bitbucket = Bitbucket(first=Refused())
    ask(attempts, bitbucket)
    ask(attempts, bitbucket, repository="acme/another")
    assert bitbucket.asked == ["second"]
    [key] = redis.scan_iter(match="*:refused:*")
    assert 0 < redis.ttl(key) <= 60
    redis.expire(key, 5)
    ask(attempts, bitbucket)
    assert redis.ttl(key) <= 5  # or a page that many read would never try it again


def test_nobody_waits_for_ever_for_the_many_tokens_of_a_site(
    attempts: Attempts, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Slow(Bitbucket):
        def show(self, credential: Credential) -> View:
            time.sleep(0.2)
            return super().show(credential)

    monkeypatch.setattr("app.macro.attempts.LONGEST_SECONDS", 0.1)
    bitbucket = Slow(first=NoAccess())
    with pytest.raises(Unavailable):
        ask(attempts, bitbucket)
    assert bitbucket.asked == ["first"]


def test_what_people_do_themselves_is_no_failure_of_the_site(attempts: Attempts, redis: Redis) -> None:
    own = Credential("user-s-1-a", content_key=new_content_key())

    def refuse(_: Credential) -> View:
        raise Refused

    refused: Callable[[Credential], View] = refuse
    with pytest.raises(Denied):
        attempts.first_good([own, PUBLIC], "acme/x", refused)
    assert Failures(redis).all("s") == {}

"""The cache: one maker at a time, and a maker that fails holds nobody up."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, as_completed
from typing import cast

import pytest
from cryptography.fernet import Fernet
from redis import Redis

from app.kit.cache import Cache, TooManyWaiting


def get_or_make(cache: Cache, key: str, make: Callable[[], bytes]) -> bytes:
    def make_and_keep() -> bytes:
        value = make()
        cache.put(key, value, ttl_seconds=60)
        return value

    return cache.once(key, look=lambda: cache.get(key), make=make_and_keep)


class Unmakeable(Exception):
    pass


@pytest.fixture
def cache(redis: Redis) -> Cache:
    return Cache(redis)


def test_a_value_is_made_once_for_twenty_who_ask(cache: Cache) -> None:
    made: list[int] = []
    barrier = threading.Barrier(20)
    release = threading.Event()

    def make() -> bytes:
        made.append(1)
        release.wait(5)
        return b"value"

    def ask() -> bytes:
        barrier.wait()
        return get_or_make(cache, "k", make)

    with ThreadPoolExecutor(20) as pool:
        answers = [pool.submit(ask) for _ in range(20)]
        release.set()
        assert {answer.result() for answer in answers} == {b"value"}
    assert len(made) == 1


def test_a_maker_that_fails_frees_the_way(cache: Cache) -> None:
    def fail() -> bytes:
        raise Unmakeable

    with pytest.raises(Unmakeable):
        get_or_make(cache, "k", fail)
    assert get_or_make(cache, "k", lambda: b"second") == b"second"


def test_every_value_has_a_time_to_live(cache: Cache, redis: Redis) -> None:
    cache.put("a", b"1", ttl_seconds=60)
    get_or_make(cache, "b", lambda: b"2")
    assert all(redis.ttl(key) > 0 for key in redis.scan_iter("*"))


def test_nothing_of_the_lock_remains(cache: Cache, redis: Redis) -> None:
    get_or_make(cache, "b", lambda: b"2")
    assert list(redis.scan_iter("*")) == [b"b"]


def test_a_dropped_value_is_made_anew(cache: Cache) -> None:
    cache.put("a", b"1", ttl_seconds=60)
    cache.drop("a")
    assert cache.get("a") is None


def test_not_everybody_may_wait_for_one_answer(redis: Redis, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else one slow question would hold every thread."""
    monkeypatch.setattr("app.kit.cache.PLACE_SECONDS", 0.01)
    cache = Cache(redis, threading.BoundedSemaphore(1))
    may_end, is_asked = threading.Event(), threading.Event()

    def make() -> bytes:
        is_asked.set()
        may_end.wait(10)
        return b"value"

    with ThreadPoolExecutor(3) as pool:
        maker = pool.submit(get_or_make, cache, "k", make)
        is_asked.wait(10)
        others = [pool.submit(get_or_make, cache, "k", make) for _ in range(2)]
        with pytest.raises(TooManyWaiting):
            next(each for each in as_completed(others)).result()
        may_end.set()
        assert maker.result() == b"value"
        results = [each.exception() or each.result() for each in others]
    assert b"value" in results
    assert cache.get("k") == b"value"


def test_what_is_sealed_can_be_opened_with_its_key_alone(redis: Redis) -> None:
    one, other = Cache(redis).sealed(Fernet.generate_key()), Cache(redis).sealed(Fernet.generate_key())
    one.put("k", b"for members only", ttl_seconds=60)
    assert one.get("k") == b"for members only"
    assert other.get("k") is None
    assert b"members" not in cast(bytes, redis.get("k"))
    assert b"members" not in (Cache(redis).get("k") or b"")

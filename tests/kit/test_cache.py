"""The cache: one maker at a time, and a maker that fails holds nobody up."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from redis import Redis

from app.kit.cache import Cache


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

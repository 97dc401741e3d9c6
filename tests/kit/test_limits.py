"""How often somebody may do something."""

import time_machine
from redis import Redis

from app.kit.limits import Limits
from app.kit.redis_client import connect


def test_so_many_in_a_minute_and_no_more(redis: Redis) -> None:
    limits = Limits(redis)
    assert [limits.allows("x", "site", "ada", per_minute=3) for _ in range(5)] == [True, True, True, False, False]
    assert limits.allows("x", "site", "mia", per_minute=3)
    assert limits.allows("y", "site", "ada", per_minute=3)


def test_every_process_counts_the_same(redis: Redis) -> None:
    for _ in range(3):
        assert Limits(redis).allows("x", "ada", per_minute=3)
    assert not Limits(redis).allows("x", "ada", per_minute=3)


def test_a_minute_later_it_may_be_done_again(redis: Redis) -> None:
    limits = Limits(redis)
    with time_machine.travel(1_790_000_000, tick=False) as traveller:
        assert limits.allows("x", "ada", per_minute=1)
        assert not limits.allows("x", "ada", per_minute=1)
        traveller.shift(61)
        assert limits.allows("x", "ada", per_minute=1)


def test_what_is_counted_is_forgotten(redis: Redis) -> None:
    Limits(redis).allows("x", "ada", per_minute=3)
    assert all(0 < redis.ttl(key) <= 60 for key in redis.scan_iter())


def test_nothing_is_limited_while_redis_is_away() -> None:
    away = connect("unix:///nowhere/redis.sock", most_connections=2)
    assert all(Limits(away).allows("x", "ada", per_minute=1) for _ in range(3))

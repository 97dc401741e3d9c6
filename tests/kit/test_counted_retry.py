"""A Redis that does not answer: told after one wait, and its late answer is never taken for another one's."""

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from redis import ConnectionPool, Redis
from redis.exceptions import TimeoutError

from app.kit.counted_retry import CountedRetry
from app.kit.embedded_redis import EmbeddedRedis, socket_url

WAIT_SECONDS = 0.5


@pytest.fixture
def redis(tmp_path: Path) -> Iterator[Redis]:
    server = EmbeddedRedis(tmp_path)
    server.start()
    pool = ConnectionPool.from_url(
        socket_url(tmp_path), retry=CountedRetry(), socket_timeout=WAIT_SECONDS, max_connections=1
    )
    with Redis(connection_pool=pool) as client:
        yield client
        pool.disconnect()
    server.stop()


def test_a_silent_redis_is_waited_for_once_and_then_understood(redis: Redis) -> None:
    redis.mset({"mine": "mine", "yours": "yours"})
    server = int(redis.info("server")["process_id"])
    os.kill(server, signal.SIGSTOP)
    try:
        started = time.monotonic()
        with pytest.raises(TimeoutError):
            redis.get("mine")
        with redis.pipeline() as pipe:
            pipe.get("mine")
            pipe.get("mine")
            with pytest.raises(TimeoutError):
                pipe.execute()
        assert time.monotonic() - started < 3 * WAIT_SECONDS
    finally:
        os.kill(server, signal.SIGCONT)
    assert redis.get("yours") == b"yours"


def test_a_dropped_connection_is_opened_anew(redis: Redis) -> None:
    redis.set("mine", "mine")
    redis.client_kill_filter(_type="normal", skipme=False)
    assert redis.get("mine") == b"mine"

"""Waiting for a replica; with real ones in tests/stores."""

from redis import Redis

from app.kit.replicas import copied


def test_a_single_server_is_not_even_asked(redis: Redis) -> None:
    before = redis.info("stats")["total_commands_processed"]
    assert copied(redis, "site:{one}")
    assert redis.info("stats")["total_commands_processed"] == before + 1

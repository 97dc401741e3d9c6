"""A world for each test."""

from collections.abc import Iterator

import pytest
from redis import Redis

from tests.signin.world import World, running


@pytest.fixture
def world(redis_socket: str, redis: Redis) -> Iterator[World]:
    with running(redis_socket, redis) as made:
        yield made

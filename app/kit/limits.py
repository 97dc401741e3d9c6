"""How often somebody may do something: a moving window in Redis, shared by all processes."""

from typing import cast

from limits import RateLimitItemPerMinute
from limits.storage import RedisStorage
from limits.strategies import MovingWindowRateLimiter
from limits.typing import RedisClient
from redis import Redis, RedisError


class Limits:
    """Counts by name and person (or whoever else asks). While Redis is away nothing is limited."""

    def __init__(self, redis: Redis) -> None:
        self._limiter = MovingWindowRateLimiter(_Storage(redis))

    def allows(self, name: str, *who: str, per_minute: int) -> bool:
        """Count this time; False when there were `per_minute` in the last 60 seconds already."""
        try:
            return self._limiter.hit(RateLimitItemPerMinute(per_minute), name, *who)
        except RedisError:
            return True


class _Storage(RedisStorage):
    """The library's, on the client that everything else uses; what it counts is one key each."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis
        super().__init__("redis://", key_prefix="limits", wrap_exceptions=False)  # nothing connects to this address

    def get_connection(self, readonly: bool = False) -> RedisClient:
        """Whom the scripts are sent to."""
        return cast(RedisClient, self._redis)

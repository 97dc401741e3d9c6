"""How often somebody may do something: a moving window in Redis, shared by all processes."""

from limits import RateLimitItemPerMinute
from limits.storage import RedisStorage
from limits.strategies import MovingWindowRateLimiter
from redis import ConnectionPool, RedisError


class Limits:
    """Counts by name and person (or whoever else asks). While Redis is away nothing is limited."""

    def __init__(self, pool: ConnectionPool) -> None:
        # The address is only for the library's own parsing; the connections are the pool's.
        storage = RedisStorage("redis://", connection_pool=pool, key_prefix="limits", wrap_exceptions=False)
        self._limiter = MovingWindowRateLimiter(storage)

    def allows(self, name: str, *who: str, per_minute: int) -> bool:
        """Count this time; False when there were `per_minute` in the last 60 seconds already."""
        try:
            return self._limiter.hit(RateLimitItemPerMinute(per_minute), name, *who)
        except RedisError:
            return True

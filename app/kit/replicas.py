"""Durable writes are to be on a replica as well, before somebody is told that they are done.

Redis copies to replicas afterwards, so that a failover can lose the last writes. `WAIT` makes that unlikely; it does
not undo a write that no replica has: https://redis.io/docs/latest/commands/wait/
"""

import structlog
from redis import Redis, RedisError
from redis.sentinel import SentinelConnectionPool

from app.kit.redis_cluster import cluster_of

WAIT_MILLISECONDS = 200
MARK_MILLISECONDS = 1000

log = structlog.get_logger()


def copied(redis: Redis, key: str) -> bool:
    """Wait until a replica has what was just written to `key`; False, with a line in the log, if none has in time.

    Nothing, and no round trip, for a single server. `key` carries the hash tag of all that was written.
    """
    try:
        master = _with_replicas(redis, key)
        if master is None:
            return True
        # WAIT is about the writes of its own connection, and copies keep their order: a write is made for it.
        with master.pipeline(transaction=False) as pipe:
            pipe.set(f"{key}:copied", b"1", px=MARK_MILLISECONDS)
            pipe.wait(1, WAIT_MILLISECONDS)
            is_copied = bool(pipe.execute()[1])
    except RedisError as error:
        log.warning("not-on-a-replica", error=type(error).__name__)
        return False
    if not is_copied:
        log.warning("not-on-a-replica", error="no replica in time")
    return is_copied


def _with_replicas(redis: Redis, key: str) -> Redis | None:
    """The master of the key, if it is one that has replicas."""
    if cluster := cluster_of(redis):
        return cluster.master_of(key) if cluster.has_replica(key) else None
    return redis if isinstance(redis.connection_pool, SentinelConnectionPool) else None

"""Makes a client of a Redis: one server, the master that Sentinels watch, or a cluster."""

from collections.abc import Iterable
from copy import copy
from typing import Any, cast

from redis import ConnectionPool, Redis
from redis.backoff import NoBackoff
from redis.retry import Retry
from redis.sentinel import Sentinel, SentinelConnectionPool

from app.kit.counted_retry import CountedRetry
from app.kit.redis_address import Address, parse
from app.kit.redis_cluster import Cluster, cluster_of

SENTINEL_SECONDS = 0.5  # for each that is away; the next one is asked then


def connect(url: str, *, most_connections: int) -> Redis:
    """A client, whose connections are opened on first use; raises redis_address.BadAddress.

    `most_connections` are those to a single server or master.
    """
    address = parse(url)
    if address is None:
        return Redis.from_pool(
            ConnectionPool.from_url(
                url,
                max_connections=most_connections,
                retry=CountedRetry(),
                socket_timeout=5,
                socket_connect_timeout=3,
                health_check_interval=30,
            )
        )
    options: dict[str, Any] = {
        "username": address.user,
        "password": address.password,
        "socket_timeout": 3,
        "socket_connect_timeout": 1,
        "health_check_interval": 30,
        **({"ssl": True} if address.has_tls else {}),
    }
    if address.kind == "cluster":
        return cast(Redis, Cluster(address.nodes, **options))  # it has what this app uses of one
    return _watched(address, max_connections=most_connections, **options)


def masters(redis: Redis) -> Iterable[Redis]:
    """Every server that takes writes, for what has to be asked of each one."""
    cluster = cluster_of(redis)
    return cluster.masters() if cluster else [redis]


def place(redis: Redis) -> str:
    """Host and port, or the socket, of a server; never user or password."""
    pool = redis.connection_pool
    if isinstance(pool, SentinelConnectionPool):
        return ":".join(map(str, pool.master_address or [f"the master {pool.service_name}"]))
    options = pool.connection_kwargs
    return str(options.get("path") or f"{options.get('host', 'localhost')}:{options.get('port', 6379)}")


def _watched(address: Address, **options: Any) -> Redis:
    sentinels: Any = _Sentinels(
        address.nodes,
        sentinel_kwargs={
            "socket_timeout": SENTINEL_SECONDS,
            "socket_connect_timeout": SENTINEL_SECONDS,
            "retry": Retry(NoBackoff(), retries=0),
            **({"ssl": True} if address.has_tls else {}),
        },
    )  # type: ignore[no-untyped-call]  # the library has no types for it
    master: Redis = sentinels.master_for(
        address.service,
        redis_class=_Master,
        db=address.database,
        retry=CountedRetry(),
        **options,
    )
    return master


class _Master(Redis):
    """The master; the library leaves the connections to the Sentinels open."""

    def close(self) -> None:
        """Close every connection; the next command opens new ones."""
        super().close()
        cast(SentinelConnectionPool, self.connection_pool).sentinel_manager.close()


class _Sentinels(Sentinel):
    """The library puts the Sentinel that answers first, in a list that all threads share and spoil for one another."""

    def discover_master(self, service_name: str) -> tuple[str, int]:
        """Host and port of the master, asked of a copy whose order becomes ours at once."""
        asked = copy(self)
        asked.sentinels = list(self.sentinels)
        address: tuple[str, int] = Sentinel.discover_master(asked, service_name)  # type: ignore[no-untyped-call]  # the library has no types for it
        self.sentinels = asked.sentinels
        return address

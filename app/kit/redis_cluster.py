"""A Redis Cluster that is used like one server: by keys, of which those that change together are in one slot.

The library's client finds the server of each key. What it cannot do, or does in a way that would lose the watch of a
transaction, is done here on the server itself: https://redis.io/docs/latest/operate/oss_and_stack/reference/cluster-spec/
"""

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar, cast

from redis import Redis, RedisCluster, RedisError
from redis.backoff import NoBackoff
from redis.client import Pipeline
from redis.cluster import ClusterNode
from redis.exceptions import AskError, ClusterDownError, MovedError, RedisClusterException, TryAgainError
from redis.exceptions import ConnectionError as NoConnection
from redis.exceptions import TimeoutError as TooSlow
from redis.retry import Retry

PATIENCE_SECONDS = 3.0  # for a slot to arrive at its new server, or a replica to become master
PAUSE_SECONDS = 0.05
AWAY_SECONDS = 1.0
PASSING = (AskError, ClusterDownError, MovedError, NoConnection, TryAgainError)
"""What is said while slots move (MOVED, ASK, TRYAGAIN) and while masters change."""

Result = TypeVar("Result")
Script = Callable[[Sequence[str], Sequence[Any]], Any]


class Cluster:
    """What this app uses of `redis.Redis`. Raises RedisError, and nothing else, when the cluster cannot do it."""

    def __init__(self, nodes: Sequence[tuple[str, int]], **options: Any) -> None:
        self._nodes = nodes
        self._options = options
        self._lock = threading.Lock()
        self._client: Any = None  # a _Client; the library has no types for most of it
        self._away_until = 0.0

    def __getattr__(self, name: str) -> Callable[..., Any]:
        """A command that names one key, or several of one slot."""

        def command(*arguments: Any, **options: Any) -> Any:
            client = self._connected()
            return _patiently(lambda: getattr(client, name)(*arguments, **options))

        return command

    def mget(self, keys: Sequence[str], *more: str) -> list[bytes | None]:
        """The values, whatever slots they are in: one round trip to each server, each at its own moment."""
        names = [keys, *more] if isinstance(keys, str) else [*keys, *more]
        try:
            return _patiently(lambda: self._read(names), patience_seconds=0)
        except PASSING:
            return [self.get(name) for name in names]

    def transaction(self, change: Callable[[Pipeline], None], *watches: str) -> list[Any]:
        """Like `Redis.transaction` with at least one key to watch; all keys must be in its slot."""
        client = self._connected()

        def attempt() -> list[Any]:
            with _asking(client, client.get_node_from_key(watches[0])) as server:
                return cast(list[Any], server.transaction(change, *watches))

        return _patiently(attempt)

    def register_script(self, script: str | bytes) -> Script:
        """The script as a function; sent as a whole, because a master of a minute ago was perhaps a replica."""

        def run(keys: Sequence[str], args: Sequence[Any] = ()) -> Any:
            return self.eval(script, len(keys), *keys, *args)

        return run

    def scan_iter(self, match: str | None = None, count: int | None = None) -> Iterator[bytes]:
        """The keys of all masters; one that is being moved may come twice, or not at all."""
        for master in self.masters():
            yield from master.scan_iter(match=match, count=count)

    def masters(self) -> list[Redis]:
        """The servers that take writes, as the cluster says now."""
        client = self._connected()

        def ask() -> list[Redis]:
            client.nodes_manager.initialize(disconnect_startup_nodes_pools=False)
            return [_server(client, node) for node in client.get_primaries()]

        return _patiently(ask)

    def master_of(self, key: str) -> Redis:
        """The server that takes writes of this key, as far as is known."""
        client = self._connected()
        with _as_redis_errors():
            return _server(client, client.get_node_from_key(key))

    def has_replica(self, key: str) -> bool:
        """Whether there is another server to which this key is copied."""
        client = self._connected()
        return len(client.nodes_manager.slots_cache.get(client.keyslot(key), ())) > 1

    def close(self) -> None:
        """Close every connection; the next command opens new ones."""
        with self._lock:
            client, self._client = self._client, None
        if client is not None:
            client.close()
            for node in client.nodes_manager.startup_nodes.values():  # the library leaves these open
                if node.redis_connection is not None:
                    node.redis_connection.close()

    def _read(self, names: Sequence[str]) -> list[bytes | None]:
        client = self._connected()
        by_node: dict[ClusterNode, list[str]] = {}
        for name in dict.fromkeys(names):
            by_node.setdefault(client.get_node_from_key(name), []).append(name)
        values: dict[str, bytes | None] = {}
        for node, own in by_node.items():
            with _asking(client, node) as server, server.pipeline(transaction=False) as pipe:
                for name in own:
                    pipe.get(name)
                values.update(zip(own, pipe.execute(), strict=True))
        return [values[name] for name in names]

    def _connected(self) -> Any:
        """The library's client, which asks the cluster at once, so that it is made when it is first needed."""
        with self._lock, _as_redis_errors():
            if self._client is None:
                if time.monotonic() < self._away_until:  # not every thread in turn has to wait for the same to happen
                    raise NoConnection("the cluster could not be reached a moment ago")
                try:
                    self._client = self._made()
                except (RedisError, RedisClusterException):
                    self._away_until = time.monotonic() + AWAY_SECONDS
                    raise
            return self._client

    def _made(self) -> "_Client":
        return _Client(
            startup_nodes=[ClusterNode(host, port) for host, port in self._nodes],  # type: ignore[no-untyped-call]  # the library has no types for it
            retry=Retry(NoBackoff(), retries=0),
            reinitialize_steps=1,
            dynamic_startup_nodes=False,  # names that an operator gave outlive the addresses of today
            **self._options,
        )


class _Client(RedisCluster):
    """The library's, for which a server that does not answer in time is no reason to ask it again."""

    ERRORS_ALLOW_RETRY = ()  # type: ignore[assignment]  # the library has no types for it
    RedisClusterRequestTTL = 64  # of tries while a slot moves, the later half of them with pauses

    def get_node(
        self, host: str | None = None, port: int | None = None, node_name: str | None = None
    ) -> ClusterNode | None:
        """A server of the cluster, also one that has no slots yet and is only being given the first."""
        found: ClusterNode | None = super().get_node(host, port, node_name)  # type: ignore[no-untyped-call]  # the library has no types for it
        if found is None and node_name:
            host, _, name = node_name.rpartition(":")
            found = self.nodes_manager.nodes_cache.setdefault(node_name, ClusterNode(host, int(name)))  # type: ignore[no-untyped-call]  # the library has no types for it
        return found


def cluster_of(redis: object) -> Cluster | None:
    """The same, if it is a cluster: what goes for a `Redis` may be one."""
    return redis if isinstance(redis, Cluster) else None


@contextmanager
def _asking(client: RedisCluster, node: ClusterNode) -> Iterator[Redis]:
    """The server; when it fails, or has a slot no longer, the others are asked who has what."""
    try:
        yield _server(client, node)
    except (MovedError, NoConnection, TooSlow):
        client.nodes_manager.initialize(last_failed_node_name=node.name)
        raise


def _server(client: RedisCluster, node: ClusterNode) -> Redis:
    return client.get_redis_connection(node)


def _patiently(do: Callable[[], Result], *, patience_seconds: float = PATIENCE_SECONDS) -> Result:
    """Again and again while the cluster is changing."""
    until = time.monotonic() + patience_seconds
    while True:
        try:
            with _as_redis_errors():
                return do()
        except PASSING:
            if time.monotonic() >= until:
                raise
        time.sleep(PAUSE_SECONDS)


@contextmanager
def _as_redis_errors() -> Iterator[None]:
    """What the library raises when it finds no server is no RedisError."""
    try:
        yield
    except RedisClusterException as error:
        raise (error.__cause__ if isinstance(error.__cause__, RedisError) else NoConnection(str(error))) from error

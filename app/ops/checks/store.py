"""Whether Redis answers, keeps what must be kept, and takes what is written."""

import secrets
from collections.abc import Iterator
from typing import Any

from redis import Redis, RedisError
from redis.exceptions import (
    AuthenticationError,
    AuthorizationError,
    BusyLoadingError,
    NoPermissionError,
    OutOfMemoryError,
    ReadOnlyError,
)
from redis.exceptions import TimeoutError as TooSlow

from app.kit.redis_client import masters, place
from app.ops.checks.finding import Finding

ABOUT = "Redis"
OLDEST_VERSION = (6, 2)  # SET … GET: https://redis.io/docs/latest/commands/set/
PROBE_KEY, PROBE_SECONDS = "doctor:%s", 10
WRITE_FAULTS: dict[type[RedisError], tuple[str, str]] = {
    ReadOnlyError: ("this is a replica, which takes no writes.", "Name the primary in REDIS_URL."),
    OutOfMemoryError: ("its memory is full.", "Raise maxmemory, or set maxmemory-policy to volatile-lru."),
    NoPermissionError: (
        "its access list does not let this user write.",
        "Allow this user every command on data, and scripts, on all keys.",
    ),
}
OTHER_WRITE_FAULT = ("it refuses to write.", "Look into its log; often its disk is full or its last snapshot failed.")


def redis(client: Redis, *, is_embedded: bool) -> Iterator[Finding]:
    """One finding that it is away, or one for each thing that has to be right; of a cluster, for each master."""
    try:
        servers = list(masters(client))
    except RedisError as error:
        yield _away(error, place="the cluster", is_embedded=is_embedded)
        return
    for server in servers:
        try:
            facts: dict[str, Any] = server.info()
        except RedisError as error:
            yield _away(error, place=place(server), is_embedded=is_embedded)
            return
        yield _version(facts, place(server))
        yield _policy(facts)
        yield _persistence(server, facts)
    yield _written(client)


def _away(error: RedisError, *, place: str, is_embedded: bool) -> Finding:
    match error:
        case NoPermissionError():
            what, remedy = "its access list does not let this user ask for INFO.", "Allow the command INFO."
        case AuthenticationError() | AuthorizationError():
            what, remedy = "it refuses the user or the password.", "Correct them in REDIS_URL."
        case BusyLoadingError():
            what, remedy = "it is still reading its data from disk.", "Wait, and run this again."
        case TooSlow():
            what, remedy = "it does not answer in time.", "Check address, firewall and load of the server in REDIS_URL."
        case _ if is_embedded:
            what = "the embedded one does not answer; it runs only while the app runs."
            remedy = "Start the app (make run) with the same DATA_DIR, or set REDIS_URL."
        case _:
            what = "nothing answers there."
            remedy = "Start it, or correct REDIS_URL; with TLS it begins with rediss://, without with redis://."
    return Finding("problem", ABOUT, f"At {place}, {what}", remedy)


def _version(facts: dict[str, Any], place: str) -> Finding:
    version = str(facts.get("redis_version", "unknown"))
    numbers = tuple(int(part) for part in version.split(".")[:2] if part.isdigit())
    if numbers and numbers < OLDEST_VERSION:
        return Finding("problem", ABOUT, f"Version {version} at {place} is too old.", "Use 6.2 or newer, or Valkey.")
    return Finding("ok", ABOUT, f"Version {version} answers at {place}.")


def _policy(facts: dict[str, Any]) -> Finding:
    policy, limit = str(facts.get("maxmemory_policy", "")), facts.get("maxmemory", 0)
    remedy = "Set maxmemory-policy to volatile-lru."
    if not policy:
        return Finding("not checked", ABOUT, "It does not tell its maxmemory-policy; it must not be an allkeys-* one.")
    if policy.startswith("allkeys"):
        return Finding(
            "problem", ABOUT, f"maxmemory-policy is {policy}, which erases sites and credentials when memory is full.",
            remedy,
        )  # fmt: skip
    if policy == "noeviction" and limit:
        return Finding(
            "warning", ABOUT, "maxmemory-policy is noeviction: when memory is full nothing can be saved.", remedy
        )
    return Finding("ok", ABOUT, f"maxmemory-policy is {policy}, which erases nothing durable.")


def _written(client: Redis) -> Finding:
    key = PROBE_KEY % secrets.token_hex(8)
    try:
        client.set(key, b"1", ex=PROBE_SECONDS)
        is_there = client.get(key) == b"1"
        client.delete(key)
    except RedisError as error:
        what, remedy = WRITE_FAULTS.get(type(error), OTHER_WRITE_FAULT)
        return Finding("problem", ABOUT, f"Nothing can be written: {what}", remedy)
    if not is_there:
        return Finding("problem", ABOUT, "What is written is not there afterwards.", "Name one server in REDIS_URL.")
    return Finding("ok", ABOUT, "It takes what is written.")


def _persistence(client: Redis, facts: dict[str, Any]) -> Finding:
    """A warning at most: some keep their data by replicas alone, and a Redis for a trial may forget."""
    remedy = "Set `appendonly yes`; without the data every site has to install the app again."
    if facts.get("aof_enabled") == 1:
        if facts.get("aof_last_write_status", "ok") != "ok":
            return Finding("warning", ABOUT, "Its last write to the append-only file failed.", "Look at its disk.")
        return Finding("ok", ABOUT, "It keeps its data on disk (append-only file).")
    if facts.get("rdb_last_bgsave_status", "ok") != "ok":
        return Finding("warning", ABOUT, "Its last snapshot failed.", "Look at its disk and its log.")
    try:
        snapshots = client.config_get("save").get("save")
    except RedisError:
        snapshots = None
    if snapshots is None:
        return Finding(
            "not checked", ABOUT, "It does not tell whether it keeps its data on disk.", "Ask whoever runs it."
        )
    if not snapshots:
        return Finding("warning", ABOUT, "It keeps nothing on disk: a restart loses every site.", remedy)
    return Finding("ok", ABOUT, "It keeps its data on disk (snapshots; what came after the last one can be lost).")

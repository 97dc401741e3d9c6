"""Who changed what in a site's settings, and when: the last 1,000 entries, at most 400 days. Never a secret."""

import json
from dataclasses import asdict, dataclass
from typing import cast

from redis import Redis
from redis.client import Pipeline

from app.kit import clock

KEYS = {"log": "site:{%s}:log"}
MOST_ENTRIES = 1000
LONGEST_SECONDS = 400 * 24 * 3600


@dataclass(frozen=True)
class AuditEntry:
    """One change; `at` is a Unix time, `what` a sentence for a person."""

    at: float
    account_id: str
    what: str


class AuditLog:
    """Reads a site's log; raises RedisError."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis

    def entries(self, site_id: str) -> list[AuditEntry]:
        """Newest first."""
        oldest = clock.now() - LONGEST_SECONDS
        stored = cast(list[bytes], self._redis.lrange(key(site_id), 0, MOST_ENTRIES - 1))
        entries = [AuditEntry(**json.loads(each)) for each in stored]
        return [entry for entry in entries if entry.at >= oldest]

    def drop_old(self, site_id: str) -> None:
        """Erase what is older than 400 days; new entries come at the other end meanwhile."""
        name = key(site_id)
        while (last := cast(bytes | None, self._redis.lindex(name, -1))) is not None:
            if json.loads(last)["at"] >= clock.now() - LONGEST_SECONDS:
                return
            self._redis.lrem(name, -1, last.decode())


def key(site_id: str) -> str:
    """The log of a site."""
    return KEYS["log"] % site_id


def append(pipe: Pipeline, site_id: str, entry: AuditEntry) -> None:
    """Queue an entry with whatever else the pipeline changes."""
    pipe.lpush(key(site_id), json.dumps(asdict(entry)))
    pipe.ltrim(key(site_id), 0, MOST_ENTRIES - 1)

"""Which shared credentials Bitbucket refuses, and since when, so that administrators are warned."""

import json
from dataclasses import asdict, dataclass
from typing import Literal, cast

from redis import Redis
from redis.client import Pipeline

from app.kit import clock

Code = Literal["refused", "missing-scope"]
FORGOTTEN_SECONDS = 90 * 24 * 3600  # after the last refusal of any credential of the site
LACK_SECONDS = 7 * 24 * 3600  # after the last time that a permission was missed: the include may be gone
KEYS = {"failures": "site:{%s}:failures"}


@dataclass(frozen=True)
class Failure:
    """`since` and `last` are the Unix times of the first and the last refusal after the last success."""

    since: float
    code: Code
    last: float


class Failures:
    """By identity of the credential, so that a new token starts without any. Raises RedisError."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis

    def note(self, site_id: str, identity: str, code: Code) -> None:
        """Bitbucket has refused this credential."""

        def write(pipe: Pipeline) -> None:
            before, now = self._of(pipe, site_id, identity), clock.now()
            since = before.since if before and before.code == code else now
            pipe.multi()
            pipe.hset(key(site_id), identity, json.dumps(asdict(Failure(since, code, now))))
            pipe.expire(key(site_id), FORGOTTEN_SECONDS)

        self._redis.transaction(write, key(site_id))

    def accepted(self, site_id: str, identity: str) -> None:
        """Bitbucket takes the credential (again), which says nothing of what it is not allowed."""
        failure = self._of(self._redis, site_id, identity)
        if failure and failure.code == "refused":
            self.clear(site_id, identity)

    def clear(self, site_id: str, identity: str) -> None:
        """The credential is not there any more."""
        self._redis.hdel(key(site_id), identity)

    def all(self, site_id: str) -> dict[str, Failure]:
        """What fails at present."""
        stored = cast(dict[bytes, bytes], self._redis.hgetall(key(site_id)))
        found = {identity.decode(): _read(facts) for identity, facts in stored.items()}
        longest_ago = clock.now() - LACK_SECONDS
        return {name: each for name, each in found.items() if each.code == "refused" or each.last > longest_ago}

    def _of(self, redis: Redis | Pipeline, site_id: str, identity: str) -> Failure | None:
        stored = cast(bytes | None, redis.hget(key(site_id), identity))
        return _read(stored) if stored else None


def _read(stored: bytes) -> Failure:
    """The failure of a record, which may be of another version and have other facts as well."""
    facts = json.loads(stored)
    return Failure(facts["since"], facts["code"], facts.get("last", facts["since"]))


def key(site_id: str) -> str:
    """The record of a site."""
    return KEYS["failures"] % site_id

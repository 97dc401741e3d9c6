"""Which shared credentials Bitbucket refuses, and since when, so that administrators are warned."""

import json
from dataclasses import asdict, dataclass
from typing import Literal, cast

from redis import Redis
from redis.client import Pipeline

from app.kit import clock

Code = Literal["refused", "missing-scope"]
FORGOTTEN_SECONDS = 90 * 24 * 3600  # after the last refusal of any credential of the site
KEYS = {"failures": "site:{%s}:failures"}


@dataclass(frozen=True)
class Failure:
    """`since` is the Unix time of the first refusal after the last success."""

    since: float
    code: Code


class Failures:
    """By identity of the credential, so that a new token starts without any. Raises RedisError."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis

    def note(self, site_id: str, identity: str, code: Code) -> None:
        """Bitbucket has refused this credential; only the first time counts."""

        def write(pipe: Pipeline) -> None:
            pipe.multi()
            pipe.hsetnx(key(site_id), identity, json.dumps(asdict(Failure(clock.now(), code))))
            pipe.expire(key(site_id), FORGOTTEN_SECONDS)

        self._redis.transaction(write, key(site_id))

    def clear(self, site_id: str, identity: str) -> None:
        """It works (again)."""
        self._redis.hdel(key(site_id), identity)

    def all(self, site_id: str) -> dict[str, Failure]:
        """What fails at present."""
        stored = cast(dict[bytes, bytes], self._redis.hgetall(key(site_id)))
        return {identity.decode(): Failure(**json.loads(facts)) for identity, facts in stored.items()}


def key(site_id: str) -> str:
    """The record of a site."""
    return KEYS["failures"] % site_id

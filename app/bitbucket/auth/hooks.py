"""A site's webhooks: the addresses at which Bitbucket tells that a repository has changed, each with its secret.

One durable record per site, sealed as a whole. The id of a hook names its site, so that finding one takes one read.
"""

import json
import re
import secrets
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import cast

from redis import Redis
from redis.client import Pipeline

from app.bitbucket.auth import audit
from app.bitbucket.auth.audit import AuditEntry
from app.bitbucket.auth.connections import ended_key
from app.kit import clock
from app.kit.opened import Opened
from app.kit.replicas import copied
from app.kit.resealing import reseal
from app.kit.vault import Vault

SCHEMA_VERSION = 1
RECORDS_OPENED = 1024
MOST_HOOKS = 20
FORGOTTEN_SECONDS = 90 * 24 * 3600  # after the last event of any hook of the site
KEYS = {
    "hooks": "site:{%s}:webhooks",  # every hook of the site, sealed
    "events": "site:{%s}:webhook-events",  # hook id -> Unix time of its last event
}
HOOK_ID = re.compile(r"([a-z0-9]{1,64})-[0-9a-f]{16}", re.ASCII)


class TooManyHooks(Exception):
    """The site has as many as it may have."""


@dataclass(frozen=True)
class Hook:
    """One address, and the secret with which Bitbucket signs what it sends there; `added_at` is a Unix time."""

    id: str
    secret: str = field(repr=False)
    added_at: float

    @property
    def site_id(self) -> str:
        """The site that it belongs to."""
        return self.id.partition("-")[0]


def new_hook(site_id: str) -> Hook:
    """A hook that nobody knows yet."""
    return Hook(f"{site_id}-{secrets.token_hex(8)}", secret=secrets.token_urlsafe(32), added_at=clock.now())


class HookStore:
    """Reads and changes hooks. Raises RedisError, and CannotOpen for a record sealed with a lost key."""

    def __init__(self, redis: Redis, vault: Vault) -> None:
        self._redis = redis
        self._vault = vault
        self._known: Opened[tuple[Hook, ...]] = Opened(RECORDS_OPENED)

    def all(self, site_id: str) -> tuple[Hook, ...]:
        """The site's hooks, the first one first."""
        return self._opened(site_id, cast(bytes | None, self._redis.get(key(site_id))))

    def find(self, hook_id: str) -> Hook | None:
        """The hook of an address, as whoever calls it names it."""
        named = HOOK_ID.fullmatch(hook_id)
        return next((hook for hook in self.all(named[1]) if hook.id == hook_id), None) if named else None

    def add(self, site_id: str, *, entry: AuditEntry, hook: Hook) -> bool:
        """Write the hook and the log entry, both or neither; raises TooManyHooks.

        False for a site where the app was uninstalled a moment ago: then nothing is written.
        """
        written: list[bool] = []

        def write(pipe: Pipeline) -> None:
            written.clear()
            if pipe.exists(ended_key(site_id)):
                return
            before = self._opened(site_id, cast(bytes | None, pipe.get(key(site_id))))
            if len(before) >= MOST_HOOKS:
                raise TooManyHooks
            pipe.multi()
            pipe.set(key(site_id), self._sealed(site_id, [*before, hook]))
            audit.append(pipe, site_id, entry)
            written.append(True)

        self._redis.transaction(write, key(site_id), ended_key(site_id))
        if written:
            copied(self._redis, key(site_id))
        return bool(written)

    def remove(self, site_id: str, hook_id: str, *, entry: AuditEntry) -> bool:
        """Erase the hook and write the log entry, both or neither; False if the site has no such hook."""
        removed: list[bool] = []

        def write(pipe: Pipeline) -> None:
            before = self._opened(site_id, cast(bytes | None, pipe.get(key(site_id))))
            left = [hook for hook in before if hook.id != hook_id]
            removed[:] = [True] * (len(before) - len(left))
            if not removed:
                return
            pipe.multi()
            if left:
                pipe.set(key(site_id), self._sealed(site_id, left))
            else:
                pipe.delete(key(site_id))
            pipe.hdel(KEYS["events"] % site_id, hook_id)
            audit.append(pipe, site_id, entry)

        self._redis.transaction(write, key(site_id))
        if removed:
            copied(self._redis, key(site_id))
        return bool(removed)

    def note_event(self, hook: Hook) -> None:
        """Something came that was signed with its secret."""
        name = KEYS["events"] % hook.site_id

        def write(pipe: Pipeline) -> None:
            pipe.multi()
            pipe.hset(name, hook.id, str(clock.now()))
            pipe.expire(name, FORGOTTEN_SECONDS)

        self._redis.transaction(write, name)

    def last_events(self, site_id: str) -> dict[str, float]:
        """When each hook was last heard of, as Unix times; those that never were are left out."""
        stored = cast(dict[bytes, bytes], self._redis.hgetall(KEYS["events"] % site_id))
        return {hook_id.decode(): float(moment) for hook_id, moment in stored.items()}

    def reseal(self, site_id: str) -> bool:
        """Seal the hooks anew under the first key; False if there are none, or they changed meanwhile."""
        return reseal(self._redis, self._vault, key(site_id), owner=_owner(site_id))

    def _sealed(self, site_id: str, hooks: Sequence[Hook]) -> bytes:
        content = json.dumps({"schema": SCHEMA_VERSION, "hooks": [asdict(hook) for hook in hooks]})
        return self._vault.seal(_owner(site_id), content.encode()).encode()

    def _opened(self, site_id: str, stored: bytes | None) -> tuple[Hook, ...]:
        """The same bytes are opened once."""
        if stored is None:
            return ()

        def make() -> tuple[Hook, ...]:
            facts = json.loads(self._vault.open(_owner(site_id), stored.decode()))
            return tuple(Hook(**each) for each in facts["hooks"])

        return self._known.get(site_id, stored, make)


def key(site_id: str) -> str:
    """The record of a site."""
    return KEYS["hooks"] % site_id


def forget_all(pipe: Pipeline, site_id: str) -> None:
    """Queue the erasure of a site's hooks with whatever else the pipeline changes."""
    pipe.delete(key(site_id), KEYS["events"] % site_id)


def _owner(site_id: str) -> str:
    return f"{site_id}:webhooks"

"""People's own connections to Bitbucket: one per person and site, sealed, found by a hash of the person's account.

Durable, without a time to live; what nobody used for 90 days is erased by `drop_unused`.
"""

import hashlib
import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import cast

from redis import Redis, ResponseError
from redis.client import Pipeline

from app.bitbucket.auth.base import new_content_key, new_identity
from app.kit import clock
from app.kit.opened import Opened
from app.kit.replicas import copied
from app.kit.resealing import replace_record, reseal
from app.kit.vault import CannotOpen, Vault

SCHEMA_VERSION = 1
RECORDS_OPENED = 1024
UNUSED_DAYS = 90
KIND = "user"
KEYS = {
    "connection": "site:{%s}:connection:%s",  # site id, person -> record, sealed
    "people": "site:{%s}:people",  # site id -> the persons who have one
    "ended": "site:{%s}:ended",  # site id -> the app was uninstalled there, within the hour
}
FORGET = """
if redis.call('get', KEYS[1]) ~= ARGV[1] then return 0 end
redis.call('srem', KEYS[2], ARGV[2])
return redis.call('del', KEYS[1])
"""


@dataclass(frozen=True)
class Tokens:
    """What Bitbucket gave at a sign-in or a refresh; `expires_at` is the Unix time until which the first one works."""

    access_token: str = field(repr=False)
    refresh_token: str | None = field(repr=False)
    expires_at: float
    scopes: frozenset[str]


@dataclass(frozen=True)
class Connection:
    """A person of a site, signed in to Bitbucket.

    `account_id` is their Atlassian account in Confluence; `bitbucket_name` how Bitbucket calls them. `refusals` counts
    how often in a row Bitbucket refused to refresh the tokens; before `retry_at` (Unix time) nobody asks again.
    `stored` is what the record was opened from, for comparing and setting.
    """

    site_id: str
    account_id: str
    identity: str
    content_key: bytes = field(repr=False)
    tokens: Tokens
    bitbucket_uuid: str
    bitbucket_name: str
    connected_at: float
    used_on: str
    refusals: int = 0
    retry_at: float = 0
    stored: bytes = field(default=b"", repr=False, compare=False)


def new_connection(
    site_id: str, account_id: str, tokens: Tokens, *, bitbucket_uuid: str, bitbucket_name: str
) -> Connection:
    """The connection of somebody who has just signed in."""
    now = clock.now()
    return Connection(
        site_id=site_id, account_id=account_id, identity=new_identity(KIND, site_id, person(account_id)),
        content_key=new_content_key(), tokens=tokens, bitbucket_uuid=bitbucket_uuid, bitbucket_name=bitbucket_name,
        connected_at=now, used_on=clock.utc_day(now),
    )  # fmt: skip


@lru_cache(maxsize=RECORDS_OPENED)
def person(account_id: str) -> str:
    """A name for the person in keys and identities, which does not tell the account."""
    return hashlib.sha256(f"account:{account_id}".encode()).hexdigest()[:32]


def key(site_id: str, person: str) -> str:
    """The record of a person's connection."""
    return KEYS["connection"] % (site_id, person)


def ended_key(site_id: str) -> str:
    """What stands there while something that began before an uninstall may still come to its end."""
    return KEYS["ended"] % site_id


class ConnectionStore:
    """Reads and changes connections; raises RedisError."""

    def __init__(self, redis: Redis, vault: Vault) -> None:
        self._redis = redis
        self._vault = vault
        self._forget = redis.register_script(FORGET)
        self._known: Opened[Connection] = Opened(RECORDS_OPENED)

    def find(self, site_id: str, account_id: str) -> Connection | None:
        """The person's connection on this site.

        One that no key opens (any more) is as good as none: its person can sign in anew, which replaces it.
        """
        name = person(account_id)
        return self.usable(site_id, name, cast(bytes | None, self._redis.get(key(site_id, name))))

    def usable(self, site_id: str, person: str, stored: bytes | None) -> Connection | None:
        """The same from what is under its key."""
        with suppress(CannotOpen):
            return None if stored is None else self._once_opened(site_id, person, stored)
        return None

    def find_person(self, site_id: str, person: str) -> Connection | None:
        """The connection of a person by the name that stands in keys and identities; raises CannotOpen."""
        stored = cast(bytes | None, self._redis.get(key(site_id, person)))
        return None if stored is None else self._once_opened(site_id, person, stored)

    def save(self, connection: Connection, *, instead_of: str | None = None) -> bool:
        """A new sign-in: it takes the place of an earlier one, and of the record `instead_of`, both or neither.

        False if there is no such record (any more), or the app was uninstalled a moment ago: then nothing is saved.
        """
        site_id, name = connection.site_id, person(connection.account_id)
        sealed = self._sealed(connection)
        saved: list[bool] = []

        def write(pipe: Pipeline) -> None:
            saved.clear()
            if (instead_of and not pipe.exists(instead_of)) or pipe.exists(ended_key(site_id)):
                return
            pipe.multi()
            pipe.set(key(site_id, name), sealed)
            pipe.sadd(KEYS["people"] % site_id, name)
            if instead_of:
                pipe.delete(instead_of)
            saved.append(True)

        self._redis.transaction(write, ended_key(site_id), *([instead_of] if instead_of else []))
        if saved:
            copied(self._redis, key(site_id, name))
        return bool(saved)

    def replace(self, before: Connection, after: Connection) -> bool:
        """Write `after` if the record still is what `before` was opened from; False if it changed or went away."""
        name = key(before.site_id, person(before.account_id))
        return replace_record(self._redis, name, before=before.stored, after=self._sealed(after))

    def used(self, connection: Connection) -> None:
        """Note that it is in use; at most once a day, and not at all when somebody changes it or Redis is full now."""
        today = clock.utc_day(clock.now())
        if connection.used_on != today:
            with suppress(ResponseError):
                self.replace(connection, replace(connection, used_on=today))

    def forget(self, site_id: str, account_id: str) -> bool:
        """Erase the person's connection; False if there was none."""
        name = person(account_id)

        def erase(pipe: Pipeline) -> None:
            pipe.multi()
            pipe.delete(key(site_id, name))
            pipe.srem(KEYS["people"] % site_id, name)

        erased, _ = cast(list[int], self._redis.transaction(erase, key(site_id, name)))
        copied(self._redis, key(site_id, name))
        return bool(erased)

    def count(self, site_id: str) -> int:
        """How many people of the site are connected."""
        return self._redis.scard(KEYS["people"] % site_id)

    def people(self, site_id: str) -> Iterator[str]:
        """The persons who have a connection, as they are called in keys."""
        return (name.decode() for name in cast(Iterator[bytes], self._redis.sscan_iter(KEYS["people"] % site_id)))

    def drop_unused(self, site_id: str) -> int:
        """Erase what nobody used for 90 days, unless somebody uses it just now; returns how many.

        Raises CannotOpen, in the end, for what may be old and cannot be read.
        """
        last_day = (date.fromisoformat(clock.utc_day(clock.now())) - timedelta(days=UNUSED_DAYS)).isoformat()
        count, unread = 0, None
        for name in self.people(site_id):
            try:
                found = self.find_person(site_id, name)
            except CannotOpen as error:
                unread = error
                continue
            if found is not None and found.used_on < last_day:
                keys = [key(site_id, name), KEYS["people"] % site_id]
                count += int(self._forget(keys=keys, args=[found.stored, name]))
        if unread:
            raise unread
        return count

    def reseal(self, site_id: str, person: str) -> bool:
        """Seal the record anew under the first key; False if it changed meanwhile or is not there."""
        return reseal(self._redis, self._vault, key(site_id, person), owner=_owner(site_id, person))

    def _sealed(self, connection: Connection) -> bytes:
        facts = asdict(connection)
        del facts["stored"]
        facts["content_key"] = connection.content_key.decode()
        facts["tokens"]["scopes"] = sorted(connection.tokens.scopes)
        content = json.dumps({"schema": SCHEMA_VERSION, **facts}).encode()
        return self._vault.seal(_owner(connection.site_id, person(connection.account_id)), content).encode()

    def _once_opened(self, site_id: str, person: str, stored: bytes) -> Connection:
        """A record is a connection for as long as its bytes are the same, so opening it once is enough."""
        return self._known.get(key(site_id, person), stored, lambda: self._opened(site_id, person, stored))

    def _opened(self, site_id: str, person: str, stored: bytes) -> Connection:
        facts = json.loads(self._vault.open(_owner(site_id, person), stored.decode()))
        del facts["schema"]
        facts["content_key"] = facts["content_key"].encode()
        facts["tokens"] = Tokens(**{**facts["tokens"], "scopes": frozenset(facts["tokens"]["scopes"])})
        return Connection(**facts, stored=stored)


def forget_all(pipe: Pipeline, site_id: str) -> Callable[[], None]:
    """Before `multi()`: look who is connected, and watch that. Returns what queues the erasure after it."""
    people = KEYS["people"] % site_id
    pipe.watch(people)  # type: ignore[no-untyped-call]  # the library has no types for it
    names = [key(site_id, name.decode()) for name in cast(set[bytes], pipe.smembers(people))]

    def erase() -> None:
        pipe.delete(people, *names)

    return erase


def _owner(site_id: str, person: str) -> str:
    return f"{site_id}:connection:{person}"

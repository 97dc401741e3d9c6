"""The Confluence sites that have the app, in Redis, their secrets sealed.

Durable: the record of an installed site has no time to live. What stays for 30 days after an uninstall is who the site
was (client key, addresses, cloud and installation id) and nothing that could sign or read anything.
"""

import base64
import hashlib
import json
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from math import ceil
from typing import Any, cast
from urllib.parse import urlsplit

from redis import Redis, RedisError
from redis.client import Pipeline

from app.atlassian.errors import Code, Refused
from app.kit import clock
from app.kit.replicas import copied
from app.kit.vault import CannotOpen, Vault

SCHEMA_VERSION = 1
RECORDS_OPENED = 1024
KEPT_SECONDS = 30 * 24 * 3600  # how long an uninstalled site is remembered, so that a re-install finds its settings

KEYS = {
    "site": "site:{%s}",  # site id -> record; the braces keep all durable keys of a site in one slot of a cluster
    "delivery": "site:{%s}:delivery:%s",  # site id, digest of a lifecycle token -> digest of its body, until it expires
    "claim": "site:{%s}:claim:%s",  # site id, digest of an install -> its address was claimed, until it expires
    "address": "site-at:%s",  # base URL -> id of the site that installed last from there
}
SITE_KEY = re.compile(r"site:\{(\w+)\}")

Record = dict[str, Any]
Also = Callable[[Pipeline, str], Callable[[], None]]
"""What other rooms change together with a site's record: called before `multi()`, returns what it queues after that."""


def nothing_else(pipe: Pipeline, site_id: str) -> Callable[[], None]:
    """No other room keeps anything for the site."""
    return lambda: None


@dataclass(frozen=True)
class Site:
    """One Confluence site. `shared_secret` is None once the app is not `installed` there.

    `enabled` is what Confluence said last; it is only information, because a site that is on may never say so.
    """

    id: str
    client_key: str
    shared_secret: str | None = field(repr=False)
    base_url: str
    display_url: str | None
    cloud_id: str | None
    installation_id: str | None
    installed: bool
    enabled: bool

    @cached_property
    def origins(self) -> tuple[str, ...]:
        """Where this site's pages are shown: its Atlassian address and, if it has one, its own domain."""
        addresses = [urlsplit(url) for url in (self.base_url, self.display_url) if url]
        return tuple(f"{address.scheme}://{address.netloc}" for address in addresses)


@dataclass(frozen=True)
class Installation:
    """What a site says about itself when the app is installed there."""

    client_key: str
    shared_secret: str = field(repr=False)
    base_url: str
    display_url: str | None
    cloud_id: str | None
    installation_id: str | None


@dataclass(frozen=True)
class Delivery:
    """One signed lifecycle call: digests of its token and of its body, and the Unix time until which it is valid."""

    token_digest: str
    body_digest: str
    valid_until: float


@lru_cache(maxsize=RECORDS_OPENED)
def site_id(client_key: str) -> str:
    """Our own name for a site, made from its client key, so that finding a site takes one read."""
    digest = hashlib.sha256(f"connect:{client_key}".encode()).digest()
    return base64.b32encode(digest).decode()[:26].lower()


class SiteStore:
    """Reads and changes sites. Every method raises Refused (503) when Redis is away or a record cannot be read."""

    def __init__(
        self, redis: Redis, vault: Vault, *, on_install: Also = nothing_else, on_uninstall: Also = nothing_else
    ) -> None:
        self._redis = redis
        self._vault = vault
        self._also = {True: on_install, False: on_uninstall}
        # A record is a site for as long as its bytes are the same, so opening it once is enough.
        self._site = lru_cache(maxsize=RECORDS_OPENED)(self._opened)

    def find(self, client_key: str) -> Site | None:
        """The site of a client key, installed or not; None if it never installed the app."""
        return self.find_along(client_key, ())[0]

    def find_along(self, client_key: str, keys: Sequence[str]) -> tuple[Site | None, Sequence[bytes | None]]:
        """The site of a client key, and what is under `keys`, in one round trip (docs/decisions/0005)."""
        identifier = site_id(client_key)
        with _redis_faults():
            stored, *others = cast(list[bytes | None], self._redis.mget([KEYS["site"] % identifier, *keys]))
        return None if stored is None else self._site(identifier, stored), others

    def identifiers(self) -> Iterator[str]:
        """Every site that is known, installed or not, in no order."""
        pattern = KEYS["site"] % "*"
        with _redis_faults():
            for name in self._redis.scan_iter(match=pattern, count=1000):
                found = SITE_KEY.fullmatch(name.decode())
                if found:
                    yield found[1]

    def reseal(self, identifier: str) -> bool:
        """Seal the site's secret anew under the first key; False if it has none. Raises CannotOpen."""
        has_secret = []

        def change(stored: bytes | None) -> Record | None:
            record = None if stored is None else _read(stored)
            if not record or record["secret"] is None:
                return None
            secret = self._vault.open(identifier, record["secret"])
            has_secret.append(True)
            return {**record, "secret": self._vault.seal(identifier, secret)}

        with _redis_faults():
            self._change(identifier, change)
        return bool(has_secret)

    def install(self, new: Installation, delivery: Delivery) -> None:
        """Write the site, its old secret dead at once, and retire any other site at the same address.

        A site import gives a Confluence a new client key and does not tell the old one's end (AC-1528).
        """
        identifier = site_id(new.client_key)
        record = {
            "version": SCHEMA_VERSION,
            "client_key": new.client_key,
            "secret": self._vault.seal(identifier, new.shared_secret.encode()),
            "base_url": new.base_url,
            "display_url": new.display_url,
            "cloud_id": new.cloud_id,
            "installation_id": new.installation_id,
            "installed": True,
            "enabled": True,
        }
        with _redis_faults():
            claim_key = KEYS["claim"] % (identifier, delivery.token_digest)
            is_new = self._change(identifier, lambda _: record, delivery)
            # When Redis fails in between, Confluence tries again, and what is left is done then.
            if is_new or not self._redis.exists(claim_key):
                self._claim(new.base_url, identifier)
                self._redis.set(claim_key, b"1", ex=_seconds_left(delivery))

    def _claim(self, base_url: str, identifier: str) -> None:
        """Make the address this site's, and retire whoever had it; of several at once the last one stays."""
        address_key = KEYS["address"] % base_url
        before = cast(bytes | None, self._redis.get(address_key))
        if before is not None and before.decode() != identifier:
            self._retire(before.decode(), base_url=base_url)
        last = cast(bytes | None, self._redis.set(address_key, identifier, get=True))
        if last is not None and last != before and last.decode() != identifier:
            self._retire(last.decode(), base_url=base_url)

    def uninstall(self, client_key: str, delivery: Delivery) -> None:
        """Erase the site's secret and keep the rest of its record; fine for a site that is unknown or already gone."""

        def change(stored: bytes | None) -> Record | None:
            return None if stored is None else _uninstalled(_read(stored))

        with _redis_faults():
            self._change(site_id(client_key), change, delivery)

    def set_enabled(self, client_key: str, *, enabled: bool) -> None:
        """Note what Confluence says about an installed site; says nothing about one that is not installed."""

        def change(stored: bytes | None) -> Record | None:
            record = None if stored is None else _read(stored)
            return {**record, "enabled": enabled} if record and record["installed"] else None

        with _redis_faults():
            self._change(site_id(client_key), change)

    def _retire(self, identifier: str, *, base_url: str) -> None:
        """Uninstall a site whose address now belongs to another, unless it has moved to a new address meanwhile."""

        def change(stored: bytes | None) -> Record | None:
            record = None if stored is None else _read(stored)
            return _uninstalled(record) if record and record["base_url"] == base_url else None

        self._change(identifier, change)

    def _change(
        self, identifier: str, change: Callable[[bytes | None], Record | None], delivery: Delivery | None = None
    ) -> bool:
        """Replace the record by what `change` makes of it (None: as it is) and remember the delivery, both or neither.

        False for a delivery that was seen before: nothing is changed again. A token with another body is refused.
        """
        record_key = KEYS["site"] % identifier
        delivery_key = KEYS["delivery"] % (identifier, delivery.token_digest if delivery else "")

        def write(pipe: Pipeline) -> None:
            if delivery and (seen := cast(bytes | None, pipe.get(delivery_key))) is not None:
                if seen.decode() != delivery.body_digest:
                    raise Refused(Code.REPLAYED, site_id=identifier)
                return
            stored = cast(bytes | None, pipe.get(record_key))
            record = change(stored)
            queue_rest = self._rest(pipe, identifier, record)
            pipe.multi()
            if record is not None:
                pipe.set(record_key, json.dumps(record), ex=None if record["installed"] else KEPT_SECONDS)
            queue_rest()
            if delivery:
                pipe.set(delivery_key, delivery.body_digest, ex=_seconds_left(delivery))

        is_changed = bool(self._redis.transaction(write, record_key, delivery_key))
        if is_changed:
            copied(self._redis, record_key)
        return is_changed

    def _rest(self, pipe: Pipeline, identifier: str, record: Record | None) -> Callable[[], None]:
        """What other rooms change with the record; pipes only look until `multi()`."""
        return nothing_else(pipe, identifier) if record is None else self._also[record["installed"]](pipe, identifier)

    def _opened(self, identifier: str, stored: bytes) -> Site:
        record = _read(stored)
        sealed = record["secret"]
        try:
            secret = None if sealed is None else self._vault.open(identifier, sealed).decode()
        except CannotOpen as error:
            raise Refused(Code.UNREADABLE_RECORD, site_id=identifier) from error
        facts = {name: value for name, value in record.items() if name not in ("version", "secret")}
        return Site(id=identifier, shared_secret=secret, **facts)


def _read(stored: bytes) -> Record:
    """The record; refuses one that is damaged or that a later version of the app wrote."""
    try:
        record: Record = json.loads(stored)
        is_known = record["version"] == SCHEMA_VERSION
    except (ValueError, LookupError, TypeError):
        is_known = False
    if not is_known:
        raise Refused(Code.UNREADABLE_RECORD)
    return record


def _seconds_left(delivery: Delivery) -> int:
    return max(1, ceil(delivery.valid_until - clock.now()))


def _uninstalled(record: Record) -> Record:
    return {**record, "secret": None, "installed": False, "enabled": False}


@contextmanager
def _redis_faults() -> Iterator[None]:
    try:
        yield
    except RedisError as error:
        raise Refused(Code.STORE_UNAVAILABLE) from error

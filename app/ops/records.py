"""Every durable record that is sealed: where it is, how it is opened, how it is sealed anew."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import Literal, TypeVar, cast, get_args

from redis import Redis

from app.atlassian.errors import Code, Refused
from app.atlassian.sites import KEYS as SITE_KEYS
from app.atlassian.sites import SiteStore
from app.bitbucket.auth import connections, hooks, settings
from app.bitbucket.auth.connections import ConnectionStore
from app.bitbucket.auth.hooks import HookStore
from app.bitbucket.auth.settings import SettingsStore
from app.kit.vault import CannotOpen, Vault

Result = TypeVar("Result")

Kind = Literal["site", "credentials", "webhooks", "connection"]
KINDS: tuple[Kind, ...] = get_args(Kind)
NAMES: dict[Kind, tuple[str, str]] = {
    "site": ("secret of a site", "secrets of sites"),
    "credentials": ("site's shared credentials", "sites' shared credentials"),
    "webhooks": ("site's webhooks", "sites' webhooks"),
    "connection": ("person's connection", "people's connections"),
}
UNOPENED = (CannotOpen, ValueError, LookupError, TypeError)
"""What a record raises that was sealed with a lost key, or is damaged."""


@dataclass(frozen=True)
class Stores:
    """The four places that seal what is durable."""

    redis: Redis
    sites: SiteStore
    settings: SettingsStore
    connections: ConnectionStore
    hooks: HookStore


@dataclass(frozen=True)
class Record:
    """One sealed record of a site.

    `open` and `reseal` raise UNOPENED, and RedisError. `key` is where to look whether it is there when `reseal` gives
    False; None where that already says that it is not.
    """

    site_id: str
    kind: Kind
    key: str | None
    open: Callable[[], object]
    reseal: Callable[[], bool]


def stores_with(redis: Redis, vault: Vault) -> Stores:
    """Stores that open what this vault opens."""
    return Stores(
        redis,
        SiteStore(redis, vault),
        SettingsStore(redis, vault),
        ConnectionStore(redis, vault),
        HookStore(redis, vault),
    )


def records(stores: Stores, site_id: str, *, most_people: int | None = None) -> Iterator[Record]:
    """The site's records that may be sealed, whether they are there or not."""
    yield Record(
        site_id, "site", None, open=partial(_open_site, stores, site_id), reseal=partial(_reseal_site, stores, site_id)
    )
    yield Record(
        site_id,
        "credentials",
        settings.keys(site_id)[1],
        open=partial(stores.settings.find, site_id),
        reseal=partial(stores.settings.reseal, site_id),
    )
    yield Record(
        site_id,
        "webhooks",
        hooks.key(site_id),
        open=partial(stores.hooks.all, site_id),
        reseal=partial(stores.hooks.reseal, site_id),
    )
    # Redis may name a person twice while the set grows.
    for person in set(islice(stores.connections.people(site_id), most_people)):
        yield Record(
            site_id,
            "connection",
            connections.key(site_id, person),
            open=partial(stores.connections.find_person, site_id, person),
            reseal=partial(stores.connections.reseal, site_id, person),
        )


def counted(number: int, kind: Kind) -> str:
    """So many records of all sites, in words."""
    return f"{number} {NAMES[kind][0 if number == 1 else 1]}"


def of_one_site(number: int, kind: Kind) -> str:
    """So many records of one site, which has one of each kind but connections."""
    own: dict[Kind, str] = {"site": "its secret", "credentials": "its shared credentials", "webhooks": "its webhooks"}
    return own.get(kind) or counted(number, kind)


def _open_site(stores: Stores, site_id: str) -> object:
    """The store finds a site by its client key alone, which is not sealed."""
    stored = cast(bytes | None, stores.redis.get(SITE_KEYS["site"] % site_id))
    return None if stored is None else _told_apart(partial(stores.sites.find, json.loads(stored)["client_key"]))


def _reseal_site(stores: Stores, site_id: str) -> bool:
    return _told_apart(partial(stores.sites.reseal, site_id))


def _told_apart(ask: Callable[[], Result]) -> Result:
    """A record that cannot be read is the record's fault; any other refusal stays what it is."""
    try:
        return ask()
    except Refused as refusal:
        if refusal.code is Code.UNREADABLE_RECORD:
            raise CannotOpen(str(refusal.code)) from refusal
        raise

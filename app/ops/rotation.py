"""Seals every durable record anew under the first encryption key, while the app runs."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from redis import Redis

from app.kit import clock
from app.ops.records import KINDS, UNOPENED, Kind, Record, Stores, counted, of_one_site, records

MOST_TRIES = 1000  # of one record; each takes less than a millisecond
SHORT_LIVED_SECONDS = 2 * 24 * 3600  # a ticket's life, the longest of all that ends by itself
IF_LOST = (
    "If it is lost, nothing brings them back: uninstall the app on these sites and install it again, which erases "
    "them; then administrators enter their tokens and people connect anew."
)

Outcome = Literal["sealed", "absent", "unopened", "restless"]


@dataclass(frozen=True)
class Rotation:
    """How many records were sealed anew, and per site those that were not: unopened, or changing all the time."""

    sealed: Counter[Kind] = field(default_factory=Counter)
    unopened: Counter[tuple[str, Kind]] = field(default_factory=Counter)
    restless: Counter[tuple[str, Kind]] = field(default_factory=Counter)

    @property
    def is_complete(self) -> bool:
        """Whether everything is sealed with the first key now."""
        return not self.unopened and not self.restless


def rotate(stores: Stores) -> Rotation:
    """Seal everything anew. Raises Refused and RedisError when Redis is away; doing it again does no harm."""
    rotation = Rotation()
    for site_id in sorted(set(stores.sites.identifiers())):
        for record in records(stores, site_id):
            match _seal(stores.redis, record):
                case "sealed":
                    rotation.sealed[record.kind] += 1
                case "unopened":
                    rotation.unopened[site_id, record.kind] += 1
                case "restless":
                    rotation.restless[site_id, record.kind] += 1
    return rotation


def _seal(redis: Redis, record: Record) -> Outcome:
    """Again and again, while somebody else changes the record in between."""
    for _ in range(MOST_TRIES):
        try:
            if record.reseal():
                return "sealed"
        except UNOPENED:
            return "unopened"
        if record.key is None or not redis.exists(record.key):
            return "absent"
    return "restless"


def described(rotation: Rotation, *, number_of_keys: int) -> Iterator[str]:
    """What was done and what is to be done, in lines for an operator."""
    keys = "the only key" if number_of_keys == 1 else f"the first of {number_of_keys} keys"
    yield f"Sealed anew with {keys}:"
    for kind in KINDS:
        yield f"  {counted(rotation.sealed[kind], kind)}"
    if rotation.unopened:
        yield "No configured key opens these; they are as they were:"
        yield from _listed(rotation.unopened)
        yield "If you still have the key, put it at the end of ENCRYPTION_KEYS, restart the app and run this again."
        yield IF_LOST
    if rotation.restless:
        yield "These changed all the time and are as they were; run this again:"
        yield from _listed(rotation.restless)
    yield from _about_old_keys(rotation, number_of_keys)


def _about_old_keys(rotation: Rotation, number_of_keys: int) -> Iterator[str]:
    """What no configured key opens is no reason to keep one of them."""
    if rotation.restless:
        yield "Remove no key from ENCRYPTION_KEYS yet."
    elif number_of_keys == 1:
        yield "There is no old key that could be removed."
    else:
        moment = clock.iso(clock.now() + SHORT_LIVED_SECONDS)
        yield (
            f"You may remove the old keys from ENCRYPTION_KEYS after {moment}, if every process of the app had been "
            "restarted with the new key in front before this command began. Until then they are still needed: tickets "
            "of open pages are signed with keys made from them (two days at most), addresses of images (two hours), "
            "and sign-ins under way are sealed with them (ten minutes)."
        )


def _listed(counts: Counter[tuple[str, Kind]]) -> Iterator[str]:
    return (f"  site {site_id}: {of_one_site(number, kind)}" for (site_id, kind), number in sorted(counts.items()))

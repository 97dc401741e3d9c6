"""What the address of a macro page asks for, and under which keys is all that answering it takes.

What the address alone says is worked out once for all its readers, for a day, since a kept page is one of its day.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from app.atlassian.caller import Address
from app.bitbucket.auth.base import PUBLIC
from app.bitbucket.target import Target
from app.kit import clock
from app.macro import asked
from app.macro.asked import Asked
from app.macro.changed import Changes, changed_keys, stored_changes
from app.macro.include import understand
from app.macro.pages import Place
from app.macro.reader import Readers
from app.macro.source import ended_key
from app.macro.view import View
from app.static_files import build

MOST = 512


@dataclass(frozen=True)
class Sought:
    """An include for one of its readers; a `target` that is a view says why the link names nothing.

    `of_changes`, `of_reader` and `of_pages` are the keys of when what it names has changed or was refused, of what its
    reader has, and of the pages that may be kept for them.
    """

    wanted: Asked
    target: Target | View
    repository: str = ""
    of_changes: Sequence[str] = ()
    of_reader: Sequence[str] = ()
    of_pages: Sequence[str] = ()

    @property
    def keys(self) -> Sequence[str]:
        """All of them, which are read together."""
        return [*self.of_changes, *self.of_reader, *self.of_pages]

    def found(self, values: Sequence[bytes | None]) -> tuple[Changes, Sequence[bytes | None], Sequence[bytes | None]]:
        """What is under `keys`: the changes, the reader's records, the pages."""
        reader = len(self.of_changes)
        pages = reader + len(self.of_reader)
        return stored_changes(*values[:reader]), values[reader:pages], values[pages:]


def seek(readers: Readers, site_id: str, account_id: str | None, address: Address, *, web_url: str) -> Sought:
    """What a reader of a site asks for with an address."""
    wanted, target, place = _named(site_id, address, web_url, clock.utc_day(clock.now()))
    if place is None:
        return Sought(wanted, target)
    return Sought(
        wanted,
        target,
        place.repository,
        of_changes=(*changed_keys(site_id, place.repository), ended_key(PUBLIC, place.repository)),
        of_reader=readers.keys(site_id, account_id),
        of_pages=place.keys(account_id),
    )


def place_of(wanted: Asked, target: Target, *, day: str | None = None) -> Place:
    """Where pages of an include are kept, today."""
    return Place(
        site_id=wanted.site_id,
        page_id=wanted.page_id,
        repository=target.repository.full_name if target.repository else "",
        parameters=wanted.texts,
        build=build(),
        day=day or clock.utc_day(clock.now()),
    )


@lru_cache(maxsize=MOST)
def _named(site_id: str, address: Address, web_url: str, day: str) -> tuple[Asked, Target | View, Place | None]:
    wanted = asked.by_address(site_id, address.first_values)
    target = understand(wanted.texts.get("link", ""), web_url=web_url)
    return wanted, target, None if isinstance(target, View) else place_of(wanted, target, day=day)

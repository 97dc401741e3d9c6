"""Whole macro pages, ready to send: kept compressed while their answer is fresh.

What is public is kept once for all readers of a site. What was read with a credential is sealed with that credential's
key and kept under its holder, so that nobody can be sent what somebody else may see: whoever does not hold the
credential cannot open it.
"""

import gzip
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from app.bitbucket.auth.base import PUBLIC, Credential
from app.bitbucket.auth.choose import find
from app.bitbucket.auth.connections import person
from app.bitbucket.auth.settings import Settings
from app.bitbucket.budgets import Budgets
from app.kit import clock
from app.kit.cache import Cache
from app.macro.answers import was_refused
from app.macro.changed import Changes
from app.macro.pace import Pace
from app.macro.reader import Reader
from app.macro.source import ended_key

KEY = "site:{site}:page:{holder}:{{{repository}}}:{question}"
LONGEST_SECONDS = 1800  # addresses of images inside are signed for longer than that
EVERYBODY, SHARED, VISITORS = "public", "shared", "visitors"


@dataclass(frozen=True)
class Page:
    """A page's gzipped bytes."""

    gzipped: bytes

    @property
    def html(self) -> bytes:
        """The same for a client that does not take gzip."""
        return gzip.decompress(self.gzipped)


@dataclass(frozen=True)
class Place:
    """All that a page body depends on besides the credential, and the commit, which its freshness stands for."""

    site_id: str
    page_id: str
    repository: str
    parameters: Mapping[str, str]
    build: str
    day: str

    def keys(self, account_id: str | None) -> list[str]:
        """Where there may be a page for this reader: everybody's, the site's, and their own."""
        holders = [EVERYBODY, SHARED, person(account_id)] if account_id else [EVERYBODY, VISITORS]
        return [
            KEY.format(site=self.site_id, holder=holder, repository=self.repository, question=self._question)
            for holder in holders
        ]

    @cached_property
    def _question(self) -> str:
        facts = [self.page_id, json.dumps(self.parameters, sort_keys=True), self.build, self.day]
        return hashlib.sha256("\0".join(facts).encode()).hexdigest()

    def key(self, credential: Credential, account_id: str | None) -> str:
        """Where a page that was read with this credential belongs."""
        everybody, shared, *own = self.keys(account_id)
        if credential == PUBLIC:
            return everybody
        return shared if credential.is_shared or not own else own[0]


def made(html: str) -> Page:
    """The page of this HTML; level 4 would take twice the time of 3 and save a twentieth of the bytes."""
    return Page(gzip.compress(html.encode(), compresslevel=3, mtime=0))


def keep(
    cache: Cache,
    key: str,
    page: Page,
    credential: Credential,
    *,
    settings: Settings,
    as_of: float | None,
    fresh_until: float | None,
) -> None:
    """Keep a page, made under these settings, for as long as its answer is fresh.

    `as_of` is when Bitbucket was asked for what it shows. A page without these times is not kept.
    """
    seconds = min(int((fresh_until or 0) - clock.now()), LONGEST_SECONDS)
    if as_of is not None and seconds > 0:
        content = cache.sealed(credential.content_key).seal(page.gzipped)
        head = f"{credential.identity} {settings.version} {as_of}\n"
        cache.put(key, head.encode() + content, ttl_seconds=seconds)


def kept_for(
    reader: Reader,
    cache: Cache,
    repository: str,
    kept: Sequence[bytes | None],
    changes: Changes,
    budgets: Budgets | None,
) -> Page | None:
    """The first of these pages that the reader may see, made under the site's settings of now and since the changes.

    One from before a change is good enough while Bitbucket is not asked because of changes, as in `answers.ask`; one
    from before Bitbucket refused the repository is not.
    """
    for stored in kept:
        if stored is None:
            continue
        head, _, content = stored.partition(b"\n")
        identity, version, as_of = head.decode().split(" ")
        credential = find(reader.held, identity, is_visitor=reader.is_visitor)
        if credential is None or version != reader.held.settings.version:
            continue
        if float(as_of) <= changes.of(credential) and Pace(budgets, credential).may_follow():
            continue
        sealed = cache.sealed(credential.content_key)
        opened = sealed.open(content)
        if opened is None:
            continue
        refused = changes.refused if credential == PUBLIC else float(sealed.get(ended_key(credential, repository)) or 0)
        if not was_refused(float(as_of), [refused]):
            return Page(opened)
    return None

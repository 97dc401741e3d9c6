"""Whole macro pages, ready to send: kept compressed while their answer is fresh, the same for every viewer."""

import gzip
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

from app.kit import clock
from app.kit.cache import Cache

KEY = "site:{site}:{identity}:{{{repository}}}:page:{question}"
LONGEST_SECONDS = 1800  # addresses of images inside are signed for longer than that


@dataclass(frozen=True)
class Page:
    """A page's gzipped bytes."""

    gzipped: bytes

    @property
    def html(self) -> bytes:
        """The same for a client that does not take gzip."""
        return gzip.decompress(self.gzipped)


def key(
    *, site_id: str, page_id: str, identity: str, repository: str, parameters: Mapping[str, str], build: str
) -> str:
    """Everything that a page body depends on, besides the commit, which `fresh_until` stands for."""
    facts = [page_id, json.dumps(parameters, sort_keys=True), build, clock.utc_day(clock.now())]
    question = hashlib.sha256("\0".join(facts).encode()).hexdigest()
    return KEY.format(site=site_id, identity=identity, repository=repository, question=question)


def made(html: str) -> Page:
    """The page of this HTML."""
    return Page(gzip.compress(html.encode(), compresslevel=4, mtime=0))


def keep(cache: Cache, key: str, page: Page, *, fresh_until: float | None) -> None:
    """Keep a page for as long as its answer is fresh; a page without that time is not kept."""
    seconds = min(int((fresh_until or 0) - clock.now()), LONGEST_SECONDS)
    if seconds > 0:
        cache.put(key, page.gzipped, ttl_seconds=seconds)

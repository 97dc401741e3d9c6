"""Who is asking: all that leaves this package."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NewType

from app.atlassian.sites import Site

SignedClaims = NewType("SignedClaims", dict[str, object])
"""Claims whose signature was checked. Nothing is said about their content: times, audience, hash."""


@dataclass(frozen=True)
class Caller:
    """Somebody on a site where the app is installed, vouched for by Confluence.

    `account_id` is None for anonymous visitors and for Confluence itself; `page_id` when no page is known. `query` is
    what the address says, for pages alone: the hash of their token covers it; `kept` what was read along with the site.
    """

    site: Site
    account_id: str | None
    page_id: str | None
    query: Mapping[str, str] = field(default_factory=dict, repr=False)
    kept: tuple[bytes | None, ...] = field(default=(), repr=False)

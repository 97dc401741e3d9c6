"""Who is asking: all that leaves this package."""

from dataclasses import dataclass
from typing import NewType

from app.atlassian.sites import Site

SignedClaims = NewType("SignedClaims", dict[str, object])
"""Claims whose signature was checked. Nothing is said about their content: times, audience, hash."""


@dataclass(frozen=True)
class Caller:
    """Somebody on a site where the app is installed, vouched for by Confluence.

    `account_id` is None for anonymous visitors and for Confluence itself; `page_id` when no page is known.
    """

    site: Site
    account_id: str | None
    page_id: str | None

"""Who is asking: all that leaves this package."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NewType, Protocol

from app.atlassian.sites import Site

SignedClaims = NewType("SignedClaims", dict[str, object])
"""Claims whose signature was checked. Nothing is said about their content: times, audience, hash."""


class Sought(Protocol):
    """What a view looks for: at least the keys under which it is."""

    @property
    def keys(self) -> Sequence[str]:
        """In the order in which the view takes their values."""


@dataclass(frozen=True)
class Caller:
    """Somebody on a site where the app is installed, vouched for by Confluence.

    `account_id` is None for anonymous visitors and for Confluence itself; `page_id` when no page is known. `query` is
    what the address says, for pages alone: the hash of their token covers it. `sought` is what the view made of that
    for itself, and `kept` what is under its keys, read along with the site.
    """

    site: Site
    account_id: str | None
    page_id: str | None
    query: Mapping[str, str] = field(default_factory=dict, repr=False)
    sought: Any = field(default=None, repr=False)
    kept: tuple[bytes | None, ...] = field(default=(), repr=False)

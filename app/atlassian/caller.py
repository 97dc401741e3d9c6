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


@dataclass(frozen=True, eq=False)
class Address:
    """What a page's address says besides its token: the hash of a token for it, and each parameter's first value.

    Whoever comes with the same address mostly gets the same object, which can stand for it: no other one equals it.
    """

    expected_hash: str
    first_values: Mapping[str, str] = field(repr=False)


@dataclass(frozen=True)
class Caller:
    """Somebody on a site where the app is installed, vouched for by Confluence.

    `account_id` is None for anonymous visitors and for Confluence itself; `page_id` when no page is known. `sought` is
    what a page's view made for itself of the address, which the hash of the token covers; `kept` is what is under its
    keys, read along with the site.
    """

    site: Site
    account_id: str | None
    page_id: str | None
    sought: Any = field(default=None, repr=False)
    kept: tuple[bytes | None, ...] = field(default=(), repr=False)

"""Which scopes a request needs, and what a credential's scopes amount to.

OAuth and access tokens have classic scopes, some of which imply others; the granular ones of API tokens imply nothing.
https://developer.atlassian.com/cloud/bitbucket/rest/intro/#authentication
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

IMPLIED: Mapping[str, tuple[str, ...]] = {
    "repository:write": ("repository",),
    "pullrequest": ("repository",),
    "pullrequest:write": ("pullrequest", "repository:write"),
    "project": ("repository",),
    "pipeline:write": ("pipeline",),
    "issue:write": ("issue",),
    "account:write": ("account",),
    "account": ("email",),
}


@dataclass(frozen=True)
class Needed:
    """What an address asks for, in both vocabularies."""

    classic: tuple[str, ...]
    granular: tuple[str, ...]


REPOSITORY = Needed(("repository",), ("read:repository:bitbucket",))
PULL_REQUEST = Needed(("pullrequest",), ("read:pullrequest:bitbucket",))
PIPELINE = Needed(("pipeline",), ("read:pipeline:bitbucket",))
ISSUE = Needed(("issue",), ("read:issue:bitbucket",))
SNIPPET = Needed(("snippet",), ("read:snippet:bitbucket",))
USER = Needed(("account",), ("read:user:bitbucket",))
USER_WORKSPACES = Needed(("account",), ("read:workspace:bitbucket",))
WORKSPACE = Needed((), ("read:workspace:bitbucket",))


def amounts_to(granted: Sequence[str]) -> frozenset[str]:
    """These classic scopes with all that they imply."""
    found, left = set(granted), list(granted)
    while left:
        more = [scope for scope in IMPLIED.get(left.pop(), ()) if scope not in found]
        found.update(more)
        left += more
    return frozenset(found)

"""Shared access tokens, each of a workspace, a project or a repository: everybody sees what the token sees.

https://support.atlassian.com/bitbucket-cloud/docs/access-tokens/
"""

from functools import lru_cache

from app.bitbucket.auth.base import Credential, with_headers
from app.bitbucket.auth.held import Held
from app.bitbucket.auth.reach import Reach
from app.bitbucket.auth.settings import AccessToken

IS_SHARED = True


def credentials(held: Held) -> tuple[Credential, ...]:
    """One for each token, the most specific first."""
    entries = sorted(held.settings.access_tokens, key=lambda entry: -reach_of(entry).precision)
    return tuple(credential_of(entry) for entry in entries)


@lru_cache(maxsize=1024)
def credential_of(entry: AccessToken) -> Credential:
    """The credential of a token."""
    return with_headers(
        entry.identity,
        {"Authorization": f"Bearer {entry.token}"},
        content_key=entry.content_key,
        reach=reach_of(entry),
    )


def reach_of(entry: AccessToken) -> Reach:
    """What the token may be used for."""
    return Reach(entry.workspace, entry.project, entry.repository)

"""A shared API token of an Atlassian account: everybody sees what that account sees within the token's scopes.

The user name is the account's email address; Bitbucket's own user name is refused.
https://support.atlassian.com/bitbucket-cloud/docs/using-api-tokens/
"""

import base64

from app.bitbucket.auth.base import Credential, with_headers
from app.bitbucket.auth.held import Held
from app.bitbucket.auth.settings import ApiToken

IS_SHARED = True


def credentials(held: Held) -> tuple[Credential, ...]:
    """The one that there is."""
    entry = held.settings.api_token
    return () if entry is None else (credential_of(entry),)


def credential_of(entry: ApiToken) -> Credential:
    """The credential of a token."""
    pair = base64.b64encode(f"{entry.email}:{entry.token}".encode()).decode()
    return with_headers(entry.identity, {"Authorization": f"Basic {pair}"}, content_key=entry.content_key)

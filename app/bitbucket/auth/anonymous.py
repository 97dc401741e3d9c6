"""No credential: public repositories only, 60 requests an hour per server address.

https://support.atlassian.com/bitbucket-cloud/docs/api-request-limits/
"""

from app.bitbucket.auth.base import PUBLIC, Credential
from app.bitbucket.auth.held import Held

IS_SHARED = False


def credentials(held: Held) -> tuple[Credential, ...]:
    """The same for every site and person: none."""
    return (PUBLIC,)

"""No credential: public repositories only, 60 requests an hour per server address.

https://support.atlassian.com/bitbucket-cloud/docs/api-request-limits/
"""

from app.bitbucket.auth.base import Credential
from app.bitbucket.target import Repository

PUBLIC = Credential(identity="public")


def credential(repository: Repository | None) -> Credential:
    """The same for every repository: none."""
    return PUBLIC

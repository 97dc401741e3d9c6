"""Each person's own sign-in to Bitbucket: they see what their Bitbucket account may see.

https://support.atlassian.com/bitbucket-cloud/docs/use-oauth-on-bitbucket-cloud/
"""

from app.bitbucket.auth.base import Credential, Headers
from app.bitbucket.auth.connections import Connection
from app.bitbucket.auth.held import Held, Renewal

IS_SHARED = False
SCHEME = "Bearer "


def credentials(held: Held) -> tuple[Credential, ...]:
    """The person's own, if they have signed in."""
    return () if held.connection is None else (credential_of(held.connection, held.renewal),)


def credential_of(connection: Connection, renewal: Renewal) -> Credential:
    """A credential whose tokens are looked at only when something is sent, because most pages need nothing sent."""

    def authorize() -> Headers:
        return _headers(renewal.fresh(connection))

    def renew(refused: Headers) -> Headers:
        token = refused.get("Authorization", "").removeprefix(SCHEME)
        return _headers(renewal.after_refusal(connection, refused_access_token=token))

    return Credential(
        identity=connection.identity, authorize=authorize, renew=renew, content_key=connection.content_key
    )


def _headers(connection: Connection) -> Headers:
    return {"Authorization": f"{SCHEME}{connection.tokens.access_token}"}

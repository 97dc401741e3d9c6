"""Which credentials are taken: `Authorization` becomes an asker, or a 401 in Bitbucket's words."""

import base64
import binascii

from sandbox.bitbucket.asker import Asker
from sandbox.bitbucket.errors import bad_token
from sandbox.bitbucket.oauth.server import OAuthServer
from sandbox.bitbucket.tokens import ACCESS_TOKENS, API_TOKENS


class Wallet:
    """Of one server: the fixed tokens, which can be revoked and restored, and what the OAuth server gave out."""

    def __init__(self, oauth: OAuthServer) -> None:
        self._oauth = oauth
        self._revoked: set[str] = set()

    def asker(self, authorization: str) -> Asker:
        """Whom the header names; raises Refusal. An API token is no Bearer token, an access token nobody's password."""
        scheme, _, value = authorization.partition(" ")
        if scheme.lower() == "bearer":
            return self._of_bearer(value.strip())
        if scheme.lower() == "basic":
            return self._of_password(value.strip())
        raise bad_token()

    def revoke(self, token: str) -> None:
        """Take it no more; raises ValueError for one that is unknown."""
        if token not in ACCESS_TOKENS and token not in {secret for _, secret in API_TOKENS}:
            raise ValueError("There is no such token.")
        self._revoked.add(token)

    def restore(self, token: str | None = None) -> None:
        """Take it again, or all of them."""
        self._revoked = self._revoked - {token} if token else set()

    def _of_bearer(self, token: str) -> Asker:
        found = ACCESS_TOKENS.get(token) or self._oauth.asker(token)
        if found is None or token in self._revoked:
            raise bad_token()
        return found

    def _of_password(self, value: str) -> Asker:
        try:
            email, _, token = base64.b64decode(value, validate=True).decode().partition(":")
        except (binascii.Error, UnicodeDecodeError):
            raise bad_token(is_basic=True) from None
        found = API_TOKENS.get((email.lower(), token))
        if found is None or token in self._revoked:
            raise bad_token(is_basic=True)
        return found

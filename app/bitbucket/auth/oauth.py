"""Bitbucket's OAuth 2.0 as an app sees it: where people are sent, and what the token endpoint gives and refuses.

https://support.atlassian.com/bitbucket-cloud/docs/use-oauth-on-bitbucket-cloud/
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

from authlib.integrations.requests_client import OAuth2Session

from app.bitbucket.auth.connections import Tokens
from app.bitbucket.errors import Unavailable
from app.bitbucket.http import Transport
from app.kit import clock

DEFAULT_SECONDS, LONGEST_SECONDS = 3600, 24 * 3600
LONGEST_TOKEN = 16 * 1024
TOO_MANY, FAULTS = 429, 500  # statuses that say nothing of the token, whatever stands in the body
CODE = re.compile(r"[a-z_]{1,64}")


class TokenRefused(Exception):
    """The token endpoint says no; `code` is the error code of RFC 6749, 5.2, or empty."""

    def __init__(self, code: str) -> None:
        super().__init__(code or "refused")
        self.code = code


class Consumer:
    """The app as Bitbucket knows it, by key and secret; `redirect_url` is where people come back to.

    `transport` carries the requests: time-outs, a size limit and one host are its business.
    """

    def __init__(
        self, *, key: str, secret: str, web_url: str, scopes: tuple[str, ...], redirect_url: str, transport: Transport
    ) -> None:
        self.scopes = scopes
        self._key = key
        self._secret = secret
        self._authorize_url = f"{web_url}/site/oauth2/authorize"
        self._token_url = f"{web_url}/site/oauth2/access_token"
        self._redirect_url = redirect_url
        self._transport = transport

    def authorize_url(self, *, state: str, verifier: str) -> str:
        """Where a person says that the app may read in their name.

        The challenge is not documented by Bitbucket; it does no harm, and counts on the day that it does.
        """
        url, _ = self._session().create_authorization_url(
            self._authorize_url, state=state, code_verifier=verifier, scope=" ".join(self.scopes)
        )
        return str(url)

    def exchange(self, code: str, *, verifier: str) -> Tokens:
        """The tokens for a code that a person brought back; raises TokenRefused, Unavailable."""
        return self._tokens(
            lambda session: session.fetch_token(
                self._token_url, grant_type="authorization_code", code=code, code_verifier=verifier
            )
        )

    def refresh(self, refresh_token: str) -> Tokens:
        """New tokens for old ones; raises TokenRefused, Unavailable."""
        return self._tokens(lambda session: session.refresh_token(self._token_url, refresh_token=refresh_token))

    def act_for_itself(self) -> Tokens:
        """A token of the consumer's own account, which cannot be refreshed; raises TokenRefused, Unavailable."""
        return self._tokens(lambda session: session.fetch_token(self._token_url, grant_type="client_credentials"))

    def _tokens(self, ask: Callable[["_Session"], Mapping[str, Any]]) -> Tokens:
        try:
            answer = ask(self._session())
        except (OSError, ValueError, RecursionError) as error:  # every fault of the requests library is an OSError
            raise Unavailable(f"token endpoint: {type(error).__name__}") from None
        return _read(answer)

    def _session(self) -> "_Session":
        """One for each question; nobody closes it, because that would close the transport, which all of them share."""
        session = _Session(
            self._key,
            self._secret,
            token_endpoint_auth_method="client_secret_basic",  # noqa: S106  # the name of a way, no password
            redirect_uri=self._redirect_url,
            code_challenge_method="S256",
        )
        session.trust_env = False
        # A connection that was kept may end just when it is used again, and new tokens would be lost with the answer.
        session.headers["Connection"] = "close"
        session.mount("https://", self._transport)
        session.mount("http://", self._transport)
        return session


class _Session(OAuth2Session):  # type: ignore[misc]  # the library has no types
    """The library's session with a reading of our own, which loses no new token over an odd value beside it."""

    def parse_response_token(self, response: Any) -> Mapping[str, Any]:
        """The answer's JSON; raises TokenRefused, and ValueError for what is no answer of a token endpoint."""
        if response.status_code == TOO_MANY or response.status_code >= FAULTS:
            raise ValueError("a fault")
        answer = response.json()
        if not isinstance(answer, dict):
            raise ValueError("not a JSON object")
        if "error" in answer:
            code = answer["error"]
            raise TokenRefused(code if isinstance(code, str) and CODE.fullmatch(code) else "")
        self.token = {**answer, "expires_at": None, "expires_in": _seconds(answer.get("expires_in"))}
        return answer


def _read(answer: Mapping[str, Any]) -> Tokens:
    """The tokens of an answer, whose scopes are called `scope` or, before CHANGE-3052, `scopes`."""
    access_token, refresh_token = answer.get("access_token"), answer.get("refresh_token")
    if not _is_token(access_token) or not (refresh_token is None or _is_token(refresh_token)):
        raise Unavailable("token endpoint: an answer without a token")
    scopes = answer.get("scope") or answer.get("scopes") or ""
    return Tokens(
        access_token=str(access_token),
        refresh_token=None if refresh_token is None else str(refresh_token),
        expires_at=clock.now() + _seconds(answer.get("expires_in")),
        scopes=frozenset(re.split(r"[ ,]+", scopes.strip()) if isinstance(scopes, str) else ()) - {""},
    )


def _is_token(value: object) -> bool:
    return isinstance(value, str) and 0 < len(value) <= LONGEST_TOKEN and value.isascii() and value.isprintable()


def _seconds(value: object) -> int:
    """How long the access token works."""
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 10:
        value = int(value)
    is_usable = isinstance(value, int) and not isinstance(value, bool) and value > 0
    return min(int(str(value)), LONGEST_SECONDS) if is_usable else DEFAULT_SECONDS

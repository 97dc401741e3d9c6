"""What the OAuth server has given out, and the words in which it refuses more."""

import secrets
from dataclasses import dataclass

from sandbox.bitbucket.asker import Asker
from sandbox.bitbucket.oauth.consumers import Consumer
from sandbox.bitbucket.people import Person

LONG_BYTES, SHORT_BYTES = 3100, 48  # as base64 a third longer


class OAuthRefusal(Exception):
    """An error of the token endpoint: its JSON and its status."""

    def __init__(self, error: str, description: str, *, status: int = 400) -> None:
        super().__init__(description)
        self.status = status
        self.body = {"error_description": description, "error": error}


@dataclass(frozen=True)
class Grant:
    """What somebody lets a consumer do in their name; with no person the consumer acts for itself."""

    consumer: Consumer
    scopes: tuple[str, ...]
    person: Person | None = None

    @property
    def asker(self) -> Asker:
        """Whoever comes with an access token of this grant."""
        name = f"{self.person.name} via oauth" if self.person else f"consumer {self.consumer.name}"
        key = self.consumer.key
        return Asker(name, "oauth2", self.scopes, counted_as=key, person=self.person, consumer_key=key)


@dataclass(frozen=True)
class Code:
    """What a code stands for until it is exchanged; `redirect_uri` and `challenge` as they were sent, if they were."""

    grant: Grant
    redirect_uri: str | None
    challenge: str | None
    expires_at: float


@dataclass(frozen=True)
class AccessToken:
    """What an access token stands for."""

    grant: Grant
    expires_at: float


@dataclass(frozen=True)
class RefreshToken:
    """What a refresh token stands for; `rotated_at` is when another one took its place."""

    grant: Grant
    used_at: float
    rotated_at: float | None = None


def new_token(kind: str, *, is_long: bool) -> str:
    """A secret that nobody can guess; Bitbucket's have grown to thousands of characters."""
    return f"sesame-{kind}-{secrets.token_urlsafe(LONG_BYTES if is_long else SHORT_BYTES)}"


def bad_client() -> OAuthRefusal:
    """A consumer that is unknown, or comes with another secret."""
    return OAuthRefusal("unauthorized_client", "Invalid OAuth client credentials", status=401)


def rotated_away() -> OAuthRefusal:
    """A refresh token that another one has replaced: the same words as for a wrong secret, which it is not."""
    return OAuthRefusal("unauthorized_client", "Invalid OAuth client credentials")


def bad_refresh_token() -> OAuthRefusal:
    """A refresh token that is unknown, revoked, of another consumer, or was not used for months."""
    return OAuthRefusal("invalid_request", "Invalid refresh_token")


def bad_code() -> OAuthRefusal:
    """A code that is unknown, used, too old, of another consumer, or comes without what it was asked with."""
    return OAuthRefusal("invalid_grant", "The specified code is not valid.")


def bad_grant_type(grant_type: str | None) -> OAuthRefusal:
    """Neither a code nor a refresh token nor the consumer's own credentials."""
    return OAuthRefusal("invalid_grant", f"Unsupported grant type: {grant_type}")

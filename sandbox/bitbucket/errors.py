"""Refusals, word for word as Bitbucket writes them; where its words are not known, in its manner."""

from collections.abc import Mapping, Sequence
from typing import Any

RATE_LIMITED = "Rate limit for this resource has been exceeded"
BAD_TOKEN = "Token is invalid, expired, or not supported for this endpoint."
EXPIRED_TOKEN = "Access token expired. Use your refresh token to obtain a new access token."
LACKING_SCOPES = "Your credentials lack one or more required privilege scopes."
NOT_WITH_THIS_TOKEN = "This resource does not support authentication using the provided token"
BASIC_CHALLENGE: Mapping[str, str] = {"WWW-Authenticate": 'Basic realm="Bitbucket.org HTTP"'}
NO_REPOSITORY = (
    "You may not have access to this repository or it no longer exists in this workspace. "
    "If you think this repository exists and you have access, make sure you are authenticated."
)
NO_API = (
    "There is no API hosted at this URL.\n\nFor information about our API's, please refer to the documentation at: "
    "https://developer.atlassian.com/cloud/bitbucket/rest/intro/"
)
# Bitbucket answers with a web page here that holds facts about the caller: it must never be shown to anybody.
NO_REPOSITORY_PAGE = f"""<!DOCTYPE html>
<html lang="en"><head><title>Bitbucket</title></head>
<body data-current-user="{{&quot;displayName&quot;: &quot;Ada Example&quot;}}" data-token="sesame">
<h1>Repository not found</h1>{"<p>There is nothing to see here.</p>" * 700}</body></html>
"""


class Refusal(Exception):
    """An error answer; `data` stands in it twice, as in Bitbucket's own."""

    def __init__(
        self,
        status: int,
        message: str,
        *,
        detail: str | Mapping[str, Any] = "",
        data: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(message)
        self.status = status
        self.body = envelope(message, detail=detail, data=data)
        self.headers = headers or {}


class NoRepository(Refusal):
    """A repository that is missing, or private and so not to be known of."""

    def __init__(self) -> None:
        super().__init__(404, NO_REPOSITORY)


def envelope(
    message: str, *, detail: str | Mapping[str, Any] = "", data: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """The JSON of an error."""
    more: dict[str, Any] = {"data": dict(data)} if data else {}
    error = {"message": message} | ({"detail": detail} if detail else {}) | more
    return {"type": "error", "error": error} | more


def bad_token(*, is_basic: bool = False) -> Refusal:
    """A credential that is wrong, expired or revoked; who came with a password (or nothing) is told how to."""
    return Refusal(401, BAD_TOKEN, headers=BASIC_CHALLENGE if is_basic else None)


def expired_token() -> Refusal:
    """An OAuth access token that was good once."""
    return Refusal(401, EXPIRED_TOKEN)


def lacking_scopes(*, granted: Sequence[str], required: Sequence[str]) -> Refusal:
    """A credential whose scopes do not suffice."""
    return Refusal(403, LACKING_SCOPES, detail={"granted": list(granted), "required": list(required)})


def not_with_this_token() -> Refusal:
    """A kind of credential that is not for this address."""
    return Refusal(403, NOT_WITH_THIS_TOKEN)


def no_commit(name: str) -> Refusal:
    """A revision that is not there."""
    return Refusal(404, "Commit not found", data={"shas": [name]})


def no_file(path: str) -> Refusal:
    """A path that is not there."""
    return Refusal(404, f"No such file or directory: {path}")


def no_ref(kind: str, name: str) -> Refusal:
    """A branch or a tag (`kind`) that is not there."""
    return Refusal(404, f'{kind} "{name}" does not exist.')


def no_api() -> Refusal:
    """An address where nothing is."""
    return Refusal(404, "Resource not found", detail=NO_API)

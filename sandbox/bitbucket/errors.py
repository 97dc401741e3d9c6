"""Refusals, word for word as Bitbucket writes them; where its words are not known, in its manner."""

from collections.abc import Mapping
from typing import Any

RATE_LIMITED = "Rate limit for this resource has been exceeded"
BAD_TOKEN = "Token is invalid, expired, or not supported for this endpoint."
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

    def __init__(self, status: int, message: str, *, detail: str = "", data: Mapping[str, Any] | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.body = envelope(message, detail=detail, data=data)


class NoRepository(Refusal):
    """A repository that is missing, or private and so not to be known of."""

    def __init__(self) -> None:
        super().__init__(404, NO_REPOSITORY)


def envelope(message: str, *, detail: str = "", data: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """The JSON of an error."""
    more: dict[str, Any] = {"data": dict(data)} if data else {}
    error = {"message": message} | ({"detail": detail} if detail else {}) | more
    return {"type": "error", "error": error} | more


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

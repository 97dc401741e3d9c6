"""A token endpoint on loopback that answers as a test wants, and remembers what it was asked."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from werkzeug.wrappers import Request, Response

from app.bitbucket.auth.oauth import Consumer
from app.bitbucket.http import Transport
from tests.atlassian import loopback

KEY, SECRET = "kEyOfTheTests", "sesame-secret-of-the-tests"
REDIRECT_URL = "https://include.acme.example/oauth/callback"
SCOPES = ("account", "repository", "pullrequest")
GIVEN = {
    "access_token": "sesame-access-1",
    "refresh_token": "sesame-refresh-1",
    "scope": "account repository pullrequest",
    "expires_in": 7200,
    "token_type": "bearer",
    "state": "authorization_code",
}


@dataclass(frozen=True)
class Asked:
    """One request: its path, its form, and how the consumer showed who it is."""

    method: str
    path: str
    form: dict[str, str]
    authorization: str | None


@dataclass
class TokenEndpoint:
    """`answer` makes the answer to each request."""

    url: str = ""
    answer: Callable[[Request], Response] = field(default=lambda _: given())
    asked: list[Asked] = field(default_factory=list)

    def respond(self, request: Request) -> Response:
        """The answer, after noting the question."""
        shown = request.headers.get("Authorization")
        self.asked.append(Asked(request.method, request.path, request.form.to_dict(), shown))
        return self.answer(request)

    def consumer(self) -> Consumer:
        """The app as this server knows it."""
        return Consumer(
            key=KEY, secret=SECRET, web_url=self.url, scopes=SCOPES, redirect_url=REDIRECT_URL,
            transport=Transport(self.url),
        )  # fmt: skip


def given(**changes: Any) -> Response:
    """Tokens; a change to None leaves something out."""
    content = {name: value for name, value in {**GIVEN, **changes}.items() if value is not None}
    return Response(json.dumps(content), content_type="application/json")


def refused(error: object, *, status: int = 400) -> Response:
    """An error as RFC 6749, 5.2, has it."""
    content = {"error_description": "Said with the word sesame in it", "error": error}
    return Response(json.dumps(content), status, content_type="application/json")


@contextmanager
def serving() -> Iterator[TokenEndpoint]:
    """A running one."""
    endpoint = TokenEndpoint()
    with loopback.serving(Request.application(endpoint.respond)) as endpoint.url:
        yield endpoint

"""The sandbox's Bitbucket in this process, in the place of the client's HTTP; answers can be spoilt on their way."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, cast
from urllib.parse import urlsplit

from werkzeug.test import Client, TestResponse

from app.bitbucket.auth.base import Credential
from app.bitbucket.http import Answer, Http, Parameters

Spoil = Callable[[str, Any], Any]


def as_it_is(path: str, content: Any) -> Any:
    """Spoils nothing."""
    return content


@dataclass
class LocalBitbucket:
    """What `Http` is to the client; `asked` are the paths it was asked for, redirects included.

    With `is_replayed` it says what it said before, which is much faster.
    """

    client: Client
    api_url: str = "http://localhost/2.0"
    asked: list[str] = field(default_factory=list)
    spoil: Spoil = as_it_is
    is_replayed: bool = False
    budgets: None = None
    _kept: dict[str, TestResponse] = field(default_factory=dict)

    def get(
        self,
        path: str,
        *,
        credential: Credential,
        parameters: Parameters | None = None,
        max_bytes: int,
        accept: str = "application/json",
    ) -> Answer:
        """The answer, behind its redirects."""
        url = path if path.startswith("http") else f"{self.api_url}{path}"
        parts = urlsplit(url)
        query: Any = [
            (name, each)
            for name, value in (parameters or {}).items()
            for each in ([value] if isinstance(value, str) else value)
        ]
        address = parts.path + (f"?{parts.query}" if parts.query else "")
        self.asked.append(parts.path.removeprefix("/2.0"))
        headers = dict(credential.authorize())
        options = {"query_string": query} if query else {}
        question = f"{address} {query} {headers}"
        answer = self._kept.get(question) if self.is_replayed else None
        if answer is None:
            answer = self.client.get(address, headers=headers, environ_overrides={"REQUEST_URI": address}, **options)
            self._kept[question] = answer
        if answer.status_code in (301, 302):
            return self.get(answer.headers["Location"], credential=credential, max_bytes=max_bytes, accept=accept)
        body = answer.get_data()
        if answer.content_type.startswith("application/json"):
            body = json.dumps(self.spoil(parts.path, json.loads(body))).encode()
        return Answer(answer.status_code, dict(answer.headers), body[:max_bytes], is_cut=len(body) > max_bytes)

    @property
    def http(self) -> Http:
        """Itself, as what it stands for."""
        return cast(Http, self)

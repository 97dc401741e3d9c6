"""Answers that go wrong when told to. A fault is for the requests whose address (path and query as sent) it matches."""

import json
import os
import re
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from flask import Response, request

from sandbox.bitbucket import gone
from sandbox.bitbucket.errors import BAD_TOKEN, NO_REPOSITORY, RATE_LIMITED, envelope
from sandbox.bitbucket.limits import Allowance

JSON_BODIES: Mapping[int, Mapping[str, Any]] = {
    401: envelope(BAD_TOKEN),
    404: envelope(NO_REPOSITORY),
    410: gone.BODY,
    429: envelope(RATE_LIMITED),
}
SOMETHING_WRONG = envelope("Something went wrong")
HTML_BODY = (
    "<!doctype html><title>Bitbucket</title><h1>Something went wrong</h1>"
    "<p>Sorry for the inconvenience.</p><script>window.token='sesame'</script>"
)
HUGE_CHUNK, HUGE_CHUNKS = b"x" * 65_536, 1024  # 64 MB in all


@dataclass(frozen=True)
class Fault:
    """What goes wrong, and for how many requests (None: for all).

    With `status` or `body` (json, html, text, empty, huge) the answer is invented; `redirect` is where to, `\\1` in it
    the first group of the match, an address that starts with a slash is on this server. `delay_ms` comes before the
    answer. `truncate` sends half of what the answer's length promises, `wrong_length` promises half of what it sends,
    `reset` drops the connection without an answer. `headers` are added.
    """

    status: int | None = None
    body: str | None = None
    delay_ms: float = 0
    times: int | None = None
    truncate: bool = False
    wrong_length: bool = False
    reset: bool = False
    redirect: str | None = None
    headers: tuple[tuple[str, str], ...] = ()


TABLE: tuple[tuple[str, Fault], ...] = (
    (r"/2\.0/repositories/acme/down(?![\w-])", Fault(status=503, body="html")),
    (r"/2\.0/repositories/acme/slow(?![\w-])", Fault(delay_ms=3000)),
    (
        r"/2\.0/repositories/acme/limited(?![\w-])",
        Fault(status=429, body="json", headers=tuple(Allowance(60, False, 41, 745).headers.items())),
    ),
    (
        r"/2\.0/repositories/acme/renamed-old(?![\w-])(.*)",
        Fault(status=301, redirect=r"/2.0/repositories/acme/renamed\1"),
    ),
)
"""The repositories with a fault from the start."""


class Faults:
    """What is switched on, the latest first."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._all: list[tuple[re.Pattern[str], Fault]] = []
        self.reset()

    def reset(self) -> None:
        """Back to the table."""
        with self._lock:
            self._all = [(re.compile(match, re.IGNORECASE), fault) for match, fault in TABLE]

    def add(self, match: str, fault: Fault) -> None:
        """Switch a fault on for addresses that begin like this regular expression; raises re.error."""
        with self._lock:
            self._all.insert(0, (re.compile(match, re.IGNORECASE), fault))

    def of(self, address: str) -> Fault | None:
        """The fault of this request, counted, with its redirect filled in."""
        with self._lock:
            for position, (pattern, fault) in enumerate(self._all):
                if match := pattern.match(address):
                    if fault.times == 1:
                        del self._all[position]
                    elif fault.times:
                        self._all[position] = (pattern, replace(fault, times=fault.times - 1))
                    return replace(fault, redirect=match.expand(fault.redirect)) if fault.redirect else fault
        return None


def parse(content: Any) -> Fault:
    """A fault from JSON; raises ValueError."""
    if not isinstance(content, dict):
        raise ValueError("A fault is an object.")
    if unknown := content.keys() - {field.name for field in fields(Fault)}:
        raise ValueError(f"A fault has no {', '.join(sorted(unknown))}.")
    fault = Fault(**{**content, "headers": tuple(dict(content.get("headers", {})).items())})
    if fault.body is not None and fault.body not in BODIES:
        raise ValueError(f"A body is one of {', '.join(BODIES)}.")
    return fault


def invented(fault: Fault) -> Response | None:
    """The answer that the fault gives in place of the true one, if it does, after its delay."""
    time.sleep(fault.delay_ms / 1000)
    if fault.redirect:
        address = request.host_url[:-1] + fault.redirect if fault.redirect.startswith("/") else fault.redirect
        return Response(status=fault.status or 302, headers={"Location": address})
    if fault.status is None and fault.body is None:
        return None
    status = fault.status or 200
    content_type, make = BODIES[fault.body or "json"]
    return Response(make(status), status, content_type=content_type, headers=fault.headers)


def spoilt(fault: Fault, answer: Response) -> Response:
    """The answer with its length or its ending made wrong, as the fault says."""
    if fault.reset:
        return _Reset()
    if fault.truncate or fault.wrong_length:
        whole = answer.get_data()
        half = len(whole) // 2
        answer.response = [whole[:half] if fault.truncate else whole]
        answer.headers["Content-Length"] = str(len(whole) if fault.truncate else half)
    return answer


class _Reset(Response):
    """No answer: the connection is dropped."""

    def __call__(self, environ: Any, start_response: Any) -> Iterable[bytes]:
        connection = environ["werkzeug.socket"]
        # With nothing to linger for, closing makes the other side see a reset.
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        os.close(connection.detach())
        raise ConnectionResetError("as told")


def _huge() -> Iterator[bytes]:
    return (HUGE_CHUNK for _ in range(HUGE_CHUNKS))


BODIES: Mapping[str, tuple[str, Callable[[int], str | Iterator[bytes]]]] = {
    "json": ("application/json; charset=utf-8", lambda status: json.dumps(JSON_BODIES.get(status, SOMETHING_WRONG))),
    "html": ("text/html; charset=utf-8", lambda status: HTML_BODY),
    "text": ("text/plain", lambda status: RATE_LIMITED if status == 429 else "Not Found"),
    "empty": ("application/json", lambda status: ""),
    "huge": ("application/json", lambda status: _huge()),
}

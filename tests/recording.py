"""The app as gunicorn runs it in tests: every answer is searched for secrets before it is sent."""

import gzip
import os
from collections.abc import Iterable
from typing import Any

from app import create_app
from app.bitbucket import http
from app.bitbucket.auth import renewal
from app.kit import cache
from tests.secret_marks import leaks

FILE = "LEAKS_FILE"


def _be_patient() -> None:
    """Wait long for a Bitbucket that shares few cores with all else; tests of single rooms hold the app's own times."""
    http.CONNECT_SECONDS, http.READ_SECONDS, http.WHOLE_SECONDS = 30, 60, 90
    http.PLACE_SECONDS = cache.PLACE_SECONDS = renewal.PLACE_SECONDS = 30
    renewal.WAIT_SECONDS = 60


def create_recorded_app() -> Any:
    """The WSGI app; what it should not have said goes to the file that the environment names."""
    _be_patient()
    app = create_app()

    def recorded(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        headers: list[tuple[str, str]] = []

        def start(status: str, sent: list[tuple[str, str]], *rest: Any) -> Any:
            headers.extend(sent)
            return start_response(status, sent, *rest)

        answer = app(environ, start)
        try:
            body = b"".join(answer)
        finally:
            close = getattr(answer, "close", None)
            if close:
                close()
        plain = gzip.decompress(body) if ("Content-Encoding", "gzip") in headers else body
        found = leaks(plain) + leaks("\n".join(f"{name}: {value}" for name, value in headers).encode())
        if found:
            with open(os.environ[FILE], "a") as file:
                file.write("".join(f"{environ['PATH_INFO']}: {each}\n" for each in found))
        return [body]

    return recorded

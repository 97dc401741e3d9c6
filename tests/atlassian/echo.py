"""A WSGI app that answers what `from_environ` reads, for running under real servers."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from app.atlassian.incoming import from_environ


def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    """The parts of the request as JSON."""
    content = json.dumps(asdict(from_environ(environ))).encode()
    start_response("200 OK", [("Content-Type", "application/json"), ("Content-Length", str(len(content)))])
    return [content]

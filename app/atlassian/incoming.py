"""What a token can be checked against: the request as the client sent it, before any decoding."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

ORIGIN = re.compile(r"^https?://[^/?#]*", re.IGNORECASE)


@dataclass(frozen=True)
class SignedRequest:
    """Method, raw path, raw query and `Authorization` header; nothing of it is believed yet."""

    method: str
    raw_path: str
    raw_query: str = field(repr=False)
    authorization: str | None = field(repr=False)


def from_environ(environ: Mapping[str, Any]) -> SignedRequest:
    """The request of a WSGI environment.

    The query is the one that the views read (WSGI leaves it encoded). PATH_INFO is decoded, so the path is taken from
    the request line, which gunicorn keeps as RAW_URI and uWSGI and mod_wsgi as REQUEST_URI.
    """
    target = environ.get("RAW_URI") or environ.get("REQUEST_URI")
    return SignedRequest(
        method=environ["REQUEST_METHOD"],
        raw_path=_path(target) if target else _requoted(environ),
        raw_query=environ.get("QUERY_STRING", ""),
        authorization=environ.get("HTTP_AUTHORIZATION"),
    )


def _path(target: str) -> str:
    """The path of a request target, which may be in absolute form (RFC 9112, section 3.2.2)."""
    path = target if target.startswith("/") else ORIGIN.sub("", target)
    return path.partition("?")[0].partition("#")[0]


def _requoted(environ: Mapping[str, Any]) -> str:
    """The nearest to the raw path that such a server offers: an encoded slash is lost, which then fails the hash."""
    path: str = environ.get("SCRIPT_NAME", "") + environ.get("PATH_INFO", "")
    return quote(path.encode("latin-1"))

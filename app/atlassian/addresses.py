"""Which addresses a site may claim as its own."""

import re
from collections.abc import Sequence
from typing import Final

LOOPBACK: Final = ("localhost", "127.0.0.1")
LABEL = r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?"
HOST = rf"(?P<host>{LABEL}(?:\.{LABEL})*)"
ORIGIN = re.compile(r"^https?://[^/?#]*", re.IGNORECASE)
BASE_URL = re.compile(rf"(?P<scheme>https?)://{HOST}(?P<port>:[0-9]{{1,5}})?/wiki")
DISPLAY_URL = re.compile(rf"https://{HOST}(?:/wiki)?/?")


def accepted_base_url(url: str, *, hosts: Sequence[str]) -> str | None:
    """The base URL, scheme and host in lower case, if the allow-list has its host, else None.

    `*.example.net` in `hosts` stands for every host below it; `localhost` and `127.0.0.1` for that host over http at
    any port; everything else is https at its usual port. User, query, fragment, or a path other than /wiki never pass.
    """
    comparable = _lower_origin(url)
    match = BASE_URL.fullmatch(comparable)
    if match is None:
        return None
    host, is_secure = match["host"], match["scheme"] == "https"
    if host in LOOPBACK:
        is_accepted = host in hosts and not is_secure
    else:
        is_accepted = is_secure and match["port"] is None and any(_matches(host, pattern) for pattern in hosts)
    return comparable if is_accepted else None


def display_origin(url: object) -> str | None:
    """The https origin of a site's own domain; None for anything that is no such address."""
    match = DISPLAY_URL.fullmatch(_lower_origin(url)) if isinstance(url, str) else None
    return f"https://{match['host']}" if match else None


def _lower_origin(url: str) -> str:
    return ORIGIN.sub(lambda origin: origin[0].lower(), url)


def _matches(host: str, pattern: str) -> bool:
    return host.endswith(pattern.removeprefix("*")) if pattern.startswith("*.") else host == pattern

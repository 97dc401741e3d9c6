"""Who may read the metrics: whoever has the token; without one, only programs of this machine that ask directly."""

import hmac
import ipaddress
from urllib.parse import urlsplit

from flask import Request

FORWARDED = ("Forwarded", "Via", "X-Real-Ip")
FORWARDED_PREFIX = "X-Forwarded-"


def may_read_metrics(request: Request, token: str | None) -> bool:
    """Whether the request shows METRICS_TOKEN, or, where there is none, comes from this machine.

    A proxy on this machine asks from loopback for everybody, and gives itself away by what it adds, or by a Host that
    is not this machine. One that adds nothing and passes on a stranger's Host does not: docs/operations.md says so.
    """
    if token:
        return hmac.compare_digest(request.headers.get("Authorization", "").encode(), f"Bearer {token}".encode())
    is_forwarded = any(name in FORWARDED or name.startswith(FORWARDED_PREFIX) for name, _ in request.headers)
    return not is_forwarded and _is_loopback(request.remote_addr or "") and _is_here(request.host)


def _is_here(host: str) -> bool:
    try:
        name = urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return False
    return name == "localhost" or _is_loopback(name)


def _is_loopback(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False

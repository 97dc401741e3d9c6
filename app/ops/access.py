"""Who may read the metrics: whoever has the token; in development programs of this machine may as well."""

import hmac
import ipaddress
from urllib.parse import urlsplit

from flask import Request

FORWARDED = ("Forwarded", "Via", "X-Real-Ip")
FORWARDED_PREFIX = "X-Forwarded-"


def may_read_metrics(request: Request, token: str | None, *, is_production: bool) -> bool:
    """Whether the request shows METRICS_TOKEN, or, in development where there is none, comes from this machine.

    In production a proxy may ask from loopback for everybody, and nothing in what it passes on proves that it does not.
    """
    if is_production and not token:
        return False
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

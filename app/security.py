"""Response headers: one table of policies per family of pages, applied to every answer, errors included."""

import secrets
from collections.abc import Sequence
from urllib.parse import urlsplit

from flask import Flask, Response, g, request

from app.config import Config

HSTS = "max-age=31536000; includeSubDomains"
NO_STORE = "no-cache, no-store, private"
NOTHING = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
# An image is shown in <img>, where scripts never run; opened by itself it may style itself and nothing more.
ASSET = "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"
FRAMES = ("macro.page", "admin.page", "admin.configure")  # endpoints that Confluence shows in an iframe


def add_security_headers(app: Flask, config: Config) -> None:
    """Give every request an id and every answer its headers."""
    everywhere = [_origin_pattern(host) for host in config.confluence_hosts]

    @app.before_request
    def name_request() -> None:
        g.request_id = secrets.token_hex(8)

    @app.after_request
    def add_headers(response: Response) -> Response:
        headers = response.headers
        headers.setdefault("Content-Security-Policy", _policy(request.endpoint, config, everywhere))
        headers.setdefault("Cache-Control", NO_STORE)
        headers["Referrer-Policy"] = "no-referrer"
        headers["X-Content-Type-Options"] = "nosniff"
        headers["Strict-Transport-Security"] = HSTS
        headers["X-Request-Id"] = g.get("request_id", "")
        return response


def _policy(endpoint: str | None, config: Config, everywhere: Sequence[str]) -> str:
    if endpoint not in FRAMES:
        return NOTHING
    script = _origin(config.connect_script_url)
    # A verified page may be framed by its own site only; a page for an unknown caller by any that may install the app.
    ancestors = g.get("frame_ancestors") or everywhere
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src 'self' {script}",
            f"style-src 'self' {script}",
            "img-src 'self' https: http:" if not config.is_production else "img-src 'self' https:",
            "connect-src 'self'",
            "font-src 'self' https://ds-cdn.prod-east.frontend.public.atl-paas.net",
            f"frame-ancestors {' '.join(ancestors)}",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def _origin_pattern(host: str) -> str:
    return f"http://{host}:*" if host in ("localhost", "127.0.0.1") else f"https://{host}"

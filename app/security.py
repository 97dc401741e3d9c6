"""Response headers: one table of policies per family of pages, applied to every answer, errors included."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from app.atlassian.guard import FRAME_ANCESTORS
from app.config import Config
from app.observability import REQUEST, Wsgi

ALWAYS = (
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
    ("Strict-Transport-Security", "max-age=31536000; includeSubDomains"),
)
POLICY, CACHE = "Content-Security-Policy", "Cache-Control"
NO_STORE = "no-cache, no-store, private"
NOTHING = "default-src 'none'; style-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
# An image is shown in <img>, where scripts never run; opened by itself it may style itself and nothing more.
ASSET = "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"
FRAMES = ("macro.page", "signin.page", "admin.page", "admin.configure")  # endpoints that Confluence shows in an iframe
ALLOWED = "allow-scripts allow-popups allow-popups-to-escape-sandbox"  # of drawings, as in static/js/frames.js
WINDOWS = ("signin_pages.begin", "signin_pages.leave", "signin_pages.callback")  # shown in a window of their own


def with_security_headers(wsgi: Wsgi, config: Config) -> Wsgi:
    """Give every answer its headers, whatever it is; what a view has said itself stays."""
    everywhere = tuple(_origin_pattern(host) for host in config.confluence_hosts)

    @lru_cache(maxsize=1024)
    def frame_policy(ancestors: tuple[str, ...]) -> str:
        return _frame_policy(config, ancestors)

    window = _window_policy(config)

    def policy(environ: dict[str, Any]) -> str:
        # A verified page may be framed by its own site only; one for an unknown caller by any that may install us.
        endpoint = environ[REQUEST].endpoint
        if endpoint in FRAMES:
            return frame_policy(environ.get(FRAME_ANCESTORS, everywhere))
        return window if endpoint in WINDOWS else NOTHING

    def serve(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        def start(status: str, headers: Sequence[tuple[str, str]], exc_info: Any = None) -> Any:
            said = {name for name, _ in headers}
            more = [] if POLICY in said else [(POLICY, policy(environ))]
            if CACHE not in said:
                more.append((CACHE, NO_STORE))
            return start_response(status, [*headers, *more, *ALWAYS], exc_info)

        return wsgi(environ, start)

    return serve


def _frame_policy(config: Config, ancestors: tuple[str, ...]) -> str:
    script = _origin(config.connect_script_url)
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src 'self' {script}",
            f"style-src 'self' {script}",
            "img-src 'self' data: https:" + ("" if config.is_production else " http:"),
            "connect-src 'self'",
            "frame-src 'self'",
            "font-src 'self' https://ds-cdn.prod-east.frontend.public.atl-paas.net",
            f"frame-ancestors {' '.join(ancestors)}",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )


def drawing_policy(config: Config, *, scripts: str, styles: str) -> str:
    """Our scripts without an origin: they reach neither the page around them nor any address.

    Links open beside it, as pages like any other. Every frame around it must be among the ancestors: the macro's page
    and Confluence. Our origin is named because not every browser takes 'self' for it where a page has none of its own.
    """
    ancestors = " ".join(("'self'", _origin(config.base_url), *map(_origin_pattern, config.confluence_hosts)))
    return (
        f"sandbox {ALLOWED}; default-src 'none'; script-src {scripts}; style-src {styles}; img-src data:; "
        f"frame-ancestors {ancestors}; base-uri 'none'; form-action 'none'"
    )


def _window_policy(config: Config) -> str:
    """The confirm page's button leads to Bitbucket, and a browser holds every redirect after a form against the policy.

    From there people are sent on to log in, to Atlassian or to whatever their company uses: any address with https.
    https://github.com/w3c/webappsec-csp/issues/8
    """
    return (
        "default-src 'none'; script-src 'self'; style-src 'self'; "
        f"form-action 'self' https: {_origin(config.bitbucket_web_url)}; frame-ancestors 'none'; base-uri 'none'"
    )


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def _origin_pattern(host: str) -> str:
    return f"http://{host}:*" if host in ("localhost", "127.0.0.1") else f"https://{host}"

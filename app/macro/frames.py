"""The pages in which a script draws what a stranger wrote: apart from everything else, and the same for everybody.

Their policy (app/security.py) gives them no origin, no storage and no network, so that whatever a source makes a
library do stays in there. `static/js/frames.js` makes the frames and hands the sources in.

Each page carries its scripts and styles in itself, because browsers remember the page, but nothing that a page without
an origin loads. So it loads nothing, and its policy names each script by its hash.
"""

import gzip
import hashlib
import re
import threading
from base64 import b64encode
from dataclasses import dataclass
from functools import cache

from flask import Blueprint, Response, abort, render_template, request, url_for
from markupsafe import Markup

from app.atlassian.guard import public
from app.security import drawing_policy
from app.services import services
from app.static_files import FOREVER, ROOT

# What would end a script, or hide its end, though it stands in a string or a regular expression of it; `\x3c` is `<`.
# https://html.spec.whatwg.org/multipage/scripting.html#restrictions-for-contents-of-script-elements
NOT_IN_SCRIPTS = re.compile(r"<(?=!--|/?script[\s/>])", re.IGNORECASE)

blueprint = Blueprint("frames", __name__)

_making = threading.Lock()


@dataclass(frozen=True)
class Frame:
    """What a page consists of: static files, in this order."""

    title: str
    scripts: tuple[str, ...]
    styles: tuple[str, ...]
    is_styled_by_script: bool  # its library writes style attributes


FRAMES = {
    "mermaid": Frame("Diagram", ("vendor/mermaid.js", "js/frame.js", "js/frame-mermaid.js"), ("css/frame.css",), True),
    "openapi": Frame(
        "API document",
        ("vendor/swagger-ui.js", "js/frame.js", "js/frame-openapi.js"),
        ("css/frame.css", "vendor/swagger-ui.css", "css/frame-openapi.css"),
        False,
    ),
    "drawio": Frame(
        "Drawing",
        ("vendor/maxgraph.js", "js/frame.js", "js/frame-drawio-shapes.js", "js/frame-drawio.js"),
        ("css/frame.css", "css/frame-drawio.css"),
        True,
    ),
}


@dataclass(frozen=True)
class Made:
    """A page as it is sent, with what its policy lets run and apply."""

    html: bytes
    scripts: str
    styles: str

    @property
    def fingerprint(self) -> str:
        """A short hash of it."""
        return hashlib.sha256(self.html).hexdigest()[:12]


@blueprint.get("/frame/<kind>")
@public("pages without content that are the same for everybody")
def page(kind: str) -> Response:
    """An empty page that draws this kind of source; for ever, if its address has the hash of what is sent."""
    if kind not in FRAMES:
        abort(404)
    takes_gzip = "gzip" in request.headers.get("Accept-Encoding", "")
    response = Response(_gzipped(kind) if takes_gzip else _made(kind).html, content_type="text/html; charset=utf-8")
    response.headers["Vary"] = "Accept-Encoding"
    if takes_gzip:
        response.headers["Content-Encoding"] = "gzip"
    if request.args.get("v") == _fingerprint(kind):
        response.headers["Cache-Control"] = FOREVER
    response.headers["Content-Security-Policy"] = drawing_policy(
        services().config, scripts=_made(kind).scripts, styles=_made(kind).styles
    )
    return response


def addresses() -> dict[str, str]:
    """The page of each kind, at the address that browsers may remember for ever."""
    return {kind: url_for("frames.page", kind=kind, v=_fingerprint(kind)) for kind in FRAMES}


@cache
def _fingerprint(kind: str) -> str:
    return _made(kind).fingerprint


@cache
def _gzipped(kind: str) -> bytes:
    return gzip.compress(_made(kind).html, mtime=0)


def _made(kind: str) -> Made:
    with _making:  # it takes fifteen megabytes, and after a start many threads want it at once
        return _make(kind)


@cache
def _make(kind: str) -> Made:
    frame = FRAMES[kind]
    scripts = [NOT_IN_SCRIPTS.sub(r"\\x3c", _text(name)) for name in frame.scripts]
    styles = [_text(name) for name in frame.styles]
    html = render_template(
        "frame/page.html",
        title=frame.title,
        scripts=[Markup(script) for script in scripts],  # noqa: S704 - our own files
        styles=[Markup(style) for style in styles],  # noqa: S704
    )
    return Made(
        html.encode(),
        scripts=" ".join(map(_source, scripts)),
        styles="'unsafe-inline'" if frame.is_styled_by_script else " ".join(map(_source, styles)),
    )


def _text(name: str) -> str:
    return (ROOT / "static" / name).read_text(encoding="utf-8").replace("\r", "")


def _source(text: str) -> str:
    """A script or style by its hash, as a policy names it."""
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"

"""Where a link or an image of a document leads. Every answer is built here from parsed parts, never passed through.

Values are read as a browser reads them (https://url.spec.whatwg.org/#url-parsing): tabs and line ends do not count,
and a backslash is a slash.
"""

import re
from urllib.parse import SplitResult, quote, unquote, urlsplit, urlunsplit

from app.render.document import Place

ID_PREFIX = "user-content-"  # keeps a document's ids apart from those of the page around it
REFERENCE_MARK = "\0"  # cannot come out of an HTML parser, so nobody but us can write one
IGNORED = re.compile(r"^[\0-\x20]+|[\0-\x20]+$|[\t\n\r]")
CONTROL = re.compile(r"[\0-\x1f\x7f]")
HOST = re.compile(r"(\[[0-9a-fA-F:.]+\]|[\w.-]+)(:\d{1,5})?")
ALSO_SAFE = "/%:@!$&'()*+,;=~?"


def link(value: str, place: Place) -> str | None:
    """Absolute http, https and mailto links stay, `#x` stays in the page, relative ones lead into the repository."""
    parts = _split(value)
    if parts is None:
        return None
    if parts.scheme == "mailto":
        return urlunsplit(("mailto", "", _quoted(parts.path), _quoted(parts.query), ""))
    if parts.scheme:
        return _absolute(parts)
    if not parts.path:
        return f"#{in_page(unquote(parts.fragment), quoted=True)}" if parts.fragment and not parts.query else None
    path = _in_repository(parts.path, place.folder)
    if path is None:
        return None
    query = f"?{_quoted(parts.query)}" if parts.query else ""
    fragment = f"#{_quoted(parts.fragment)}" if parts.fragment else ""
    return f"{place.web_root}{quote(path)}{query}{fragment}"


def image(value: str, place: Place) -> str | None:
    """Absolute http and https addresses stay; a relative one becomes a reference to its path in the repository."""
    parts = _split(value)
    if parts is None or parts.scheme == "mailto":
        return None
    if parts.scheme:
        return _absolute(parts)
    path = _in_repository(parts.path, place.folder) if parts.path else None
    return f"{REFERENCE_MARK}{path.rstrip('/')}{REFERENCE_MARK}" if path else None


def in_page(name: str, *, quoted: bool = False) -> str:
    """What a document's own id becomes; links written for Bitbucket's renderer begin with `markdown-header-`."""
    name = "".join(name.split()).removeprefix(ID_PREFIX).removeprefix("markdown-header-")
    return f"{ID_PREFIX}{quote(name, safe='') if quoted else name}"


def _split(value: str) -> SplitResult | None:
    """None for what cannot be parsed, and for `//host`, which would leave the repository without saying so."""
    cleaned = IGNORED.sub("", value).replace("\\", "/")
    if cleaned.startswith("//"):
        return None
    try:
        return urlsplit(cleaned)
    except ValueError:
        return None


def _absolute(parts: SplitResult) -> str | None:
    """No user and password before the host: they only serve to look like another host."""
    if parts.scheme not in ("http", "https") or not HOST.fullmatch(parts.netloc):
        return None
    path, query, fragment = map(_quoted, (parts.path, parts.query, parts.fragment))
    return urlunsplit((parts.scheme, parts.netloc, path, query, fragment))


def _in_repository(path: str, folder: str) -> str | None:
    """The decoded path from the repository's root, where climbing ends; None when it cannot be a file's name."""
    decoded = unquote(path)
    if CONTROL.search(decoded):
        return None
    segments: list[str] = []
    for segment in f"{'' if decoded.startswith('/') else folder}/{decoded}".split("/"):
        if segment == "..":
            del segments[-1:]
        elif segment not in ("", "."):
            segments.append(segment)
    return "/".join(segments) + ("/" if segments and decoded.endswith("/") else "")


def _quoted(part: str) -> str:
    return quote(part, safe=ALSO_SAFE)

"""From pasted text to an address on Bitbucket: whose host it is, and its parts, decoded once and safe to build upon."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qs, unquote, urlsplit

LONGEST = 8000
HOSTS = ("bitbucket.org", "www.bitbucket.org", "api.bitbucket.org", "ssh.bitbucket.org", "altssh.bitbucket.org")
SSH = re.compile(r"(?:ssh://)?git@([A-Za-z0-9.\-]+)(?::\d+/|[:/])(.+)", re.DOTALL)
COMPARE = ["branches", "compare"]
PASTE = "Paste the address of a file, a folder, a pull request or a commit, as the browser shows it."


class BadLink(ValueError):
    """The link is not understood; the message tells a page author why and what to paste."""


@dataclass(frozen=True)
class Address:
    """An address below its host: path segments, query (the first value of each name) and anchor, all decoded."""

    segments: tuple[str, ...]
    ends_in_slash: bool
    query: Mapping[str, str]
    anchor: str


def read_address(link: str, web_url: str) -> Address:
    """The address that a link means: in a browser, for git or in the API; raises BadLink."""
    link = link.strip()
    if len(link) > LONGEST:
        raise BadLink("This link is too long.")
    _refuse_invisible(link)
    path, query, anchor = _split(link, web_url)
    return Address(_decoded(path), path.endswith("/"), query, anchor)


def _split(link: str, web_url: str) -> tuple[str, dict[str, str], str]:
    """Path below the repositories, query, decoded anchor; raises BadLink for another host."""
    if ssh := SSH.fullmatch(link):
        link = f"https://{ssh[1]}/{ssh[2]}"
    elif "://" not in link:
        link = f"https://{link}"
    try:
        parts, web = urlsplit(link), urlsplit(web_url)
        here = (parts.scheme, parts.hostname, parts.port)
        is_web = here == (web.scheme, web.hostname, web.port)
    except ValueError:
        raise BadLink(f"This is not a link. {PASTE}") from None
    is_cloud = parts.scheme in ("http", "https", "ssh") and parts.hostname in HOSTS and parts.port in (None, 80, 443)
    if not is_web and not is_cloud:
        raise BadLink(f"Only links to Bitbucket Cloud (bitbucket.org) are understood. {PASTE}")
    path = parts.path
    if is_web:
        path = "/" + path.removeprefix(f"{web.path}/")
    path = re.sub(r"^/(?:!?api/)?2\.0(?:/repositories(?=/)|(?=/snippets/))", "", path)
    query = {name: values[0] for name, values in parse_qs(parts.query).items()}
    return path, query, unquote(parts.fragment)


def _decoded(path: str) -> tuple[str, ...]:
    """Path segments, each decoded once; raises BadLink for those that would lead elsewhere."""
    if not path.strip("/"):
        return ()
    try:
        segments = [unquote(segment, errors="strict") for segment in path.strip("/").split("/")]
    except UnicodeDecodeError:
        raise BadLink(f"This link has a character that cannot be read. {PASTE}") from None
    decoded = "/".join(segments)
    # Bitbucket puts one carriage return between the two sides of a comparison.
    _refuse_invisible(decoded.replace("\r", "", 1) if segments[2:4] == COMPARE else decoded)
    # A ref whose slashes are encoded is one segment; the parts of its name may not lead elsewhere either.
    if any(part in ("", ".", "..") for part in decoded.split("/")):
        raise BadLink(f"This link has an empty part, “.” or “..” in its path. {PASTE}")
    return tuple(segments)


def _refuse_invisible(text: str) -> None:
    """Control characters, and halves of surrogate pairs, which no address can carry."""
    if any(unicodedata.category(character) in ("Cc", "Cs") for character in text):
        raise BadLink(f"This link has a line break or another invisible character in it. {PASTE}")

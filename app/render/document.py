"""What goes into rendering and what comes out, as frozen values that also travel as bytes."""

import json
from dataclasses import asdict, dataclass
from typing import Any, Literal, NewType, cast, get_args

SafeHtml = NewType("SafeHtml", str)  # only sanitize.py makes one
Display = Literal["auto", "source", "rendered"]
State = Literal["ok", "too-large", "unsupported", "empty", "not-found"]
Ranges = tuple[tuple[int, int | None], ...]  # line numbers from 1, ends included; an open end is None


@dataclass(frozen=True)
class Place:
    """Where the relative links of a document lead.

    `web_root` is percent-encoded and ends with a slash (`https://bitbucket.org/acme/site/src/<40 hex>/`); `folder` is
    the document's own folder in the repository, decoded (`""` or `docs/guide`).
    """

    web_root: str
    folder: str


@dataclass(frozen=True)
class Document:
    """A file's bytes, and the path that tells its format. `is_cut`: only the first part of the file was fetched."""

    content: bytes
    path: str
    place: Place
    is_cut: bool = False


@dataclass(frozen=True)
class Options:
    """What the author wants: `language` overrides the detected one; no `lines` means all of them."""

    display: Display = "auto"
    language: str | None = None
    lines: Ranges = ()
    highlight: Ranges = ()
    line_numbers: bool = True


@dataclass(frozen=True)
class Notice:
    """One thing that a reader should know; `code` is for machines, `message` for the reader."""

    code: str
    message: str


@dataclass(frozen=True)
class Rendered:
    """The outcome. `html` is empty where there is nothing to show; `line_count` is None where the end is unknown."""

    state: State
    html: SafeHtml
    format: str
    language: str | None
    notices: tuple[Notice, ...] = ()
    line_count: int | None = None


def dumps(rendered: Rendered) -> bytes:
    """A line of JSON with the facts, then the HTML."""
    facts = asdict(rendered)
    html = facts.pop("html")
    return json.dumps(facts).encode() + b"\n" + str(html).encode()


def loads(stored: bytes) -> Rendered:
    """What `dumps` made of a safe document, by us alone; raises ValueError for anything of another shape."""
    head, separator, html = stored.partition(b"\n")
    facts = json.loads(head)
    if not separator or not isinstance(facts, dict) or not _has_right_shape(facts):
        raise ValueError("not a rendered document")
    notices = tuple(Notice(**notice) for notice in facts.pop("notices"))
    return Rendered(html=cast(SafeHtml, html.decode()), notices=notices, **facts)


def _has_right_shape(facts: dict[str, Any]) -> bool:
    return (
        facts.keys() == {"state", "format", "language", "notices", "line_count"}
        and facts["state"] in get_args(State)
        and isinstance(facts["format"], str)
        and isinstance(facts["language"], str | None)
        and isinstance(facts["line_count"], int | None)
        and isinstance(facts["notices"], list)
        and all(_is_notice(notice) for notice in facts["notices"])
    )


def _is_notice(notice: object) -> bool:
    return (
        isinstance(notice, dict)
        and notice.keys() == {"code", "message"}
        and all(isinstance(text, str) for text in notice.values())
    )

"""What goes into rendering and what comes out, as frozen values that also travel as bytes."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
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
class Want:
    """Something that a document needs besides its own bytes.

    A `file` by its path in the repository, at the same commit; or the drawing (SVG) of a `plantuml` source.
    """

    kind: Literal["file", "plantuml"]
    name: str


@dataclass(frozen=True)
class Document:
    """A file's bytes, and the path that tells its format. `is_cut`: only the first part of the file was fetched.

    `parts` answers earlier wants (Rendered.wants); None is for what cannot be had.
    """

    content: bytes
    path: str
    place: Place
    is_cut: bool = False
    parts: Mapping[Want, bytes | None] = field(default_factory=dict)


@dataclass(frozen=True)
class Options:
    """What the author wants: `language` overrides the detected one; no `lines` means all of them.

    `region` is a part by its name (regions/); `anchor` is what a link says behind its `#`, which may name a section and
    may mean nothing. `contents` asks for a table of contents, `front_matter` for the facts at
    a document's beginning. `plantuml` says that the site's administrators let PlantUML sources be sent to a server.
    `side_by_side` shows what a patch changes in two columns.
    """

    display: Display = "auto"
    language: str | None = None
    region: str | None = None
    anchor: str | None = None
    lines: Ranges = ()
    highlight: Ranges = ()
    line_numbers: bool = True
    contents: bool = False
    front_matter: bool = False
    plantuml: bool = False
    side_by_side: bool = False

    def as_plain_text(self) -> "Options":
        """The same lines as they stand in the file, which always can be shown."""
        return replace(self, display="source", language="text")


@dataclass(frozen=True)
class Notice:
    """One thing that a reader should know; `code` is for machines, `message` for the reader."""

    code: str
    message: str


@dataclass(frozen=True)
class Rendered:
    """The outcome. `html` is empty where there is nothing to show; `line_count` is None where the end is unknown.

    With `wants` or `needs_v8` it is the best that can be made without these.
    """

    state: State
    html: SafeHtml
    format: str
    language: str | None
    notices: tuple[Notice, ...] = ()
    line_count: int | None = None
    wants: tuple[Want, ...] = ()
    needs_v8: bool = False


def dumps(rendered: Rendered) -> bytes:
    """A line of JSON with the facts, then the HTML."""
    facts = asdict(rendered)
    html = facts.pop("html")
    # Half of a pair of surrogates, which JSON and YAML can say and no page can.
    return json.dumps(facts).encode() + b"\n" + str(html).encode(errors="replace")


def loads(stored: bytes) -> Rendered:
    """What `dumps` made of a safe document, by us alone; raises ValueError for anything of another shape."""
    head, separator, html = stored.partition(b"\n")
    facts = json.loads(head)
    if not separator or not isinstance(facts, dict) or not _has_right_shape(facts):
        raise ValueError("not a rendered document")
    notices = tuple(Notice(**notice) for notice in facts.pop("notices"))
    wants = tuple(Want(**want) for want in facts.pop("wants"))
    return Rendered(html=cast(SafeHtml, html.decode()), notices=notices, wants=wants, **facts)


def _has_right_shape(facts: dict[str, Any]) -> bool:
    return (
        facts.keys() == {"state", "format", "language", "notices", "line_count", "wants", "needs_v8"}
        and facts["state"] in get_args(State)
        and isinstance(facts["format"], str)
        and isinstance(facts["language"], str | None)
        and isinstance(facts["line_count"], int | None)
        and isinstance(facts["needs_v8"], bool)
        and _are_records(facts["notices"], {"code", "message"})
        and _are_records(facts["wants"], {"kind", "name"})
        and all(want["kind"] in ("file", "plantuml") for want in facts["wants"])
    )


def _are_records(values: object, names: set[str]) -> bool:
    return isinstance(values, list) and all(
        isinstance(value, dict) and value.keys() == names and all(isinstance(text, str) for text in value.values())
        for value in values
    )

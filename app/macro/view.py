"""What a kind hands to the template: one frozen value, whatever the outcome."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from app.bitbucket.auth.base import Credential
from app.bitbucket.target import Kind
from app.macro.cells import Card, Table
from app.macro.tickets import Folder
from app.render.document import SafeHtml
from app.render.sanitize import is_source

State = Literal[
    "ok", "stale", "sign-in", "no-access", "not-found", "too-large", "unsupported", "gone", "rate-limited",
    "unavailable", "misconfigured", "bad-link", "empty",
]  # fmt: skip
Action = Literal["sign-in"]
# Asking again may help.
MAY_PASS: tuple[State, ...] = ("stale", "rate-limited", "unavailable", "misconfigured", "no-access", "not-found")


@dataclass(frozen=True)
class Row:
    """An entry of a folder for readers: what it is, its name, its size in words, and where it is in Bitbucket.

    `path` is where the include can show it.
    """

    kind: Literal["folder", "file", "link", "submodule"]
    name: str
    size: str
    address: str
    path: str


@dataclass(frozen=True)
class Message:
    """A state in words: what happened, and what the reader can do; `action` is a button for that.

    `may_pass` says whether asking again may help, where the state leaves that open.
    """

    headline: str
    text: str
    action: Action | None = None
    may_pass: bool = True


@dataclass(frozen=True)
class View:
    """An include as it is shown.

    `credential` is the one with which Bitbucket was asked, None where nobody asked. `facts` are the short words beside
    the title (branch, commit, lines). `as_of` and `fresh_until` are Unix seconds; a page whose `fresh_until` is None is
    not kept.

    `lines_address` is the file at its commit, to which `#lines-3` may be added, `edit_address` Bitbucket's editor.
    `rows` are what lies in a `folder`, `card` and `tables` what there is to tell of anything else; `html` is a document
    or a text of it, of which an excerpt shows the beginning. `parts` are what a reader may ask for besides, `seen` the
    answers it was made of that may change.
    """

    kind: Kind
    state: State
    title: str
    address: str | None = None
    html: SafeHtml | None = None
    message: Message | None = None
    facts: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    repository: str | None = None
    credential: Credential | None = None
    commit: str | None = None
    as_of: float | None = None
    fresh_until: float | None = None
    lines_address: str | None = None
    edit_address: str | None = None
    folder: Folder | None = None
    rows: tuple[Row, ...] = ()
    is_excerpt: bool = False
    card: Card | None = None
    tables: tuple[Table, ...] = ()
    parts: tuple[str, ...] = ()
    seen: Mapping[str, str] = field(default_factory=dict)

    @property
    def has_content(self) -> bool:
        """Whether there is more than a title."""
        return bool(self.html or self.rows or self.card or self.tables)

    @property
    def is_of_files(self) -> bool:
        """Whether it shows a file or what lies in a folder, whose parts stand in the header."""
        return self.kind in ("file", "folder")

    @property
    def is_source(self) -> bool:
        """Whether the lines of a file are shown, not a document made of them."""
        return self.html is not None and is_source(self.html)

    @property
    def may_pass(self) -> bool:
        """Whether asking again may help."""
        return self.state in MAY_PASS and (self.message is None or self.message.may_pass)

"""What cards and lists are made of: few kinds of cells, each of which the templates know how to show."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from app.bitbucket.people import Person

Tone = Literal["neutral", "information", "success", "danger", "warning", "discovery"]


@dataclass(frozen=True)
class Words:
    """Plain words; `is_code` for what belongs to git: hashes, branches, paths."""

    kind: ClassVar = "words"
    text: str
    is_code: bool = False


@dataclass(frozen=True)
class Link:
    """Words that lead to Bitbucket, or to the server of a build."""

    kind: ClassVar = "link"
    text: str
    address: str
    is_code: bool = False


@dataclass(frozen=True)
class Lozenge:
    """A state: a word on a colour."""

    kind: ClassVar = "lozenge"
    text: str
    tone: Tone = "neutral"


@dataclass(frozen=True)
class Stated:
    """Something with its state in front of it, which stay together."""

    kind: ClassVar = "stated"
    lozenge: Lozenge
    thing: Link | Words


@dataclass(frozen=True)
class Moment:
    """A time (Unix seconds), in the reader's own zone and language."""

    kind: ClassVar = "moment"
    seconds: float


@dataclass(frozen=True)
class Somebody:
    """A person, and how they voted."""

    kind: ClassVar = "somebody"
    person: Person
    verdict: str = ""


@dataclass(frozen=True)
class Counts:
    """Lines that came and went."""

    kind: ClassVar = "counts"
    added: int
    removed: int


Cell = Words | Link | Lozenge | Stated | Moment | Somebody | Counts


@dataclass(frozen=True)
class Fact:
    """A line of a card."""

    label: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Card:
    """What there is to tell of one thing: states, facts, and above them a text as it was written."""

    lozenges: tuple[Lozenge, ...] = ()
    facts: tuple[Fact, ...] = ()
    text: str = ""


@dataclass(frozen=True)
class Column:
    """A column by its name, with its heading for readers; the main one says what a row is about."""

    name: str
    label: str
    is_main: bool = False


@dataclass(frozen=True)
class Group:
    """Rows under a heading of their own: a day (Unix seconds), or none."""

    rows: tuple[tuple[tuple[Cell, ...], ...], ...]
    day: float | None = None


@dataclass(frozen=True)
class Table:
    """A list; each row has a tuple of cells for each column. `total` says how many there are."""

    caption: str
    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    total: str = ""


def fact(label: str, *cells: Cell | None) -> Fact | None:
    """A line of a card, unless there is nothing to say."""
    found = tuple(cell for cell in cells if cell is not None)
    return Fact(label, found) if found else None


def card(*facts: Fact | None, lozenges: Sequence[Lozenge] = (), text: str = "") -> Card:
    """A card of the facts that there are."""
    return Card(tuple(lozenges), tuple(each for each in facts if each is not None), text)


def cells(*found: Cell | None) -> tuple[Cell, ...]:
    """Those that there are."""
    return tuple(cell for cell in found if cell is not None)


def moment(seconds: float | None) -> Moment | None:
    """A time, if it is known."""
    return None if seconds is None else Moment(seconds)


def somebody(person: Person | None, verdict: str = "") -> Somebody | None:
    """A person, if there is one."""
    return None if person is None else Somebody(person, verdict)


def table(
    caption: str, columns: Sequence[Column], rows: Sequence[Mapping[str, tuple[Cell, ...]]], total: str = ""
) -> Table:
    """A list with these columns; each row has its cells by the name of their column."""
    shown = tuple(tuple(row.get(column.name, ()) for column in columns) for row in rows)
    return Table(caption, tuple(columns), (Group(shown),), total)

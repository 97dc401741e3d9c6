"""What the formats share: the agreed shapes of their input, their outcome and their limits."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from app.render.document import Notice, Options, Place, SafeHtml, Want

MIB = 1024 * 1024
WAITING = 3


@dataclass(frozen=True)
class Sheet:
    """What is to be drawn: all lines that are known of the file, and the ranges of them that are shown.

    A format of binary files gets `content` and no lines. `indent` is the number of characters of white space that all
    shown lines begin with and that need not be shown. `parts` answers earlier wants.
    """

    path: str
    place: Place
    content: bytes
    lines: list[str]
    ranges: tuple[range, ...]
    options: Options
    indent: int = 0
    parts: Mapping[Want, bytes | None] = field(default_factory=dict)


@dataclass(frozen=True)
class Drawing:
    """What a format makes of a sheet; `language` is the name of the programming language, for readers.

    `is_cut` says that it shows the first part only. `wants` and `needs_v8` say what would make it better: the sheet is
    drawn again with these, if they can be had.
    """

    html: SafeHtml
    language: str | None = None
    notices: tuple[Notice, ...] = ()
    is_cut: bool = False
    wants: tuple[Want, ...] = ()
    needs_v8: bool = False


@dataclass(frozen=True)
class Limits:
    """What one document may cost before it is shown as plain text instead, and how much of it is fetched.

    The deadline is of processor time: on a machine that has much else to do, a document may wait for its turn.
    `ends_child`: the process that drew it draws nothing else, because unsafe code in it has read what a stranger wrote.
    """

    deadline_seconds: float = 3
    memory_bytes: int = 512 * MIB
    max_bytes: int = MIB
    ends_child: bool = False

    @property
    def longest_seconds(self) -> float:
        """How long it may take by the clock."""
        return WAITING * self.deadline_seconds


@dataclass(frozen=True)
class Format:
    """A row of the table of formats: file names and language names (all lower case) that lead to `render`.

    Where a name is not enough, `recognises` looks at the file's first bytes. `takes_parts`: some of its lines can be
    drawn as a document of their own; `keeps_lines`: any of its lines can, and they keep their numbers. A format that
    takes no parts is given all lines, however many. `is_binary`: it is drawn from bytes, not from lines.
    """

    name: str
    patterns: tuple[str, ...]
    languages: tuple[str, ...]
    render: Callable[[Sheet], Drawing]
    limits: Limits = Limits()
    recognises: Callable[[bytes], bool] | None = None
    takes_parts: bool = False
    keeps_lines: bool = False
    is_binary: bool = False

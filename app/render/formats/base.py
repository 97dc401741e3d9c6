"""What the formats share: the agreed shapes of their input, their outcome and their limits."""

from collections.abc import Callable
from dataclasses import dataclass

from app.render.document import Notice, Options, Place, SafeHtml


@dataclass(frozen=True)
class Sheet:
    """What is to be drawn: all lines that are known of the file, and the ranges of them that are shown."""

    path: str
    place: Place
    lines: list[str]
    ranges: tuple[range, ...]
    options: Options


@dataclass(frozen=True)
class Drawing:
    """What a format makes of a sheet; `language` is the name of the programming language, for readers."""

    html: SafeHtml
    language: str | None = None
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True)
class Limits:
    """What one document may cost before it is shown as plain text instead."""

    deadline_seconds: float
    memory_bytes: int


@dataclass(frozen=True)
class Format:
    """A row of the table of formats: file names and language names (all lower case) that lead to `render`."""

    name: str
    patterns: tuple[str, ...]
    languages: tuple[str, ...]
    render: Callable[[Sheet], Drawing]
    limits: Limits

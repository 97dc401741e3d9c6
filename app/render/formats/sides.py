"""A patch with what was beside what is: rows of two halves, in which lines that replace each other stand together."""

from collections.abc import Iterator
from itertools import zip_longest

from app.render.formats import source
from app.render.line_changes import emphasised, escaped
from app.render.patch import Hunk, Line

ELEMENTS = {"context": "span", "removed": "del", "added": "ins"}
NOTHING = '<span class="line no-line"></span>'


def rows(hunk: Hunk) -> list[str]:
    """The rows of a hunk; a row for each line that is the same, and for each pair of lines of which one went."""
    return [f'<div class="sides-row">{left}{right}</div>\n' for left, right in _halves(hunk)]


def _halves(hunk: Hunk) -> Iterator[tuple[str, str]]:
    removed: list[Line] = []
    added: list[Line] = []
    remarks: list[tuple[str, str]] = []
    for line in hunk.lines:
        if line.kind == "remark":  # about the line above it, wherever that stands
            words = f'<span class="line remark">{escaped(line.text)}</span>'
            remarks.append((NOTHING, words) if added or not removed else (words, NOTHING))
            continue
        if line.kind == "context" or (line.kind == "removed" and added):
            yield from (*_pairs(removed, added), *remarks)
            removed, added, remarks = [], [], []
        if line.kind == "context":
            yield _half(line, line.old), _half(line, line.new)
        else:
            (removed if line.kind == "removed" else added).append(line)
    yield from (*_pairs(removed, added), *remarks)


def _pairs(removed: list[Line], added: list[Line]) -> Iterator[tuple[str, str]]:
    """The first line that went beside the first that came, and so on; pairs are emphasised where there are as many."""
    are_pairs = len(removed) == len(added)
    for old, new in zip_longest(removed, added):
        left = _half(old, old.old, new if are_pairs else None) if old else NOTHING
        right = _half(new, new.new, old if are_pairs else None) if new else NOTHING
        yield left, right


def _half(line: Line, number: int | None, other: Line | None = None) -> str:
    text = line.text[: source.MAX_LINE_CHARACTERS]
    html = emphasised(text, other.text[: source.MAX_LINE_CHARACTERS]) if other else escaped(text)
    element = ELEMENTS[line.kind]
    numbered = f' data-n="{number}"' if number else ""  # a merge has lines without one
    return f'<{element} class="line"{numbered}>{html}</{element}>'

"""Which lines of a file are shown."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile

from app.render.document import Notice, Ranges, State

MAX_LINES = 20_000
WHOLE: Ranges = ((1, None),)


@dataclass(frozen=True)
class Excerpt:
    """Ranges of line numbers from 1, ascending and apart from each other; none of them when nothing can be shown."""

    ranges: tuple[range, ...]
    state: State = "ok"
    notices: tuple[Notice, ...] = ()


def excerpt(wanted: Ranges, *, line_count: int, is_cut: bool, max_lines: int = MAX_LINES) -> Excerpt:
    """The wanted lines (none given: all) of those that are known; `is_cut` means that the file goes on behind them."""
    wanted = _in_order(wanted or WHOLE)
    ranges = clamp(wanted, line_count)
    if is_cut and any(last is None or last > line_count for _, last in wanted):
        is_more = sum(map(len, ranges)) > max_lines
        part = f"the first {_lines(max_lines)}" if is_more else f"its first part, {_lines(line_count)},"
        notice = Notice("cut", f"This file is too large: only {part} can be shown.")
        return Excerpt(first_of(ranges, max_lines), "too-large", (notice,))
    if missing := [pair for pair in wanted if (pair[1] or pair[0]) > line_count]:
        excuse = f"This file has {_lines(line_count)}; not there: {_names(missing, line_count)}."
        return _shortened(ranges, max_lines, "ok" if ranges else "not-found", (Notice("lines-missing", excuse),))
    return _shortened(ranges, max_lines, "ok", ())


def clamp(wanted: Ranges, line_count: int) -> tuple[range, ...]:
    """The part of the wanted lines that exists, in order, touching ranges joined."""
    return tuple(
        range(first, line_count + 1 if last is None else min(last, line_count) + 1)
        for first, last in _in_order(wanted)
        if first <= line_count
    )


def within(region: tuple[range, ...], part: Excerpt | None) -> Excerpt:
    """The lines of a region, or those of them that are in the part as well."""
    if part is None:
        return _shortened(region, MAX_LINES, "ok", ())
    both = [_overlap(numbers, others) for numbers in region for others in part.ranges]
    ranges = tuple(sorted(filter(None, both), key=lambda numbers: numbers.start))
    if not ranges and part.ranges:
        return Excerpt((), "not-found", (Notice("lines-missing", "None of these lines is in this part of the file."),))
    return Excerpt(ranges, part.state, part.notices)


def indent_of(lines: Sequence[str], ranges: Iterable[range]) -> int:
    """How many characters of white space all these lines begin with; empty lines do not count."""
    shown = [line for part in cut_out(list(lines), ranges) for line in part if line.strip()]
    blanks = {line[: len(line) - len(line.lstrip(" \t"))] for line in shown}
    same = takewhile(lambda pair: pair[0] == pair[1], zip(min(blanks), max(blanks), strict=False)) if blanks else ()
    return sum(1 for _ in same)


def cut_out(lines: list[str], ranges: Iterable[range]) -> list[list[str]]:
    """The lines of each range."""
    return [lines[numbers.start - 1 : numbers.stop - 1] for numbers in ranges]


def first_of(ranges: tuple[range, ...], count: int) -> tuple[range, ...]:
    """The first `count` lines of the ranges."""
    shown = []
    for numbers in ranges:
        shown.append(numbers[:count])
        count -= len(shown[-1])
    return tuple(filter(None, shown))


def _shortened(ranges: tuple[range, ...], max_lines: int, state: State, notices: tuple[Notice, ...]) -> Excerpt:
    total = sum(map(len, ranges))
    if total <= max_lines:
        return Excerpt(ranges, state, notices)
    excuse = f"Only the first {max_lines:,} of {total:,} lines are shown."
    return Excerpt(first_of(ranges, max_lines), "too-large", (*notices, Notice("too-many-lines", excuse)))


def _overlap(one: range, other: range) -> range:
    return range(max(one.start, other.start), min(one.stop, other.stop))


def _in_order(wanted: Ranges) -> Ranges:
    """Ascending, reversed ranges turned round, and no two that touch."""
    joined: list[tuple[int, int | None]] = []
    turned = ((first, last) if last is None or first <= last else (last, first) for first, last in wanted)
    for first, last in sorted(turned, key=lambda pair: pair[0]):
        if joined and (joined[-1][1] is None or first <= joined[-1][1] + 1):
            before, end = joined.pop()
            joined.append((before, None if end is None or last is None else max(end, last)))
        else:
            joined.append((max(first, 1), last))
    return tuple(joined)


def _names(missing: Iterable[tuple[int, int | None]], line_count: int) -> str:
    """`43–60, 90`: the parts of the ranges that lie behind the last line."""
    behind = ((max(first, line_count + 1), last) for first, last in missing)
    return ", ".join(str(first) if last in (None, first) else f"{first}–{last}" for first, last in behind)


def _lines(count: int) -> str:
    return f"{count:,} line" if count == 1 else f"{count:,} lines"

"""Line numbers as people write them: in the macro's `lines` parameter and behind the `#` of a link."""

import re

from app.bitbucket.target import LineRanges

LONGEST, MOST_RANGES = 500, 100
# A file's name and the lines behind it.
LONGEST_ANCHOR = 1000
RANGE = re.compile(r"(\d{1,7})(?:\s*([:-])\s*(\d{1,7})?)?", re.ASCII)
# What Bitbucket and its plug-ins write: #lines-10:20, the older #name.py-10:20,30 and #cl-10; and GitHub's #L10-L20.
# A heading of a rendered Markdown file may end in a number, too: #markdown-header-version-2.
ANCHOR = re.compile(
    r"(?!markdown-header-)(?:lines-|cl-|.+-)(\d+(?:[:\-]\d+|:)?(?:,\d+(?:[:\-]\d+|:)?)*)", re.DOTALL | re.ASCII
)
GITHUB_ANCHOR = re.compile(r"L(\d+)(?:-L?(\d+))?", re.ASCII)


def parse_lines(text: str) -> LineRanges:
    """`10`, `10:20`, `3,10:20,30:` as sorted ranges; a reversed range is turned round. Raises ValueError."""
    if len(text) > LONGEST or text.count(",") >= MOST_RANGES:
        raise ValueError("That is too many lines.")
    return LineRanges(_merged([_range(part.strip()) for part in text.split(",")]))


def parse_anchor(anchor: str) -> LineRanges | None:
    """The lines that a link's anchor names; None for any other anchor."""
    if len(anchor) > LONGEST_ANCHOR:
        return None
    if github := GITHUB_ANCHOR.fullmatch(anchor):
        text = github[1] if github[2] is None else f"{github[1]}:{github[2]}"
    elif ours := ANCHOR.fullmatch(anchor):
        text = ours[1]
    else:
        return None
    try:
        return parse_lines(text)
    except ValueError:
        return None


def _range(text: str) -> tuple[int, int | None]:
    match = RANGE.fullmatch(text)
    if match is None or int(match[1]) == 0 or (match[3] and int(match[3]) == 0):
        raise ValueError(f"“{text[:50]}” is not a line number or a range like 10:20.")
    first = int(match[1])
    if match[2] is None:
        return first, first
    if match[3] is None:
        if match[2] == "-":
            raise ValueError(f"“{text[:50]}” has no end.")
        return first, None
    last = int(match[3])
    return min(first, last), max(first, last)


def _merged(ranges: list[tuple[int, int | None]]) -> tuple[tuple[int, int | None], ...]:
    """Sorted, with overlapping and adjacent ranges joined."""
    merged: list[tuple[int, int | None]] = []
    for first, last in sorted(ranges, key=lambda item: item[0]):
        if merged and (merged[-1][1] is None or first <= merged[-1][1] + 1):
            before, end = merged[-1]
            merged[-1] = (before, None if end is None or last is None else max(end, last))
        else:
            merged.append((first, last))
    return tuple(merged)

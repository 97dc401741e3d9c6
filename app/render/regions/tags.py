"""Parts between marker comments, in the notations of the tools that people already write them for."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from app.render.regions.outcome import Found, Missing, found, missing, quoted

MAX_MARKER = 300  # a longer line is no comment that somebody wrote as a marker
NOTATIONS = {
    "asciidoc": re.compile(r"\b(?P<mark>tag|end)::(?P<name>[^\[\]]+)\[\]"),
    "snippet": re.compile(r"\[(?P<mark>START|END) (?P<name>[^\[\]]+)\]"),
    "anchor": re.compile(r"\b(?P<mark>ANCHOR(?:_END)?): *(?P<name>\S.*)"),
    "scissors": re.compile(r"-8<-+ *\[(?P<mark>start|end): *(?P<name>[^\[\]]+)\]"),
    # Editors fold these: #region, // #region, //region, <!-- #region -->, #pragma region, #Region "…" (Visual Basic).
    "region": re.compile(
        r"^(?=\W)(?:<!--|//+|/\*+|--+|;+|%+|\(\*|'|\{/\*|#+)? *#?(?:pragma +)?"
        r"(?P<mark>region|Region|end ?region|End Region|endRegion)\b(?P<name>(?:[^\w:=].*)?)$"
    ),
}
COMMENT_END = re.compile(r"\s*(?:--+>|\*+/\}?|\*\)|%>|#>)$")


@dataclass(frozen=True)
class Marker:
    """A line that opens or closes a tag; `name` may be empty for the end of a `region`."""

    number: int
    notation: str
    name: str
    opens: bool


def find_tag(name: str, lines: list[str]) -> Found | Missing:
    """All parts between the marks of that name, without any marker lines; an unclosed part goes to the end."""
    markers = list(_markers(lines))
    names = {marker.name for marker in markers if marker.opens}
    if name not in names:
        return missing("tag", name, sorted(names - {""}))
    result = found(_parts(name, markers, len(lines)), line_count=len(lines))
    if not result.ranges:
        return Missing(f"There is nothing between the marks of the tag {quoted(name)}.", is_absent=True)
    return result


def _markers(lines: list[str]) -> Iterator[Marker]:
    for number, line in enumerate(lines, 1):
        text = line.strip() if len(line) <= MAX_MARKER else ""
        for notation, pattern in NOTATIONS.items():
            if match := pattern.search(text):
                name = COMMENT_END.sub("", match["name"]).strip().strip("\"'")
                yield Marker(number, notation, name, opens="end" not in match["mark"].lower())
                break


def _parts(name: str, markers: list[Marker], line_count: int) -> Iterator[tuple[int, int]]:
    """The stretches between neighbouring markers where the tag is open."""
    is_open: Counter[str] = Counter()
    regions = Nesting()
    after = 1
    for marker in markers:
        if is_open.total() or name in regions:
            yield after, marker.number - 1
        after = marker.number + 1
        if marker.notation == "region":
            regions.meet(marker)
        elif marker.name == name:
            is_open[marker.notation] = max(is_open[marker.notation] + (1 if marker.opens else -1), 0)
    if is_open.total() or name in regions:
        yield after, line_count


class Nesting:
    """The open `#region`s: an end without a name, or with one that is not open, closes the innermost."""

    def __init__(self) -> None:
        self._names: list[str] = []
        self._counts: Counter[str] = Counter()

    def __contains__(self, name: str) -> bool:
        return self._counts[name] > 0

    def meet(self, marker: Marker) -> None:
        """Open or close what the marker says."""
        if marker.opens:
            self._names.append(marker.name)
            self._counts[marker.name] += 1
            return
        closed = marker.name if marker.name in self else None
        while self._names:
            name = self._names.pop()
            self._counts[name] -= 1
            if closed in (None, name):
                return

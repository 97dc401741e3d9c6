"""A sequence diagram as SVG: participants side by side, and the arrows between them, one below the other."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

PARTICIPANT = re.compile(
    r'\s*(actor|participant|database|entity|boundary|control|queue)\s+(?:"([^"]+)"|(\S+))(?:\s+as\s+(\S+))?\s*'
)
NAME = r'(?:"([^"]+)"|([\w.]+))'
ARROW = re.compile(rf"\s*{NAME}\s*(<?-{{1,2}}>{{0,2}})\s*{NAME}\s*(?::\s*(.*))?")
TITLE = re.compile(r"\s*title\s+(.+)")
COLUMN, ROW, MARGIN, BOX = 190, 44, 20, 34
FONT = 'font-family="Helvetica, Arial, sans-serif" font-size="13"'
INK, LINE, FILL = "#172b4d", "#44546f", "#e9f2ff"


@dataclass(frozen=True)
class Arrow:
    """From one column to another."""

    start: int
    end: int
    is_dashed: bool
    text: str


@dataclass(frozen=True)
class Diagram:
    """What a source says."""

    title: str
    participants: tuple[tuple[str, str], ...]  # kind and label
    arrows: tuple[Arrow, ...]


def read(source: str) -> Diagram | None:
    """The diagram, or None for a source in which there is no arrow."""
    title, labels, kinds, arrows = "", dict[str, str](), dict[str, str](), []
    for line in source.splitlines():
        if found := TITLE.fullmatch(line):
            title = found[1].strip()
        elif found := PARTICIPANT.fullmatch(line):
            label = found[2] or found[3]
            labels[found[4] or label], kinds[found[4] or label] = label, found[1]
        elif found := ARROW.fullmatch(line):
            one, other = found[1] or found[2], found[4] or found[5]
            if found[3].startswith("<"):
                one, other = other, one
            for name in (one, other):
                labels.setdefault(name, name)
            columns = list(labels)
            arrows.append(Arrow(columns.index(one), columns.index(other), "--" in found[3], (found[6] or "").strip()))
    if not arrows:
        return None
    return Diagram(
        title, tuple((kinds.get(name, "participant"), label) for name, label in labels.items()), tuple(arrows)
    )


def svg(diagram: Diagram) -> str:
    """The drawing."""
    top = MARGIN + (30 if diagram.title else 0)
    width = 2 * MARGIN + COLUMN * len(diagram.participants)
    bottom = top + BOX + ROW * (len(diagram.arrows) + 1)
    height = bottom + BOX + MARGIN
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">',
        '<defs><marker id="head" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" orient="auto">'
        f'<path d="M0 0 10 5 0 10 3 5z" fill="{LINE}"/></marker></defs>',
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
    ]
    if diagram.title:
        parts.append(
            f'<text x="{width / 2:g}" y="{MARGIN + 8}" text-anchor="middle" {FONT} font-weight="700" fill="{INK}">'
            f"{escape(diagram.title)}</text>"
        )
    for number, (kind, label) in enumerate(diagram.participants):
        parts += _participant(_middle(number), kind, label, top, bottom)
    for number, arrow in enumerate(diagram.arrows):
        parts += _arrow(arrow, top + BOX + ROW * (number + 1))
    return "\n".join([*parts, "</svg>"])


def mistake(source: str) -> str:
    """What a real server draws for a source that it does not understand: a picture that says so."""
    lines = ["Syntax error? (stand-in)", *source.splitlines()[:12]]
    rows = "".join(
        f'<text x="12" y="{22 + 18 * number}" {FONT} fill="{"#ae2e24" if number == 0 else INK}">{escape(line)}</text>'
        for number, line in enumerate(lines)
    )
    height = 20 + 18 * len(lines)
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="460" height="{height}">{rows}</svg>'


def _middle(column: int) -> float:
    return MARGIN + COLUMN * (column + 0.5)


def _participant(x: float, kind: str, label: str, top: int, bottom: int) -> Iterator[str]:
    radius = BOX / 2 if kind in ("actor", "database") else 4
    yield f'<path d="M{x:g} {top + BOX}V{bottom}" stroke="{LINE}" stroke-dasharray="4 4"/>'
    for y in (top, bottom):
        yield (
            f'<rect x="{x - 72:g}" y="{y}" width="144" height="{BOX}" rx="{radius:g}" fill="{FILL}" stroke="{LINE}"/>'
            f'<text x="{x:g}" y="{y + 22}" text-anchor="middle" {FONT} fill="{INK}">{escape(label)}</text>'
        )


def _arrow(arrow: Arrow, y: int) -> Iterator[str]:
    start, end = _middle(arrow.start), _middle(arrow.end)
    dashes = ' stroke-dasharray="6 4"' if arrow.is_dashed else ""
    is_own = arrow.start == arrow.end
    path = f"M{start:g} {y - 8}h40v12h-38" if is_own else f"M{start:g} {y}H{end:g}"
    yield f'<path d="{path}" fill="none" stroke="{LINE}" stroke-width="1.4" marker-end="url(#head)"{dashes}/>'
    x = start + 8 if is_own else (start + end) / 2
    anchor = "start" if is_own else "middle"
    above = y - (14 if is_own else 7)
    yield f'<text x="{x:g}" y="{above}" text-anchor="{anchor}" {FONT} fill="{INK}">{escape(arrow.text)}</text>'

"""Logs as a terminal shows them: the lines of the file, numbered, with the colours that they ask for."""

from app.render import ansi
from app.render.formats import source
from app.render.formats.base import Drawing, Sheet
from app.render.highlight import Highlighted


def render(sheet: Sheet) -> Drawing:
    """The ranges of the sheet; a colour may begin before them."""
    known = ansi.overwritten("\n".join(sheet.lines[: sheet.ranges[-1].stop - 1]))
    lines = ansi.html_lines((line[: source.MAX_LINE_CHARACTERS] for line in known), levels=True)
    return source.numbered(sheet, Highlighted(lines))

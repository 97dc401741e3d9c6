"""Mermaid: drawn by a script in a frame of its own; without it readers see the source."""

from app.render.document import Notice
from app.render.formats.base import Drawing, Sheet
from app.render.formats.framed import framed, only_source

MAX_CHARACTERS = 50_000  # as in static/js/frame-mermaid.js: Mermaid's own limit


def render(sheet: Sheet) -> Drawing:
    """The whole file as one diagram."""
    text = "\n".join(sheet.lines)
    if len(text) > MAX_CHARACTERS:
        excuse = f"This diagram is too large to be drawn ({MAX_CHARACTERS:,} characters at most); this is its source."
        return only_source(sheet, Notice("too-large-to-draw", excuse))
    return framed("mermaid", text, sheet)

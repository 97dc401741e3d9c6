"""What the formats share that a script draws in the browser: the drawing, and the source that stands there before."""

from dataclasses import replace

from app.render.document import Notice, Want
from app.render.formats import source
from app.render.formats.base import Drawing, Sheet
from app.render.sanitize import frame


def framed(
    kind: str, text: str, sheet: Sheet, *, notices: tuple[Notice, ...] = (), wants: tuple[Want, ...] = ()
) -> Drawing:
    """A drawing that is made from `text` in a frame of this kind; until then, readers see the sheet's own source."""
    instead = _source(sheet)
    return Drawing(frame(kind, text, instead.html), instead.language, notices, wants=wants)


def only_source(sheet: Sheet, notice: Notice) -> Drawing:
    """The source of what cannot be drawn, and why."""
    drawing = _source(sheet)
    return replace(drawing, notices=(notice, *drawing.notices))


def _source(sheet: Sheet) -> Drawing:
    return source.render(replace(sheet, options=replace(sheet.options, display="auto")))

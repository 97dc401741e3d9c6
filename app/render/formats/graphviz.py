"""Graphs in DOT as Graphviz draws them, in V8, with their source below (https://graphviz.org/doc/info/lang.html)."""

from dataclasses import replace

from app.render import v8
from app.render.document import Notice
from app.render.fences import figure
from app.render.formats import source
from app.render.formats.base import Drawing, Sheet
from app.render.insets import Insets
from app.render.sanitize import picture

EXCUSES = {
    "not-installed": "Graphs are not drawn on this installation: its library for JavaScript, mini-racer, is missing.",
    "deadline": "Graphviz took too long to draw this graph.",
    "memory": "This graph is too large to be drawn.",
    "refused": "Graphviz cannot draw this graph.",
}


def render(sheet: Sheet) -> Drawing:
    """The whole graph as an image, in which nothing can be followed or run, whatever the graph says."""
    as_source = source.render(replace(sheet, options=replace(sheet.options, display="source")))
    if not v8.available():
        return replace(as_source, needs_v8=True)
    drawn = v8.dot("\n".join(sheet.lines))
    if isinstance(drawn, v8.Failure):
        said = f" It says: {drawn.message}." if drawn.message else ""
        excuse = Notice(f"graph-{drawn.reason}", f"{EXCUSES[drawn.reason]}{said} This is its source.")
        return replace(as_source, notices=(excuse, *as_source.notices))
    insets = Insets(options=sheet.options)
    image = insets.mark(picture(drawn.encode(), "image/svg+xml", "Diagram (Graphviz)"))
    below = f"<details><summary>Source</summary>{insets.mark(as_source.html)}</details>"
    drawing = figure(image or "")
    return replace(insets.drawing(f"{drawing}{below}", sheet, as_source.notices), is_cut=as_source.is_cut)

"""How it looks: a file's bytes and an author's options become safe HTML. No network, nothing of Flask."""

from dataclasses import replace

from app.render.binary import binary_name
from app.render.document import Document, Notice, Options, Rendered
from app.render.excerpt import excerpt
from app.render.formats import SOURCE, choose
from app.render.formats.base import Sheet
from app.render.sanitize import NOTHING
from app.render.text import read_lines
from app.render.version import renderer_version

VERSION = renderer_version()
MAX_BYTES = 1024 * 1024
MAX_HTML = 6_000_000  # characters; more than any megabyte of plain text becomes


def render(document: Document, options: Options) -> Rendered:
    """The document as the author wants it; no content makes it raise, but hostile content may take long (worker.py)."""
    if len(document.content) > MAX_BYTES:
        document = replace(document, content=document.content[:MAX_BYTES], is_cut=True)
    if name := binary_name(document.content, document.path):
        notice = Notice("binary", f"This is {name}, which cannot be shown as text.")
        return Rendered("unsupported", NOTHING, "binary", None, (notice,))
    lines = read_lines(document.content, is_cut=document.is_cut)
    form = choose(document.path, options)
    if not lines:
        return Rendered("empty", NOTHING, form.name, None, line_count=0)
    part = excerpt(options.lines, line_count=len(lines), is_cut=document.is_cut)
    line_count = None if document.is_cut else len(lines)
    if not part.ranges:
        return Rendered(part.state, NOTHING, form.name, None, part.notices, line_count)
    drawing = form.render(Sheet(document.path, document.place, lines, part.ranges, options))
    notices = (*part.notices, *drawing.notices)
    if len(drawing.html) > MAX_HTML:
        options = replace(options, display="source", language="text")
        drawing = SOURCE.render(Sheet(document.path, document.place, lines, part.ranges, options))
        notices = (
            *part.notices,
            Notice("too-much-html", "This file would make too large a page; shown as plain text."),
        )
    return Rendered(part.state, drawing.html, form.name, drawing.language, notices, line_count)

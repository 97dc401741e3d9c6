"""How it looks: a file's bytes and an author's options become safe HTML. No network, nothing of Flask."""

from dataclasses import replace

from app.render.binary import why_not_text
from app.render.document import Document, Notice, Options, Rendered
from app.render.excerpt import MAX_LINES, Excerpt, excerpt, indent_of, within
from app.render.formats import FORMATS, SOURCE, choose, named
from app.render.formats.base import Drawing, Format, Sheet
from app.render.regions import Found, find_region
from app.render.sanitize import NOTHING
from app.render.text import read_lines
from app.render.version import renderer_version

VERSION = renderer_version()
MAX_HTML = 6_000_000  # characters; more than any megabyte of plain text becomes


def max_bytes(path: str, options: Options) -> int:
    """How much of a file at this path can be of use."""
    return next(named(path, options)).limits.max_bytes


def is_of_text(rendered: Rendered) -> bool:
    """Whether it was made of text, which people can edit."""
    return any(form.name == rendered.format and not form.is_binary for form in FORMATS)


def render(document: Document, options: Options) -> Rendered:
    """The document as the author wants it; no content makes it raise, but hostile content may take long (worker.py)."""
    form = choose(document, options)
    if len(document.content) > form.limits.max_bytes:
        document = replace(document, content=document.content[: form.limits.max_bytes], is_cut=True)
    if document.content and (notice := why_not_text(document.content, document.path, is_drawn=form.is_binary)):
        return Rendered("unsupported", NOTHING, "binary", None, (notice,))
    return _drawn_from_bytes(form, document, options) if form.is_binary else _drawn_from_lines(form, document, options)


def _drawn_from_bytes(form: Format, document: Document, options: Options) -> Rendered:
    if not document.content:
        return Rendered("empty", NOTHING, form.name, None)
    if document.is_cut:
        notice = Notice("too-large", "This file is too large to be shown here.")
        return Rendered("too-large", NOTHING, form.name, None, (notice,))
    drawing = form.render(Sheet(document.path, document.place, document.content, [], (), options))
    return _rendered(drawing, Excerpt((), "ok" if drawing.html else "unsupported"), form, None)


def _drawn_from_lines(form: Format, document: Document, options: Options) -> Rendered:
    lines = read_lines(document.content, is_cut=document.is_cut)
    line_count = None if document.is_cut else len(lines)
    if not lines:
        return Rendered("empty", NOTHING, form.name, None, line_count=0)
    part = _part(lines, document, options, max_lines=MAX_LINES if form.takes_parts else len(lines))
    if not part.ranges:
        return Rendered(part.state, NOTHING, form.name, None, part.notices, line_count)
    indent = indent_of(lines, part.ranges) if options.region else 0
    sheet = Sheet(
        document.path,
        document.place,
        document.content,
        lines,
        part.ranges,
        options,
        indent=indent,
        parts=document.parts,
    )
    drawing = form.render(sheet)
    if len(drawing.html) > MAX_HTML:
        excuse = Notice("too-much-html", "This file would make too large a page; shown as plain text.")
        drawing = replace(SOURCE.render(replace(sheet, options=options.as_plain_text())), notices=(excuse,))
    return _rendered(drawing, part, form, line_count)


def _part(lines: list[str], document: Document, options: Options, *, max_lines: int) -> Excerpt:
    """The lines that are shown: those of the region, those by number, or those that are both."""
    part = excerpt(options.lines, line_count=len(lines), is_cut=document.is_cut, max_lines=max_lines)
    region = options.region or (f"heading:{options.anchor}" if options.anchor else None)
    if region is None:
        return part
    found = find_region(region, lines, path=document.path, language=options.language)
    if isinstance(found, Found):
        return within(found.ranges, part if options.lines else None)
    if not options.region:  # the anchor of a link may mean anything
        return part
    code = "region-missing" if found.is_absent else "region-unclear"
    return Excerpt((), "not-found", (Notice(code, found.message),))


def _rendered(drawing: Drawing, part: Excerpt, form: Format, line_count: int | None) -> Rendered:
    state = "too-large" if drawing.is_cut and part.state == "ok" else part.state
    notices = (*part.notices, *drawing.notices)
    return Rendered(
        state, drawing.html, form.name, drawing.language, notices, line_count,
        wants=drawing.wants, needs_v8=drawing.needs_v8,
    )  # fmt: skip

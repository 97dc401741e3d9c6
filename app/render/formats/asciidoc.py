"""AsciiDoc as Asciidoctor draws it, in V8 (https://docs.asciidoctor.org/asciidoc/latest/)."""

import re
from dataclasses import replace
from html import unescape

from app.render import fences, front_matter, v8
from app.render.contents import Heading, with_contents
from app.render.document import Notice, Want
from app.render.elsewhere import asciidoc_of
from app.render.formats import source
from app.render.formats.base import Drawing, Sheet
from app.render.insets import Insets
from app.render.text import read_lines

# Our converter's output (js/asciidoc.js) has fixed shapes; what hostile HTML makes of them is cleaned afterwards.
CODE_BLOCK = re.compile(r'<pre><code(?: class="language-([^"]*)")?>([^<]*)</code></pre>')
FORMULA = re.compile(r'<span data-math-style="(inline|display)">([^<]*)</span>')
TAG = re.compile(r"<[^>]*>")
EXCUSES = {
    "not-installed": "AsciiDoc is not drawn on this installation: its library for JavaScript, mini-racer, is missing.",
    "deadline": "This document took too long to be drawn.",
    "memory": "This document is too large to be drawn.",
    "refused": "This document could not be drawn.",
}


def render(sheet: Sheet) -> Drawing:
    """The ranges of the sheet, rendered as one document of their own, with the files that it includes."""
    if not v8.available():
        return replace(_as_source(sheet), needs_v8=True)
    text = asciidoc_of(sheet)
    facts, text = front_matter.split(text) if sheet.ranges[0].start == 1 else ("", text)
    files = {
        want.name: "\n".join(read_lines(content, is_cut=False))
        for want, content in sheet.parts.items()
        if want.kind == "file" and content is not None
    }
    written = v8.asciidoc(text, path=sheet.path, files=files)
    if isinstance(written, v8.Failure):
        excuse = Notice(f"asciidoc-{written.reason}", f"{EXCUSES[written.reason]} This is its source.")
        return _as_source(sheet, excuse)
    insets = Insets(options=sheet.options, parts=sheet.parts)
    for path in written.missing:
        insets.part(Want("file", path))
    html = CODE_BLOCK.sub(
        lambda found: fences.block(unescape(found[2]), unescape(found[1] or ""), insets), written.html
    )
    html = FORMULA.sub(lambda found: fences.formula(unescape(found[2]), insets, display=found[1] == "display"), html)
    headings = [Heading(level, id, unescape(TAG.sub("", title))) for level, id, title in written.headings]
    html = with_contents(html, headings, is_wanted=sheet.options.contents)
    if facts and sheet.options.front_matter:
        html = f"{front_matter.table(facts) or ''}{html}"
    notices = () if html.strip() else (Notice("nothing-to-render", "There is nothing in this file that can be seen."),)
    return insets.drawing(html, sheet, notices)


def _as_source(sheet: Sheet, *excuses: Notice) -> Drawing:
    drawing = source.render(replace(sheet, options=replace(sheet.options, display="source")))
    return replace(drawing, notices=(*excuses, *drawing.notices))

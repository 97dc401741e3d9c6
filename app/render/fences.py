"""Code blocks and formulas of documents in any language of markup: coloured, or drawn where they are a drawing."""

import re
from html import escape

from app.render import v8
from app.render.document import Notice, SafeHtml, Want
from app.render.highlight import highlight_snippet
from app.render.insets import Insets
from app.render.sanitize import clean_math, clean_source, picture
from app.render.svg import why_not_drawn

SVG = "image/svg+xml"
MAX_PLANTUML = 50_000  # characters of one diagram; people draw hundreds of lines, not thousands
# How documents written for Bitbucket name the language of a block, as Python-Markdown's CodeHilite has it. A line with
# a slash is the first line of a script, and stays.
NAMED_INSIDE = re.compile(r"\s*(?:#!|:::)([\w+#.-]+)[ \t]*\n")


def block(code: str, language: str, insets: Insets) -> str:
    """A code block as HTML. `language` is as it was written, also `python,ignore` or `{.python}`."""
    name = re.split(r"[,{}\s]", language.strip("{. }"))[0].lower()
    if not language and (found := NAMED_INSIDE.match(code)):
        name, code = found[1].lower(), code[found.end() :]
    if name == "math":
        return f"<p>{formula(code, insets, display=True)}</p>"
    drawing = insets.mark(_drawn(code, name, insets))
    if drawing is None or name == "mermaid":  # its frame offers the source by itself
        return drawing or _source(code, name)
    return figure(drawing) + f"<details><summary>Source</summary>{_source(code, name)}</details>"


def figure(drawing: str) -> str:
    """A drawing on a card of its own."""
    return f'<figure class="drawing">{drawing}</figure>\n'


def formula(tex: str, insets: Insets, *, display: bool) -> str:
    """A formula as HTML; its TeX where it cannot be drawn."""
    insets.needs_v8 = insets.needs_v8 or not v8.available()
    mathml = v8.tex(tex, display=display) if v8.available() else None
    return insets.mark(clean_math(mathml) if mathml else None) or f'<code class="math">{_escaped(tex.strip())}</code>'


def _drawn(code: str, name: str, insets: Insets) -> SafeHtml | None:
    """The drawing that the code describes, if it does and can be had."""
    if name == "mermaid":
        return insets.frame("mermaid", code, clean_source(_source(code, name)))
    if name in ("dot", "graphviz", "gv"):
        return _graph(code, insets)
    if name in ("plantuml", "puml") and insets.options.plantuml and len(code) <= MAX_PLANTUML:
        svg = insets.part(Want("plantuml", code))
        return picture(svg, SVG, "Diagram (PlantUML)") if svg and not why_not_drawn(svg) else None
    return None


def _graph(code: str, insets: Insets) -> SafeHtml | None:
    if not v8.available():
        insets.needs_v8 = True
        return None
    svg = v8.dot(code)
    if isinstance(svg, str):
        return picture(svg.encode(), SVG, "Diagram (Graphviz)")
    if svg.reason == "refused":
        message = f"A graph could not be drawn, so its source is shown. Graphviz says: {svg.message}"
        insets.notices[Notice("graph-refused", message)] = None
    return None


def _source(code: str, name: str) -> str:
    return f'<div class="code"><pre tabindex="0"><code>{highlight_snippet(code, name)}</code></pre></div>'


def _escaped(text: str) -> str:
    return escape(text, quote=False)

"""Markdown as GitHub and Bitbucket know it: the only importer of comrak (https://comrak.ee)."""

import re
from html import unescape

import comrak

from app.render.document import Notice
from app.render.excerpt import cut_out
from app.render.formats.base import Drawing, Sheet
from app.render.highlight import highlight_snippet
from app.render.sanitize import clean_document

# comrak's output has fixed shapes, so that patterns are enough; what hostile HTML makes of them is cleaned afterwards.
CODE_BLOCK = re.compile(r'<pre><code(?: class="language-([^"]*)")?>([^<]*)</code></pre>')
# Empty links at headings: a stop for the keyboard that leads nowhere inside a frame.
HEADING_LINK = re.compile(r'<a href="#[^"]*" aria-label="[^"]*" data-heading-content="[^"]*" class="anchor"></a>')
FRONT_MATTER = ("---", "+++")


def render(sheet: Sheet) -> Drawing:
    """The ranges of the sheet, rendered as one document of their own."""
    text = "\n\n".join("\n".join(lines) for lines in cut_out(sheet.lines, sheet.ranges)) + "\n"
    html = comrak.render_markdown(
        text,
        _extensions(text if sheet.ranges[0].start == 1 else ""),
        comrak.ParseOptions(),
        _output(),
    )
    html = CODE_BLOCK.sub(_highlighted, HEADING_LINK.sub("", html))
    notices = () if html.strip() else (Notice("nothing-to-render", "There is nothing in this file that can be seen."),)
    return Drawing(clean_document(html, sheet.place), notices=notices)


def _extensions(text: str) -> comrak.ExtensionOptions:
    """GitHub's dialect; front matter, which stands at a file's very beginning, is hidden."""
    options = comrak.ExtensionOptions()
    options.table = True
    options.strikethrough = True
    options.autolink = True
    options.tasklist = True
    options.footnotes = True
    options.alerts = True
    options.shortcodes = True
    options.header_id_prefix = ""
    options.front_matter_delimiter = next((mark for mark in FRONT_MATTER if text.startswith(f"{mark}\n")), None)
    return options


def _output() -> comrak.RenderOptions:
    options = comrak.RenderOptions()
    options.unsafe_ = True  # raw HTML passes: everything is sanitised afterwards, and READMEs are full of it
    options.alert_style = comrak.AlertStyle.Semantic
    options.tasklist_classes = True
    return options


def _highlighted(block: re.Match[str]) -> str:
    language, code = unescape(block[1] or "").partition(",")[0], unescape(block[2])
    return f'<div class="code"><pre><code>{highlight_snippet(code, language)}</code></pre></div>'

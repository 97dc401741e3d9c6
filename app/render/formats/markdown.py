"""Markdown as GitHub and Bitbucket know it: the only importer of comrak (https://comrak.ee)."""

import re
from dataclasses import dataclass
from html import unescape

import comrak

from app.render import fences, front_matter
from app.render.contents import Heading, with_contents
from app.render.document import Notice
from app.render.dollars import with_formulas_only
from app.render.elsewhere import markdown_of
from app.render.formats.base import Drawing, Sheet
from app.render.insets import Insets

# comrak's output has fixed shapes, so that patterns are enough; what hostile HTML makes of them is cleaned afterwards.
CODE_BLOCK = re.compile(r'<pre><code(?: class="language-([^"]*)")?(?: data-math-style="display")?>([^<]*)</code></pre>')
FORMULA = re.compile(r'<(span|code) data-math-style="(inline|display)">([^<]*)</\1>')
# Empty links at headings, a stop for the keyboard that leads nowhere inside a frame; but they tell what headings say.
HEADING_LINK = re.compile(
    r'<a href="#([^"]*)" aria-label="[^"]*" data-heading-content="([^"]*)" class="anchor"></a></h([1-6])>'
)


@dataclass(frozen=True)
class Written:
    """A document's HTML before it is cleaned, and its headings."""

    html: str
    headings: tuple[Heading, ...]


def render(sheet: Sheet) -> Drawing:
    """The ranges of the sheet, rendered as one document of their own."""
    text = markdown_of(sheet)
    facts, text = front_matter.split(text) if sheet.ranges[0].start == 1 else ("", text)
    insets = Insets(options=sheet.options, parts=sheet.parts)
    written = written_as_html(text, insets)
    html = with_contents(written.html, written.headings, is_wanted=sheet.options.contents)
    if facts and sheet.options.front_matter:
        html = _facts(facts, insets) + html
    notices = () if html.strip() else (Notice("nothing-to-render", "There is nothing in this file that can be seen."),)
    return insets.drawing(html, sheet, notices)


def written_as_html(text: str, insets: Insets) -> Written:
    """A document in Markdown, or a cell of a notebook, as HTML with marks for its insets; it must still be cleaned."""
    formulas = with_formulas_only(text, _html_with_places) if "$" in text else None
    html = formulas.with_dollars(_html(formulas.text, has_formulas=True)) if formulas else _html(text)
    headings = tuple(Heading(int(level), id, unescape(name)) for id, name, level in HEADING_LINK.findall(html))
    html = HEADING_LINK.sub(r"</h\3>", html)
    html = CODE_BLOCK.sub(lambda found: fences.block(unescape(found[2]), unescape(found[1] or ""), insets), html)
    html = FORMULA.sub(lambda found: fences.formula(unescape(found[3]), insets, display=found[2] == "display"), html)
    return Written(html, headings)


def _facts(facts: str, insets: Insets) -> str:
    table = front_matter.table(facts)
    return fences.block(facts, "toml" if facts.startswith("+") else "yaml", insets) if table is None else table


def _html_with_places(text: str) -> str:
    return _html(text, has_formulas=True, with_places=True)


def _html(text: str, *, has_formulas: bool = False, with_places: bool = False) -> str:
    """GitHub's dialect, and definition lists, which Bitbucket knows too."""
    options = comrak.ExtensionOptions()
    options.table = True
    options.strikethrough = True
    options.autolink = True
    options.tasklist = True
    options.footnotes = True
    options.alerts = True
    options.shortcodes = True
    options.description_lists = True
    options.math_dollars = has_formulas
    options.math_code = has_formulas
    options.header_id_prefix = ""
    output = comrak.RenderOptions()
    output.unsafe_ = True  # raw HTML passes: everything is sanitised afterwards, and READMEs are full of it
    output.alert_style = comrak.AlertStyle.Semantic
    output.tasklist_classes = True
    output.sourcepos = with_places
    return str(comrak.render_markdown(text, options, comrak.ParseOptions(), output))

"""Markdown as GitHub and Bitbucket know it: the only importer of comrak (https://comrak.ee)."""

import re
from dataclasses import dataclass
from html import unescape
from itertools import groupby, pairwise
from operator import itemgetter

import comrak

from app.render import fences, front_matter
from app.render.contents import Heading, with_contents
from app.render.document import Notice
from app.render.excerpt import cut_out
from app.render.formats.base import Drawing, Sheet
from app.render.insets import Insets

# comrak's output has fixed shapes, so that patterns are enough; what hostile HTML makes of them is cleaned afterwards.
CODE_BLOCK = re.compile(r'<pre><code(?: class="language-([^"]*)")?(?: data-math-style="display")?>([^<]*)</code></pre>')
FORMULA = re.compile(r'<(span|code) data-math-style="(inline|display)">([^<]*)</\1>')
# Empty links at headings, a stop for the keyboard that leads nowhere inside a frame; but they tell what headings say.
HEADING_LINK = re.compile(
    r'<a href="#([^"]*)" aria-label="[^"]*" data-heading-content="([^"]*)" class="anchor"></a></h([1-6])>'
)
# A formula between dollars with its place in the text: line and column, in bytes, of both ends.
PLACE = r"(\d{1,7}):(\d{1,7})-(\d{1,7}):(\d{1,7})"
DOLLARS = re.compile(rf'<span data-math-style="(?:inline|display)" data-sourcepos="{PLACE}">([^<]*)</span>')
MATHEMATICAL = re.compile(r"[\\^_={}<>+*|]")
PROSE = re.compile(r"(?:^\d[\d.,]*|[A-Za-z]{2,})\W*\s\W*[A-Za-z]{2,}")
MAX_ROUNDS = 10
LONGEST_CHARACTER = 4  # bytes of UTF-8


@dataclass(frozen=True)
class Written:
    """A document's HTML before it is cleaned, and its headings."""

    html: str
    headings: tuple[Heading, ...]


def render(sheet: Sheet) -> Drawing:
    """The ranges of the sheet, rendered as one document of their own."""
    text = "\n\n".join("\n".join(lines) for lines in cut_out(sheet.lines, sheet.ranges)) + "\n"
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
    has_formulas = "$" in text
    if has_formulas:
        text, has_formulas = _without_mere_dollars(text)
    html = _html(text, has_formulas=has_formulas)
    headings = tuple(Heading(int(level), id, unescape(name)) for id, name, level in HEADING_LINK.findall(html))
    html = HEADING_LINK.sub(r"</h\3>", html)
    html = CODE_BLOCK.sub(lambda found: fences.block(unescape(found[2]), unescape(found[1] or ""), insets), html)
    html = FORMULA.sub(lambda found: fences.formula(unescape(found[3]), insets, display=found[2] == "display"), html)
    return Written(html, headings)


def _facts(facts: str, insets: Insets) -> str:
    table = front_matter.table(facts)
    return fences.block(facts, "toml" if facts.startswith("+") else "yaml", insets) if table is None else table


def _html(text: str, *, has_formulas: bool, with_places: bool = False) -> str:
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


def _without_mere_dollars(text: str) -> tuple[str, bool]:
    """The text in which only those dollars make formulas that do on GitHub, and whether that could be had.

    comrak takes `$HOME/$USER` for a formula. Escaping the dollars of what is none can leave another pair that is none,
    so this goes on until all are.
    """
    for _ in range(MAX_ROUNDS):
        lines = text.encode().split(b"\n")
        found = DOLLARS.findall(_html(text, has_formulas=True, with_places=True))
        mere = sorted(  # footnotes come last in the HTML, wherever they stand in the text
            (int(line) - 1, int(column) - 1) for line, column, *end in found if _is_mere(lines, line, column, *end)
        )
        if not mere:
            return text, True
        for line, places in groupby(mere, key=itemgetter(0)):
            lines[line] = _escaped(lines[line], [column for _, column in places])
        text = b"\n".join(lines).decode()
    return text, False


def _escaped(line: bytes, columns: list[int]) -> bytes:
    """The line with a backslash before each of these dollars, and before the next one where two stand together."""
    parts = [line[start:end] for start, end in pairwise([0, *columns, len(line)])]
    return parts[0] + b"".join(
        part.replace(b"$", rb"\$", 2) if part.startswith(b"$$") else b"\\" + part for part in parts[1:]
    )


def _is_mere(lines: list[bytes], first: str, start: str, last: str, end: str, tex: str) -> bool:
    """Whether these dollars stand at words, or round a piece of code or prose.

    Raw HTML may look as if it were a formula with a place; then there is no dollar there.
    """
    before, opening = _around(lines, int(first), int(start) - 1)
    _, after = _around(lines, int(last), int(end))
    tex = unescape(tex)
    return opening == "$" and (
        before.isalnum()
        or before in ("_", "$", "/")
        or after.isalnum()
        or after in ("_", "$", "{")
        or "`" in tex
        or bool(PROSE.search(tex) and not MATHEMATICAL.search(tex.replace(r"\$", "")))
    )


def _around(lines: list[bytes], line: int, column: int) -> tuple[str, str]:
    """The characters before and after a place, if there are any."""
    if not 0 < line <= len(lines) or column < 0:
        return "", ""
    before = lines[line - 1][max(0, column - LONGEST_CHARACTER) : column].decode(errors="ignore")
    return before[-1:], lines[line - 1][column : column + LONGEST_CHARACTER].decode(errors="ignore")[:1]

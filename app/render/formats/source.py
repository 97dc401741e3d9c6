"""Source code: one element per line, numbered as in the file."""

import re
from dataclasses import replace
from itertools import chain

from app.render.document import Notice
from app.render.excerpt import MAX_LINES, clamp, cut_out, first_of
from app.render.formats.base import MIB, Drawing, Sheet
from app.render.highlight import Highlighted, highlight
from app.render.invisible import changes_order, visible
from app.render.sanitize import clean_source

MANY_LINES, CHUNK_LINES = 1000, 250
CARRIAGE_RETURN = "\N{SYMBOL FOR CARRIAGE RETURN}"
MARKER_BETWEEN = 2  # one line apart: the line left out is a marker inside the region, which nobody misses
MAX_CHARACTERS = MIB
# https://trojansource.codes
BIDI = Notice(
    "bidi",
    "This code has characters that change the order in which it is displayed; they are shown as boxes here. What it "
    "does may be something else than what it seems to say elsewhere.",
)
MAX_LINE_CHARACTERS = 20_000  # a longer line is cut: browsers take seconds to lay out a megabyte of it


def render(sheet: Sheet) -> Drawing:
    """The ranges of the sheet as one block, coloured by their language."""
    shown = _bounded(sheet)
    stop = shown.ranges[-1].stop - 1
    # In HTML a carriage return would end a line, and in Pygments as well.
    short = [line[:MAX_LINE_CHARACTERS].replace("\r", CARRIAGE_RETURN) for line in shown.lines]
    drawing = numbered(shown, highlight(short, stop=stop, path=sheet.path, language=sheet.options.language))
    notices = drawing.notices
    if shown is not sheet:
        notices = (Notice("too-many-lines", f"Only the lines up to {stop:,} are shown."), *notices)
    if sheet.options.display == "rendered":
        excuse = Notice("no-rendering", "There is no rendered view of this part or kind of file; this is its source.")
        notices = (excuse, *notices)
    return replace(drawing, notices=notices, is_cut=drawing.is_cut or shown is not sheet)


def instead(sheet: Sheet, excuse: Notice) -> Drawing:
    """The source of what its format cannot draw, with the reason."""
    drawing = render(replace(sheet, options=replace(sheet.options, display="source")))
    return replace(drawing, notices=(excuse, *drawing.notices))


def _bounded(sheet: Sheet) -> Sheet:
    """The sheet, or its first part: a format that draws files as a whole may take more than is shown of source."""
    room = MAX_CHARACTERS
    count = 0
    for line in chain.from_iterable(cut_out(sheet.lines, sheet.ranges)):
        room -= len(line) + 1
        count += 1
        if room <= 0 or count == MAX_LINES:
            break
    ranges = first_of(sheet.ranges, count)
    return sheet if ranges == sheet.ranges else replace(sheet, ranges=ranges)


def numbered(sheet: Sheet, lines_as_html: Highlighted) -> Drawing:
    """Lines 1 to the last one shown, as the HTML given, of which the sheet's ranges are drawn as one block.

    The line's number is an attribute, which CSS shows and copying leaves out. The line ends stand between the elements,
    so that copied text has each of them once.
    """
    stop = sheet.ranges[-1].stop - 1
    is_cut = any(len(line) > MAX_LINE_CHARACTERS for part in cut_out(sheet.lines, sheet.ranges) for line in part)
    marked = {number for numbers in clamp(sheet.options.highlight, stop) for number in numbers}
    html = []
    shown_to = None
    for numbers, lines in zip(sheet.ranges, cut_out(lines_as_html.lines, sheet.ranges), strict=True):
        if shown_to is not None and not (sheet.options.region and numbers.start - shown_to == MARKER_BETWEEN):
            html.append(_gap(shown_to + 1, numbers.start - 1))
        lines = _without_indent(lines, sheet.indent)
        html += [_line(number, visible(line), number in marked) for number, line in zip(numbers, lines, strict=True)]
        shown_to = numbers.stop - 1
    classes = "code" if sheet.options.line_numbers else "code no-numbers"
    start = f'<div class="{classes}" data-digits="{len(str(stop))}"><pre tabindex="0"><code>'
    notices = lines_as_html.notices
    if is_cut:
        cut = Notice("line-cut", f"Only the first {MAX_LINE_CHARACTERS:,} characters of a line are shown.")
        notices = (*notices, cut)
    if any(changes_order(line) for part in cut_out(lines_as_html.lines, sheet.ranges) for line in part):
        notices = (*notices, BIDI)
    html_of_all = clean_source(f"{start}{_in_chunks(html)}</code></pre></div>")
    return Drawing(html_of_all, lines_as_html.language, notices, is_cut=is_cut)


def _without_indent(lines: list[str], indent: int) -> list[str]:
    """Highlighted lines without the white space that they begin with, which may stand inside a first span."""
    if not indent:
        return lines
    pattern = re.compile(rf"^((?:<span[^>]*>)?)[ \t]{{{indent}}}")
    return [pattern.sub(r"\1", line) for line in lines]


def _line(number: int, html: str, is_marked: bool) -> str:
    return f'<span class="{"line marked" if is_marked else "line"}" data-n="{number}">{html}</span>\n'


def _in_chunks(html: list[str]) -> str:
    """All lines; many of them in chunks of the same number, which browsers lay out only when they come into view.

    CSS knows how high a chunk is, so the rest at the end is none.
    """
    if len(html) < MANY_LINES:
        return "".join(html)
    starts = range(0, len(html), CHUNK_LINES)
    parts = ["".join(html[start : start + CHUNK_LINES]) for start in starts]
    rest = parts.pop() if len(html) % CHUNK_LINES else ""
    return "".join(f'<span class="chunk">{part}</span>' for part in parts) + rest


def _gap(first: int, last: int) -> str:
    numbers = f"line {first}" if first == last else f"lines {first} to {last}"
    return f'<span class="gap">{numbers} not shown</span>\n'

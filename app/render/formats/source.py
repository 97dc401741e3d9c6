"""Source code: one element per line, numbered as in the file."""

import re

from app.render.document import Notice
from app.render.excerpt import clamp, cut_out
from app.render.formats.base import Drawing, Limits, Sheet
from app.render.highlight import highlight
from app.render.sanitize import clean_source

LIMITS = Limits()
MARKER_BETWEEN = 2  # one line apart: the line left out is a marker inside the region, which nobody misses
MAX_LINE_CHARACTERS = 20_000  # a longer line is cut: browsers take seconds to lay out a megabyte of it


def render(sheet: Sheet) -> Drawing:
    """The ranges of the sheet as one block.

    The line's number is an attribute, which CSS shows and copying leaves out. The line ends stand between the elements,
    so that copied text has each of them once.
    """
    stop = sheet.ranges[-1].stop - 1
    short = [line[:MAX_LINE_CHARACTERS] for line in sheet.lines]
    is_cut = any(len(line) > MAX_LINE_CHARACTERS for part in cut_out(sheet.lines, sheet.ranges) for line in part)
    highlighted = highlight(short, stop=stop, path=sheet.path, language=sheet.options.language)
    marked = {number for numbers in clamp(sheet.options.highlight, stop) for number in numbers}
    html = []
    shown_to = None
    for numbers, lines in zip(sheet.ranges, cut_out(highlighted.lines, sheet.ranges), strict=True):
        if shown_to is not None and not (sheet.options.region and numbers.start - shown_to == MARKER_BETWEEN):
            html.append(_gap(shown_to + 1, numbers.start - 1))
        lines = _without_indent(lines, sheet.indent)
        html += [_line(number, line, number in marked) for number, line in zip(numbers, lines, strict=True)]
        shown_to = numbers.stop - 1
    classes = "code" if sheet.options.line_numbers else "code no-numbers"
    start = f'<div class="{classes}" data-digits="{len(str(stop))}"><pre tabindex="0"><code>'
    notices = highlighted.notices
    if sheet.options.display == "rendered":
        excuse = Notice("no-rendering", "There is no rendered view of this part or kind of file; this is its source.")
        notices = (excuse, *notices)
    if is_cut:
        notices = (
            *notices,
            Notice("line-cut", f"Only the first {MAX_LINE_CHARACTERS:,} characters of a line are shown."),
        )
    html_of_all = clean_source(f"{start}{''.join(html)}</code></pre></div>")
    return Drawing(html_of_all, highlighted.language, notices, is_cut=is_cut)


def _without_indent(lines: list[str], indent: int) -> list[str]:
    """Highlighted lines without the white space that they begin with, which may stand inside a first span."""
    if not indent:
        return lines
    pattern = re.compile(rf"^((?:<span[^>]*>)?)[ \t]{{{indent}}}")
    return [pattern.sub(r"\1", line) for line in lines]


def _line(number: int, html: str, is_marked: bool) -> str:
    return f'<span class="{"line marked" if is_marked else "line"}" data-n="{number}">{html}</span>\n'


def _gap(first: int, last: int) -> str:
    numbers = f"line {first}" if first == last else f"lines {first} to {last}"
    return f'<span class="gap">{numbers} not shown</span>\n'

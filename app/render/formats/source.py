"""Source code: one element per line, numbered as in the file."""

from app.render.document import Notice
from app.render.excerpt import clamp, cut_out
from app.render.formats.base import Drawing, Sheet
from app.render.highlight import highlight
from app.render.sanitize import clean_source


def render(sheet: Sheet) -> Drawing:
    """The ranges of the sheet as one block.

    The line's number is an attribute, which CSS shows and copying leaves out. The line ends stand between the elements,
    so that copied text has each of them once.
    """
    stop = sheet.ranges[-1].stop - 1
    highlighted = highlight(sheet.lines, stop=stop, path=sheet.path, language=sheet.options.language)
    marked = {number for numbers in clamp(sheet.options.highlight, stop) for number in numbers}
    html = []
    shown_to = None
    for numbers, lines in zip(sheet.ranges, cut_out(highlighted.lines, sheet.ranges), strict=True):
        if shown_to is not None:
            html.append(_gap(shown_to + 1, numbers.start - 1))
        html += [_line(number, line, number in marked) for number, line in zip(numbers, lines, strict=True)]
        shown_to = numbers.stop - 1
    classes = "code" if sheet.options.line_numbers else "code no-numbers"
    start = f'<div class="{classes}" data-digits="{len(str(stop))}"><pre tabindex="0"><code>'
    notices = highlighted.notices
    if sheet.options.display == "rendered":
        excuse = Notice("no-rendering", "There is no rendered view of this kind of file; this is its source.")
        notices = (excuse, *notices)
    return Drawing(clean_source(f"{start}{''.join(html)}</code></pre></div>"), highlighted.language, notices)


def _line(number: int, html: str, is_marked: bool) -> str:
    return f'<span class="{"line marked" if is_marked else "line"}" data-n="{number}">{html}</span>\n'


def _gap(first: int, last: int) -> str:
    numbers = f"line {first}" if first == last else f"lines {first} to {last}"
    return f'<span class="gap">{numbers} not shown</span>\n'

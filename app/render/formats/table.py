"""Tables in text files: values between commas, semicolons, tabs or bars."""

import csv
import re
from collections import Counter
from html import escape

from app.render.columns import Kind, is_header, kind_of
from app.render.document import Notice
from app.render.formats import source
from app.render.formats.base import MIB, Drawing, Sheet
from app.render.sanitize import clean_table

SEPARATORS = "\t;|,"  # the rarer ones first: where several fit, a comma is more likely part of the text
TABS_IN_NAME = (".tsv", ".tab")
SAID_BY_EXCEL = re.compile(r"sep=([^\w\s\"]|\t)", re.IGNORECASE)
ROWS_LOOKED_AT = 50
MAX_ROWS = 2_000
MAX_COLUMNS = 100
MAX_CELLS = 60_000
MAX_CELL_CHARACTERS = 200
MAX_TITLE_CHARACTERS = 2_000
MOST_LINES_IN_A_CELL = 50  # more come of a quote that nobody closed
END = "\0"  # no text of a sheet has this character

csv.field_size_limit(MIB)  # as long as a whole file may be, so that no cell is refused


def render(sheet: Sheet) -> Drawing:
    """The table, its first row as names unless that holds numbers or dates; the source of what is none."""
    lines, separator = _separated(sheet)
    rows, is_broken = _rows(lines, separator, is_whole=len(sheet.content) < MIB)
    if not rows:
        return source.instead(sheet, Notice("no-table", "There are no rows in this file; this is its source."))
    names, values = (rows[0], rows[1:]) if is_header(rows[0]) else ([], rows)
    width = max(map(len, rows))
    columns = min(width, MAX_COLUMNS)
    shown = [_padded(row, columns) for row in values[: min(MAX_ROWS, MAX_CELLS // columns)]]
    kinds = [kind_of(column) for column in zip(*shown, strict=True)] or ["text"] * columns
    html = _head(_padded(names, columns), kinds) + "".join(_row(row, kinds) for row in shown)
    name = escape(sheet.path.rpartition("/")[2])
    start = f'<div class="sheet" tabindex="0" role="region" aria-label="Table: {name}"><table class="sortable">'
    notices = []
    if is_broken:
        notices.append(Notice("open-quote", "A quotation mark is never closed, so all of them are shown as they are."))
    if len(shown) < len(values):
        notices.append(Notice("rows-cut", f"Only the first {len(shown):,} of {len(values):,} rows are shown."))
    if columns < width:
        notices.append(Notice("columns-cut", f"Only the first {columns:,} of {width:,} columns are shown."))
    is_cut = len(shown) < len(values) or columns < width
    return Drawing(clean_table(f"{start}{html}</tbody></table></div>"), notices=tuple(notices), is_cut=is_cut)


def _separated(sheet: Sheet) -> tuple[list[str], str]:
    """The lines of the table, and the character between its values; to `csv`, a return in a line would be an error."""
    lines = [line.replace("\r", " ") for line in sheet.lines]
    if said := SAID_BY_EXCEL.fullmatch(lines[0]):
        return lines[1:], said[1]
    sample = [f"{line[:MAX_TITLE_CHARACTERS]}\n" for line in lines[:ROWS_LOOKED_AT]]
    is_by_tabs = sheet.path.lower().endswith(TABS_IN_NAME) or (sheet.options.language or "").lower() == "tsv"
    if is_by_tabs and any("\t" in line for line in sample):
        return lines, "\t"
    best = max(SEPARATORS, key=lambda separator: _regularity(sample, separator))
    return lines, best if _regularity(sample, best) else ","


def _regularity(sample: list[str], separator: str) -> float:
    """How many of the rows, from 0 to 1, have the same number of values, if these are several."""
    widths = Counter(len(row) for row in csv.reader(sample, delimiter=separator) if row)
    if not widths:
        return 0
    width, count = widths.most_common(1)[0]
    return count / widths.total() if width > 1 else 0


def _rows(lines: list[str], separator: str, *, is_whole: bool) -> tuple[list[list[str]], bool]:
    """The rows that say anything, and whether quotes are not what they seem.

    The end is marked: where it has become part of a value, a quote is open, and then either the file is cut there or
    its quotes mean nothing.
    """
    with_ends = [f"{line}\n" for line in lines]
    rows = list(csv.reader([*with_ends, END], delimiter=separator))
    last = rows.pop()
    is_open = last != [END]
    is_broken = is_open and (is_whole or last[-1].count("\n") > MOST_LINES_IN_A_CELL)
    if is_broken:
        rows = list(csv.reader(with_ends, delimiter=separator, quoting=csv.QUOTE_NONE))
    return [row for row in rows if any(map(str.strip, row))], is_broken


def _padded(row: list[str], columns: int) -> list[str]:
    return [*row[:columns], *[""] * (columns - len(row))]


def _head(names: list[str], kinds: list[Kind]) -> str:
    cells = (
        _cell("th", name.strip() or f"Column {number}", kind)
        for number, (name, kind) in enumerate(zip(names, kinds, strict=True), start=1)
    )
    return f"<thead><tr>{''.join(cells)}</tr></thead><tbody>"


def _row(row: list[str], kinds: list[Kind]) -> str:
    return f"<tr>{''.join(_cell('td', value.strip(), kind) for value, kind in zip(row, kinds, strict=True))}</tr>"


def _cell(element: str, value: str, kind: Kind) -> str:
    attributes = f' scope="col" data-sort="{kind}"' if element == "th" else ""
    if kind.startswith("number"):
        attributes += ' class="number"'
    if len(value) > MAX_CELL_CHARACTERS:
        attributes += f' title="{escape(value[:MAX_TITLE_CHARACTERS])}"'
        value = f"{value[:MAX_CELL_CHARACTERS].rstrip()}…"
    return f"<{element}{attributes}>{escape(value, quote=False)}</{element}>"

"""Patches: each file with what was added and removed, numbered as before and after."""

from itertools import groupby

from app.render.document import Notice
from app.render.formats import sides, source
from app.render.formats.base import Drawing, Sheet
from app.render.line_changes import emphasised, escaped
from app.render.patch import FilePatch, Hunk, Line, Patch, Words, parse
from app.render.sanitize import clean_source

MAX_LINES = 10_000
ELEMENTS = {"context": "span", "added": "ins", "removed": "del", "remark": "span"}


def render(sheet: Sheet) -> Drawing:
    """The patch file by file; the source of what is no patch."""
    patch = parse(sheet.lines)
    if not any(isinstance(part, FilePatch) for part in patch):
        return source.instead(sheet, Notice("no-patch", "No changes are found in this file; this is its source."))
    return drawn(patch, line_numbers=sheet.options.line_numbers, side_by_side=sheet.options.side_by_side)


def drawn(patch: Patch, *, line_numbers: bool = True, side_by_side: bool = False) -> Drawing:
    """The files of a patch, each of which can be folded, and the words between them."""
    html = [_sum(patch)]
    room = MAX_LINES
    total = sum(map(_length, patch))
    for part in patch:
        if room <= 0:
            break
        if isinstance(part, FilePatch):
            html.append(_file(part, room, line_numbers=line_numbers, side_by_side=side_by_side))
        else:
            html.append(_words(part, room))
        room -= _length(part)
    is_cut = total > MAX_LINES
    notice = Notice("too-many-lines", f"Only the first {MAX_LINES:,} of {total:,} lines are shown.")
    whole = clean_source(f'<div class="patch">{"".join(html)}</div>')
    return Drawing(whole, notices=(notice,) if is_cut else (), is_cut=is_cut)


def _length(part: FilePatch | Words) -> int:
    return len(part.lines) if isinstance(part, Words) else 1 + sum(len(hunk.lines) + 1 for hunk in part.hunks)


def _sum(patch: Patch) -> str:
    files = [part for part in patch if isinstance(part, FilePatch)]
    if len(files) == 1:
        return ""
    added, removed = (sum(file.count(kind) for file in files) for kind in ("added", "removed"))
    names = {_name(file) for file in files}
    return f'<p class="patch-sum">{len(names):,} files changed {_counts(added, removed)}</p>'


def _counts(added: int, removed: int) -> str:
    return f'<span class="patch-counts"><ins>+{added:,}</ins> <del>−{removed:,}</del></span>'


def _words(words: Words, room: int) -> str:
    return f'<div class="patch-words">{escaped(_trimmed(words.lines[:room]))}</div>'


def _trimmed(lines: tuple[str, ...]) -> str:
    return "\n".join(line[: source.MAX_LINE_CHARACTERS] for line in lines).strip("\n")


def _file(file: FilePatch, room: int, *, line_numbers: bool, side_by_side: bool) -> str:
    counts = "" if file.is_binary or not file.hunks else _counts(file.count("added"), file.count("removed"))
    head = f'<summary><span class="patch-name">{escaped(_name(file))}</span> {_facts(file)} {counts}</summary>'
    body = _body(file, room, line_numbers=line_numbers, side_by_side=side_by_side)
    return f'<details class="patch-file" open="">{head}{body}</details>'


def _name(file: FilePatch) -> str:
    if file.old and file.new and file.old != file.new:
        return f"{file.old} → {file.new}"
    return file.new or file.old or "Changes"


def _facts(file: FilePatch) -> str:
    facts: list[str] = [] if file.change == "changed" else [file.change]
    if file.modes:
        facts.append(f"mode {file.modes[0]} → {file.modes[1]}")
    if file.is_binary:
        facts.append("binary")
    return f'<span class="patch-facts">{escaped(", ".join(facts))}</span>' if facts else ""


def _body(file: FilePatch, room: int, *, line_numbers: bool, side_by_side: bool) -> str:
    if not file.hunks:
        return f'<p class="patch-note">{"This file is not text." if file.is_binary else "No line of it changed."}</p>'
    numbers = [number for hunk in file.hunks for line in hunk.lines for number in (line.old, line.new) if number]
    digits = len(str(max(numbers, default=1)))
    lines: list[str] = []
    for hunk in file.hunks:
        lines += [_head(hunk), *(sides.rows(hunk) if side_by_side else _lines(hunk, digits))]
        if len(lines) >= room:
            break
    classes = "code" if line_numbers else "code no-numbers"
    if side_by_side:
        return f'<div class="{classes} sides" data-digits="{digits}">{"".join(lines[:room])}</div>'
    return f'<div class="{classes}"><pre tabindex="0"><code>{"".join(lines[:room])}</code></pre></div>'


def _head(hunk: Hunk) -> str:
    place = f" {hunk.place}" if hunk.place else ""
    return f'<span class="hunk">{escaped((hunk.head + place)[: source.MAX_LINE_CHARACTERS])}</span>\n'


def _lines(hunk: Hunk, digits: int) -> list[str]:
    """The lines of a hunk. Where lines were exchanged for as many others, what differs in each pair is emphasised."""
    groups = [(kind, list(lines)) for kind, lines in groupby(hunk.lines, key=lambda line: line.kind)]
    html = []
    for at, (kind, lines) in enumerate(groups):
        if kind == "added" and at and groups[at - 1][0] == "removed":
            others = groups[at - 1][1]
        elif kind == "removed" and at + 1 < len(groups) and groups[at + 1][0] == "added":
            others = groups[at + 1][1]
        else:
            others = []
        for position, line in enumerate(lines):
            text = line.text[: source.MAX_LINE_CHARACTERS]
            other = others[position].text[: source.MAX_LINE_CHARACTERS] if len(others) == len(lines) else ""
            html.append(_line(line, emphasised(text, other) if other else escaped(text), digits))
    return html


def _line(line: Line, html: str, digits: int) -> str:
    element = ELEMENTS[line.kind]
    numbers = "  ".join(str(number or "").rjust(digits) for number in (line.old, line.new))
    classes = "line remark" if line.kind == "remark" else "line"
    return f'<{element} class="{classes}" data-n="{numbers}">{html}</{element}>\n'

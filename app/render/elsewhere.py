"""A part of a document as a document of its own, with the definitions that it uses and that stand elsewhere.

Every line is looked at once, so that a megabyte of definitions is no burden.
"""

import re
from collections.abc import Iterable, Iterator

from app.render.excerpt import cut_out
from app.render.formats.base import Sheet

MAX_LINE = 1_000  # a longer line defines nothing
FENCE = re.compile(r" {0,3}(`{3,}(?=[^`]*$)|~{3,})")
# https://spec.commonmark.org/0.31.2/#link-reference-definitions, and GitHub's footnotes.
MARKDOWN = re.compile(r" {0,3}\[(\^?[^\[\]]+)\]:")
MARKDOWN_USES = (re.compile(r"\[([^\[\]\n]{1,300})\]"),)
# https://docutils.sourceforge.io/docs/ref/rst/restructuredtext.html#explicit-markup-blocks; a target has an address.
RST = re.compile(r"\.\. (?:\[([^\]]+)\] |_`([^`]+)`: |_([^`:]+): |\|([^|]+)\| )")
RST_USES = (
    re.compile(r"\[([^\[\]\n]{1,300})\]_"),
    re.compile(r"\|([^|\n]{1,300})\|"),
    re.compile(r"`([^`<>]{1,300})`_"),
    re.compile(r"<([^<>]{1,300})_>"),
    re.compile(r"(?<![\w`])(\w[\w.+-]{0,80}?)__?(?![\w`])"),
)
# https://docs.asciidoctor.org/asciidoc/latest/attributes/attribute-entries/
ASCIIDOC = re.compile(r":(\w[\w-]*): ")
ASCIIDOC_USES = (re.compile(r"\{(\w[\w-]*)\}"),)


def markdown_of(sheet: Sheet) -> str:
    """The shown lines, followed by the footnotes and the addresses of links that they name."""
    return _with_definitions(sheet, _outside_of_fences(sheet.lines), MARKDOWN, MARKDOWN_USES)


def restructured_text_of(sheet: Sheet) -> str:
    """The shown lines, followed by the footnotes, sources, addresses and substitutions that they name."""
    return _with_definitions(sheet, enumerate(sheet.lines, 1), RST, RST_USES)


def asciidoc_of(sheet: Sheet) -> str:
    """The shown lines, preceded by those attributes from above that are named anywhere."""
    text = _text(sheet)
    above = [found for line in sheet.lines[: sheet.ranges[0].start - 1] if (found := _match(ASCIIDOC, line))]
    used = _used([text, *(found.string for found in above)], ASCIIDOC_USES)
    entries = [found.string for found in above if _name(found) in used]
    return "\n".join([*entries, "", text]) if entries else text


def _with_definitions(
    sheet: Sheet, lines: Iterable[tuple[int, str]], pattern: re.Pattern[str], uses: tuple[re.Pattern[str], ...]
) -> str:
    text = _text(sheet)
    if sum(map(len, sheet.ranges)) == len(sheet.lines):
        return text
    used = _used([text], uses)
    taken: list[str] = []
    is_taking = is_paragraph = False
    for number, line in lines:
        if found := _match(pattern, line):
            is_taking = _name(found) in used and not any(number in numbers for numbers in sheet.ranges)
            is_paragraph = pattern is MARKDOWN and not _name(found).startswith("^")  # notes go on behind empty lines
            taken.append("")
        elif (line[:1] not in ("", " ", "\t")) or (is_paragraph and not line.strip()):
            is_taking = False
        if is_taking:
            taken.append(line)
    return "\n".join([text, *taken, ""])


def _outside_of_fences(lines: list[str]) -> Iterator[tuple[int, str]]:
    """The numbered lines that are no code; a block of code ends what stands above it."""
    fence = ""
    for number, line in enumerate(lines, 1):
        text = line.strip()
        if fence:
            fence = "" if text.startswith(fence) and not text.strip(fence[0]) else fence
        elif found := FENCE.match(line):
            fence = found[1]
            yield number, fence
        else:
            yield number, line


def _text(sheet: Sheet) -> str:
    return "\n\n".join("\n".join(lines) for lines in cut_out(sheet.lines, sheet.ranges)) + "\n"


def _used(texts: Iterable[str], uses: Iterable[re.Pattern[str]]) -> set[str]:
    return {_folded(name) for text in texts for pattern in uses for name in pattern.findall(text)}


def _match(pattern: re.Pattern[str], line: str) -> re.Match[str] | None:
    return pattern.match(line) if len(line) <= MAX_LINE else None


def _name(found: re.Match[str]) -> str:
    """What is defined, as it is compared."""
    return _folded(next(filter(None, found.groups()), ""))


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())

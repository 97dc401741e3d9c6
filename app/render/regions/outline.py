"""The headings of a document, line by line, as far as they can be told without parsing all of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

MAX_LINE = 1_000  # a longer line is no heading
ATX = re.compile(r"^ {0,3}(#{1,6})(?:[ \t]+(.*))?$")
ATX_END = re.compile(r"(?:^|[ \t])#+$")
SETEXT = re.compile(r"^ {0,3}(=+|-+)[ \t]*$")
FENCE = re.compile(r"^(?: {0,3}|[ \t]*(?:[-*+]|\d+[.)])[ \t]+)(`{3,}(?=[^`]*$)|~{3,})")
NO_PARAGRAPH = re.compile(r"^(?: {4}|\t| {0,3}(?:>|[-*+][ \t]|\d+[.)][ \t]|<))")
ANCHOR = re.compile(r"[ \t]*\{#([\w.:-]+)[^{}]*\}$")
FRONT_MATTER = ("---", "+++")
ADOC_HEADING = re.compile(r"^(={1,6}|#{1,6})[ \t]+(\S.*)$")
ADOC_BLOCK = re.compile(r"^(-{4,}|\.{4,}|={4,}|\*{4,}|_{4,}|\+{4,}|/{4,}|--|`{3,}\w*|[|,:!]={3,})$")
ADOC_ATTRIBUTES = re.compile(r"^\[.*\]$")
ADOC_ID = re.compile(r"^\[(?:\[|[\w-]*#)([^\[\],.%]+)")
ADOC_UNDERLINES = "=-~^+"
RULE = re.compile(r"^([!-/:-@\[-`{-~])\1*$")


@dataclass(frozen=True)
class Heading:
    """A heading: where its section begins, how high it is (1 is the highest), and its text as it is written."""

    first: int
    level: int
    title: str
    anchor: str | None = None


def markdown(lines: list[str]) -> Iterator[Heading]:
    """ATX and Setext headings outside of fences, comments and front matter."""
    fence, in_comment = "", False
    block: list[str] | None = None  # the paragraph above; None inside another block, which may go on lazily
    for number, line in _behind_front_matter(lines):
        text = line.strip()
        if fence:
            fence = "" if text.startswith(fence) and not text.strip(fence[0]) else fence
        elif in_comment:
            in_comment = "-->" not in line
        elif match := FENCE.match(line):
            fence, block = match[1], []
        elif match := ATX.match(line):
            yield _anchored(number, len(match[1]), ATX_END.sub("", (match[2] or "").strip()).strip())
            block = []
        elif block and (match := SETEXT.match(line)):
            yield _anchored(number - len(block), "=-".index(match[1][0]) + 1, " ".join(block))
            block = []
        elif not text or SETEXT.match(line):
            block = []
        elif text.startswith("<!--"):
            in_comment, block = "-->" not in text, []
        elif block is None or ((match := NO_PARAGRAPH.match(line)) and not (block and match[0].isspace())):
            block = None
        else:
            block.append(text)


def asciidoc(lines: list[str]) -> Iterator[Heading]:
    """`== Title` and underlined titles outside of delimited blocks, with the attributes directly above them."""
    closing = ""
    above, first, anchor = "", 0, None  # the line above; where the attributes above begin, and the id among them
    for number, line in enumerate(lines, 1):
        text = line.rstrip() if len(line) <= MAX_LINE else "…"
        start = first or number
        if closing:
            closing = "" if text == closing else closing
            text = ""
        elif match := ADOC_HEADING.match(text):
            yield Heading(start, len(match[1]), match[2], anchor)
        elif _is_underline(text, above):
            yield Heading(number - 1, ADOC_UNDERLINES.index(text[0]) + 1, above, anchor)
            text = ""
        elif ADOC_BLOCK.match(text):
            closing, text = text.rstrip("abcdefghijklmnopqrstuvwxyz") if text[0] == "`" else text, ""
        if ADOC_ATTRIBUTES.match(text):
            first = start
            anchor = match[1] if (match := ADOC_ID.match(text)) else anchor
        else:
            first, anchor = 0, None
        above = text


def restructured_text(lines: list[str]) -> Iterator[Heading]:
    """Titles with an underline, or with an over- and underline; each way to adorn is a level, in order of their use."""
    levels: dict[str, int] = {}
    texts = [line.rstrip() if len(line) <= MAX_LINE else "" for line in lines]
    number = 1
    while number < len(texts):
        title, under = texts[number - 1], texts[number]
        over = texts[number - 2] if number > 1 else ""
        if title.strip() and not RULE.match(title) and RULE.match(under) and _is_wide(under, title):
            is_framed = over == under
            if is_framed or (not title[0].isspace() and (not over or RULE.match(over))):
                level = levels.setdefault(f"{under[0]}{is_framed}", len(levels) + 1)
                yield Heading(number - is_framed, level, title.strip())
                number += 1
        number += 1


def _behind_front_matter(lines: list[str]) -> Iterator[tuple[int, str]]:
    """The numbered lines; one that is too long counts as text."""
    skipped = 0
    if lines and lines[0].rstrip() in FRONT_MATTER:
        ends = (number for number, line in enumerate(lines[1:], 2) if line.rstrip() == lines[0].rstrip())
        skipped = next(ends, 0)
    for number, line in enumerate(lines[skipped:], skipped + 1):
        yield number, line if len(line) <= MAX_LINE else "…"


def _anchored(first: int, level: int, title: str) -> Heading:
    """`Title {#id}` has an id of its own."""
    if match := ANCHOR.search(title):
        return Heading(first, level, title[: match.start()], match[1])
    return Heading(first, level, title)


def _is_underline(text: str, title: str) -> bool:
    is_one = len(text) > 1 and text[0] in ADOC_UNDERLINES and not text.strip(text[0])
    return is_one and abs(len(text) - len(title)) <= 1 and title[:1].isalnum()


def _is_wide(under: str, title: str) -> bool:
    """As docutils has it: as long as the title; a little shorter is a warning, when it is at least four long."""
    return len(under) >= len(title.strip()) or len(under) >= 4

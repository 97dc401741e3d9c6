"""A document's table of contents, folded open above it or where the document says `[TOC]`."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

LEVELS = 3
HERE = "<p>[TOC]</p>\n"  # as Bitbucket knows it: a paragraph of its own


@dataclass(frozen=True)
class Heading:
    """A heading of the document: 1 to 6, the id that links lead to, and what readers see of it, as text."""

    level: int
    id: str
    text: str


def with_contents(html: str, headings: Sequence[Heading], *, is_wanted: bool) -> str:
    """The HTML with its contents at the first `[TOC]`; else, if they are wanted, above it or below its title."""
    if HERE in html:
        return html.replace(HERE, table_of_contents(headings), 1)
    if not is_wanted:
        return html
    title, end, rest = html.partition("</h1>\n") if html.startswith("<h1") else ("", "", html)
    return f"{title}{end}{table_of_contents(headings)}{rest}"


def table_of_contents(headings: Sequence[Heading]) -> str:
    """Three levels, without the title of the whole; nothing where there are fewer than two headings to choose from."""
    titles = sum(heading.level == 1 for heading in headings)
    first = 2 if titles == 1 and headings[0].level == 1 else 1
    entries = [heading for heading in headings if first <= heading.level < first + LEVELS]
    if len(entries) < 2:
        return ""
    return f'<details class="contents" open><summary>Contents</summary>\n{"".join(_lists(entries))}</details>\n'


def _lists(entries: Sequence[Heading]) -> Iterator[str]:
    """Nested lists; a heading two levels below the one before it is one step in, not two."""
    open_levels: list[int] = []
    for entry in entries:
        while len(open_levels) > 1 and open_levels[-2] >= entry.level:
            open_levels.pop()
            yield "</li></ul>"
        if open_levels and open_levels[-1] >= entry.level:
            open_levels[-1] = entry.level
            yield "</li>\n"
        else:
            open_levels.append(entry.level)
            yield "<ul>\n"
        yield f'<li><a href="#{escape(entry.id)}">{escape(entry.text)}</a>'
    yield "</li></ul>" * len(open_levels) + "\n"

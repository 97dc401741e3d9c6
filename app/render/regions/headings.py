"""A section of a Markdown, AsciiDoc or reStructuredText file by its heading."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from app.render.regions.naming import spellings
from app.render.regions.outcome import Found, Missing, found, missing
from app.render.regions.outline import Heading, asciidoc, markdown, restructured_text

OUTLINES: dict[str, Callable[[list[str]], Iterator[Heading]]] = {
    **dict.fromkeys(("markdown", "md", "mdown", "mkd", "mkdn", "mdx", "readme"), markdown),
    **dict.fromkeys(("asciidoc", "adoc", "asc", "asciidoctor"), asciidoc),
    **dict.fromkeys(("restructuredtext", "rst", "rest"), restructured_text),
}
MARKUP = (
    (re.compile(r"!?\[([^\[\]]*)\](?:\([^()]*\)|\[[^\[\]]*\])"), r"\1"),  # Markdown links and images
    (re.compile(r"(?:https?|link|xref|mailto):[^\s\[\]]*\[([^\[\]]*)\]"), r"\1"),  # AsciiDoc links
    (re.compile(r":[\w:-]+:`([^`<>]*)(?:<[^<>]*>)?`"), r"\1"),  # reStructuredText roles
    (re.compile(r"`([^`<>]*) <[^<>`]*>`__?"), r"\1"),  # and links
    (re.compile(r"</?[A-Za-z][^<>]*>"), ""),
    (re.compile(r"\\([^\w\s])"), r"\1"),
    (re.compile(r"[*`]+|~~|(?<!\w)_+|_+(?!\w)"), ""),
)
MAX_HEADING = 500
NOT_IN_SLUG = re.compile(r"[^\w\- ]")


@dataclass(frozen=True)
class Names:
    """What a heading may be called, from exact to loose."""

    written: str
    plain: str
    slug: str
    anchor: str | None


def find_heading(text: str, lines: list[str], path: str, language: str | None) -> Found | Missing:
    """From the first heading that is called so to the line before the next one of its level or a higher one."""
    outline = next((OUTLINES[name] for name in spellings(path, language) if name in OUTLINES), None)
    if outline is None:
        return Missing("Headings can be found in Markdown, AsciiDoc and reStructuredText files, which this is not.")
    headings = list(outline(lines))
    names = _names(headings)
    index = _index_of(text, names)
    if index is None:
        return missing("heading", text, [name.plain for name in names])
    first = headings[index]
    following = (heading.first for heading in headings[index + 1 :] if heading.level <= first.level)
    return found([(first.first, next(following, len(lines) + 1) - 1)], line_count=len(lines))


def _index_of(text: str, names: list[Names]) -> int | None:
    wanted = text.strip().lstrip("#=").strip() or text.strip()
    plain, slug = _folded(_plain(wanted)), text.strip().lstrip("#").removeprefix("markdown-header-").casefold()
    matchers: tuple[Callable[[Names], bool], ...] = (
        lambda name: name.written == wanted,
        lambda name: name.plain == wanted,
        lambda name: _folded(name.plain) == plain,
        lambda name: slug in (name.slug, (name.anchor or "").casefold()),
    )
    found_at = (index for matches in matchers for index, name in enumerate(names) if matches(name))
    return next(found_at, None)


def _names(headings: list[Heading]) -> list[Names]:
    """As GitHub does: the second heading of the same slug gets `-1`."""
    names: list[Names] = []
    seen: Counter[str] = Counter()
    for heading in headings:
        plain = _plain(heading.title)
        slug = NOT_IN_SLUG.sub("", plain.lower()).replace(" ", "-")
        times, seen[slug] = seen[slug], seen[slug] + 1
        names.append(Names(heading.title, plain, f"{slug}-{times}" if times else slug, heading.anchor))
    return names


def _plain(title: str) -> str:
    """The words without the markup."""
    title = title[:MAX_HEADING]
    for pattern, replacement in MARKUP:
        title = pattern.sub(replacement, title)
    return " ".join(title.split())


def _folded(title: str) -> str:
    return " ".join(title.casefold().split())

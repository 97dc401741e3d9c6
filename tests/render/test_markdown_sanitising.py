"""What cleaning changes in the examples of the standard is what docs/markdown-sanitising.md says, and nothing else.

`GOLDEN=write` writes the numbers of the examples into the document anew.
"""

import os
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import nh3
import pytest

from app.render.document import Options
from app.render.formats.markdown import written_as_html
from app.render.insets import Insets
from app.render.references import with_addresses
from app.render.sanitize import FORGOTTEN, clean_document
from tests.render.documents import PLACE
from tests.render.inspection import TAGS
from tests.render.normal import HEADINGS
from tests.render.standard import Example, examples

DOCUMENT = Path(__file__).parents[2] / "docs/markdown-sanitising.md"
ROW = re.compile(r"^\| (?P<name>[^|]*?) \| [^|]* \| ?(?P<numbers>[^|]*?) ?\|$", re.MULTILINE)
# What every link and image gets, which nobody sees.
FIXED = re.compile(r' target="_blank" rel="noopener noreferrer nofollow"| referrerpolicy="no-referrer" loading="lazy"')
BEYOND_ELEMENTS = re.compile(r"<!|<\?")
UNFINISHED_TAG = re.compile(r"<[a-z/][^>]*$")
ACTIVE, UNKNOWN = "Script, style and form elements", "Elements that are not known"
HIDDEN, TORN = "Comments, declarations, instructions and CDATA", "Elements that are not closed or nested well"
ATTRIBUTES, IDS, ADDRESSES = "Classes and other attributes", "Ids", "Addresses of other kinds, and empty ones"


class Parts(HTMLParser):
    """Tags, attributes and text of a piece of HTML, each in its order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            if name != "id" or tag not in HEADINGS:
                self.attributes.append((tag, name, "somewhere" if name in ("href", "src") else value or ""))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        self.tags.append(f"/{tag}")

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        self.tags.append("!")

    def handle_decl(self, decl: str) -> None:
        self.tags.append("!")

    def handle_pi(self, data: str) -> None:
        self.tags.append("!")

    def unknown_decl(self, data: str) -> None:
        self.tags.append("!")

    @property
    def elements(self) -> set[str]:
        return {tag for tag in self.tags if not tag.startswith(("/", "!"))}

    def looks_like(self, other: "Parts") -> bool:
        """The same but for white space and for where links lead."""
        return (self.tags, sorted(self.attributes), self.text.split()) == (
            other.tags,
            sorted(other.attributes),
            other.text.split(),
        )


def before_and_after(markdown: str) -> tuple[str, str]:
    """The HTML of an example, and the same cleaned."""
    before = written_as_html(markdown, Insets(options=Options())).html
    clean = with_addresses(clean_document(before, PLACE), lambda path: f"/asset/{path}")
    return before, FIXED.sub("", clean.removeprefix('<div class="document">').removesuffix("</div>"))


def as_browsers_mend(html: str) -> str:
    """Everything stays, each element with an end."""
    return nh3.clean(
        html,
        tags=Parts(html).elements | {"tbody", "p"},
        attributes={},
        clean_content_tags=set(),
        strip_comments=False,
        link_rel=None,
    )


def changes(before: str, after: str) -> Iterator[str]:
    """The names of all that was changed."""
    was, now = Parts(before), Parts(after)
    if was.elements & FORGOTTEN:
        yield ACTIVE
    if was.elements - FORGOTTEN - TAGS:
        yield UNKNOWN
    if BEYOND_ELEMENTS.search(before):
        yield HIDDEN
    if UNFINISHED_TAG.search(before) or was.tags != Parts(as_browsers_mend(before)).tags:
        yield TORN
    kept = {(tag, name, value) for tag, name, value in was.attributes if tag in TAGS and tag in now.elements}
    gone = kept - set(now.attributes)
    if any(name == "id" for _, name, _ in gone):
        yield IDS
    if any(name in ("href", "src") for _, name, _ in gone):
        yield ADDRESSES
    if any(name not in ("id", "href", "src") for _, name, _ in gone):
        yield ATTRIBUTES


def numbers_of_groups() -> dict[str, list[int]]:
    groups: dict[str, list[int]] = {name: [] for name in (ACTIVE, UNKNOWN, HIDDEN, TORN, ATTRIBUTES, IDS, ADDRESSES)}
    for example in examples():
        for name in changes(*before_and_after(example.markdown)):
            groups[name].append(example.number)
    return groups


def test_the_document_lists_what_is_changed() -> None:
    text, groups = DOCUMENT.read_text(), numbers_of_groups()
    if os.environ.get("GOLDEN") == "write":
        text = ROW.sub(lambda row: with_numbers(row, groups), text)
        DOCUMENT.write_text(text)
    written = {row["name"]: row["numbers"] for row in ROW.finditer(text) if row["name"] in groups}
    assert written == {name: ", ".join(map(str, numbers)) for name, numbers in groups.items()}


def with_numbers(row: re.Match[str], groups: dict[str, list[int]]) -> str:
    numbers = groups.get(row["name"])
    if numbers is None:
        return row[0]
    return f"{row[0][: row.start('numbers') - row.start()].rstrip()} {', '.join(map(str, numbers))} |"


@pytest.mark.parametrize("example", examples(), ids=lambda example: str(example.number))
def test_an_example_without_a_reason_looks_the_same(example: Example) -> None:
    before, after = before_and_after(example.markdown)
    assert Parts(before).looks_like(Parts(after)) == (not list(changes(before, after)))

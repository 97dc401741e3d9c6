"""How much a browser would have to draw for an SVG: a few lines may stand for a billion copies of something.

Chromium draws `<use>` of `<use>`, and patterns of patterns, for as long as it takes, and the page hangs meanwhile.
"""

import re
from xml.etree import ElementTree

from app.render.document import Notice

HEAVIEST = 100_000  # elements with all copies of them; real drawings have thousands
LARGEST_BYTES = 2 * 1024 * 1024
MOST_BY_STYLE = 50  # names in style sheets, each of which is looked at for each element
DEEPEST = 400  # elements within elements, and references to elements with references
REFERENCE = re.compile(r"url\(\s*[\"']?#([^\"')\s]+)", re.IGNORECASE)
TOO_HEAVY = Notice(
    "svg-too-heavy", "This SVG repeats itself so often that it could make a browser hang, so its source is shown."
)
BROKEN = Notice(
    "svg-broken", "No browser can show this file: its XML is broken, or is not that of a drawing. This is its source."
)
ROOT = "{http://www.w3.org/2000/svg}svg"  # without this namespace browsers draw nothing


def why_not_drawn(content: bytes) -> Notice | None:
    """What to tell readers of an SVG that is better not given to their browser.

    The parser (expat) loads nothing and refuses entities that grow (https://libexpat.github.io/doc/api/latest/).
    """
    if len(content) > LARGEST_BYTES or content.count(b"<") > 2 * HEAVIEST:
        return TOO_HEAVY
    try:
        root = ElementTree.fromstring(content)  # noqa: S314  # what it does with hostile XML is tested
    except (ElementTree.ParseError, ValueError, LookupError):  # the latter for an encoding that is not known
        return BROKEN
    if root.tag != ROOT:
        return BROKEN
    try:
        weight = _Weights(root).of(root, depth=0)
    except (RecursionError, _CannotTell):
        return TOO_HEAVY
    return TOO_HEAVY if weight > HEAVIEST else None


class _CannotTell(Exception):
    """What it refers to is hidden from us, but not from a browser."""


class _Weights:
    """Of the elements of one drawing."""

    def __init__(self, root: ElementTree.Element) -> None:
        self._named = {name: element for element in root.iter() if (name := element.get("id"))}
        self._known: dict[ElementTree.Element, int] = {}
        # Which elements a rule is for only a browser can tell, so that it counts for all of them.
        self._by_style = [
            name for style in root.iter() if _tag(style) == "style" for name in _named_in(style.text or "")
        ]
        if len(self._by_style) > MOST_BY_STYLE:
            raise _CannotTell

    def of(self, element: ElementTree.Element, *, depth: int) -> int:
        """The number of elements that are drawn for it; one that contains itself is not drawn by browsers."""
        if depth > DEEPEST:
            raise RecursionError
        if element not in self._known:
            self._known[element] = 0
            self._known[element] = 1 + sum(self.of(other, depth=depth + 1) for other in self._drawn_for(element))
        return self._known[element]

    def _drawn_for(self, element: ElementTree.Element) -> list[ElementTree.Element]:
        if _tag(element).endswith("Gradient"):  # its stops are colours, and paint nothing
            return []
        names = (*_references(element), *self._by_style)
        return [*element, *(self._named[name] for name in names if name in self._named)]


def _references(element: ElementTree.Element) -> list[str]:
    found = []
    for name, value in element.items():
        if name.rpartition("}")[2] == "href":
            if value.strip().lower().startswith("data:image/svg"):
                raise _CannotTell  # a drawing in a drawing
            found += [value.strip()[1:]] if value.strip().startswith("#") else []
        else:
            found += _named_in(value)
    return found


def _named_in(css: str) -> list[str]:
    """The names after `url(#`; an escape may hide one: https://www.w3.org/TR/css-syntax-3/#escaping."""
    if "\\" in css and "#" in css:
        raise _CannotTell
    return REFERENCE.findall(css)


def _tag(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2]

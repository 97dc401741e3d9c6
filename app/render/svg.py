"""How much a browser would have to draw for an SVG: a few lines may stand for a billion copies of something.

Chromium draws `<use>` of `<use>`, and patterns of patterns, for as long as it takes, and the page hangs meanwhile.
"""

import re
from xml.etree import ElementTree

from app.render.document import Notice

HEAVIEST = 500_000  # elements with all copies of them; real drawings have thousands
DEEPEST = 400  # elements within elements, and references to elements with references
REFERENCE = re.compile(r"url\(\s*[\"']?#([^\"')\s]+)")
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
    try:
        root = ElementTree.fromstring(content)  # noqa: S314  # what it does with hostile XML is tested
    except (ElementTree.ParseError, ValueError, LookupError):  # the latter for an encoding that is not known
        return BROKEN
    if root.tag != ROOT:
        return BROKEN
    try:
        weight = _Weights(root).of(root, depth=0)
    except RecursionError:
        return TOO_HEAVY
    return TOO_HEAVY if weight > HEAVIEST else None


class _Weights:
    """Of the elements of one drawing."""

    def __init__(self, root: ElementTree.Element) -> None:
        self._named = {name: element for element in root.iter() if (name := element.get("id"))}
        self._known: dict[ElementTree.Element, int] = {}

    def of(self, element: ElementTree.Element, *, depth: int) -> int:
        """The number of elements that are drawn for it; one that contains itself is not drawn by browsers."""
        if depth > DEEPEST:
            raise RecursionError
        if element not in self._known:
            self._known[element] = 0
            drawn = [*element, *(self._named[name] for name in _references(element) if name in self._named)]
            self._known[element] = 1 + sum(self.of(other, depth=depth + 1) for other in drawn)
        return self._known[element]


def _references(element: ElementTree.Element) -> list[str]:
    found = []
    for name, value in element.items():
        if name.rpartition("}")[2] == "href" and value.startswith("#"):
            found.append(value[1:])
        found += REFERENCE.findall(value)
    return found

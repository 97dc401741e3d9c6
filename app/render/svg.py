"""How much a browser would have to draw for an SVG: a few lines may stand for a billion copies of something.

Chromium draws `<use>` of `<use>`, and patterns of patterns, for as long as it takes, and the page hangs meanwhile. What
cannot be told for sure counts as too much.
"""

import re
from urllib.parse import unquote
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLParser

from app.render.document import Notice

LARGEST = 2 * 1024 * 1024
CHUNK = 64 * 1024
HEAVIEST = 100_000  # elements with all copies of them; real drawings have thousands
DEEPEST = 400  # elements within elements, and references to elements with references
# Neither a closing quote nor a bracket is needed: CSS ends what is open where the value ends.
URL = re.compile(r"url\(\s*(?:\"([^\"]*)|'([^']*)|([^)]*))", re.IGNORECASE)
WITHIN = re.compile(r"data:\s*(?:image/svg|text/(?:css|html|xml)|application/xhtml)", re.IGNORECASE)
BLANKS = re.compile(r"[\t\r\n]")  # browsers take them out of addresses
NOT_INHERITED = ("clip-path", "filter", "mask")
INERT = ("content",)  # where diagrams.net keeps the diagram itself
GRADIENTS = ("linearGradient", "radialGradient")  # nothing is drawn for them but a colour
ANIMATIONS = ("animate", "set")
TOO_HEAVY = Notice(
    "svg-too-heavy", "This SVG repeats itself so often that it could make a browser hang, so its source is shown."
)
TOO_LARGE = Notice("svg-too-large", "This SVG is larger than 2 MiB and could make a browser hang; this is its source.")
UNCLEAR = Notice(
    "svg-unclear",
    "This SVG holds another document, or a style sheet that is written in an unusual way, and could make a browser "
    "hang, so its source is shown.",
)
BROKEN = Notice(
    "svg-broken", "No browser can show this file: its XML is broken, or is not that of a drawing. This is its source."
)
ROOT = "{http://www.w3.org/2000/svg}svg"  # without this namespace browsers draw nothing


class _NotDrawn(Exception):
    """Enough has been seen; its notice is for the reader."""

    def __init__(self, notice: Notice) -> None:
        super().__init__(notice.code)
        self.notice = notice


def why_not_drawn(content: bytes) -> Notice | None:
    """What to tell readers of an SVG that is better not given to their browser.

    The parser (expat) loads nothing and refuses entities that grow (https://libexpat.github.io/doc/api/latest/).
    """
    if len(content) > LARGEST:
        return TOO_LARGE
    try:
        root = _read(content)
        weight = _Weights(root).of(root, depth=0)
    except (ParseError, ValueError, LookupError):  # the latter for an encoding that is not known
        return BROKEN
    except _NotDrawn as reason:
        return reason.notice
    return TOO_HEAVY if weight > HEAVIEST else None


def _read(content: bytes) -> Element:
    parser = XMLParser(target=_Elements())  # noqa: S314  # what it does with hostile XML is tested
    for start in range(0, len(content), CHUNK):  # the parser ends only between pieces when it has seen enough
        parser.feed(content[start : start + CHUNK])
    root: Element = parser.close()
    if root.tag != ROOT:
        raise _NotDrawn(BROKEN)
    return root


class _Elements(TreeBuilder):
    """The elements of a drawing, no more of them than may be drawn."""

    def __init__(self) -> None:
        super().__init__()
        self._count = 0

    def start(self, tag: str, attributes: dict[str, str], /) -> Element:
        """Take one more element."""
        self._count += 1
        if self._count > HEAVIEST:
            raise _NotDrawn(TOO_HEAVY)
        return super().start(tag, attributes)

    def pi(self, target: str, text: str | None = None, /) -> Element:
        """Refuse style sheets outside any element."""
        if target == "xml-stylesheet":
            raise _NotDrawn(UNCLEAR)
        return super().pi(target, text)


class _Weights:
    """Of the elements of one drawing."""

    def __init__(self, root: Element) -> None:
        self._known: dict[Element, int] = {}
        self._named: dict[str, Element] = {}
        everywhere: set[str] = set()
        count = 0
        for element in root.iter():
            count += 1
            self._named.setdefault(element.get("id", ""), element)  # browsers take the first of the same name
            everywhere.update(_named_for_others(element))
        self._everywhere = [element for element in self._find(everywhere) if _name(element.tag) not in GRADIENTS]
        if count * len(self._everywhere) > HEAVIEST:
            raise _NotDrawn(TOO_HEAVY)

    def of(self, element: Element, *, depth: int) -> int:
        """The number of elements that are drawn for it; one that contains itself is not drawn by browsers.

        What its children inherit from it, a fill for example, is drawn again for each.
        """
        if depth > DEEPEST:
            raise _NotDrawn(TOO_HEAVY)
        if element not in self._known:
            self._known[element] = 0
            if _name(element.tag) not in GRADIENTS:
                once, inherited = _references(element)
                drawn = [*element, *self._find(once), *self._everywhere]
                weight = 1 + sum(self.of(other, depth=depth + 1) for other in drawn)
                times = 1 + sum(self.of(other, depth=depth + 1) for other in self._find(inherited))
                self._known[element] = min(weight * times, HEAVIEST + 1)
        return self._known[element]

    def _find(self, names: list[str] | set[str]) -> list[Element]:
        return [self._named[name] for name in names if name and name in self._named]


def _name(tag: str) -> str:
    return tag.rpartition("}")[2]


def _named_for_others(element: Element) -> list[str]:
    """What a style sheet or an animation names; which elements it is for is not looked at."""
    if _name(element.tag) == "style":
        text = "".join(element.itertext())
        if "\\" in text or WITHIN.search(BLANKS.sub("", text)):
            raise _NotDrawn(UNCLEAR)
        return _in_urls(text)
    if _name(element.tag) in ANIMATIONS:
        values = [value for name, value in element.items() if _name(name) != "href"]
        steps = [step for value in values for step in value.split(";") if "url" not in value.lower()]
        return [name for value in values for name in _in_urls(value)] + [_fragment(step) for step in steps]
    return []


def _references(element: Element) -> tuple[list[str], list[str]]:
    """The names of what is drawn once for an element, and of what may be drawn for each of its children as well."""
    once: list[str] = []
    inherited: list[str] = []
    for attribute, value in element.items():
        name = _name(attribute)
        if name in INERT:
            continue
        if ("\\" in value and "(" in value) or WITHIN.search(BLANKS.sub("", value)):
            raise _NotDrawn(UNCLEAR)
        if name == "href":
            once.append(_fragment(value))
        elif name == "style" and "--" not in value:
            for declaration in value.split(";"):
                is_own = declaration.partition(":")[0].strip().lower() in NOT_INHERITED
                (once if is_own else inherited).extend(_in_urls(declaration))
        else:
            (once if name in NOT_INHERITED else inherited).extend(_in_urls(value))
    return once, inherited


def _in_urls(css: str) -> list[str]:
    return [_fragment("".join(found)) for found in URL.findall(css)]


def _fragment(address: str) -> str:
    return unquote(BLANKS.sub("", address).partition("#")[2].strip())

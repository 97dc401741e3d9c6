"""draw.io: pages are unpacked here, within limits, and drawn by a script in a frame of their own."""

import json
import re
import zlib
from base64 import b64decode
from binascii import Error as NotBase64
from dataclasses import dataclass, field, replace
from urllib.parse import unquote
from xml.parsers import expat

from app.render.document import Notice
from app.render.formats.base import Drawing, Sheet
from app.render.formats.framed import framed, only_source

MAX_BYTES = 4_000_000  # of all pages, unpacked
MAX_PAGES = 30
MAX_DEPTH = 50
# Without going back (`+` and `*+`): the app itself looks at these bytes, and two readings of a comment double the time.
BEGINNING = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*+(?:<\?xml[^>]*+>\s*+)?+(?:<!--(?:(?!-->).)*+-->\s*+)*+<(?:mxfile|mxGraphModel)\b",
    re.DOTALL,
)


class CannotDraw(Exception):
    """Why, in words for a reader."""


@dataclass
class Page:
    """A page of a file: its XML, or what is packed."""

    name: str
    packed: list[str] = field(default_factory=list)
    xml: str = ""


def recognises(first: bytes) -> bool:
    """Whether a file that is named like any XML begins as a diagram."""
    return BEGINNING.match(first) is not None


def render(sheet: Sheet) -> Drawing:
    """All pages of the file."""
    sheet = replace(sheet, options=replace(sheet.options, language="xml"))  # for the source
    try:
        pages = _unpacked(_pages("\n".join(sheet.lines)))
    except CannotDraw as problem:
        return only_source(
            sheet, Notice("cannot-draw", f"This diagram cannot be drawn: {problem}. This is its source.")
        )
    told = [{"name": page.name, "xml": page.xml} for page in pages]
    return framed("drawio", json.dumps(told, ensure_ascii=False), sheet)


def _unpacked(pages: list[Page]) -> list[Page]:
    if not pages:
        raise CannotDraw("there is no diagram in it")
    if len(pages) > MAX_PAGES:
        raise CannotDraw(f"it has more than {MAX_PAGES} pages")
    left = MAX_BYTES
    unpacked = []
    for page in pages:
        inner = page if page.xml else next(iter(_pages(_inflated("".join(page.packed), left))), None)
        if not inner or not inner.xml:
            raise CannotDraw("a page of it is damaged")
        left -= len(inner.xml)
        if left < 0:
            raise CannotDraw("it is too large when it is unpacked")
        unpacked.append(Page(page.name, xml=inner.xml))
    return unpacked


def _inflated(packed: str, limit: int) -> str:
    """What draw.io packs: percent-encoded, deflated without a header, and in base64."""
    try:
        inflator = zlib.decompressobj(-zlib.MAX_WBITS)
        content = inflator.decompress(b64decode("".join(packed.split()), validate=True), limit + 1)
        if len(content) > limit:
            raise CannotDraw("it is too large when it is unpacked")
        return unquote(content.decode(), errors="strict")
    except (NotBase64, zlib.error, ValueError) as error:
        raise CannotDraw("a page of it is damaged") from error


@dataclass
class _Reading:
    """Where in the bytes the pages stand; a parser that knows no document types, so that nothing in it expands."""

    content: bytes
    pages: list[Page] = field(default_factory=list)
    depth: int = 0
    begins: int = 0
    model_depth: int | None = None

    def __post_init__(self) -> None:
        self.parser = expat.ParserCreate("utf-8")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.text
        self.parser.StartDoctypeDeclHandler = self.refuse

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise CannotDraw("it is nested too deeply")
        if name == "diagram" and self.depth == 2:
            self.pages.append(Page(attributes.get("name", "")))
        elif name == "mxGraphModel" and self.model_depth is None:
            if self.depth == 1:
                self.pages.append(Page(""))
            self.begins, self.model_depth = self.parser.CurrentByteIndex, self.depth

    def text(self, text: str) -> None:
        if self.depth == 2 and self.pages:
            self.pages[-1].packed.append(text)

    def end(self, name: str) -> None:
        if self.depth == self.model_depth and self.pages:
            stop = self.content.index(b">", self.parser.CurrentByteIndex) + 1
            self.pages[-1].xml = self.content[self.begins : stop].decode()
            self.model_depth = None
        self.depth -= 1

    def refuse(self, *_: object) -> None:
        raise CannotDraw("it has a document type, which diagrams need not have")


def _pages(text: str) -> list[Page]:
    """The pages of a file, or the one that a model is."""
    reading = _Reading(text.encode())
    try:
        reading.parser.Parse(reading.content, True)
    except expat.ExpatError as error:
        raise CannotDraw(f"it is not well-formed (line {error.lineno})") from error
    return reading.pages

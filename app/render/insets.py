"""The pieces of one document that its own HTML must not contain: formulas, drawings, frames."""

from collections.abc import Mapping

from app.render.document import Notice, Options, SafeHtml, Want
from app.render.formats.base import Drawing, Sheet
from app.render.sanitize import clean_document, frame, inset_mark

MAX_INSETS = 10_000  # a document with more is not meant for readers
MAX_FRAMES = 30  # each is a page of its own in a reader's browser, with a library of megabytes
TOO_MANY_FRAMES = Notice(
    "too-many-drawings",
    f"Only the first {MAX_FRAMES} Mermaid diagrams are drawn; the others are shown as their source.",
)
NO_PARTS: Mapping[Want, bytes | None] = {}


class Insets:
    """Collected while the document's HTML is written, with what the document would need to be complete."""

    def __init__(self, *, options: Options, parts: Mapping[Want, bytes | None] = NO_PARTS) -> None:
        self.options = options
        self.notices: dict[Notice, None] = {}
        self.needs_v8 = False
        self._parts = parts
        self._frames = 0
        self._pieces: list[SafeHtml] = []
        self._wants: dict[Want, None] = {}

    def mark(self, piece: SafeHtml | None) -> str | None:
        """The HTML that the piece will stand in place of; None if there is no piece, or no room for it."""
        if not piece or len(self._pieces) == MAX_INSETS:
            return None
        self._pieces.append(piece)
        return inset_mark(len(self._pieces) - 1)

    def frame(self, kind: str, source: str, instead: SafeHtml) -> SafeHtml | None:
        """A drawing that the reader's browser makes; None where the document has enough of them."""
        if self._frames == MAX_FRAMES:
            self.notices[TOO_MANY_FRAMES] = None
            return None
        self._frames += 1
        return frame(kind, source, instead)

    def part(self, want: Want) -> bytes | None:
        """What was fetched for the document; if nobody has tried yet, the document will be drawn again with it."""
        if want not in self._parts:
            self._wants[want] = None
        return self._parts.get(want)

    def drawing(self, html: str, sheet: Sheet, notices: tuple[Notice, ...] = ()) -> Drawing:
        """The document, cleaned and complete; `notices` come before those of the insets."""
        return Drawing(
            clean_document(html, sheet.place, self._pieces),
            notices=(*notices, *self.notices),
            wants=tuple(self._wants),
            needs_v8=self.needs_v8,
        )

"""The pieces of one document that its own HTML must not contain: formulas, drawings, frames."""

from collections.abc import Mapping

from app.render.document import Notice, Options, SafeHtml, Want
from app.render.formats.base import Drawing, Sheet
from app.render.sanitize import clean_document, inset_mark

MAX_INSETS = 10_000  # a document with more is not meant for readers
NO_PARTS: Mapping[Want, bytes | None] = {}


class Insets:
    """Collected while the document's HTML is written, with what the document would need to be complete."""

    def __init__(self, *, options: Options, parts: Mapping[Want, bytes | None] = NO_PARTS) -> None:
        self.options = options
        self.notices: dict[Notice, None] = {}
        self.needs_v8 = False
        self._parts = parts
        self._pieces: list[SafeHtml] = []
        self._wants: dict[Want, None] = {}

    def mark(self, piece: SafeHtml | None) -> str | None:
        """The HTML that the piece will stand in place of; None if there is no piece, or no room for it."""
        if not piece or len(self._pieces) == MAX_INSETS:
            return None
        self._pieces.append(piece)
        return inset_mark(len(self._pieces) - 1)

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

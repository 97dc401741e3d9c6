"""PDF documents: their first pages as pictures, drawn by PDFium (https://pypdfium2.readthedocs.io), packed by Pillow.

Both are native code that reads what strangers wrote, so each document gets a process of its own (decision 0011).
"""

import io
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.render.document import Notice, SafeHtml
from app.render.formats.base import MIB, Drawing, Limits, Sheet
from app.render.sanitize import NOTHING, clean_document, inset_mark, picture

if TYPE_CHECKING:
    import pypdfium2

LIMITS = Limits(deadline_seconds=8, max_bytes=10 * MIB, ends_child=True)
MAX_PAGES = 10
MAX_CHARACTERS = 4_000_000  # of HTML
DRAWING_SECONDS = 3.0  # no further page is begun after these
WIDTH, MAX_HEIGHT = 1000, 3000  # pixels of a page
MAX_SCALE = 4.0  # pixels per point: a stamp need not become a poster
QUALITY = 75
MAX_ALT = 120
PASSWORD = 4  # https://pdfium.googlesource.com/pdfium/+/refs/heads/main/public/fpdfview.h: FPDF_ERR_PASSWORD

BROKEN = "This is not a PDF document that can be read, although its name says so; it may be damaged."
ENCRYPTED = "This PDF document is protected with a password, so it cannot be shown here."
UNDRAWN = "The pages of this PDF document cannot be drawn."


@dataclass(frozen=True)
class Page:
    """A page's picture (WebP), and the beginning of its text."""

    number: int
    picture: bytes
    text: str

    @property
    def html(self) -> SafeHtml:
        """The picture; people who do not see it hear how the page begins."""
        return picture(
            self.picture, "image/webp", f"Page {self.number}: {self.text}" if self.text else f"Page {self.number}"
        )


def render(sheet: Sheet) -> Drawing:
    """The first pages, as many as there are time and room for."""
    # Not for the app itself, which also reads this file: only a child loads them.
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(sheet.content)
    except pypdfium2.PdfiumError as error:
        return _nothing("pdf-encrypted", ENCRYPTED) if error.err_code == PASSWORD else _nothing("pdf-broken", BROKEN)
    count = len(document)
    stop = time.monotonic() + DRAWING_SECONDS
    shown: list[SafeHtml] = []
    last = 0
    for page in _pages(document, min(count, MAX_PAGES)):
        if sum(map(len, shown)) + len(page.html) > MAX_CHARACTERS:
            break
        shown.append(page.html)
        last = page.number
        if time.monotonic() > stop:
            break
    if not shown:
        return _nothing("pdf-undrawn", UNDRAWN)
    html = f'<figure class="pages">{"".join(map(inset_mark, range(len(shown))))}</figure>'
    notices = () if last == count else (_cut(last, count),)
    return Drawing(clean_document(html, sheet.place, shown), notices=notices, is_cut=last < count)


def _pages(document: "pypdfium2.PdfDocument", count: int) -> Iterator[Page]:
    """Those of the first pages that can be drawn."""
    import pypdfium2

    for index in range(count):
        try:
            page = document[index]
            width, height = page.get_size()
            if not (width > 0 and height > 0):
                continue
            scale = min(WIDTH / width, MAX_HEIGHT / height, MAX_SCALE)
            image = page.render(scale=scale).to_pil()
            text = page.get_textpage().get_text_range(0, 4 * MAX_ALT)
        except (pypdfium2.PdfiumError, ValueError, OverflowError):
            continue
        packed = io.BytesIO()
        image.save(packed, "WEBP", quality=QUALITY, method=2)
        yield Page(index + 1, packed.getvalue(), _short(text))


def _short(text: str) -> str:
    """The first words on one line; PDFium gives every kind of character that a stranger can invent."""
    words = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
    return words if len(words) <= MAX_ALT else f"{words[:MAX_ALT].rsplit(' ', 1)[0]}…"


def _cut(last: int, count: int) -> Notice:
    pages = "Page 1" if last == 1 else f"Pages 1 to {last}"
    return Notice("pages", f"{pages} of {count:,} {'is' if last == 1 else 'are'} shown.")


def _nothing(code: str, message: str) -> Drawing:
    return Drawing(NOTHING, notices=(Notice(code, message),))

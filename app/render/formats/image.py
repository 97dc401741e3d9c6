"""Images that browsers show: the include is the picture itself, from the address that images of documents have.

An image is shown in <img>, where no script of an SVG runs and nothing more is loaded. What a browser could not show is
told from the bytes here, because a broken picture tells a reader nothing.
"""

import re
from dataclasses import replace

from app.render.document import Notice
from app.render.formats import source
from app.render.formats.base import MIB, Drawing, Limits, Sheet
from app.render.sanitize import NOTHING, clean_document, inset_mark, own_picture
from app.render.svg import why_not_drawn
from app.render.text import read_lines

MAX_BYTES = 10 * MIB  # also of images in documents, so that both ask for the same bytes once
LIMITS = Limits(max_bytes=MAX_BYTES)
ENDINGS = ("png", "jpg", "jpeg", "gif", "webp", "svg", "avif", "bmp", "ico")
SIGNATURES = re.compile(
    rb"\x89PNG\r\n\x1a\n|\xff\xd8\xff|GIF8[79]a|RIFF.{4}WEBP|.{4}ftyp(?:avif|avis|mif1)|BM.{12}|\0\0\x01\0[^\0]\0",
    re.DOTALL,
)

NO_IMAGE = Notice("not-an-image", "This file is not an image, although its name says so; this is what it contains.")
NOT_SHOWN = Notice("not-an-image", "This file is not an image that browsers can show, although its name says so.")


def render(sheet: Sheet) -> Drawing:
    """The picture, or why there is none."""
    if sheet.path.lower().endswith(".svg"):
        notice = why_not_drawn(sheet.content)
    else:
        notice = None if SIGNATURES.match(sheet.content) else NO_IMAGE
    return _source(sheet, notice) if notice else _shown(sheet)


def _shown(sheet: Sheet) -> Drawing:
    html = f'<figure class="image">{inset_mark(0)}</figure>'
    name = sheet.path.rpartition("/")[2]
    return Drawing(clean_document(html, sheet.place, [own_picture(sheet.path, name)]))


def _source(sheet: Sheet, notice: Notice) -> Drawing:
    lines = [] if b"\0" in sheet.content else read_lines(sheet.content, is_cut=False)
    if not lines:
        return Drawing(NOTHING, notices=(NOT_SHOWN,))
    return source.instead(replace(sheet, lines=lines, ranges=(range(1, len(lines) + 1),)), notice)

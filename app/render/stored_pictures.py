"""Pictures that a notebook holds as base64, looked at before they are shown, and not too much of them."""

import binascii
from base64 import b64decode
from collections.abc import Mapping
from dataclasses import dataclass

MAX_PICTURE = 2_000_000  # characters of base64
MAX_ALL = 3_500_000  # the same, of all pictures together
SVG = "image/svg+xml"
# The types that are shown, the best one first, with what their files begin with.
BEGINNINGS = {
    "image/png": b"\x89PNG\r\n\x1a\n",
    "image/jpeg": b"\xff\xd8\xff",
    "image/webp": b"RIFF",
    "image/gif": b"GIF8",
    SVG: b"<",
}


@dataclass(frozen=True)
class StoredPicture:
    """A picture's bytes, or why there are none."""

    media_type: str
    content: bytes = b""
    excuse: str = ""


class Album:
    """The pictures of one notebook; `taken` is how many characters those in it have as base64."""

    def __init__(self) -> None:
        self.taken = 0

    def take(self, bundle: Mapping[str, str]) -> StoredPicture | None:
        """The picture of something that is stored in several media types, if one of these is a picture."""
        media_type = next((name for name in BEGINNINGS if bundle.get(name)), None)
        if media_type is None:
            return None
        stored = bundle[media_type]
        content = stored.strip().encode() if media_type == SVG else _decoded(stored)
        if not content.startswith(BEGINNINGS[media_type]):
            return StoredPicture(media_type, excuse="This picture is broken and cannot be shown.")
        size = len(content) * 4 // 3
        if size > min(MAX_PICTURE, MAX_ALL - self.taken):
            return StoredPicture(media_type, excuse="This picture is too large to be shown here.")
        self.taken += size
        return StoredPicture(media_type, content)


def _decoded(stored: str) -> bytes:
    try:
        return b64decode("".join(stored.split()), validate=True)
    except (binascii.Error, ValueError):
        return b""

"""Which content is not text, and what a reader would call it."""

import codecs
import re
from pathlib import PurePosixPath

from app.render.document import Notice
from app.render.text import wide_encoding

BYTES_FOR_ONE_NUL = 1000  # a stray NUL does not make a long text binary
OTHER_CONTROLS = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]")  # text has tabs, line ends and escapes at most

# Formats that may begin without a NUL byte.
SIGNATURES = {
    b"\x89PNG\r\n\x1a\n": "an image (PNG)",
    b"\xff\xd8\xff": "an image (JPEG)",
    b"GIF87a": "an image (GIF)",
    b"GIF89a": "an image (GIF)",
    b"%PDF-": "a PDF document",
    b"PK\x03\x04": "an archive (ZIP)",
    b"PK\x05\x06": "an archive (ZIP)",
    b"\x1f\x8b": "an archive (gzip)",
    b"\xfd7zXZ": "an archive (xz)",
    b"7z\xbc\xaf\x27\x1c": "an archive (7z)",
    b"\x28\xb5\x2f\xfd": "an archive (Zstandard)",
    b"\x7fELF": "a program",
    b"\xca\xfe\xba\xbe": "a compiled Java class",
    b"SQLite format 3": "a database (SQLite)",
}

# To a machine these are ZIP archives and the like; to a reader they are what the name says.
OFFICE = {
    **dict.fromkeys(("docx", "doc", "odt"), "a text document"),
    **dict.fromkeys(("xlsx", "xls", "ods"), "a spreadsheet"),
    **dict.fromkeys(("pptx", "ppt", "odp"), "a presentation"),
}
BY_EXTENSION = {
    **OFFICE,
    **dict.fromkeys(("png", "jpg", "jpeg", "gif", "webp", "bmp", "ico", "tif", "tiff", "avif", "psd"), "an image"),
    **dict.fromkeys(("zip", "jar", "war", "gz", "tgz", "bz2", "xz", "7z", "tar", "rar", "whl"), "an archive"),
    **dict.fromkeys(("mp3", "wav", "ogg", "flac", "m4a"), "a sound"),
    **dict.fromkeys(("mp4", "mov", "webm", "avi", "mkv"), "a video"),
    **dict.fromkeys(("woff", "woff2", "ttf", "otf", "eot"), "a font"),
    **dict.fromkeys(("exe", "dll", "so", "dylib", "wasm", "class", "pyc"), "a program"),
    **dict.fromkeys(("db", "sqlite", "sqlite3"), "a database"),
}

# https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md
LFS_POINTER = re.compile(rb"version https://git-lfs\.github\.com/spec/v1\n(?:[^\n]*\n)*?size (\d{1,15})\n")
LONGEST_LFS_POINTER = 1024


def why_not_text(content: bytes, path: str, *, is_drawn: bool) -> Notice | None:
    """What to tell readers instead of showing the bytes; `is_drawn` says that its format needs no text."""
    if len(content) < LONGEST_LFS_POINTER and (pointer := LFS_POINTER.match(content)):
        size = f"{int(pointer[1]):,} bytes"
        return Notice("lfs", f"This file ({size}) is kept in Git LFS, and only the pointer to it can be read here.")
    name = None if is_drawn else binary_name(content, path)
    return Notice("binary", f"This is {name}, which cannot be shown as text.") if name else None


def binary_name(content: bytes, path: str) -> str | None:
    """What a binary file is, with its article ("an image (PNG)"); None for text."""
    extension = PurePosixPath(path).suffix.lower().removeprefix(".")
    signature = next((name for start, name in SIGNATURES.items() if content.startswith(start)), None)
    if signature and extension not in OFFICE:
        return signature
    if signature or (b"\0" in content and wide_encoding(content) is None and not _is_text_with_a_few_nuls(content)):
        return BY_EXTENSION.get(extension, "a binary file")
    return None


def _is_text_with_a_few_nuls(content: bytes) -> bool:
    """Whether it is UTF-8 but for them; each is shown as a replacement character."""
    if content.count(b"\0") * BYTES_FOR_ONE_NUL > len(content) or OTHER_CONTROLS.search(content):
        return False
    try:
        codecs.getincrementaldecoder("utf-8")("strict").decode(content)
    except UnicodeDecodeError:
        return False
    return True

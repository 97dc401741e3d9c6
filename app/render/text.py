"""Bytes to lines: encodings, line ends, and the ragged end of a file that was cut."""

import codecs

# Longer marks first: the one of UTF-32 begins with the one of UTF-16.
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
GUESSES = ("utf-8", "cp1252", "latin-1")  # the last one takes every byte


def read_lines(content: bytes, *, is_cut: bool) -> list[str]:
    """The lines without their ends, none for an empty file. A cut file loses a last, partial line if it has others."""
    text = _decode(content, is_cut=is_cut).replace("\0", "\N{REPLACEMENT CHARACTER}")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if not lines[-1] or (is_cut and len(lines) > 1):
        lines.pop()
    return lines


def _decode(content: bytes, *, is_cut: bool) -> str:
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return _decode_as(encoding, content[len(mark) :], errors="replace", is_cut=is_cut)
    for encoding in GUESSES[:-1]:
        try:
            return _decode_as(encoding, content, errors="strict", is_cut=is_cut)
        except UnicodeDecodeError:
            continue
    return _decode_as(GUESSES[-1], content, errors="strict", is_cut=is_cut)


def _decode_as(encoding: str, content: bytes, *, errors: str, is_cut: bool) -> str:
    """An incremental decoder leaves out a last character of which only the first bytes are there."""
    return codecs.getincrementaldecoder(encoding)(errors).decode(content, final=not is_cut)

"""Bytes to lines: encodings, line ends, and the ragged end of a file that was cut."""

import codecs
import unicodedata

# Longer marks first: the one of UTF-32 begins with the one of UTF-16.
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
GUESSES = ("utf-8", "cp1252", "latin-1")  # the last one takes every byte
SHORTEST_SAMPLE, SAMPLE_BYTES = 8, 4096
MOST = 0.7  # of the characters of text in UTF-16 are ASCII or nearly so, where it can be recognised without a mark
WHITE_SPACE = "\t\n\r\f\v"


def read_lines(content: bytes, *, is_cut: bool) -> list[str]:
    """The lines without their ends, none for an empty file. A cut file loses a last, partial line if it has others.

    Lines end where git ends them, so that their numbers are the same everywhere: with a line feed, whatever other
    separators there are. Only in a file that has none, carriage returns end the lines, as once on the Macintosh.
    """
    text = _decode(content, is_cut=is_cut).replace("\0", "\N{REPLACEMENT CHARACTER}").replace("\r\n", "\n")
    lines = text.split("\n" if "\n" in text else "\r")
    if not lines[-1] or (is_cut and len(lines) > 1):
        lines.pop()
    return lines


def wide_encoding(content: bytes) -> str | None:
    """The encoding in which NUL bytes are a part of ordinary text: by its mark, or recognised; None for others."""
    for mark, encoding in MARKS[1:]:
        if content.startswith(mark):
            return encoding
    sample = content[: min(SAMPLE_BYTES, len(content) // 2 * 2)]
    if len(sample) < SHORTEST_SAMPLE or b"\0" not in sample:
        return None
    even, odd = sample[0::2], sample[1::2]
    for encoding, high, low in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if b"\0" not in low and high.count(0) >= MOST * len(high) and _is_clean(sample, encoding):
            return encoding
    return None


def _is_clean(sample: bytes, encoding: str) -> bool:
    """Whether the bytes are text in that encoding, without control characters."""
    try:
        text = codecs.getincrementaldecoder(encoding)("strict").decode(sample)
    except UnicodeDecodeError:
        return False
    return all(character in WHITE_SPACE or unicodedata.category(character) != "Cc" for character in text)


def _decode(content: bytes, *, is_cut: bool) -> str:
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return _decode_as(encoding, content[len(mark) :], errors="replace", is_cut=is_cut)
    if wide := wide_encoding(content):
        return _decode_as(wide, content, errors="replace", is_cut=is_cut)
    for encoding in GUESSES[:-1]:
        try:
            return _decode_as(encoding, content, errors="strict", is_cut=is_cut)
        except UnicodeDecodeError:
            continue
    return _decode_as(GUESSES[-1], content, errors="strict", is_cut=is_cut)


def _decode_as(encoding: str, content: bytes, *, errors: str, is_cut: bool) -> str:
    """An incremental decoder leaves out a last character of which only the first bytes are there."""
    return codecs.getincrementaldecoder(encoding)(errors).decode(content, final=not is_cut)

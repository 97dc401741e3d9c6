"""What differs between two lines, emphasised in HTML."""

from html import escape
from itertools import takewhile

LEAST_IN_COMMON = 0.3  # of two lines, for what differs to be emphasised


def emphasised(text: str, other: str) -> str:
    """The text without its sign, with the part marked that the other line has not."""
    sign, text, other = text[:1], text[1:], other[1:]
    start = _in_common(text, other)
    end = _in_common(text[start:][::-1], other[start:][::-1])
    middle = text[start : len(text) - end]
    common = len(text[:start].strip()) + len(text[len(text) - end :].strip())
    if not middle or common < LEAST_IN_COMMON * max(len(text), len(other)):
        return escaped(sign + text)
    changed = f'<span class="changed">{escaped(middle)}</span>'
    return f"{escaped(sign + text[:start])}{changed}{escaped(text[len(text) - end :])}"


def _in_common(one: str, other: str) -> int:
    """With how many characters both begin."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def escaped(text: str) -> str:
    """The text as HTML; quotes mean nothing between elements."""
    return escape(text, quote=False)

"""Characters that nobody sees, made visible in source code: controls, and those that change the order of reading."""

import re

BIDI = "\u202a-\u202e\u2066-\u2069"
CHANGES_ORDER = re.compile(f"[{BIDI}]")
# Controls but tabs and line ends; separators that browsers take for line ends; what has no width.
INVISIBLE = re.compile(f"[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028\u2029\u2060\ufeff{BIDI}]")


def visible(html: str) -> str:
    """A line of HTML with each invisible character in an element that says which it is; tags never hold any."""
    return INVISIBLE.sub(
        lambda found: f'<span class="invisible" data-code="U+{ord(found[0]):04X}">{found[0]}</span>', html
    )


def changes_order(line: str) -> bool:
    """Whether a line is displayed in another order than it is read by machines."""
    return CHANGES_ORDER.search(line) is not None

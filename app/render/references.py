"""Images of the repository in stored HTML: unsigned references there, addresses only when a page is built.

A reference is a path between NUL characters (addresses.py). No HTML parser lets a NUL through, so none can be forged.
"""

import re
from collections.abc import Callable
from html import escape, unescape

from app.render.addresses import REFERENCE_MARK
from app.render.document import SafeHtml
from app.render.sanitize import still_clean

REFERENCE = re.compile(f'src="{REFERENCE_MARK}([^"{REFERENCE_MARK}]*){REFERENCE_MARK}"')


def references(html: SafeHtml) -> tuple[str, ...]:
    """The paths in the repository of all images in the HTML, each once."""
    return tuple(dict.fromkeys(unescape(path) for path in REFERENCE.findall(html)))


def with_addresses(html: SafeHtml, address: Callable[[str], str]) -> SafeHtml:
    """The HTML with every image at the address that `address` gives for its path."""
    return still_clean(REFERENCE.sub(lambda found: f'src="{escape(address(unescape(found[1])))}"', html))

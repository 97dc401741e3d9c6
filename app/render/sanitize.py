"""The policy for HTML that strangers wrote, and the only maker of SafeHtml.

Everything passes through here, our own output of Pygments included. nh3 parses as a browser does and writes anew what
is allowed (https://nh3.readthedocs.io); it does not check what the filter returns, so the filter returns only values
that it built or found in a table.
"""

import re
from collections.abc import Callable
from itertools import count

import nh3

from app.render import addresses
from app.render.document import Place, SafeHtml
from app.render.highlight import TOKEN_CLASSES

SCHEMES = {"http", "https", "mailto"}

# What vanishes with everything inside; other unknown elements leave their text.
FORGOTTEN = {
    "script", "style", "title", "template", "noscript", "iframe", "noembed", "noframes", "object", "svg", "math",
    "textarea", "select", "button",
}  # fmt: skip

SOURCE_TAGS = {"div", "pre", "code", "span"}
SOURCE_ATTRIBUTES = {"div": {"data-digits"}, "pre": {"tabindex"}, "span": {"data-n"}}
SOURCE_CLASSES = {"div": {"code", "no-numbers"}, "span": {"line", "marked", "gap", *TOKEN_CLASSES}}

DOCUMENT_TAGS = {
    "h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "section", "aside", "blockquote", "pre", "hr", "br", "wbr",
    "ul", "ol", "li", "dl", "dt", "dd", "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td",
    "details", "summary", "figure", "figcaption", "a", "img", "input", "span", "code", "kbd", "samp", "var", "em",
    "strong", "b", "i", "u", "s", "del", "ins", "mark", "small", "sub", "sup", "abbr", "cite", "dfn", "q",
    "ruby", "rt", "rp",
}  # fmt: skip
DOCUMENT_ATTRIBUTES = {
    "*": {"id", "title", "dir", "align"},
    "a": {"href", "name", "aria-label"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start"},
    "th": {"colspan", "rowspan"},
    "td": {"colspan", "rowspan"},
    "details": {"open"},
    "input": {"checked"},
}
DOCUMENT_CLASSES = {
    "div": {"code"},
    "span": set(TOKEN_CLASSES),
    "aside": {"admonition", "note", "tip", "important", "warning", "caution"},
    "p": {"admonition-title"},
    "section": {"footnotes"},
    "sup": {"footnote-ref"},
    "a": {"footnote-backref"},
    "ul": {"contains-task-list"},
    "li": {"task-list-item"},
    "input": {"task-list-item-checkbox"},
}

# What these elements always get. The document cannot say any of it: none of these attributes is allowed above.
FIXED = {
    "a": ' target="_blank" rel="noopener noreferrer nofollow"',
    "img": ' referrerpolicy="no-referrer" loading="lazy"',
    "input": ' type="checkbox" disabled="" aria-label="Task"',
    "pre": ' tabindex="0"',  # what scrolls must be within reach of the keyboard
}

FREE_TEXT = {"title", "alt", "aria-label", "class"}  # classes have been filtered by then
FLAGS = {"open", "checked"}
IDS = {"id", "name"}
PATTERNS = {
    "align": re.compile("left|center|right"),
    "dir": re.compile("ltr|rtl|auto"),
    "width": re.compile("[0-9]{1,4}%?"),
    "height": re.compile("[0-9]{1,4}%?"),
    "colspan": re.compile("[0-9]{1,3}"),
    "rowspan": re.compile("[0-9]{1,3}"),
    "start": re.compile("-?[0-9]{1,9}"),
}

# nh3 writes `<` and `>` only round tags, in attributes' values too, so this finds exactly the start tags.
START_TAG = re.compile(rf"<({'|'.join(FIXED)})( [^>]*)?>")

MAX_IMAGES = 500
NOTHING = SafeHtml("")


def clean_source(html: str) -> SafeHtml:
    """Lines of source code; cheap enough for 20,000 of them, because no Python runs per attribute."""
    return SafeHtml(SOURCE.clean(html))


def clean_document(html: str, place: Place) -> SafeHtml:
    """A document of any format: its links resolved from `place`, its relative images as references (references.py)."""
    cleaner = nh3.Cleaner(
        tags=DOCUMENT_TAGS,
        clean_content_tags=FORGOTTEN,
        attributes=DOCUMENT_ATTRIBUTES,
        attribute_filter=_filter_for(place),
        allowed_classes=DOCUMENT_CLASSES,
        url_schemes=SCHEMES,
        link_rel=None,
    )
    clean = START_TAG.sub(_with_fixed_attributes, cleaner.clean(html))
    return SafeHtml(f'<div class="document">{clean}</div>')


def still_clean(html: str) -> SafeHtml:
    """For clean HTML in which only attribute values were replaced, by escaped ones (references.py)."""
    return SafeHtml(html)


def _with_fixed_attributes(tag: re.Match[str]) -> str:
    """Done here and not by nh3, which would write them in another order each time. Links within the page stay there."""
    name, attributes = tag[1], tag[2] or ""
    leaves_page = 'href="' in attributes and 'href="#' not in attributes
    return f"<{name}{attributes}{FIXED[name] if name != 'a' or leaves_page else ''}>"


def _filter_for(place: Place) -> Callable[[str, str, str], str | None]:
    images = count(1)

    def allowed_value(_: str, attribute: str, value: str) -> str | None:
        if attribute == "href":
            return addresses.link(value, place)
        if attribute == "src":
            # Each one becomes a signed address; a document with more is not meant for readers.
            return addresses.image(value, place) if next(images) <= MAX_IMAGES else None
        if attribute in IDS:
            return addresses.in_page(value)
        if attribute in FLAGS:
            return ""
        if attribute in FREE_TEXT:
            return value.replace(addresses.REFERENCE_MARK, "")
        pattern = PATTERNS.get(attribute)
        return value if pattern and pattern.fullmatch(value) else None

    return allowed_value


SOURCE = nh3.Cleaner(
    tags=SOURCE_TAGS,
    clean_content_tags=FORGOTTEN,
    attributes=SOURCE_ATTRIBUTES,
    allowed_classes=SOURCE_CLASSES,
    link_rel=None,
)

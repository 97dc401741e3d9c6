"""The policy for HTML that strangers wrote, and the only maker of SafeHtml.

Everything passes through here, our own output of Pygments included. nh3 parses as a browser does and writes anew what
is allowed (https://nh3.readthedocs.io); it does not check what the filter returns, so the filter returns only values
that it built or found in a table.
"""

import re
from base64 import b64encode
from collections.abc import Callable, Sequence
from html import escape
from itertools import count

import nh3

from app.render import addresses, ansi
from app.render.document import Place, SafeHtml
from app.render.highlight import TOKEN_CLASSES
from app.render.mathml import MATHML_ATTRIBUTES, MATHML_TAGS

SCHEMES = {"http", "https", "mailto"}

# What vanishes with everything inside; other unknown elements leave their text.
FORGOTTEN = {
    "script", "style", "title", "template", "noscript", "iframe", "noembed", "noframes", "object", "svg", "math",
    "textarea", "select", "button",
}  # fmt: skip

SOURCE_START = '<div class="code'
# Lines of code, of logs and of patches, where lines were added (`ins`) and removed (`del`).
SOURCE_TAGS = {"div", "pre", "code", "span", "details", "summary", "ins", "del", "p"}
SOURCE_ATTRIBUTES = {
    "div": {"data-digits"},
    "pre": {"tabindex"},
    "details": {"open"},
    "span": {"data-n", "data-code"},
    "ins": {"data-n"},
    "del": {"data-n"},
}
SOURCE_CLASSES = {
    "div": {"code", "no-numbers", "patch", "patch-words", "sides", "sides-row"},
    "p": {"patch-sum", "patch-note"},
    "details": {"patch-file"},
    "span": {
        "line", "no-line", "marked", "gap", "chunk", "invisible", "hunk", "changed", "remark", "patch-name",
        "patch-facts", "patch-counts", *TOKEN_CLASSES, *ansi.CLASSES,
    },
    "ins": {"line"},
    "del": {"line"},
}  # fmt: skip

# Tables of values, of which the longest are shortened and have the whole as their title.
TABLE_TAGS = {"div", "table", "thead", "tbody", "tr", "th", "td"}
TABLE_ATTRIBUTES = {"div": {"role", "aria-label", "tabindex"}, "th": {"scope", "data-sort", "title"}, "td": {"title"}}
TABLE_CLASSES = {"div": {"sheet"}, "table": {"sortable"}, "th": {"number"}, "td": {"number"}}

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
    "span": {"data-inset"},
}
DOCUMENT_CLASSES = {
    "div": {
        "code",
        "footnote",
        "line-block",
        "notebook-row",
        "notebook-part",
        "notebook-output",
        "notebook-stderr",
        "notebook-error",
    },
    "span": {*TOKEN_CLASSES, "label"},
    "aside": {"admonition", "note", "tip", "important", "warning", "caution"},
    "p": {"admonition-title", "subtitle", "notebook-label", "notebook-note"},
    "dl": {"field-list"},
    "section": {"footnotes"},
    "sup": {"footnote-ref"},
    "a": {"footnote-backref"},
    "ul": {"contains-task-list"},
    "li": {"task-list-item"},
    "input": {"task-list-item-checkbox"},
    "figure": {"image", "pages", "drawing"},
    "code": {"math"},
    "details": {"contents", "notebook-fold"},
    "table": {"front-matter", "dataframe"},
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
    "colspan": re.compile("[0-9]{1,2}"),
    "rowspan": re.compile("[0-9]{1,2}"),
    "start": re.compile("-?[0-9]{1,9}"),
    "data-inset": re.compile("[0-9]{1,5}"),
}

# nh3 writes `<` and `>` only round tags, in attributes' values too, so this finds exactly the start tags.
START_TAG = re.compile(rf"<({'|'.join(FIXED)})( [^>]*)?>")

# Where a format wants something that its own HTML must not contain; see `clean_document`.
INSET = re.compile(r'<span data-inset="([0-9]{1,5})"></span>')
NO_INSET = re.compile(r'<span( [^>]*)? data-inset="[0-9]{1,5}"')  # somebody else's, with text in it or other attributes
# Shown in <img>, where no script of an SVG ever runs and nothing more is loaded.
PICTURE_TYPES = frozenset(("image/png", "image/jpeg", "image/gif", "image/webp", "image/svg+xml"))
FRAMES = frozenset(("mermaid", "openapi", "drawio"))

MAX_IMAGES = 500
NOTHING = SafeHtml("")


def clean_source(html: str) -> SafeHtml:
    """Lines of code, a log or a patch; cheap enough for 20,000 of them, because no Python runs per attribute."""
    return SafeHtml(SOURCE.clean(html))


def clean_table(html: str) -> SafeHtml:
    """A table of values, as cheap as `clean_source`."""
    return SafeHtml(TABLE.clean(html))


def is_source(html: SafeHtml) -> bool:
    """Whether it is what `clean_source` made, as opposed to a document."""
    return html.startswith(SOURCE_START)


def clean_document(html: str, place: Place, insets: Sequence[SafeHtml] = ()) -> SafeHtml:
    """A document of any format: its links resolved from `place`, its relative images as references (references.py).

    `insets` are pieces that were made safe each in its own way. They stand where the HTML has their marks
    (`inset_mark`), each once, whoever wrote the mark.
    """
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
    left = dict(enumerate(insets))
    clean = NO_INSET.sub(r"<span\1", INSET.sub(lambda mark: left.pop(int(mark[1]), NOTHING), clean))
    return SafeHtml(f'<div class="document">{clean}</div>')


def inset_mark(number: int) -> str:
    """Where the inset of this number shall stand."""
    return f'<span data-inset="{number}"></span>'


def clean_math(mathml: str) -> SafeHtml:
    """A formula in MathML: presentation only, no links, nothing of HTML."""
    return SafeHtml(MATH.clean(mathml))


def picture(content: bytes, media_type: str, alt: str) -> SafeHtml:
    """An image in the page itself; nothing for a type that is not one of PICTURE_TYPES."""
    if media_type not in PICTURE_TYPES:
        return NOTHING
    address = f"data:{media_type};base64,{b64encode(content).decode()}"
    return SafeHtml(f'<img class="picture" src="{address}" alt="{escape(alt)}"{FIXED["img"]}>')


def own_picture(path: str, alt: str) -> SafeHtml:
    """An image of the repository by its path, as a reference (references.py)."""
    reference = f"{addresses.REFERENCE_MARK}{path}{addresses.REFERENCE_MARK}"
    return SafeHtml(f'<img class="picture" src="{escape(reference)}" alt="{escape(alt)}"{FIXED["img"]}>')


def frame(kind: str, source: str, instead: SafeHtml) -> SafeHtml:
    """What a script draws from `source` in a frame of its own (one of FRAMES); `instead` stands there until then."""
    if kind not in FRAMES:
        return instead
    hidden = (
        f'<pre class="frame-source" hidden>{escape(source.replace(addresses.REFERENCE_MARK, ""), quote=False)}</pre>'
    )
    return SafeHtml(
        f'<figure class="frame" data-frame="{kind}">{hidden}<div class="frame-instead">{instead}</div></figure>'
    )


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


MATH = nh3.Cleaner(
    tags=set(MATHML_TAGS), clean_content_tags=FORGOTTEN - {"math"}, attributes=MATHML_ATTRIBUTES, link_rel=None
)
SOURCE = nh3.Cleaner(
    tags=SOURCE_TAGS,
    clean_content_tags=FORGOTTEN,
    attributes=SOURCE_ATTRIBUTES,
    allowed_classes=SOURCE_CLASSES,
    link_rel=None,
)
TABLE = nh3.Cleaner(
    tags=TABLE_TAGS,
    clean_content_tags=FORGOTTEN,
    attributes=TABLE_ATTRIBUTES,
    allowed_classes=TABLE_CLASSES,
    link_rel=None,
)

"""What HTML for readers may consist of, told independently of the sanitiser, and a look at every element of it."""

import re
from html.parser import HTMLParser

import nh3

from tests.render.documents import WEB_ROOT

TAGS = {
    "h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "section", "aside", "blockquote", "pre", "hr", "br", "wbr", "ul",
    "ol", "li", "dl", "dt", "dd", "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td", "details", "summary",
    "figure", "figcaption", "a", "img", "input", "span", "code", "kbd", "samp", "var", "em", "strong", "b", "i", "u",
    "s", "del", "ins", "mark", "small", "sub", "sup", "abbr", "cite", "dfn", "q", "ruby", "rt", "rp",
    "math", "mrow", "mi", "mn", "mo", "ms", "mtext", "mspace", "msub", "msup", "msubsup", "munder", "mover",
    "munderover", "mmultiscripts", "mprescripts", "mfrac", "msqrt", "mroot", "mstyle", "merror", "mpadded", "mphantom",
    "mtable", "mtr", "mtd", "menclose",
}  # fmt: skip
# Attributes of formulas say how a formula looks: a word, a length, a colour.
MATHEMATICAL = {
    "display", "stretchy", "fence", "separator", "form", "lspace", "rspace", "minsize", "maxsize", "movablelimits",
    "accent", "largeop", "symmetric", "mathvariant", "width", "height", "depth", "linebreak", "linethickness",
    "displaystyle", "scriptlevel", "mathcolor", "mathbackground", "voffset", "accentunder", "columnalign", "rowspacing",
    "columnspacing", "columnlines", "rowlines", "columnspan", "rowspan", "notation",
}  # fmt: skip
WEB = r"https?://(\[[0-9a-fA-F:.]+\]|[\w.-]+)(:\d+)?([/?#][^\s\\\"<>]*)?"
DANGEROUS_TAGS = {
    "script",
    "style",
    "svg",
    "maction",
    "annotation",
    "annotation-xml",
    "semantics",
    "iframe",
    "object",
    "embed",
    "form",
    "base",
    "meta",
    "link",
    "button",
}
DANGEROUS_ATTRIBUTES = {
    "onerror",
    "onload",
    "onclick",
    "onfocus",
    "onmouseover",
    "ontoggle",
    "style",
    "srcdoc",
    "srcset",
}
# Of ours; the short ones besides are those of tokens.
CLASSES = (
    "code", "no-numbers", "document", "line", "marked", "gap", "chunk", "invisible", "footnotes",
    "footnote-ref", "footnote-backref",
    "contains-task-list", "task-list-item", "task-list-item-checkbox",
    "admonition", "admonition-title", "note", "tip", "important", "warning", "caution",
    "math", "contents", "front-matter",
    "image", "pages", "drawing", "footnote", "label", "line-block", "field-list", "subtitle",
    "picture", "frame", "frame-source", "frame-instead",
    r"ansi-(?:on-|bright-)?(?:black|red|green|yellow|blue|magenta|cyan|white)",
    "ansi-bold", "ansi-dim", "ansi-inverse", "ansi-italic", "ansi-struck", "ansi-underline",
    "sides", "sides-row", "no-line",
    "patch", "patch-words", "patch-sum", "patch-note", "patch-file", "patch-name", "patch-facts", "patch-counts",
    "hunk", "changed", "remark", "sheet", "sortable", "number",
    "notebook-row", "notebook-part", "notebook-output", "notebook-stderr", "notebook-label", "notebook-note",
    "notebook-error", "notebook-fold", "dataframe",
)  # fmt: skip
VALUES = {
    "href": re.compile(rf"{WEB}|mailto:[^\s\\]*|#user-content-\S*"),
    "src": re.compile(rf"{WEB}|/asset/[^\0-\x1f]+|data:image/(png|jpeg|gif|webp|svg\+xml);base64,[A-Za-z0-9+/]*=*"),
    "data-frame": re.compile("mermaid|openapi|drawio"),
    "hidden": re.compile(""),
    "id": re.compile(r"user-content-\S*"),
    "name": re.compile(r"user-content-\S*"),
    "target": re.compile("_blank"),
    "rel": re.compile("noopener noreferrer nofollow"),
    "referrerpolicy": re.compile("no-referrer"),
    "loading": re.compile("lazy"),
    "type": re.compile("checkbox"),
    "disabled": re.compile(""),
    "checked": re.compile(""),
    "open": re.compile(""),
    "tabindex": re.compile("0"),
    "class": re.compile(rf"(({'|'.join(CLASSES)}|[a-z][a-z0-9]{{0,2}}) ?)*"),
    "data-n": re.compile(r"\d+| *\d* +\d*"),
    "data-code": re.compile(r"U\+[0-9A-F]{4}"),
    "role": re.compile("region"),
    "scope": re.compile("col"),
    "data-sort": re.compile("text|number|number-comma|date|date-day|date-month"),
    "data-digits": re.compile(r"\d"),
    "align": re.compile("left|center|right"),
    "dir": re.compile("ltr|rtl|auto"),
    "width": re.compile(r"\d{1,4}%?"),
    "height": re.compile(r"\d{1,4}%?"),
    "colspan": re.compile(r"\d{1,3}"),
    "rowspan": re.compile(r"\d{1,3}"),
    "start": re.compile(r"-?\d{1,9}"),
    "title": re.compile(".*", re.DOTALL),
    "alt": re.compile(".*", re.DOTALL),
    "aria-label": re.compile(".*", re.DOTALL),
}


class Elements(HTMLParser):
    """Every element of the HTML with its attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment came through: {data!r}")

    def handle_decl(self, decl: str) -> None:
        raise AssertionError(f"a declaration came through: {decl!r}")

    def handle_pi(self, data: str) -> None:
        raise AssertionError(f"a processing instruction came through: {data!r}")


def elements(html: str, tag: str) -> list[dict[str, str]]:
    return [attributes for name, attributes in Elements(html).found if name == tag]


def text_of(html: str) -> str:
    return Elements(html).text


def assert_harmless(html: str) -> None:
    """Only known elements, attributes and values, also for the parser of a browser, which reads odd nesting anew."""
    assert "\0" not in html
    assert_known(html)
    assert_known(as_a_browser_reads(html))


def assert_known(html: str) -> None:
    for tag, attributes in Elements(html).found:
        assert tag in TAGS, tag
        for name, value in attributes.items():
            if name in MATHEMATICAL and tag.startswith("m") and tag != "mark":
                continue
            assert name in VALUES, f"{tag} {name}"
            assert VALUES[name].fullmatch(value), f"{tag} {name}={value!r}"
        if tag == "a" and "href" in attributes and not attributes["href"].startswith("#"):
            assert attributes["target"] == "_blank"
            assert attributes["rel"] == "noopener noreferrer nofollow"


def as_a_browser_reads(html: str) -> str:
    """Parsed by the rules of HTML 5 and written anew, with everything that could do harm."""
    return nh3.clean(
        html,
        tags=TAGS | DANGEROUS_TAGS,
        attributes={"*": set(VALUES) | MATHEMATICAL | DANGEROUS_ATTRIBUTES},
        clean_content_tags=set(),
        url_schemes={"http", "https", "mailto", "javascript", "data", "vbscript"},
        link_rel=None,
    )


def assert_inside_repository(address: str) -> None:
    assert address.startswith(WEB_ROOT)
    assert "/../" not in address
    assert not address.endswith("/..")

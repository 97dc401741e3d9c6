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
}  # fmt: skip
WEB = r"https?://(\[[0-9a-fA-F:.]+\]|[\w.-]+)(:\d+)?([/?#][^\s\\\"<>]*)?"
DANGEROUS_TAGS = {
    "script",
    "style",
    "svg",
    "math",
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
VALUES = {
    "href": re.compile(rf"{WEB}|mailto:[^\s\\]*|#user-content-\S*"),
    "src": re.compile(rf"{WEB}|/asset/[^\0-\x1f]+"),
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
    "class": re.compile(
        r"code|code no-numbers|document|line|line marked|gap|[a-z][a-z0-9]{0,2}|footnotes|footnote-ref|footnote-backref"
        r"|contains-task-list|task-list-item|task-list-item-checkbox|admonition-title"
        r"|((ansi-(on-|bright-)?(black|red|green|yellow|blue|magenta|cyan|white)|ansi-(inverse|bold|dim|italic|underline"
        r"|struck)) ?)+"
        r"|sheet|sortable|number|patch|patch-(words|sum|note|file|name|facts|counts)|hunk|changed|line remark"
        r"|((admonition|note|tip|important|warning|caution) ?)+|"
    ),
    "data-n": re.compile(r"\d+| *\d* +\d*"),
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
        attributes={"*": set(VALUES) | DANGEROUS_ATTRIBUTES},
        clean_content_tags=set(),
        url_schemes={"http", "https", "mailto", "javascript", "data", "vbscript"},
        link_rel=None,
    )


def assert_inside_repository(address: str) -> None:
    assert address.startswith(WEB_ROOT)
    assert "/../" not in address
    assert not address.endswith("/..")

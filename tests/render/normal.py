"""HTML in a normal form, so that two ways to write the same compare equal."""

import re
from html import escape
from html.parser import HTMLParser

BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "button", "dd", "details", "div", "dl", "dt", "figure",
    "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "iframe", "li", "ol", "p", "pre", "section",
    "style", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "video",
}  # fmt: skip
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
AS_THEY_ARE = re.compile(r"<!\[CDATA\[.*?\]\]>|<![A-Z].*?>|<\?.*?\?>", re.DOTALL)


def normal(html: str) -> str:
    """Attributes in order, one way to quote, no white space that is not seen.

    Left out are the ids of headings, and the colours and the language of code.
    """
    parser = NormalForm()
    position = 0
    for piece in AS_THEY_ARE.finditer(html):  # Python's parser makes something else of them
        parser.feed(html[position : piece.start()])
        parser.write_as_it_is(piece[0])
        position = piece.end()
    parser.feed(html[position:])
    parser.close()
    return "".join(parser.written).strip()


class NormalForm(HTMLParser):
    """Writes anew what it reads."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.written: list[str] = []
        self._pre = 0
        self._divs: list[bool] = []  # those that are open, and whether they are ours round code
        self._at_edge = True  # of a block, where white space is not seen

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        is_code = ("class", "code") in attrs
        if tag == "div":
            self._divs.append(is_code)
        if (tag == "div" and is_code) or (tag == "span" and self._is_in_code()):
            return
        if tag in HEADINGS:
            attributes.pop("id", None)
        if tag == "pre":
            self._pre += 1
            attributes.pop("tabindex", None)
        if tag == "code" and self._pre:
            attributes.pop("class", None)
        self._edge(tag)
        words = [tag, *(f'{name}="{escape(value or "")}"' for name, value in sorted(attributes.items()))]
        self.written.append(f"<{' '.join(words)}>")

    def handle_endtag(self, tag: str) -> None:
        is_code = self._divs.pop() if tag == "div" and self._divs else False
        if is_code or (tag == "span" and self._is_in_code()):
            return
        self._pre -= tag == "pre"
        self._edge(tag)
        self.written.append(f"</{tag}>")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_data(self, data: str) -> None:
        if not self._pre:
            data = re.sub(r"\s+", " ", data)
            data = data.lstrip() if self._at_edge else data
        if data:
            self.written.append(escape(data))
            self._at_edge = False

    def handle_comment(self, data: str) -> None:
        self.written.append(f"<!--{data}-->")

    def write_as_it_is(self, piece: str) -> None:
        self.written.append(piece)

    def _is_in_code(self) -> bool:
        return any(self._divs)

    def _edge(self, tag: str) -> None:
        if tag in BLOCKS or tag == "br":
            if self.written and not self._pre:
                self.written[-1] = self.written[-1].rstrip()
            self._at_edge = True
        else:
            self._at_edge = False

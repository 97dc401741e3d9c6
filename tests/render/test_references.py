from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.render.references import references, with_addresses
from app.render.sanitize import clean_document, still_clean
from tests.render.documents import PLACE, markdown, show
from tests.render.inspection import elements

PIECES = [
    "\0", "&#0;", "&#x0;", "&#00;", "%00", "\ufffd", '"', "'", ">", "<", "=", " ", "/", "a.png", "src", "alt", "<img ",
    'src="', "src='", "src=", '<img src="\0etc/passwd\0">', "<img src=\0x\0>", '<img alt="\0" src="&#0;x&#0;">',
    "<svg>",
    "<title>", "<textarea>", "<style>", "<!--", "-->", "<![CDATA[", "<plaintext>", "![x](\0y\0)", "![x](&#0;y&#0;)",
    "<p title='src=\"", "</p>", "<math><mi>", "\ud7ff", "&amp;", "&NewLine;", "`", "\n\n",
]  # fmt: skip
hostile = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)


def test_images_get_their_addresses_only_when_asked() -> None:
    html = show('![a](x.png)\n![b](/y%20"z.png)\n![a](x.png) ![c](https://example.com/z.png)', "docs/guide/a.md").html
    assert references(html) == ("docs/guide/x.png", 'y "z.png')
    signed = with_addresses(html, lambda path: f'/asset/<"{path}">?a=1&b=2')
    assert [image["src"] for image in elements(signed, "img")] == [
        '/asset/<"docs/guide/x.png">?a=1&b=2',
        '/asset/<"y "z.png">?a=1&b=2',
        '/asset/<"docs/guide/x.png">?a=1&b=2',
        "https://example.com/z.png",
    ]
    assert references(signed) == ()


@pytest.mark.parametrize("name", ["a&amp;b.png", "a&lt;b.png", "größe.png", "a'b.png", "a b.png", "a\\b.png", "&quot;"])
def test_odd_names_come_back_as_they_are(name: str) -> None:
    html = clean_document(f'<img src="{name.replace("&", "&amp;").replace(chr(92), "%5C")}">', PLACE)
    assert references(html) == (f"docs/guide/{name}",)


@pytest.mark.parametrize(
    "forged",
    [
        '<img src="\0secret.png\0">',
        '<img src="&#0;secret.png&#0;">',
        '<img src="%00secret.png%00">',
        "<p title='src=\"\0secret.png\0\"'>x</p>",
        "<p title='src=\"&#0;secret.png&#0;\"'>x</p>",
        'text src="\0secret.png\0" text',
        "<a href='\0secret.png\0'>x</a>",
    ],
)
def test_references_cannot_be_forged(forged: str) -> None:
    for html in (clean_document(forged, PLACE), markdown(forged)):
        assert "secret.png" not in [path.strip("\ufffd") for path in references(still_clean(html))]
        assert html.count("\0") == 2 * html.count('src="\0')


@given(hostile)
def test_a_nul_stands_only_round_references(content: str) -> None:
    html = clean_document(content, PLACE)
    images = [image["src"] for image in elements(html.replace("\0", "\x1a"), "img") if "src" in image]
    marked = [source for source in images if source.startswith("\x1a")]
    assert html.count("\0") == 2 * len(marked)
    assert sorted(set(references(html))) == sorted({unescape(source.strip("\x1a")) for source in marked})
    assert "\0" not in with_addresses(html, lambda path: "/asset/" + path.replace("\0", "!"))


@given(hostile)
def test_the_same_in_markdown(content: str) -> None:
    html = show(content, "docs/guide/a.md").html
    assert html.count("\0") == 2 * html.count('src="\0')

"""draw.io files, packed and plain, and what they must not do while they are unpacked."""

import json
import zlib
from base64 import b64encode
from typing import Any
from urllib.parse import quote

import pytest

from app.render.formats import drawio
from tests.render.documents import codes, show
from tests.render.inspection import Elements

MODEL = '<mxGraphModel><root><mxCell id="0"/><mxCell id="1" parent="0" value="{}"/></root></mxGraphModel>'


def packed(text: str) -> str:
    deflator = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return b64encode(deflator.compress(quote(text).encode()) + deflator.flush()).decode()


def file_of(*pages: str) -> str:
    return "<mxfile>" + "".join(f'<diagram name="P{n}">{page}</diagram>' for n, page in enumerate(pages)) + "</mxfile>"


def pages_of(html: str) -> Any:
    start = html.index("hidden>") + len("hidden>")
    return json.loads(Elements(html[start : html.index("</pre>")]).text)


def test_packed_and_plain_pages_are_the_same() -> None:
    plain = MODEL.format("Grüße &lt;b&gt;")
    pages = pages_of(show(file_of(plain, packed(plain), f"\n  {packed(plain)}\n "), "a.drawio").html)
    assert [page["name"] for page in pages] == ["P0", "P1", "P2"]
    assert {page["xml"] for page in pages} == {plain}


@pytest.mark.parametrize(
    "content",
    [
        file_of(),
        file_of("no base64!"),
        file_of(b64encode(b"not deflated").decode()),
        file_of(packed("no XML")),
        file_of(packed("<other/>")),
        file_of(packed(file_of())),
        file_of(""),
        "<mxfile><diagram>",
        "no XML at all",
        "<html/>",
        f"<!DOCTYPE mxfile [<!ENTITY a 'x'>]>{file_of(MODEL)}",
        "<mxfile>" + "<a>" * 1000 + "</a>" * 1000 + "</mxfile>",
        file_of(*["x"] * (drawio.MAX_PAGES + 1)),
    ],
)
def test_what_cannot_be_drawn_is_source_with_the_reason(content: str) -> None:
    rendered = show(content, "a.drawio")
    assert "cannot-draw" in codes(rendered)
    assert "data-frame" not in rendered.html
    assert 'class="line"' in rendered.html


def test_bombs_are_not_unpacked() -> None:
    deflator = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    bomb = b"".join(deflator.compress(b" " * 1_000_000) for _ in range(500)) + deflator.flush()
    rendered = show(file_of(b64encode(bomb).decode()), "a.drawio")
    assert "too large when it is unpacked" in rendered.notices[0].message


def test_many_small_pages_are_limited_together() -> None:
    page = packed(MODEL.format("x" * 900_000))
    assert "too large" in show(file_of(*[page] * 6), "a.drawio").notices[0].message


def test_entities_do_not_multiply() -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 20))
    page = packed(f'<!DOCTYPE x [<!ENTITY e0 "ha">{entities}]><mxGraphModel>&e19;</mxGraphModel>')
    assert "document type" in show(file_of(page), "a.drawio").notices[0].message


@pytest.mark.parametrize(
    ("content", "format"),
    [
        (file_of(MODEL), "drawio"),
        (f'<?xml version="1.0" encoding="UTF-8"?>\n<!-- made by hand -->\n{MODEL}', "drawio"),
        ("<project><mxfile/></project>", "source"),
    ],
)
def test_any_xml_is_looked_at(content: str, format: str) -> None:
    assert show(content, "pom.xml").format == format

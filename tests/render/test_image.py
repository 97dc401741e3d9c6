"""Images: shown from their address if a browser can show them, and told apart from what only has the name of one."""

import base64
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from app.macro import assets
from app.render import max_bytes, render
from app.render.document import Options
from app.render.formats import image
from app.render.references import references, with_addresses
from app.render.svg import HEAVIEST, LARGEST, why_not_drawn
from tests.render.documents import codes, document, show
from tests.render.inspection import assert_harmless, elements, text_of

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10">{}</svg>'
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"


def picture(kind: str) -> bytes:
    packed = io.BytesIO()
    Image.new("RGB", (16, 16), "red").save(packed, kind)
    return packed.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP", "BMP", "ICO", "AVIF"])
def test_what_browsers_show(kind: str) -> None:
    name = f"docs/Plan (1).{kind.lower().replace('jpeg', 'JPG')}"
    shown = show(picture(kind), name)
    assert (shown.state, shown.format, shown.notices, shown.line_count) == ("ok", "image", (), None)
    assert references(shown.html) == (name,)
    assert 'alt="Plan (1).' in shown.html
    assert_harmless(with_addresses(shown.html, lambda path: f"/asset/{path}"))


@pytest.mark.parametrize(
    "content",
    [
        SVG.format("<rect/>"),
        f'<?xml version="1.0" encoding="utf-8"?>\n<!-- made by hand -->\n{SVG.format("")}',
        '<!DOCTYPE svg [<!ENTITY ns "http://www.w3.org/2000/svg">]><svg xmlns="&ns;"/>',
        '<s:svg xmlns:s="http://www.w3.org/2000/svg"/>',
        SVG.format("<script>alert(1)</script><image href='https://evil.example/x'/>"),
        SVG.format("<defs><linearGradient id='g'/></defs>" + "<rect fill='url(#g)'/>" * 5000),
    ],
)
def test_drawings(content: str) -> None:
    shown = show(content, "a.drawio.svg")
    assert (shown.state, shown.format, shown.notices) == ("ok", "image", ())
    assert references(shown.html) == ("a.drawio.svg",)
    assert "script" not in shown.html


def test_a_drawing_as_source() -> None:
    shown = show(SVG.format("<rect/>"), "a.svg", Options(display="source"))
    assert (shown.format, shown.language) == ("source", "XML")
    assert text_of(shown.html) == SVG.format("<rect/>") + "\n"


def test_lines_mean_nothing_in_a_picture() -> None:
    assert show(picture("PNG"), "a.png", Options(lines=((3, 4),), region="symbol:x")).format == "image"


def copies(element: str, reference: str) -> str:
    levels = "".join(f'<{element} id="e{n}">{reference.format(n - 1) * 10}</{element}>' for n in range(1, 10))
    return SVG.format(f'<defs><g id="e0"><rect/></g>{levels}</defs>{reference.format(9)}')


def of_style(sheet: str) -> str:
    rules = "".join(sheet.format(n) for n in range(9))
    levels = "".join(
        f'<pattern id="e{n}" class="e{n}">{f"""<rect class="c{n - 1}"/>""" * 10}</pattern>' for n in range(1, 9)
    )
    return SVG.format(f'{rules}<pattern id="e0"><rect/></pattern>{levels}<rect class="c8"/>')


def within(media_type: str, content: str) -> str:
    return f"data:{media_type};base64,{base64.b64encode(content.encode()).decode()}"


TEN = "&l{};" * 10
USES = copies("g", '<use href="#e{}"/>')
ANIMATED = "<rect><set attributeName='fill' to='url(#e{})'/></rect>"
BOMBS = {
    "entities": '<!DOCTYPE svg [<!ENTITY l0 "lol">'
    + "".join(f'<!ENTITY l{n} "{TEN.replace("{}", str(n - 1))}">' for n in range(1, 10))
    + "]>"
    + SVG.format("<text>&l9;</text>"),
    "one long entity": f'<!DOCTYPE svg [<!ENTITY a "{"x" * 100_000}">]>' + SVG.format(f"<text>{'&a;' * 20_000}</text>"),
    "use": USES,
    "escaped use": copies("g", '<use href="&#10;#%65{}"/>'),
    "first of a name": copies("g", '<use href="#e{}"/>').replace("</svg>", "<g id='e9'/></svg>"),
    "old use": copies("g", '<use xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="#e{}"/>'),
    "pattern": copies("pattern", '<rect fill="url(#e{})"/>'),
    "style": copies("mask", "<rect style=\"mask: url('#e{}')\"/>"),
    "upper case": copies("pattern", '<rect fill="URL(#e{})"/>'),
    "escape": copies("pattern", r'<rect fill="url(\#e{})"/>'),
    "escaped word": copies("pattern", r'<rect fill="\75rl(#e{})"/>'),
    "open quote": copies("pattern", "<rect fill='url(\"#e{}'/>"),
    "style sheet": of_style("<style>.c{0}{{fill:url(#e{0})}}</style>"),
    "escaped style sheet": of_style(r"<style>.c{0}{{fill:u\72l(#e{0})}}</style>"),
    "style sheet elsewhere": SVG.format(f"<style>@import '{within('text/css', '.c{fill:url(#e1)}')}';</style>"),
    "style sheet before": f"<?xml-stylesheet href='{within('text/css', '.c{}')}'?>" + SVG.format(""),
    "animation": copies("pattern", ANIMATED),
    "image": SVG.format(f'<image href="{within("image/svg+xml", USES)}"/>'),
    "filter": SVG.format(f'<filter><feImage href=" DATA:image/SVG+xml,{"x" * 10}"/></filter>'),
    "image of a style": SVG.format(f'<g style="mask-image:url({within("image/svg+xml", USES)})"/>'),
    "many elements": SVG.format("<a/>" * 480_000),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_drawing_that_could_make_a_browser_hang_is_shown_as_source(name: str) -> None:
    shown = show(BOMBS[name], "a.svg")
    assert shown.state in ("ok", "too-large")
    assert references(shown.html) == ()
    assert codes(shown)[0] in ("svg-too-heavy", "svg-unclear", "svg-broken")
    assert_harmless(shown.html)


@pytest.mark.parametrize(
    "content",
    [
        SVG.format('<g id="a"><use href="#a"/></g>'),
        SVG.format('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>'),
        SVG.format('<use href="#nothing"/>'),
    ],
)
def test_what_leads_to_itself_or_nowhere_is_harmless(content: str) -> None:
    assert why_not_drawn(content.encode()) is None


def test_deep_drawings() -> None:
    assert why_not_drawn(SVG.format("<g>" * 5000 + "</g>" * 5000).encode()) is not None
    assert why_not_drawn(SVG.format("<g>" * 50 + "</g>" * 50).encode()) is None
    assert why_not_drawn(SVG.format("<rect/>" * 10_000).encode()) is None
    assert HEAVIEST > 10_000


def test_drawings_that_are_inherited_from_a_group() -> None:
    levels = "".join(
        f'<pattern id="e{n}"><g fill="url(#e{n - 1})">{"<rect/>" * 10}</g></pattern>' for n in range(1, 10)
    )
    assert why_not_drawn(SVG.format(f'{levels}<rect fill="url(#e9)"/>').encode()) is not None


def test_drawings_with_style_sheets() -> None:
    gradients = "".join(f"<linearGradient id='g{n}'><stop/><stop/></linearGradient>" for n in range(30))
    rules = "".join(f".g{n}{{fill:url(#g{n})}}" for n in range(30)) + ".c{clip-path:url(#c)}"
    clip = "<clipPath id='c'><rect/></clipPath>"
    shapes = "<g class='c'><path class='g1'/></g>" * 1000
    assert why_not_drawn(SVG.format(f"<style>{rules}</style>{gradients}{clip}{shapes}").encode()) is None
    assert why_not_drawn(SVG.format(f'<image href="{within("image/png", "x")}"/>').encode()) is None
    diagram = '<svg xmlns="http://www.w3.org/2000/svg" content="url(C:\\x) data:image/svg+xml,x"/>'
    assert why_not_drawn(diagram.encode()) is None


def test_a_large_drawing_is_not_looked_into() -> None:
    notice = why_not_drawn(SVG.format("x" * LARGEST).encode())
    assert notice
    assert notice.code == "svg-too-large"


@pytest.mark.parametrize(
    ("path", "content", "state", "code"),
    [
        ("a.png", b"just text\n", "ok", "not-an-image"),
        ("a.jpg", SVG.format("").encode(), "ok", "not-an-image"),
        ("a.svg", b"<html><body>x</body></html>", "ok", "svg-broken"),
        ("a.svg", b"<svg><g></svg>", "ok", "svg-broken"),
        ("a.svg", b"<svg><g/></svg>", "ok", "svg-broken"),
        ("a.svg", picture("PNG"), "unsupported", "not-an-image"),
        ("a.png", b"PK\x03\x04\0\0\0", "unsupported", "not-an-image"),
        ("a.gif", b"GIF", "ok", "not-an-image"),
        ("a.webp", b"RIFF\0\0\0\0WAVE", "unsupported", "not-an-image"),
        ("a.svg", b"\xfe\xff", "unsupported", "not-an-image"),
    ],
)
def test_what_only_has_the_name_of_an_image(path: str, content: bytes, state: str, code: str) -> None:
    shown = show(content, path)
    assert (shown.state, codes(shown)[0]) == (state, code)
    assert references(shown.html) == ()
    assert bool(shown.html) == (state == "ok")


def test_pointers_to_large_files_and_empty_ones() -> None:
    pointer = b"version https://git-lfs.github.com/spec/v1\noid sha256:abc\nsize 1234\n"
    assert codes(show(pointer, "a.png")) == ["lfs"]
    assert show(b"", "a.png").state == "empty"


def test_an_image_is_asked_for_once() -> None:
    assert max_bytes("a.png", Options()) == image.MAX_BYTES == 10 * 1024 * 1024
    assert set(assets.IMAGE_TYPES) == set(image.ENDINGS)
    assert render(document(PNG, "a.png", is_cut=True), Options()).state == "too-large"


@given(st.sampled_from([PNG, b"GIF89a", b"\xff\xd8\xff", b"<svg", b"<?xml", b"RIFF", b""]), st.binary(max_size=200))
@settings(deadline=None)
def test_no_bytes_make_it_raise(start: bytes, rest: bytes) -> None:
    for ending in image.ENDINGS:
        shown = show(start + rest, f"a.{ending}")
        assert_harmless(with_addresses(shown.html, lambda path: f"/asset/{path}"))
        assert elements(with_addresses(shown.html, str), "img") == [] or shown.state == "ok"

"""Pieces that a document's own HTML must not contain: formulas, pictures in the page, frames."""

import pytest

from app.render.references import references, with_addresses
from app.render.sanitize import (
    NOTHING,
    clean_document,
    clean_math,
    clean_source,
    frame,
    inset_mark,
    own_picture,
    picture,
)
from tests.render import hostile
from tests.render.documents import PLACE
from tests.render.inspection import assert_harmless, elements, text_of

SOURCE = clean_source("<pre><code>a</code></pre>")


def test_an_inset_stands_where_its_mark_is() -> None:
    html = clean_document(f"<p>1 {inset_mark(1)} 2 {inset_mark(0)}</p>", PLACE, [SOURCE, clean_source("<b>b</b>x")])
    assert text_of(html) == "1 bx 2 a"


def test_each_inset_stands_once_whoever_wrote_the_mark() -> None:
    html = clean_document(inset_mark(0) * 3 + inset_mark(7), PLACE, [SOURCE])
    assert text_of(html) == "a"
    assert "data-inset" not in html


@pytest.mark.parametrize("mark", ["x", "-1", "1e3", "999999", "0 0"])
def test_marks_are_numbers(mark: str) -> None:
    assert "data-inset" not in clean_document(f'<span data-inset="{mark}"></span>', PLACE, [SOURCE])


def test_a_mark_in_an_attribute_is_text() -> None:
    html = clean_document(f"<p title='{inset_mark(0)}'>x</p>", PLACE, [SOURCE])
    assert text_of(html) == "x"
    assert_harmless(html)


def test_formulas_keep_what_is_mathematics() -> None:
    formula = '<math display="block"><mfrac><mn>1</mn><msqrt><mi mathvariant="normal">x</mi></msqrt></mfrac></math>'
    assert clean_math(formula) == formula


@pytest.mark.parametrize(
    "formula",
    [
        "<math href=javascript:alert(1)><mi href='javascript:alert(1)' xlink:href='x'>x</mi></math>",
        "<math><maction actiontype=statusline xlink:href=javascript:x>x</maction></math>",
        "<math><annotation-xml encoding='text/html'><img src=x onerror=alert(1)></annotation-xml></math>",
        "<math><mtext><img src=x onerror=alert(1)></mtext></math>",
        "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
        "<math><mi style='position:fixed' id=x class=y onclick=z>x</mi></math>",
        "<math><semantics><mi>x</mi><annotation encoding='application/x-tex'>x</annotation></semantics></math>",
        *hostile.ALL,
        *(f"<math><mtext>{attack}</mtext></math>" for attack in hostile.ALL),
    ],
)
def test_formulas_are_nothing_else(formula: str) -> None:
    html = clean_math(formula)
    assert_harmless(html)
    for tag in ("a", "img", "svg", "style", "maction", "annotation-xml"):
        assert not elements(html, tag)


def test_pictures_in_the_page() -> None:
    html = picture(b"\x89PNG", "image/png", 'a "b" <c>')
    (image,) = elements(html, "img")
    assert image["src"] == "data:image/png;base64,iVBORw=="
    assert image["alt"] == 'a "b" <c>'
    assert_harmless(html)


@pytest.mark.parametrize("media_type", ["text/html", "image/png;x", 'image/png" onerror="x', "", "application/pdf"])
def test_only_types_that_are_pictures(media_type: str) -> None:
    assert picture(b"<script>", media_type, "x") == NOTHING


@pytest.mark.parametrize("path", ["a b.png", 'a"b.png', "a&amp;b'.svg", "<x>.png"])
def test_pictures_of_the_repository_are_references(path: str) -> None:
    html = own_picture(path, "x")
    assert references(html) == (path,)
    assert_harmless(with_addresses(html, lambda _: "/asset/x"))


@pytest.mark.parametrize("source", ["graph TD; A-->B", "</pre><script>alert(1)</script>", "a\0b", *hostile.ELEMENTS])
def test_what_a_frame_draws_is_text_until_then(source: str) -> None:
    html = frame("mermaid", source, SOURCE)
    assert_harmless(html)
    assert text_of(html) == source.replace("\0", "").replace("\r", "\n") + "a"


def test_frames_are_of_known_kinds() -> None:
    assert frame('x" onclick="y', "source", SOURCE) == SOURCE

"""PDF documents: the first pages as pictures, and a word for what cannot be drawn."""

import base64
import io
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from app.render import MAX_HTML
from app.render.document import Options, Rendered
from app.render.formats import pdf
from app.render.worker import Worker
from tests.render.documents import codes, document, show
from tests.render.inspection import assert_harmless, elements

SMALL = (Path(__file__).parents[1] / "golden/pdf/small.pdf").read_bytes()
WITH_PASSWORD = b"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<%s>/U<%s>>>" % (b"00" * 32, b"00" * 32)
PROTECTED = SMALL.replace(b"/Root 1 0 R", b"/Root 1 0 R/ID[<00><00>]" + WITH_PASSWORD)


def blank(*sizes: tuple[float, float]) -> bytes:
    made, written = pypdfium2.PdfDocument.new(), io.BytesIO()
    for width, height in sizes:
        made.new_page(width, height)
    made.save(written)
    return written.getvalue()


def pictures(shown: Rendered) -> list[Image.Image]:
    found = [element["src"].removeprefix("data:image/webp;base64,") for element in elements(shown.html, "img")]
    return [Image.open(io.BytesIO(base64.b64decode(source))) for source in found]


def test_pages_are_pictures_that_say_how_they_begin() -> None:
    shown = show(SMALL, "a.PDF")
    assert (shown.state, shown.format, shown.notices) == ("ok", "pdf", ())
    (element,) = elements(shown.html, "img")
    assert element["alt"] == "Page 1: Invoice & <b>delivery note</b>"
    (image,) = pictures(shown)
    assert image.size == (800, 400)
    assert min(image.convert("L").tobytes()) < 100  # there are letters on it
    assert_harmless(shown.html)


def test_the_first_pages_of_a_long_one() -> None:
    shown = show(blank(*[(612.0, 792.0)] * 30), "a.pdf")
    assert shown.state == "too-large"
    assert [notice.message for notice in shown.notices] == ["Pages 1 to 10 of 30 are shown."]
    assert [element["alt"] for element in elements(shown.html, "img")] == [f"Page {n}" for n in range(1, 11)]
    assert {image.size for image in pictures(shown)} == {(1000, 1295)}


@pytest.mark.parametrize("size", [(14_400.0, 14_400.0), (14_400.0, 3.0), (3.0, 14_400.0), (1.0, 1.0)])
def test_pages_of_any_size_become_pictures_of_a_bounded_one(size: tuple[float, float]) -> None:
    for image in pictures(show(blank(size), "a.pdf")):
        assert 0 < image.width <= 1000
        assert 0 < image.height <= 3000


def test_drawing_ends_when_time_is_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "DRAWING_SECONDS", -1.0)
    shown = show(blank(*[(100.0, 100.0)] * 3), "a.pdf")
    assert (shown.state, codes(shown)) == ("too-large", ["pages"])
    assert shown.notices[0].message == "Page 1 of 3 is shown."


def test_drawing_ends_when_there_is_no_more_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MAX_CHARACTERS", 8000)
    shown = show(blank(*[(612.0, 792.0)] * 3), "a.pdf")
    assert 0 < len(pictures(shown)) < 3
    assert len(shown.html) < 8500
    monkeypatch.undo()
    assert pdf.MAX_CHARACTERS < MAX_HTML


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"%PDF-1.7\nnothing\n", "pdf-broken"),
        (b"plain text\n", "pdf-broken"),
        (SMALL[:200], "pdf-broken"),
        (blank(), "pdf-broken"),
        (PROTECTED, "pdf-encrypted"),
    ],
    ids=["broken", "text", "cut", "no pages", "encrypted"],
)  # fmt: skip
def test_what_cannot_be_drawn(content: bytes, code: str) -> None:
    shown = show(content, "a.pdf")
    assert (shown.state, shown.html, codes(shown)) == ("unsupported", "", [code])


def test_a_pdf_is_not_shown_as_source() -> None:
    assert codes(show(SMALL, "a.pdf", Options(display="source"))) == ["binary"]


def test_a_process_that_has_read_one_reads_nothing_else() -> None:
    worker = Worker(1)
    try:
        worker.ping()
        before = child_of(worker)
        assert worker.render(document("x", "a.txt"), Options()).state == "ok"
        assert child_of(worker) == before
        assert worker.render(document(SMALL, "a.pdf"), Options()).state == "ok"
        assert worker.render(document("x", "a.txt"), Options()).state == "ok"
        assert child_of(worker) != before
    finally:
        worker.close()


def child_of(worker: Worker) -> int:
    with worker._plain.child(5) as child:
        return child.pid


def test_one_that_takes_too_long_is_not_called_text() -> None:
    worker = Worker(1)
    try:
        slow = document(blank(*[(612.0, 792.0)] * 10), "a.pdf")
        limits = type(pdf.LIMITS)(deadline_seconds=0.01)
        worker.ping()
        shown = worker.render(slow, Options(), limits=limits)
    finally:
        worker.close()
    assert (shown.state, shown.html) == ("unsupported", "")
    assert shown.notices[0].message == "This file took too long to be drawn."


@given(st.binary(max_size=300))
@settings(deadline=None)
def test_no_bytes_make_it_raise(rest: bytes) -> None:
    for content in (b"%PDF-1.4\n" + rest, SMALL[:-40] + rest, SMALL + rest):
        assert_harmless(show(content, "a.pdf").html)


@given(st.integers(0, len(SMALL) - 1), st.binary(min_size=1, max_size=8))
@settings(deadline=None)
def test_no_changed_byte_makes_it_raise(position: int, other: bytes) -> None:
    content = SMALL[:position] + other + SMALL[position + len(other) :]
    assert_harmless(show(content, "a.pdf").html)

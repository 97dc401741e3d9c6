"""What strangers write ends as harmless HTML, whatever the format."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.render import render
from app.render.document import Options, SafeHtml
from app.render.references import with_addresses
from tests.render import hostile
from tests.render.documents import document, show
from tests.render.inspection import assert_harmless, text_of

PATHS = [
    "a.md",
    "a.html",
    "a.svg",
    "a.py",
    "a.php",
    "a.txt",
    "a.diff",
    "a.log",
    "a.yml",
    "a",
    "a.md.lock",
    "a.puml",
    "a.png",
]
options = st.builds(
    Options,
    display=st.sampled_from(["auto", "source", "rendered"]),
    language=st.none() | st.sampled_from(["python", "markdown", "text", "html", "<script>", "", "\0", "../x"]),
    lines=st.lists(st.tuples(st.integers(0, 9), st.none() | st.integers(0, 9)), max_size=3).map(tuple),
    highlight=st.lists(st.tuples(st.integers(0, 9), st.none() | st.integers(0, 9)), max_size=3).map(tuple),
    line_numbers=st.booleans(),
)
pieces = st.lists(
    st.sampled_from(hostile.ALL) | st.text(max_size=8) | st.sampled_from(["\n", "\n\n", "> ", "- ", "    "])
)


def assert_all_harmless(html: SafeHtml) -> None:
    assert_harmless(with_addresses(html, lambda path: f"/asset/{path}"))


@pytest.mark.parametrize("content", hostile.ALL)
def test_hostile_markdown(content: str) -> None:
    assert_all_harmless(show(content, "a.md").html)
    assert_all_harmless(show(f"text {content} text\n\n> - {content}\n\n{content}", "a.md").html)


@pytest.mark.parametrize("path", ["a.html", "a.svg", "a.js", "a.txt"])
def test_hostile_source_is_shown_as_it_is(path: str) -> None:
    content = "\n".join(line for text in hostile.ALL for line in text.replace("\0", "").splitlines())
    html = show(content, path).html
    assert_harmless(html)
    assert text_of(html) == content + "\n"


@given(pieces.map("".join), st.sampled_from(PATHS), options)
def test_no_text_makes_it_raise_or_write_anything_else(content: str, path: str, wishes: Options) -> None:
    shown = render(document(content.encode("utf-8", "surrogatepass"), path), wishes)
    assert_all_harmless(shown.html)


@given(st.binary(max_size=300), st.sampled_from(PATHS), options, st.booleans())
def test_no_bytes_make_it_raise(content: bytes, path: str, wishes: Options, is_cut: bool) -> None:
    shown = render(document(content, path, is_cut=is_cut), wishes)
    assert_all_harmless(shown.html)
    assert shown.html or shown.state != "ok"
    assert not shown.html or shown.state in ("ok", "too-large")


@given(st.text(max_size=40).map(lambda name: name.replace("\0", "")))
def test_no_file_name_makes_it_raise(name: str) -> None:
    assert_all_harmless(show("x = 1\n", name).html)

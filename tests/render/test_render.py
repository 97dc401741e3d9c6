import pytest

from app import render
from app.render.document import Options
from app.render.excerpt import MAX_LINES
from app.render.version import renderer_version
from tests.render.documents import codes, document, show
from tests.render.inspection import elements, text_of


def numbers(html: str) -> list[int]:
    return [int(element["data-n"]) for element in elements(html, "span") if "data-n" in element]


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_empty(content: bytes) -> None:
    shown = show(content, "a.py")
    assert (shown.state, shown.html, shown.line_count) == ("empty", "", 0)


def test_binary_files_are_named_and_not_shown() -> None:
    shown = show(b"\x89PNG\r\n\x1a\n\0", "a.png", Options(display="source"))
    assert (shown.state, shown.html, shown.format, shown.line_count) == ("unsupported", "", "binary", None)
    assert shown.notices[0].message == "This is an image (PNG), which cannot be shown as text."


def test_source() -> None:
    shown = show("if x:\n    pass\n", "a.py")
    assert (shown.state, shown.format, shown.language, shown.line_count) == ("ok", "source", "Python", 2)
    assert text_of(shown.html) == "if x:\n    pass\n"
    assert numbers(shown.html) == [1, 2]


def test_markdown() -> None:
    shown = show("# Title\n\ntext\n", "README.md")
    assert (shown.state, shown.format, shown.language, shown.line_count) == ("ok", "markdown", None, 3)
    assert elements(shown.html, "h1") == [{"id": "user-content-title"}]


@pytest.mark.parametrize(
    ("path", "options", "expected"),
    [
        ("a.md", Options(), "markdown"),
        ("A.MD", Options(), "markdown"),
        ("a.markdown", Options(), "markdown"),
        ("a.md", Options(lines=((1, 1),)), "source"),
        ("a.md", Options(display="rendered", lines=((1, 1),)), "markdown"),
        ("a.md", Options(display="source"), "source"),
        ("a.md", Options(language="python"), "source"),
        ("NOTES", Options(language="Markdown"), "markdown"),
        ("NOTES", Options(language="markdown", display="source"), "source"),
        ("a.md/notes.txt", Options(), "source"),
        ("a.mdx", Options(), "source"),
        ("a.py", Options(display="rendered"), "source"),
    ],
)
def test_which_format(path: str, options: Options, expected: str) -> None:
    assert show("# x\n", path, options).format == expected


def test_asking_for_a_rendered_view_that_does_not_exist() -> None:
    shown = show("x\n", "a.py", Options(display="rendered"))
    assert shown.state == "ok"
    assert codes(shown) == ["no-rendering"]


def test_ranges_keep_the_numbers_of_the_file() -> None:
    content = "".join(f"line {number}\n" for number in range(1, 101))
    shown = show(content, "a.txt", Options(lines=((98, 120), (10, 11), (13, 13)), highlight=((11, 13),)))
    assert shown.state == "ok"
    assert numbers(shown.html) == [10, 11, 13, 98, 99, 100]
    assert text_of(shown.html) == (
        "line 10\nline 11\nline 12 not shown\nline 13\nlines 14 to 97 not shown\nline 98\nline 99\nline 100\n"
    )
    marked = [element["data-n"] for element in elements(shown.html, "span") if "marked" in element["class"]]
    assert marked == ["11", "13"]
    assert codes(shown) == ["lines-missing"]


def test_lines_that_are_not_there() -> None:
    shown = show("a\nb\n", "a.txt", Options(lines=((3, 9),)))
    assert (shown.state, shown.html, shown.line_count) == ("not-found", "", 2)
    assert "2 lines" in shown.notices[0].message


SECTIONS = "# One\n\na\n\n## Two\n\nb\n\n# Three\n\nc\n"


@pytest.mark.parametrize("anchor", ["two", "markdown-header-two", "Two"])
def test_the_anchor_of_a_link_shows_its_section(anchor: str) -> None:
    assert text_of(show(SECTIONS, "a.md", Options(anchor=anchor)).html).split() == ["Two", "b"]


@pytest.mark.parametrize("path", ["a.md", "a.txt"])
@pytest.mark.parametrize("anchor", ["four", "chg-a.md", ""])
def test_an_anchor_that_names_nothing_changes_nothing(anchor: str, path: str) -> None:
    assert show(SECTIONS, path, Options(anchor=anchor)) == show(SECTIONS, path, Options())


@pytest.mark.parametrize(
    ("region", "path", "code"),
    [
        ("heading:four", "a.md", "region-missing"),
        ("tag:four", "a.md", "region-missing"),
        ("path:four", "a.json", "region-missing"),
        ("symbol:four", "a.py", "region-missing"),
        ("heading:four", "a.txt", "region-unclear"),
        ("symbol:four", "a.txt", "region-unclear"),
        ("path:[", "a.json", "region-unclear"),
        ("chapter:four", "a.md", "region-unclear"),
    ],
)
def test_a_part_that_is_not_there_is_no_part_that_cannot_be(region: str, path: str, code: str) -> None:
    shown = show("{}\n", path, Options(region=region))
    assert (shown.state, shown.html, codes(shown)) == ("not-found", "", [code])


def test_numbers_can_be_hidden_and_are_never_text() -> None:
    shown = show("a\nb\n", "a.txt", Options(line_numbers=False))
    assert elements(shown.html, "div")[0]["class"] == "code no-numbers"
    assert text_of(shown.html) == "a\nb\n"


def test_a_cut_file_shows_its_whole_lines() -> None:
    shown = render.render(document("a\nb\nhal", "a.txt", is_cut=True), Options())
    assert (shown.state, shown.line_count, text_of(shown.html)) == ("too-large", None, "a\nb\n")


def test_lines_of_a_cut_file() -> None:
    cut = document("a\nb\nhal", "a.txt", is_cut=True)
    assert render.render(cut, Options(lines=((2, 2),))).state == "ok"
    beyond = render.render(cut, Options(lines=((7, 8),)))
    assert (beyond.state, beyond.html) == ("too-large", "")
    assert beyond.notices


def test_a_cut_markdown_file_is_rendered_as_far_as_it_is_known() -> None:
    shown = render.render(document("# a\n\ntext\nhal", "a.md", is_cut=True), Options())
    assert shown.state == "too-large"
    assert text_of(shown.html).split() == ["a", "text"]


def test_a_megabyte_is_the_limit() -> None:
    line = b"x" * 1023 + b"\n"
    assert show(line * 1024, "a.txt").state == "ok"
    shown = show(line * 1025, "a.txt")
    assert shown.state == "too-large"
    assert text_of(shown.html).encode() == line * 1024


def test_twenty_thousand_lines_are_the_limit() -> None:
    shown = show("x\n" * (MAX_LINES + 1), "a.py")
    assert (shown.state, shown.line_count) == ("too-large", MAX_LINES + 1)
    assert numbers(shown.html)[-1] == MAX_LINES


def test_one_line_of_a_hundred_thousand_characters() -> None:
    shown = show("x = 1;" * 20_000, "a.js")
    assert shown.state == "too-large"
    assert codes(shown) == ["long-lines", "line-cut"]
    assert text_of(shown.html) == ("x = 1;" * 20_000)[:20_000] + "\n"


def test_the_version_is_short_and_depends_on_the_code_only() -> None:
    version = renderer_version()
    assert version == render.VERSION
    assert len(version) == 16
    assert int(version, 16)

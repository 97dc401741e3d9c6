from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pygments.lexer import Lexer
from pygments.lexers import PythonLexer
from pygments.token import Text, _TokenType

from app.render import highlight as highlighting
from app.render.highlight import MAX_CHARACTERS, MAX_LINE_CHARACTERS, highlight, highlight_snippet
from tests.render.inspection import text_of

LANGUAGES = ("python", "javascript", "html", "php", "yaml", "markdown", "console", "diff", "c", "sql", "jinja", "make")


def html(text: str, path: str = "a.py", *, stop: int | None = None, language: str | None = None) -> list[str]:
    lines = text.split("\n")
    return highlight(lines, stop=stop or len(lines), path=path, language=language).lines


def test_tokens_have_classes_and_plain_names_have_none() -> None:
    assert html("if x < 'a&b':") == [
        '<span class="k">if</span> x <span class="o">&lt;</span> <span class="s1">\'a&amp;b\'</span>:'
    ]


def test_spans_end_with_their_line() -> None:
    assert html('"""a\n\nb"""') == ['<span class="sd">"""a</span>', "", '<span class="sd">b"""</span>']


def test_the_start_of_the_file_tells_what_a_line_means() -> None:
    assert html('"""\nif x\n"""\nif x', stop=2)[1] == '<span class="sd">if x</span>'


def test_nothing_behind_the_last_wanted_line_is_lexed(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = 0

    def tokens(_: Lexer, text: str) -> Iterator[tuple[_TokenType, str]]:
        nonlocal seen
        for line in text.splitlines(keepends=True):
            seen += 1
            yield Text, line

    monkeypatch.setattr(PythonLexer, "get_tokens", tokens)
    assert html("a\n" * 1000, stop=3) == ["a", "a", "a"]
    assert seen == 3


@pytest.mark.parametrize("language", ["python", "Python", " py ", "PY3"])
def test_languages_have_many_names(language: str) -> None:
    shown = highlight(["if x:"], stop=1, path="a.txt", language=language)
    assert (shown.language, shown.notices) == ("Python", ())


@pytest.mark.parametrize("language", ["text", "txt"])
def test_text_is_a_language_without_colours(language: str) -> None:
    shown = highlight(["if <x>:"], stop=1, path="a.py", language=language)
    assert shown.lines == ["if &lt;x&gt;:"]
    assert shown.language is None


def test_an_unknown_language_gives_way_to_the_name_of_the_file() -> None:
    shown = highlight(["if x:"], stop=1, path="a.py", language="klingon<b>")
    assert shown.language == "Python"
    assert [notice.code for notice in shown.notices] == ["unknown-language"]


def test_long_lines_are_plain() -> None:
    lines = ["if x:", "x" * (MAX_LINE_CHARACTERS + 1)]
    shown = highlight(lines, stop=2, path="a.py", language=None)
    assert shown.lines == lines
    assert [notice.code for notice in shown.notices] == ["long-lines"]
    assert highlight(lines, stop=1, path="a.py", language=None).lines == ['<span class="k">if</span> x:']


def test_large_files_are_plain_and_their_beginnings_are_not() -> None:
    lines = ["if x: " * 100] * (MAX_CHARACTERS // 600 + 1)
    shown = highlight(lines, stop=len(lines), path="a.py", language=None)
    assert shown.lines == lines
    assert [notice.code for notice in shown.notices] == ["too-large-to-highlight"]
    assert not highlight(lines, stop=3, path="a.py", language=None).notices


@pytest.mark.parametrize("failure", [ValueError("x"), RecursionError(), "changed text", "lost text"])
def test_a_lexer_that_fails_or_lies_is_not_believed(failure: Exception | str, monkeypatch: pytest.MonkeyPatch) -> None:
    def tokens(_: Lexer, text: str) -> Iterator[tuple[_TokenType, str]]:
        if isinstance(failure, Exception):
            raise failure
        yield Text, text.replace("safe", "unsafe") if failure == "changed text" else text[:5]

    monkeypatch.setattr(PythonLexer, "get_tokens", tokens)
    shown = highlight(["a", "safe"], stop=2, path="a.py", language=None)
    assert shown.lines == ["a", "safe"]
    assert [notice.code for notice in shown.notices] == ["not-highlighted"]


def test_memory_is_not_an_error_of_the_lexer(monkeypatch: pytest.MonkeyPatch) -> None:
    def tokens(_: Lexer, text: str) -> Iterator[tuple[_TokenType, str]]:
        raise MemoryError

    monkeypatch.setattr(PythonLexer, "get_tokens", tokens)
    with pytest.raises(MemoryError):
        html("a")


def test_snippets() -> None:
    assert highlight_snippet("if x:\n", "python") == '<span class="k">if</span> x:\n'
    assert (
        highlight_snippet("echo <b>;", "php")
        == '<span class="k">echo</span> <span class="o">&lt;</span>b<span class="o">&gt;</span>;'
    )
    assert highlight_snippet("<b>", "klingon") == "&lt;b&gt;"
    assert highlight_snippet("<b>", "") == "&lt;b&gt;"


def test_guessing_by_content_is_never_used() -> None:
    assert "guess" not in {name.partition("_")[0] for name in vars(highlighting)}


@given(st.sampled_from(LANGUAGES), st.text(st.characters(codec="utf-8", exclude_characters="\r\0"), max_size=200))
def test_highlighting_never_changes_the_text(language: str, text: str) -> None:
    lines = text.split("\n")
    shown = highlight(lines, stop=len(lines), path="a.txt", language=language)
    assert [text_of(line) for line in shown.lines] == lines

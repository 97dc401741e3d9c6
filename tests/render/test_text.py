import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.render.text import read_lines, wide_encoding


def lines(content: bytes, *, is_cut: bool = False) -> list[str]:
    return read_lines(content, is_cut=is_cut)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", []),
        (b"\n", [""]),
        (b"a", ["a"]),
        (b"a\n", ["a"]),
        (b"a\n\n", ["a", ""]),
        (b"a\r\nb\n", ["a", "b"]),
        (b"a\r\nb\rc\n", ["a", "b\rc"]),
        (b"\n\r", ["", "\r"]),
        (b"a\rb\r\rc\r", ["a", "b", "", "c"]),
        (b"a\x0cb\x0b\xc2\x85\xe2\x80\xa8c", ["a\x0cb\x0b\x85\u2028c"]),
    ],
)
def test_line_ends(content: bytes, expected: list[str]) -> None:
    assert lines(content) == expected


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_byte_order_marks_tell_the_encoding_and_are_not_shown(mark: bytes, encoding: str) -> None:
    assert lines(mark + "Zoë\n🎉".encode(encoding)) == ["Zoë", "🎉"]
    assert lines(mark) == []


def test_what_is_not_utf8_is_read_as_windows_text() -> None:
    assert lines("5 € für Zoë".encode("cp1252")) == ["5 € für Zoë"]


def test_what_is_not_even_windows_text_is_read_byte_by_byte() -> None:
    assert lines(b"\x81\xff") == ["\x81ÿ"]


def test_a_spoilt_file_with_a_mark_shows_where_it_is_spoilt() -> None:
    assert lines(codecs.BOM_UTF8 + b"a\xffb") == ["a\N{REPLACEMENT CHARACTER}b"]
    assert lines(codecs.BOM_UTF16_LE + b"a\0\0\xd8") == ["a\N{REPLACEMENT CHARACTER}"]


def test_nul_characters_are_shown_as_replaced() -> None:
    assert lines(codecs.BOM_UTF16_LE + "a\0b".encode("utf-16-le")) == ["a\N{REPLACEMENT CHARACTER}b"]


@pytest.mark.parametrize("end", range(10, 16))
def test_a_cut_file_loses_its_last_partial_line_and_character(end: int) -> None:
    content = "eins\nzwei\ngrün🎉".encode()[:end]
    assert lines(content, is_cut=True) == ["eins", "zwei"]


def test_a_cut_in_a_wide_character() -> None:
    content = codecs.BOM_UTF16_LE + "eins\nzwei".encode("utf-16-le")
    assert lines(content[:-1], is_cut=True) == ["eins"]


def test_the_only_line_of_a_cut_file_is_kept() -> None:
    assert lines("aé".encode()[:2], is_cut=True) == ["a"]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_wide_text_without_a_mark_is_recognised(encoding: str) -> None:
    text = "[section]\r\nname=Zoë\nplace=東京\n"
    assert lines(text.encode(encoding)) == ["[section]", "name=Zoë", "place=東京"]
    assert lines((text * 200).encode(encoding)[:4095], is_cut=True)[:2] == ["[section]", "name=Zoë"]


@pytest.mark.parametrize(
    "content", [b"a\0", b"\1\0\2\0\3\0\4\0\5\0", "東京は日本の首都です".encode("utf-16-le"), b"abcdefgh\0"]
)
def test_other_bytes_are_not_taken_for_it(content: bytes) -> None:
    assert wide_encoding(content) is None


@given(st.text(st.characters(exclude_characters="\0\r\ufeff", codec="utf-8")))
def test_utf8_is_read_as_it_is(text: str) -> None:
    assert lines(text.encode()) == (text.removesuffix("\n").split("\n") if text else [])


@given(st.binary(), st.booleans())
def test_every_byte_string_can_be_read(content: bytes, is_cut: bool) -> None:
    assert all("\n" not in line for line in lines(content, is_cut=is_cut))


@given(st.text(st.sampled_from("ab\n\x0b\x0c\x1c\x1e\x85\u2028\u2029")))
def test_lines_are_counted_as_git_counts_them(text: str) -> None:
    """`git blame` and Bitbucket number by line feeds alone."""
    assert len(lines(text.encode())) == text.count("\n") + (not text.endswith("\n") and text != "")

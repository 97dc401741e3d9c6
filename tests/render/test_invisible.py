"""What nobody sees in source code is shown, and still is what it was."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.render.document import Options
from app.render.invisible import visible
from tests.render.documents import codes, show

BOX = re.compile(r'<span class="invisible" data-code="U\+([0-9A-F]{4})">(.)</span>', re.DOTALL)
BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
OTHERS = "\x01\x07\x08\x0b\x0c\x1b\x7f\x85\u200b\u200e\u2028\u2029\ufeff"


def boxes(text: str, path: str = "a.py") -> list[str]:
    return [
        chr(int(code, 16)) for code, character in BOX.findall(show(text, path).html) if ord(character) == int(code, 16)
    ]


@pytest.mark.parametrize("path", ["a.py", "a.txt"])
@pytest.mark.parametrize("character", BIDI + OTHERS, ids=ascii)
def test_a_character_that_nobody_sees_is_in_a_box(character: str, path: str) -> None:
    shown = show(f"x = 'a{character}b'\n", path)
    assert boxes(f"x = 'a{character}b'\n", path) == [character]
    assert "not-highlighted" not in codes(shown)
    assert ("bidi" in codes(shown)) is (character in BIDI)
    assert shown.line_count == 1


@pytest.mark.parametrize("text", ["\tx = 'é 東京 🎉 שלום'\r\n", "👩\u200d👩\u200d👧 नि\u200dष\n"])
def test_what_people_write_is_in_none(text: str) -> None:
    assert boxes(text) == []


def test_a_lone_carriage_return_is_shown_as_its_picture() -> None:
    shown = show("a = 1\rb = 2\nc = 3\n", "a.py")
    assert "a <span" in shown.html
    assert "␍" in shown.html
    assert (shown.line_count, codes(shown)) == (2, [])


def test_only_what_is_shown_gives_a_notice() -> None:
    assert codes(show("a\nb\u202e\n", "a.py", Options(lines=((1, 1),)))) == []


def test_rendered_documents_are_left_alone() -> None:
    shown = show("# A\u200eb\n", "a.md")
    assert "invisible" not in shown.html


@given(st.text(st.characters(codec="utf-8", exclude_characters="<>&\"'")))
def test_nothing_is_lost(text: str) -> None:
    assert BOX.sub(r"\2", visible(text)) == text
    assert unescape(re.sub(r"<[^>]*>", "", visible(text))) == text

"""Symbols of real files in every language that is supported, whose lines were read off by people."""

import pytest

from app.render.regions import Found, find_region
from app.render.regions.grammars import BY_SPELLING, GRAMMARS
from app.render.text import read_lines
from tests.render.regions.real_files import SYMBOLS, Lines, location

CASES = [(file, name, lines) for file, symbols in SYMBOLS.items() for name, lines in symbols.items()]


@pytest.mark.parametrize(
    ("file", "name", "expected"), CASES, ids=[f"{case[0].split('/')[-1]}-{case[1]}" for case in CASES]
)
def test_a_symbol_from_its_comments_to_its_end(file: str, name: str, expected: list[Lines]) -> None:
    lines = read_lines(location(file).read_bytes(), is_cut=False)
    found = find_region(f"symbol:{name}", lines, path=file, language=None)
    assert isinstance(found, Found), found
    assert [(part.start, part.stop - 1) for part in found.ranges] == expected


def test_every_language_has_a_long_file_with_ten_symbols() -> None:
    long_enough = {
        BY_SPELLING[file.rpartition(".")[2]].title
        for file, symbols in SYMBOLS.items()
        if len(symbols) >= 10 and len(location(file).read_bytes().splitlines()) >= 300
    }
    assert long_enough == {grammar.title for grammar in GRAMMARS}

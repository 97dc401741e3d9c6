import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.render import render
from app.render.columns import is_header, kind_of
from app.render.document import Options
from app.render.formats import table
from tests.render import hostile
from tests.render.documents import codes, document, show
from tests.render.inspection import Elements, assert_harmless, elements, text_of

pieces = st.lists(
    st.sampled_from([",", ";", "\t", "|", '"', '""', "\n", "\r\n", " ", "1", "1.5", "1,5", "2026-01-01", "sep=", "é"])
    | st.sampled_from(hostile.ALL)
    | st.text(max_size=4)
)


def rows(html: str) -> list[list[str]]:
    """The text of each cell."""
    cells = [re.split("<t[hd]", row)[1:] for row in html.split("<tr>")[1:]]
    return [[text_of(f"<i{cell}").strip() for cell in row] for row in cells]


def table_of(content: str, path: str = "a.csv") -> list[list[str]]:
    return rows(show(content, path).html)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("a,b\nx,y\n", [["a", "b"], ["x", "y"]]),
        ("a;b\n1,5;2,5\n", [["a", "b"], ["1,5", "2,5"]]),
        ("1,5;2,5\n3,5;4,5\n", [["Column 1", "Column 2"], ["1,5", "2,5"], ["3,5", "4,5"]]),
        ("a\tb\nx, y\tz, z\n", [["a", "b"], ["x, y", "z, z"]]),
        ("a|b\nx|y\n", [["a", "b"], ["x", "y"]]),
        ("name\nx\n", [["name"], ["x"]]),
        ("name,\nx,y\n", [["name", "Column 2"], ["x", "y"]]),
        ('a,b\n"x,1","y\nz"\n', [["a", "b"], ["x,1", "y\nz"]]),
        ("a,b\nx\n\n,\nx,y,z\n", [["a", "b", "Column 3"], ["x", "", ""], ["x", "y", "z"]]),
        ("sep=;\na;b,c\n", [["a", "b,c"]]),
        ("a,b\r\nx,y\r\n", [["a", "b"], ["x", "y"]]),
    ],
)
def test_rows_and_columns(content: str, expected: list[list[str]]) -> None:
    assert table_of(content) == expected


def test_returns_in_a_line_are_white_space() -> None:
    html = show('a,b\rc\n"\r",\r\r"x"\n', "a.csv").html
    assert ">b c</th>" in html
    assert '>"x"</td>' in html


def test_the_name_of_the_file_tells_that_tabs_separate() -> None:
    assert table_of("a\tb;c\n1;2\t3\n", "a.tsv") == [["a", "b;c"], ["1;2", "3"]]
    assert show("a\tb\n", "a.tab").format == "csv"
    assert show("a,b\n", "DATA.CSV").format == "csv"
    assert show("a,b\n", "data", Options(language="csv")).format == "csv"


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (["name", "price"], True),
        (["name", ""], True),
        (["country", "2024", "2025"], True),
        (["007", "James Bond"], True),
        (["1", "2"], False),
        (["total", "12.50"], False),
        (["2026-01-01", "x"], False),
        (["", ""], False),
        ([], False),
    ],
)
def test_which_first_row_names_the_columns(row: list[str], expected: bool) -> None:
    assert is_header(row) == expected


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (["1", "-2.5", "", "1e9", ".5"], "number"),
        (["1,234.50", "12"], "number"),
        (["$12.00", "€ 3", "4 %", "-$5", "7 EUR", "−1"], "number"),
        (["1 234", "5"], "number"),
        (["1,5", "1.234,50 €", "7"], "number-comma"),
        (["1,5", "1.5"], "text"),
        (["007"], "text"),
        (["1234567890123456"], "text"),
        (["1", "n/a", "-"], "number"),
        (["", "-"], "text"),
        (["2026-01-31", "2026-01-31T10:00:00Z", "2026-01-31 10:00:00.5"], "date"),
        (["31.01.2026", "1.2.2026"], "date-day"),
        (["31/01/2026", "01/02/2026"], "date-day"),
        (["01/31/2026"], "date-month"),
        (["1.2.3"], "text"),
        (["²"], "text"),
    ],
)
def test_what_a_column_holds(values: list[str], expected: str) -> None:
    assert kind_of(values) == expected


def test_numbers_stand_on_the_right() -> None:
    html = show("name,price\nx,1.50\n", "a.csv").html
    assert [cell.get("class") for cell in elements(html, "td")] == [None, "number"]
    assert [cell.get("class") for cell in elements(html, "th")] == [None, "number"]


def test_long_values_are_shortened_and_whole_in_the_title() -> None:
    value = "word " * 100
    shown = show(f"a\n{value}\n", "a.csv")
    [cell] = elements(shown.html, "td")
    assert cell["title"] == value.strip()
    assert text_of(shown.html).endswith("word…")


def test_the_first_rows_of_many() -> None:
    shown = show("a,b\n" + "1,2\n" * 30_000, "a.csv")
    assert (shown.state, codes(shown)) == ("too-large", ["rows-cut"])
    assert shown.notices[0].message == "Only the first 2,000 of 30,000 rows are shown."
    assert len(elements(shown.html, "tr")) == table.MAX_ROWS + 1


def test_the_first_columns_of_many() -> None:
    shown = show("a,b\n" + "1," * 999 + "1\n", "a.csv")
    assert (shown.state, codes(shown)) == ("too-large", ["columns-cut"])
    assert len(elements(shown.html, "td")) == table.MAX_COLUMNS


def test_many_columns_leave_room_for_fewer_rows() -> None:
    shown = show(("1," * 99 + "1\n") * 1000, "a.csv")
    assert len(elements(shown.html, "td")) == table.MAX_CELLS


def test_a_quote_that_is_never_closed() -> None:
    shown = show('a,b\n1,"x\n2,y\n', "a.csv")
    assert codes(shown) == ["open-quote"]
    assert table_of('a,b\n1,"x\n2,y\n') == [["a", "b"], ["1", '"x'], ["2", "y"]]


def test_a_file_that_is_cut_within_a_value_loses_that_row() -> None:
    content = "a,b\n" + "1,x\n" * 262_142 + '2,"y\n'
    assert len(content) > 1024 * 1024
    shown = show(content, "a.csv")
    assert "open-quote" not in codes(shown)
    assert shown.state == "too-large"


def test_no_rows() -> None:
    shown = show("\n \n", "a.csv")
    assert (shown.state, codes(shown)) == ("ok", ["no-table"])


def test_lines_are_of_the_source() -> None:
    shown = show("a,b\n1,2\n", "a.csv", Options(lines=((2, 2),)))
    assert (shown.format, text_of(shown.html)) == ("source", "1,2\n")


@given(pieces.map("".join), st.booleans())
def test_no_table_makes_it_raise_or_harms(content: str, is_cut: bool) -> None:
    shown = render(document(content.encode("utf-8", "surrogatepass"), "a.csv", is_cut=is_cut), Options()).html
    assert_harmless(shown)
    widths = {len(row) for row in rows(shown)}
    assert len(widths) <= 1
    names = {name for name, _ in Elements(shown).found}
    assert names <= {"div", "table", "thead", "tbody", "tr", "th", "td"} or names <= {"div", "pre", "code", "span"}

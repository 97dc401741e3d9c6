"""The grammar of line numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.bitbucket.lines import LONGEST, MOST_RANGES, parse_anchor, parse_lines
from app.bitbucket.target import LineRanges


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("10", "10"),
        ("10:20", "10:20"),
        ("10-20", "10:20"),
        (" 3 , 10 : 20 , 30 : ", "3,10:20,30:"),
        ("3,10:20,30:", "3,10:20,30:"),
        ("0010", "10"),
        ("20:10", "10:20"),
        ("7:7", "7"),
        ("30,10", "10,30"),
        ("1,2,3", "1:3"),
        ("1:5,3:9", "1:9"),
        ("1:9,3:5", "1:9"),
        ("1:5,6:9", "1:9"),
        ("1:5,7:9", "1:5,7:9"),
        ("5,5,5", "5"),
        ("5:,3:8", "3:"),
        ("5:,100:200", "5:"),
        ("5:,100:", "5:"),
        ("4,5:", "4:"),
        ("1:", "1:"),
        ("9999999", "9999999"),
    ],
)
def test_lines_are_sorted_turned_round_and_merged(text: str, written: str) -> None:
    assert str(parse_lines(text)) == written


def test_the_ends_are_included_and_an_open_end_is_none() -> None:
    assert parse_lines("3,10:20,30:") == LineRanges(((3, 3), (10, 20), (30, None)))


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        ",",
        "0",
        "0:5",
        "5:0",
        "-5",
        ":5",
        "5-",
        "1,,2",
        "1,",
        "a",
        "1:b",
        "1:2:3",
        "1.5",
        "1 2",
        "+1",
        "٣",
        "10000000",
    ],
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"is not a line number|has no end"):
        parse_lines(text)


@pytest.mark.parametrize("text", ["1" * (LONGEST + 1), ",".join("1" for _ in range(MOST_RANGES + 1))])
def test_there_is_an_end_to_patience(text: str) -> None:
    with pytest.raises(ValueError, match="too many lines"):
        parse_lines(text)


def test_as_many_ranges_as_allowed_are_read() -> None:
    text = ",".join(str(number) for number in range(1, 2 * MOST_RANGES, 2))
    assert len(parse_lines(text).ranges) == MOST_RANGES


@given(st.lists(st.tuples(st.integers(1, 60), st.integers(1, 60)), min_size=1, max_size=12))
def test_merging_keeps_exactly_the_lines_that_were_asked_for(pairs: list[tuple[int, int]]) -> None:
    lines = parse_lines(",".join(f"{first}:{last}" for first, last in pairs))
    asked = {number for first, last in pairs for number in range(min(first, last), max(first, last) + 1)}
    kept = [number for first, last in lines.ranges for number in range(first, (last or 0) + 1)]
    assert kept == sorted(asked)
    assert parse_lines(str(lines)) == lines


@given(st.text(max_size=30) | st.text("0123456789:-, ", max_size=30))
def test_what_is_written_names_the_same_lines(text: str) -> None:
    try:
        lines = parse_lines(text)
    except ValueError:
        return
    assert parse_lines(str(lines)) == lines


@pytest.mark.parametrize(
    ("anchor", "written"),
    [
        ("lines-10", "10"),
        ("lines-10:20", "10:20"),
        ("lines-20:10", "10:20"),
        ("lines-10-20", "10:20"),
        ("lines-3,10:20", "3,10:20"),
        ("lines-3,10:20,30:", "3,10:20,30:"),
        ("README.md-10", "10"),
        ("README.md-10:20,30", "10:20,30"),
        ("World-2.cc-2180:2198", "2180:2198"),
        ("two words.py-3", "3"),
        ("cl-10", "10"),
        ("L10", "10"),
        ("L10-L20", "10:20"),
        ("L10-20", "10:20"),
    ],
)
def test_the_anchors_of_lines(anchor: str, written: str) -> None:
    assert str(parse_anchor(anchor)) == written


@pytest.mark.parametrize(
    "anchor",
    ["", "lines-", "lines-a", "lines-0", "lines-1,,2", "-10", "L", "Lx", "installation", "markdown-header-version-2",
     "lines-12345678", "lines-" + ",".join("1" * 300), "lines-٣", "a" * 1000 + "-10"],
)  # fmt: skip
def test_any_other_anchor_names_no_lines(anchor: str) -> None:
    assert parse_anchor(anchor) is None

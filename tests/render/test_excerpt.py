from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.render.document import Ranges
from app.render.excerpt import MAX_LINES, clamp, cut_out, excerpt, indent_of, within

numbers = st.integers(min_value=-5, max_value=60)
wishes = st.lists(st.tuples(numbers, st.none() | numbers), max_size=6).map(tuple)


def shown(wanted: Ranges, line_count: int, *, is_cut: bool = False) -> list[tuple[int, int]]:
    return [(part[0], part[-1]) for part in excerpt(wanted, line_count=line_count, is_cut=is_cut).ranges]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ((), [(1, 50)]),
        (((3, 3),), [(3, 3)]),
        (((10, 20), (3, 3), (30, None)), [(3, 3), (10, 20), (30, 50)]),
        (((1, 3), (4, 6)), [(1, 6)]),
        (((1, 9), (2, 3)), [(1, 9)]),
        (((1, None), (2, 3)), [(1, 50)]),
        (((20, 10),), [(10, 20)]),
        (((0, 2),), [(1, 2)]),
        (((48, 99), (70, 80)), [(48, 50)]),
    ],
)
def test_the_wanted_lines_in_order(wanted: Ranges, expected: list[tuple[int, int]]) -> None:
    assert shown(wanted, 50) == expected


def test_lines_that_are_not_there_are_named() -> None:
    part = excerpt(((40, 60), (90, None), (70, 70)), line_count=50, is_cut=False)
    assert part.state == "ok"
    assert [notice.message for notice in part.notices] == ["This file has 50 lines; not there: 51–60, 70, 90."]


def test_no_wanted_line_is_there() -> None:
    part = excerpt(((3, 5),), line_count=1, is_cut=False)
    assert (part.state, part.ranges) == ("not-found", ())
    assert part.notices[0].message == "This file has 1 line; not there: 3–5."


def test_a_cut_file_is_too_large() -> None:
    part = excerpt((), line_count=50, is_cut=True)
    assert (part.state, part.ranges) == ("too-large", (range(1, 51),))
    assert "its first part, 50 lines" in part.notices[0].message


def test_known_lines_of_a_cut_file_are_just_shown() -> None:
    part = excerpt(((2, 50),), line_count=50, is_cut=True)
    assert (part.state, part.ranges, part.notices) == ("ok", (range(2, 51),), ())


@pytest.mark.parametrize("wanted", [((60, 70),), ((60, None),)])
def test_lines_behind_a_cut_cannot_be_shown(wanted: Ranges) -> None:
    part = excerpt(wanted, line_count=50, is_cut=True)
    assert (part.state, part.ranges) == ("too-large", ())
    assert part.notices


def test_at_most_so_many_lines_are_shown() -> None:
    part = excerpt(((1, 10), (20, None)), line_count=30_000, is_cut=False)
    assert part.state == "too-large"
    assert part.ranges == (range(1, 11), range(20, 20 + MAX_LINES - 10))
    assert part.notices[0].message == "Only the first 20,000 of 29,991 lines are shown."


def test_lines_far_down_in_a_long_file_are_just_shown() -> None:
    part = excerpt(((29_000, 29_010),), line_count=30_000, is_cut=False)
    assert (part.state, part.ranges) == ("ok", (range(29_000, 29_011),))


def test_the_lines_of_a_region_that_are_wanted_as_well() -> None:
    region = (range(5, 11), range(15, 21))
    assert within(region, None).ranges == region
    both = within(region, excerpt(((8, 16), (30, None)), line_count=50, is_cut=False))
    assert (both.state, both.ranges) == ("ok", (range(8, 11), range(15, 17)))


def test_lines_beside_the_region_are_not_there() -> None:
    nothing = within((range(5, 11),), excerpt(((20, 30),), line_count=50, is_cut=False))
    assert (nothing.state, nothing.ranges) == ("not-found", ())
    assert nothing.notices


def test_a_long_region_is_shortened_like_everything() -> None:
    part = within((range(1, 30_001),), None)
    assert (part.state, part.ranges) == ("too-large", (range(1, MAX_LINES + 1),))


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["    a", "      b", "", "    c"], 4),
        (["\ta", "\t\tb"], 1),
        (["\ta", "    b"], 0),
        (["a", " b"], 0),
        (["", "  "], 0),
        (["  a"], 2),
    ],
)
def test_the_white_space_that_all_lines_share(lines: list[str], expected: int) -> None:
    assert indent_of(lines, (range(1, len(lines) + 1),)) == expected


def test_cut_out() -> None:
    assert cut_out(list("abcdef"), (range(1, 3), range(5, 7))) == [["a", "b"], ["e", "f"]]


@given(wishes, st.integers(min_value=1, max_value=50))
def test_exactly_the_wanted_lines_that_exist(wanted: Ranges, line_count: int) -> None:
    lowest = [min(pair[0], pair[1] if pair[1] is not None else pair[0]) for pair in wanted]
    highest = [line_count if pair[1] is None else max(pair[0], pair[1]) for pair in wanted]
    expected = {
        number
        for number in range(1, line_count + 1)
        if any(low <= number <= high for low, high in zip(lowest, highest, strict=True))
    }
    ranges = clamp(wanted, line_count)
    assert {number for part in ranges for number in part} == expected
    assert all(before.stop < after.start for before, after in pairwise(ranges))

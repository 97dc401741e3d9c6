"""Parts between marker comments."""

import pytest

from tests.render.regions.lookup import message, pairs, shown

NOTATIONS = [
    ("// tag::{}[]", "// end::{}[]"),
    ("# tag::{}[]", "# end::{}[]"),
    ("<!-- tag::{}[] -->", "<!-- end::{}[] -->"),
    ("/* tag::{}[] */", "/* end::{}[] */"),
    ("#region {}", "#endregion"),
    ("    #region {}", "    #endregion {}"),
    ("// #region {}", "// #endregion"),
    ("//region {}", "//endregion"),
    ("/* #region {} */", "/* #endregion */"),
    ("<!-- #region {} -->", "<!-- #endregion -->"),
    ("<!-- region {} -->", "<!-- endregion {} -->"),
    ("#pragma region {}", "#pragma endregion"),
    ("# region {}", "# endregion"),
    ("-- #region {}", "-- #endregion"),
    ('#Region "{}"', "#End Region"),
    ("# [START {}]", "# [END {}]"),
    ("<!-- [START {}] -->", "<!-- [END {}] -->"),
    ("// ANCHOR: {}", "// ANCHOR_END: {}"),
    ("<!-- ANCHOR: {} -->", "<!-- ANCHOR_END: {} -->"),
    ("# --8<-- [start:{}]", "# --8<-- [end:{}]"),
    ("<!-- --8<-- [start:{}] -->", "<!-- --8<-- [end:{}] -->"),
    ("; -8<- [start: {}]", "; -8<- [end: {}]"),
]


@pytest.mark.parametrize("name", ["one", "two words", "a.b-c_d", "Ünï", "1"])
@pytest.mark.parametrize(("start", "end"), NOTATIONS)
def test_every_notation(start: str, end: str, name: str) -> None:
    text = "\n".join(["before", start.format(name), "inside", "too", end.format(name), "behind"])
    assert shown(f"tag:{name}", text, "any.file") == ["inside", "too"]


def test_all_marker_lines_are_left_out_whatever_their_tag() -> None:
    text = "// tag::a[]\n1\n// tag::b[]\n2\n//region c\n3\n//endregion\n// end::b[]\n4\n// end::a[]\n5"
    assert shown("tag:a", text, "x") == ["1", "2", "3", "4"]
    assert pairs("tag:a", text, "x") == [(2, 2), (4, 4), (6, 6), (9, 9)]
    assert shown("tag:b", text, "x") == ["2", "3"]
    assert shown("tag:c", text, "x") == ["3"]


def test_a_tag_may_occur_several_times() -> None:
    text = "[START a]\n1\n[END a]\n2\n[START a]\n3\n[END a]"
    assert shown("tag:a", text, "x") == ["1", "3"]


def test_tags_may_overlap() -> None:
    text = "# ANCHOR: a\n1\n# ANCHOR: b\n2\n# ANCHOR_END: a\n3\n# ANCHOR_END: b\n4"
    assert shown("tag:a", text, "x") == ["1", "2"]
    assert shown("tag:b", text, "x") == ["2", "3"]


def test_a_tag_in_itself() -> None:
    text = "#region a\n1\n#region a\n2\n#endregion\n3\n#endregion\n4"
    assert shown("tag:a", text, "x") == ["1", "2", "3"]


@pytest.mark.parametrize("end", ["#endregion", "#endregion inner", "#endregion something else"])
def test_a_region_ends_the_innermost(end: str) -> None:
    text = f"#region outer\n1\n#region inner\n2\n{end}\n3\n#endregion\n4"
    assert shown("tag:outer", text, "x") == ["1", "2", "3"]
    assert shown("tag:inner", text, "x") == ["2"]


def test_the_end_of_an_outer_region_ends_those_inside() -> None:
    text = "#region outer\n#region inner\n1\n#endregion outer\n2"
    assert shown("tag:inner", text, "x") == ["1"]
    assert shown("tag:outer", text, "x") == ["1"]


def test_a_region_without_a_name_counts() -> None:
    assert shown("tag:a", "#region a\n#region\n1\n#endregion\n2\n#endregion\n3", "x") == ["1", "2"]


@pytest.mark.parametrize("start", ["// tag::a[]", "#region a", "# ANCHOR: a"])
def test_a_part_that_is_not_closed_goes_to_the_end(start: str) -> None:
    assert shown("tag:a", f"0\n{start}\n1\n2", "x") == ["1", "2"]


def test_an_end_without_a_start_means_nothing() -> None:
    assert shown("tag:a", "// end::a[]\n#endregion\n// tag::a[]\n1", "x") == ["1"]


@pytest.mark.parametrize("line", ["- region: eu", "region a", "* Region a", "region = a", "# regional", "a tag: b"])
def test_what_only_looks_like_a_marker_is_shown(line: str) -> None:
    assert shown("tag:t", f"# tag::t[]\n{line}\n# end::t[]", "x") == [line]


def test_an_empty_part_says_so() -> None:
    assert message("tag:a", "# tag::a[]\n# end::a[]\n", "x") == "There is nothing between the marks of the tag “a”."


def test_what_is_not_there_is_told_with_what_is_near() -> None:
    text = "# tag::install[]\n# tag::uninstall[]\n# tag::usage[]"
    assert message("tag:instal", text, "x") == (
        "There is no tag “instal” in this file. Did you mean “install”, “uninstall”?"
    )
    assert message("tag:zz", text, "x") == (
        "There is no tag “zz” in this file. It has “install”, “uninstall”, “usage”."
    )
    assert message("tag:zz", "nothing", "x") == "There is no tag “zz” in this file. It has no tag at all."

"""No content and no name makes looking for a part fail, or go on for ever."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.render.regions import Found, Missing, find_region
from app.render.regions.grammars import GRAMMARS
from app.render.regions.symbols import LANGUAGES

UNHEARD_OF = "abcdefghij" * 3
KINDS = ("tag", "symbol", "heading", "path")
ENDINGS = [grammar.spellings.split()[-1] for grammar in GRAMMARS] + ["md", "adoc", "rst", "json", "yaml", "toml", "txt"]
# What means something to one of the readers.
SCRAPS = [
    *"\t ()[]{}<>=:;,.'\"`#*-_+~^|/\\$@!&%?\x00\x0b\x0c\x1c\x85\u2028\ufeff\U0001f600é",
    *(
        "a",
        "b",
        "def a():",
        "class a",
        "function a() {",
        "fn a() {",
        "end",
        "=begin",
        "if",
        "<?php",
        "<<A",
        "A",
        "//",
        "/*",
    ),
    *(
        "*/",
        "<!--",
        "-->",
        '"""',
        "'''",
        "```",
        "~~~",
        "----",
        "====",
        "|===",
        "[[a]]",
        "a: &b",
        "*b",
        "- ",
        "? ",
        "{%",
        "0",
    ),
    *(
        "tag::a[]",
        "end::a[]",
        "#region a",
        "#endregion",
        "[START a]",
        "[END a]",
        "ANCHOR: a",
        "ANCHOR_END: a",
        "template<",
    ),
]
line = st.lists(st.sampled_from(SCRAPS) | st.text(st.characters(exclude_characters="\r\n")), max_size=6).map("".join)
name = st.sampled_from(["a", "b", "a.b", "a[0]", "A::a"]) | st.text(max_size=20)


def look(region: str, lines: list[str], path: str, language: str | None = None) -> Found | Missing:
    """What is found, which is always in the file and in order."""
    found = find_region(region, lines, path=path, language=language)
    if isinstance(found, Missing):
        assert found.message
        return found
    assert found.ranges
    assert all(1 <= part.start < part.stop <= len(lines) + 1 for part in found.ranges)
    assert all(before.stop < after.start for before, after in pairwise(found.ranges))
    return found


@given(st.sampled_from(KINDS), name, st.lists(line, max_size=12), st.sampled_from(ENDINGS))
def test_no_content_is_too_odd(kind: str, name: str, lines: list[str], ending: str) -> None:
    look(f"{kind}:{name}", lines, f"some/file.{ending}")


@given(st.text(), st.lists(line, max_size=3), st.text(), st.none() | st.text())
def test_no_name_is_too_odd(region: str, lines: list[str], path: str, language: str | None) -> None:
    look(region, lines, path, language)


@pytest.mark.parametrize("region", ["", ":", "tag", "tag:", "tag: ", "foo:a", "symbol", "a", "path:"])
def test_the_grammar_is_explained(region: str) -> None:
    missing = find_region(region, ["a"], path="a.py", language=None)
    assert isinstance(missing, Missing)
    assert all(f"{kind}:" in missing.message for kind in KINDS)


@pytest.mark.parametrize("region", ["tag:a", " tag : a ", "TAG:a"])
def test_spaces_and_case_of_the_kind_mean_nothing(region: str) -> None:
    assert look(region, ["# tag::a[]", "b"], "x") == Found((range(2, 3),))


def test_a_language_without_symbols_is_told_those_that_have_them() -> None:
    missing = find_region("symbol:a", ["a"], path="a.sql", language=None)
    assert isinstance(missing, Missing)
    assert LANGUAGES in missing.message


HOSTILE = {
    "brackets": "(" * 20_000,
    "braces": "{" * 20_000,
    "square": "[" * 20_000,
    "json": '{"a":[' * 10_000,
    "flow": "{a: [" * 10_000,
    "dashes": "- " * 20_000,
    "indents": "\n".join(" " * depth + "a:" for depth in range(700)),
    "generics": "a<" * 20_000,
    "more generics": "a<b," * 10_000,
    "types": "class A<T extends B<" * 5_000,
    "operators": "a+" * 20_000,
    "classes": "class A { void f() { " * 4_000,
    "statements": "List<A<B<C>>> x = a<b;\n" * 2_000,
    "enums": "<< }}>>enum" * 3_000,
    "quotes": "'\"" * 20_000,
    "heredocs": "<<A\n" * 10_000,
    "templates": "`${" * 10_000,
    "dots": "." * 50_000,
    "closing": "b}" * 20_000,
    "stars": "*" * 20_000 + "a;",
    "backslashes": '"\\' * 20_000,
    "comments": "/*" * 20_000,
    "fences": "```\n~~~\n" * 5_000,
    "rules": "a\n===\n" * 5_000,
    "aliases": "a: &a [*a, *a]\n" * 5_000,
    "dotted": "a." * 50_000 + "a = 1",
    "tables": "".join(f"[[a.b{number}.a]]\nx = [\n" for number in range(4_000)),
}
LARGE = {
    "one line": "a " * 500_000,
    "empty lines": "\n" * 500_000,
    "names": "".join(f"def abcdefghij{number:05}(): pass\n" for number in range(30_000)),
    "headings": "".join(f"# {'ab' * 15}{number % 97}{'ba' * 15}\n" for number in range(15_000)),
    "values": "".join(f"abcdefghij{number:05}: 1\n" for number in range(40_000)),
    "table": "".join(f"abcdefghij{number:05} = 1\n" for number in range(40_000)),
    "regions": "#region a\n" * 50_000 + "#endregion b\n" * 50_000,
    "tags": "// tag::a[] end::a[] ANCHOR: b [START c]\n" * 25_000,
}


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("hostile", HOSTILE)
def test_nothing_goes_on_for_ever(hostile: str, ending: str) -> None:
    lines = ("<?php " * (ending == "inc") + HOSTILE[hostile]).split("\n")
    kinds = {
        "md": "heading",
        "adoc": "heading",
        "rst": "heading",
        "json": "path",
        "yaml": "path",
        "toml": "path",
        "txt": "tag",
    }
    look(f"{kinds.get(ending, 'symbol')}:{UNHEARD_OF}", lines, f"file.{ending}")


@pytest.mark.parametrize(
    "region", ["tag:x", "symbol:x.py", "heading:x.md", "path:x.json", "path:x.yaml", "path:x.toml"]
)
@pytest.mark.parametrize("large", LARGE)
def test_a_megabyte_is_no_hurdle(large: str, region: str) -> None:
    kind, _, path = region.partition(":")
    look(f"{kind}:{UNHEARD_OF}", LARGE[large].split("\n"), path)
    look(f"{kind}:a", LARGE[large].split("\n"), path)


@pytest.mark.parametrize(
    "region",
    ["path:" + "a." * 100_000 + "a", "path:" + "[0]" * 100_000, "path:" + '"' * 100_001, "symbol:" + "a::" * 100_000],
)
def test_no_name_is_too_long(region: str) -> None:
    for path in ("a.json", "a.yaml", "a.toml", "a.py"):
        missing = find_region(region, ["a: 1"], path=path, language=None)
        assert isinstance(missing, Missing)
        assert len(missing.message) < 500

"""Keys with their values in JSON, YAML and TOML."""

import json
import tomllib
from itertools import pairwise
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from app.render.regions.keys import read_way, write_way
from tests.render.regions.lookup import message, pairs, shown

JSON = """\
{
  // about a
  "a": {"b": [1,
     {"c.d": 2}], "e": {}},
  "f": 3, "g": "x", // trailing
  /* about
   * h */
  "h": [
    1, 2,
    [
      "}", '"'
    ],
  ],
\t"tab": null,
  "é\\n\\"": {
    "deep": [[], [{"x": true}]]
  }
}
"""


@pytest.mark.parametrize(
    ("way", "expected"),
    [
        ("a", [(2, 4)]),
        ("a.b", [(2, 4)]),
        ("a.b[0]", [(2, 3)]),
        ('a.b[1]."c.d"', [(4, 4)]),
        ("a.b[1]['c.d']", [(4, 4)]),
        ("a.e", [(4, 4)]),
        ("f", [(5, 5)]),
        ("g", [(5, 5)]),
        ("h", [(6, 13)]),
        ("h[1]", [(9, 9)]),
        ("h[2]", [(10, 12)]),
        ("h[2][0]", [(11, 11)]),
        ("tab", [(14, 14)]),
        ('"é\n\\""', [(15, 17)]),
        ('["é\n\\""].deep[1][0].x', [(16, 16)]),
    ],
)
def test_json(way: str, expected: list[tuple[int, int]]) -> None:
    assert pairs(f"path:{way}", JSON, "package.json") == expected


def test_json_of_several_values() -> None:
    assert pairs("path:b", '{"a": 1}\n{"b": {\n"c": 2}}\n', "log.jsonl") == [(2, 3)]


def test_the_last_of_equal_keys_is_the_one_that_counts() -> None:
    assert pairs("path:a", '{"a": 1,\n"a": 2}', "x.json") == [(2, 2)]


YAML = """\
# About the file.

# About image,
# in two lines.
image: python:3.11 # trailing

definitions:
  # Steps.
  steps:
    - step: &test
        name: "Test: all"
        script:
          - |
            make
              # not a comment

            make test

          - >-
            echo
    # The second.
    - step: {name: Deploy,
             after: [a, b]}
  empty:
  'odd.key': 1
  8080: port
pipelines:
  default:
  - <<: *test
  - again: *test
---
second: 2
image: other
...
"""


@pytest.mark.parametrize(
    ("way", "expected"),
    [
        ("image", [(3, 5)]),
        ("definitions", [(7, 26)]),
        ("definitions.steps", [(8, 23)]),
        ("definitions.steps[0]", [(10, 20)]),
        ("definitions.steps[0].step.script", [(12, 20)]),
        ("definitions.steps[0].step.script[0]", [(13, 17)]),
        ("definitions.steps[0].step.script[1]", [(19, 20)]),
        ("definitions.steps[1]", [(21, 23)]),
        ("definitions.steps[1].step.after[1]", [(23, 23)]),
        ("definitions.empty", [(24, 24)]),
        ('definitions."odd.key"', [(25, 25)]),
        ("definitions.8080", [(26, 26)]),
        ("definitions[8080]", [(26, 26)]),
        ("pipelines.default[1].again", [(30, 30)]),
        ("second", [(32, 32)]),
    ],
)
def test_yaml(way: str, expected: list[tuple[int, int]]) -> None:
    assert pairs(f"path:{way}", YAML, "bitbucket-pipelines.yml") == expected


def test_yaml_aliases_are_not_followed() -> None:
    assert "“pipelines.default[1].again.name”" in message("path:pipelines.default[1].again.name", YAML, "a.yaml")
    laughs = "a: &a [x, x]\n" + "".join(
        f"{after}: &{after} [*{name}, *{name}]\n" for name, after in pairwise("abcdefghij")
    )
    assert pairs("path:j", laughs, "a.yaml") == [(10, 10)]


def test_yaml_is_read_up_to_its_fault() -> None:
    text = "a: 1\nb:\n  c: 2\n{% if x %}\nd: 3\n"
    assert pairs("path:b.c", text, "a.yaml") == [(3, 3)]
    assert message("path:d", text, "a.yaml") == (
        "There is no key “d” in this file. It has “a”, “b”. From line 4 on it is not valid YAML."
    )


def test_other_line_ends_of_yaml_move_nothing() -> None:
    assert pairs("path:b", 'a: "x\x85\u2028\u2029\ry"\nb: 1', "a.yaml") == [(2, 2)]


TOML = '''\
title = "x" # trailing
a.b = 1
a."c.d" = 2

# The project.
[project]
name = "shop"
# What it needs.
dependencies = [
  "flask", # ]
  'x',
  {git = "y", rev.short = "z"},
]
text = """
[no.table]
key = 1
"""
[project.urls]
home = 'https://x.example/#y'

[[source]]
url = 1
[source.auth]
user = 2
[[source]]
url = 3

[tool."a.b".c]
x = { y = [1,
  2] }
[project.scripts]
run = "a:b"
'''


@pytest.mark.parametrize(
    ("way", "expected"),
    [
        ("title", [(1, 1)]),
        ("a", [(2, 3)]),
        ('a."c.d"', [(3, 3)]),
        ("project", [(5, 19), (31, 32)]),
        ("project.name", [(7, 7)]),
        ("project.dependencies", [(8, 13)]),
        ("project.dependencies[1]", [(11, 11)]),
        ("project.dependencies[2].rev.short", [(12, 12)]),
        ("project.text", [(14, 17)]),
        ("project.urls", [(18, 19)]),
        ("source", [(21, 26)]),
        ("source[0]", [(21, 24)]),
        ("source[0].auth.user", [(24, 24)]),
        ("source[1].url", [(26, 26)]),
        ("tool", [(28, 30)]),
        ('tool."a.b".c.x.y[1]', [(30, 30)]),
    ],
)
def test_toml(way: str, expected: list[tuple[int, int]]) -> None:
    assert pairs(f"path:{way}", TOML, "pyproject.toml") == expected


def test_the_example_is_toml() -> None:
    assert tomllib.loads(TOML)["project"]["dependencies"][2]["rev"] == {"short": "z"}


def ways_in(value: Any, way: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """The ways to everything that a value holds."""
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [found for key, inner in steps for found in ((*way, key), *ways_in(inner, (*way, key)))]


keys = st.text(st.characters(min_codepoint=32, max_codepoint=0x24F), min_size=1, max_size=6)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3),
    max_leaves=12,
)


@given(st.dictionaries(keys, values, min_size=1, max_size=4))
def test_every_key_of_any_json_is_found(value: dict[str, Any]) -> None:
    text = json.dumps(value, indent=2)
    for way in ways_in(value):
        lines = shown(f"path:{write_way(way)}", text, "any.json")
        last = way[-1]
        assert isinstance(last, int) or json.dumps(last) in lines[0]


@given(st.dictionaries(keys, values, min_size=1, max_size=4))
def test_every_key_of_any_yaml_is_found(value: dict[str, Any]) -> None:
    text = yaml.safe_dump(value, allow_unicode=False)
    for way in ways_in(value):
        (first, last), *others = pairs(f"path:{write_way(way)}", text, "any.yaml")
        assert not others
        if way[1:]:
            ((outer_first, outer_last),) = pairs(f"path:{write_way(way[:-1])}", text, "any.yaml")
            assert outer_first <= first <= last <= outer_last


@given(st.lists(keys.map(str.strip).filter(bool) | st.integers(min_value=0, max_value=99), min_size=1, max_size=4))
def test_a_way_reads_as_it_is_written(way: list[str | int]) -> None:
    assert read_way(write_way(tuple(way))) == tuple(way)


@pytest.mark.parametrize("way", ["a..b", ".a", "a.", "a[", "a[x]", "]", '"a', "a.[0"])
def test_what_is_no_way_is_explained(way: str) -> None:
    assert "is written as a.b[0]" in message(f"path:{way}", JSON, "a.json")


def test_what_is_not_there_is_told_with_what_is_near() -> None:
    assert message("path:a.bb", JSON, "a.json") == "There is no key “a.bb” in this file. Did you mean “a.b”?"
    assert message("path:h[9]", '{"h": [1]}', "a.json") == "There is no key “h[9]” in this file. Did you mean “h[0]”?"
    assert message("path:x", "{}", "a.json") == "There is no key “x” in this file. It has no key at all."
    assert "JSON, YAML and TOML" in message("path:x", "{}", "a.py")

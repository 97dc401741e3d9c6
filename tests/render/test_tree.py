"""YAML and JSON of strangers as plain values."""

from typing import Any

import pytest
import yaml

from app.render import tree
from app.render.tree import CannotRead, read_tree

BILLION_LAUGHS = "a: &a [ha, ha]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n"
    for before, name in zip("abcdefghi", "bcdefghij", strict=True)
)


def read(text: str) -> Any:
    return read_tree(text, is_json=False)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2026-01-31", "2026-01-31"),
        ("12:30:45", "12:30:45"),
        ("on", "on"),
        ("No", "No"),
        ("true", True),
        ("~", None),
        ("", None),
        ("'1'", "1"),
        ("0123", 123),
        ("1.5e3", 1500.0),
        ("1e999", "1e999"),
        (".inf", ".inf"),
        ("9" * 5000, "9" * 5000),
        ("!!python/object/apply:os.system [x]", ["x"]),
        ("!!binary aGk=", "aGk="),
        ("{200: ok, true: yes}", {"200": "ok", "true": "yes"}),
        ("a: 1\n---\nb: 2\n", {"a": 1}),
        ("a: &x {b: 1}\nc: *x\n", {"a": {"b": 1}, "c": {"b": 1}}),
        ("base: &x {b: 1, c: 1}\nd: {<<: *x, c: 2}\n", {"base": {"b": 1, "c": 1}, "d": {"b": 1, "c": 2}}),
        ("[&x {b: 1}, &y {b: 2, d: 2}, {<<: [*x, *y]}]", [{"b": 1}, {"b": 2, "d": 2}, {"b": 1, "d": 2}]),
        ("&k a: 1\nb: {*k : 2}\n", {"a": 1, "b": {"a": 2}}),
    ],
)  # fmt: skip
def test_values_are_those_of_the_core_schema(text: str, value: object) -> None:
    assert read(text) == value


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (BILLION_LAUGHS, "aliases"),
        ("a: &a {b: *a}", "itself"),
        ("a: *nothing", "stands for nothing"),
        ("? [x, y]\n: z\n", "no plain word"),
        ("a: [1, 2\nb: 3\n", "line 2"),
        ("a: \x07", "no YAML"),
        ("[" * 500, "nested"),
        ("- " * 500 + "x", "nested"),
    ],
)
def test_what_cannot_be_read_says_why(text: str, words: str) -> None:
    with pytest.raises(CannotRead, match=words):
        read(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('{"a": 1,}', "line 1"),
        ('{"a": NaN}', "NaN"),
        ("[" * 200_000, "nested"),
        ("9" * 5000, "too large"),
    ],
)
def test_json_that_cannot_be_read_says_why(text: str, words: str) -> None:
    with pytest.raises(CannotRead, match=words):
        read_tree(text, is_json=True)


def test_numbers_that_json_cannot_say_stay_text() -> None:
    assert read_tree('{"a": 1e999, "b": 1.5}', is_json=True) == {"a": "1e999", "b": 1.5}


def test_the_slow_reader_reads_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "a: &x {b: [1, 'two', 3.5]}\nc: *x\n"
    fast = read(text)
    monkeypatch.setattr(tree, "LOADER", yaml.SafeLoader)
    assert read(text) == fast

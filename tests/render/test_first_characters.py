"""Fewer rules are tried, and no token is another."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pygments.lexer import RegexLexer
from pygments.lexers import find_lexer_class, get_all_lexers

from app.render.first_characters import ASCII, QuickState, first_characters
from app.render.lexing import quick

CODE = """\
#!/bin/sh
/* A comment */ // Another -- and -- another
<a href="x">K &amp; ſ é 日本</a> {{ if x }} $var @at #hash %per ~/.tmp
def Main(self, n: int = 0x1F) -> None: return 'a\\n' + "b" * 1.5e3 [0] {1, 2};
SELECT * FROM t WHERE a <> 'x' AND b = "y";
  key: value
\tEND.
"""
EXPRESSIONS = {
    "a": "a", "[^a]": "bß", "(?:a|b)c": "bc", "a?b": "b", "a*": "!", "(?=a)": "a", "(?!a).": "b", r"\bx": "x",
    r"\w+": "é", r"\W": "-", r"[^\W\d]": "x", "(?i)k": "K", "(?i)\u017f": "s", "(?i)[a-c]": "B", "(?i:s)t": "St",
    "(?i)[^a]": "A", "[\u0100-\u017f]": "\u017f", "(?>ab|a)c": "abc", "a{2,3}": "aa", "(a)?\\1b": "b", "(?s).": "\n",
    "(?x) a # b": "a", "(x)?(?(1)a|b)": "b", "a++b": "ab", r"\d|\s": "7", "": "x", "(?<=a)b": "b", "[]]": "]",
}  # fmt: skip


@pytest.mark.parametrize(("expression", "text"), EXPRESSIONS.items())
def test_no_beginning_of_a_match_is_missing(expression: str, text: str) -> None:
    pattern = re.compile(expression)
    first = first_characters(pattern)
    assert {character for character in ASCII if pattern.match(character + text)} <= first


@pytest.mark.parametrize(
    ("expression", "first"),
    [("def|class", "dc"), ("[a-c]+", "abc"), (r"\d*x", "0123456789x"), ("(?i)ab", "aA"), (r"(?=x)\.", "."), ("é", "")],
)
def test_the_others_are_left_out(expression: str, first: str) -> None:
    assert first_characters(re.compile(expression)) == frozenset(first)


@given(st.lists(st.sampled_from(list(EXPRESSIONS)), min_size=1, max_size=4), st.text(max_size=5))
def test_the_same_rule_matches_as_without(expressions: list[str], text: str) -> None:
    rules = [(re.compile(expression).match, expression, None) for expression in expressions]
    for position in range(len(text) + 1):
        without = next((name for match, name, _ in rules if match(text, position)), None)
        assert next((name for match, name, _ in QuickState(rules) if match(text, position)), None) == without


@pytest.mark.parametrize("names", [names for names in get_all_lexers() if names[1]], ids=lambda names: names[1][0])
def test_every_language_gives_the_tokens_of_pygments(names: tuple[str, tuple[str, ...], object, object]) -> None:
    lexer = find_lexer_class(names[0])
    assert lexer
    if issubclass(lexer, RegexLexer):
        assert list(quick(lexer()).get_tokens(CODE)) == list(lexer().get_tokens(CODE))

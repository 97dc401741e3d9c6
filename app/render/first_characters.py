"""Which rules of a lexer are worth trying at a character: only those whose expression can match there.

Pygments tries the expressions of a state one after the other at every token, 35 of them for a name in Python. Nearly
all fail at their first character, so leaving those out changes no token and takes half of the time.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache

# The syntax tree of an expression has no public form (https://docs.python.org/3/library/re.html). What is not known is
# taken to match anything, and tests compare the tokens of every language.
from re import _constants as ops  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

ASCII = frozenset(map(chr, range(128)))
CATEGORIES = {
    ops.CATEGORY_DIGIT: r"\d",
    ops.CATEGORY_NOT_DIGIT: r"\D",
    ops.CATEGORY_SPACE: r"\s",
    ops.CATEGORY_NOT_SPACE: r"\S",
    ops.CATEGORY_WORD: r"\w",
    ops.CATEGORY_NOT_WORD: r"\W",
}
REPEATS = (ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT)
LOOKS_ONLY = (ops.AT, ops.ASSERT, ops.ASSERT_NOT)


class QuickState:
    """The rules of a state of a Pygments lexer, in their order, for its loop to go over at one position."""

    def __init__(self, rules: Iterable[tuple[Any, Any, Any]]) -> None:
        """Take rules as Pygments keeps them: how to match, what it is, which state follows."""
        self.rules = list(rules)

    @cached_property
    def by_character(self) -> dict[str, list[tuple[Any, Any, Any]]]:
        """The rules that can match at each ASCII character."""
        firsts = [first_characters(match.__self__) for match, _, _ in self.rules]
        return {
            character: [rule for rule, first in zip(self.rules, firsts, strict=True) if character in first]
            for character in ASCII
        }

    def __iter__(self) -> Iterator[tuple[Any, Any, Any]]:
        """Begin with a rule that never matches, but hears where the loop is."""
        rules = self.rules

        def look(text: str, position: int, *_: int) -> None:
            nonlocal rules
            rules = self.by_character.get(text[position : position + 1], rules)

        yield look, None, None
        yield from rules


@lru_cache(maxsize=10_000)
def first_characters(pattern: re.Pattern[str]) -> frozenset[str]:
    """The ASCII characters with which a match can begin: all that do, and perhaps some that do not."""
    characters, may_be_empty = _of_sequence(parser.parse(pattern.pattern, pattern.flags), pattern.flags)
    return ASCII if may_be_empty else characters


def _of_sequence(sequence: Iterable[tuple[Any, Any]], flags: int) -> tuple[frozenset[str], bool]:
    """The first characters, and whether it also matches nothing, when what follows it decides."""
    characters: frozenset[str] = frozenset()
    for operation, argument in sequence:
        more, may_be_empty = _of(operation, argument, flags)
        characters |= more
        if not may_be_empty:
            return characters, False
    return characters, True


def _of(operation: Any, argument: Any, flags: int) -> tuple[frozenset[str], bool]:
    if operation is ops.LITERAL:
        return _spellings(argument, argument, flags), False
    if operation is ops.NOT_LITERAL:
        return ASCII - {chr(argument)}, False
    if operation is ops.IN:
        return _of_set(argument, flags), False
    if operation is ops.BRANCH:
        branches = [_of_sequence(branch, flags) for branch in argument[1]]
        return frozenset().union(*(first for first, _ in branches)), any(empty for _, empty in branches)
    if operation is ops.SUBPATTERN:
        _, added, removed, sequence = argument
        return _of_sequence(sequence, (flags | added) & ~removed)
    if operation is ops.ATOMIC_GROUP:
        return _of_sequence(argument, flags)
    if operation in REPEATS:
        least, _, sequence = argument
        characters, may_be_empty = _of_sequence(sequence, flags)
        return characters, may_be_empty or least == 0
    if operation in LOOKS_ONLY:
        return frozenset(), True
    return ASCII, operation is not ops.ANY


def _of_set(items: list[tuple[Any, Any]], flags: int) -> frozenset[str]:
    """The characters of `[…]`; those of `[^…]` are too many where case is ignored."""
    if items[0][0] is ops.NEGATE:
        return ASCII - frozenset().union(*(_of_item(item, 0) for item in items[1:]))
    return frozenset().union(*(_of_item(item, flags) for item in items))


def _of_item(item: tuple[Any, Any], flags: int) -> frozenset[str]:
    operation, argument = item
    if operation is ops.LITERAL:
        return _spellings(argument, argument, flags)
    if operation is ops.RANGE:
        return _spellings(argument[0], argument[1], flags)
    category = re.compile(CATEGORIES[argument])
    return frozenset(filter(category.match, ASCII))


def _spellings(lowest: int, highest: int, flags: int) -> frozenset[str]:
    """The ASCII characters of a range of code points, in both cases where that is ignored."""
    if not flags & re.IGNORECASE:
        return frozenset(map(chr, range(lowest, min(highest, 127) + 1)))
    if highest > 127:  # some match ASCII letters: ſ is an s, and the sign of Kelvin is a k
        return ASCII
    characters = map(chr, range(lowest, highest + 1))
    return frozenset(case for character in characters for case in (character.lower(), character.upper()))

"""The `q` and `sort` of lists: comparisons joined by AND and OR, with parentheses, and IN for several values.

https://developer.atlassian.com/cloud/bitbucket/rest/intro/#filtering
"""

import json
import operator
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from sandbox.bitbucket.errors import Refusal
from sandbox.bitbucket.fields import Brief

Json = dict[str, Any]
Test = Callable[[Json], bool]

VALUE = r'"(?:[^"\\]|\\.)*"|[^\s"(),]+'
COMPARISON = re.compile(rf"\s*([a-z_.]+)\s*(!=|!~|>=|<=|=|~|>|<)\s*({VALUE})\s*", re.I)
CHOICE = re.compile(rf"\s*([a-z_.]+)\s+(NOT\s+)?IN\s*\(\s*((?:{VALUE})(?:\s*,\s*(?:{VALUE}))*)\s*\)\s*", re.I)
OPENING, CLOSING = re.compile(r"\s*\(\s*"), re.compile(r"\)\s*")
AND, OR = re.compile(r"AND\b\s*", re.I), re.compile(r"OR\b\s*", re.I)
OPERATORS: Mapping[str, Callable[[Any, Any], bool]] = {
    "=": lambda shown, wanted: bool(wanted in shown if isinstance(shown, list) else shown == wanted),
    "!=": lambda shown, wanted: bool(wanted not in shown if isinstance(shown, list) else shown != wanted),
    "~": lambda shown, wanted: str(wanted).lower() in str(shown).lower(),
    "!~": lambda shown, wanted: str(wanted).lower() not in str(shown).lower(),
    ">": operator.gt,
    ">=": operator.ge,
    "<": operator.lt,
    "<=": operator.le,
}
MISSING = object()


def listed(items: Sequence[Json], *, q: str, sort: str, never_by: Collection[str] = ()) -> list[Json]:
    """The items that match, in the order that is wanted; raises Refusal, for fields `never_by` too."""
    found = list(items)
    if q.strip():
        test = _Query(q, never_by).parsed()
        found = [item for item in found if test(item)]
    if sort:
        name = sort.removeprefix("-")
        _refuse(name, "sorting", never_by)
        found.sort(key=lambda item: _natural(_field(item, name, "sorting")), reverse=sort.startswith("-"))
    return found


class _Query:
    """A `q` that is read from left to right: AND binds closer than OR."""

    def __init__(self, q: str, never_by: Collection[str]) -> None:
        self._q = q
        self._never_by = never_by
        self._position = 0

    def parsed(self) -> Test:
        """Whether an item matches; raises Refusal."""
        test = self._alternatives()
        if self._position < len(self._q):
            raise self._invalid()
        return test

    def _alternatives(self) -> Test:
        tests = [self._every()]
        while self._take(OR):
            tests.append(self._every())
        return lambda item: any(test(item) for test in tests)

    def _every(self) -> Test:
        tests = [self._one()]
        while self._take(AND):
            tests.append(self._one())
        return lambda item: all(test(item) for test in tests)

    def _one(self) -> Test:
        if self._take(OPENING):
            test = self._alternatives()
            if not self._take(CLOSING):
                raise self._invalid()
            return test
        if choice := self._take(CHOICE):
            name, negation, values = choice.groups()
            _refuse(name, "filtering", self._never_by)
            tests = [_test(name, "=", literal) for literal in re.findall(VALUE, values)]
            return lambda item: any(test(item) for test in tests) != bool(negation)
        if comparison := self._take(COMPARISON):
            _refuse(comparison[1], "filtering", self._never_by)
            return _test(comparison[1], comparison[2], comparison[3])
        raise self._invalid()

    def _take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        match = pattern.match(self._q, self._position)
        self._position = match.end() if match else self._position
        return match

    def _invalid(self) -> Refusal:
        return Refusal(400, f"Invalid query: {self._q}")


def _test(name: str, sign: str, literal: str) -> Test:
    wanted = _value(literal)

    def test(item: Json) -> bool:
        shown = _field(item, name, "filtering")
        if shown is None and wanted is not None:
            return sign.startswith("!")
        try:
            return OPERATORS[sign](shown, wanted)
        except TypeError as error:
            raise Refusal(400, f"Invalid value for {name}: {literal}") from error

    return test


def _value(literal: str) -> Any:
    """A string in quotes, a number, true, false or null; a date stands without quotes and compares as text."""
    try:
        return json.loads(literal)
    except ValueError:
        return literal.strip('"').replace('\\"', '"')


def _refuse(name: str, purpose: str, never_by: Collection[str]) -> None:
    if name.partition(".")[0] in never_by:
        raise Refusal(400, f'Field "{name}" does not support {purpose}')


def _field(item: Json, name: str, purpose: str) -> Any:
    """The value of a field; nothing that is null has parts, and of a list every item's part counts."""
    value: Any = item
    for part in name.split("."):
        value = [_part(each, part) for each in value] if isinstance(value, list) else _part(value, part)
        if value is MISSING or (isinstance(value, list) and MISSING in value):
            raise Refusal(400, f'Field "{name}" does not support {purpose}')
    return value


def _part(value: Any, part: str) -> Any:
    if value is None:
        return None
    if isinstance(value, Brief) and part not in value:
        value = value.whole()
    return value.get(part, MISSING) if isinstance(value, dict) else MISSING


def _natural(value: Any) -> list[tuple[bool, int, str]]:
    """Numbers in a text count as numbers: `v9` comes before `v10`."""
    parts = re.split(r"([0-9]+)", str(value))
    return [(part.isdecimal(), int(part) if part.isdecimal() else 0, part) for part in parts]

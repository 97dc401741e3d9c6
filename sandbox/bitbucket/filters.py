"""The `q` and `sort` of lists: comparisons joined by AND and OR, without parentheses.

https://developer.atlassian.com/cloud/bitbucket/rest/intro/#filtering
"""

import json
import operator
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sandbox.bitbucket.errors import Refusal

Json = dict[str, Any]

COMPARISON = re.compile(r'\s*([a-z_.]+)\s*(!=|!~|>=|<=|=|~|>|<)\s*("(?:[^"\\]|\\.)*"|[^\s"]+)\s*', re.I)
JOINT = re.compile(r"(AND|OR)\b", re.I)
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


def listed(items: Sequence[Json], *, q: str, sort: str) -> list[Json]:
    """The items that match, in the order that is wanted; raises Refusal."""
    found = list(items)
    if q.strip():
        alternatives = _parse(q)
        found = [item for item in found if any(all(test(item) for test in every) for every in alternatives)]
    if sort:
        name = sort.removeprefix("-")
        found.sort(key=lambda item: _natural(_field(item, name, "sorting")), reverse=sort.startswith("-"))
    return found


def _parse(q: str) -> list[list[Callable[[Json], bool]]]:
    """Any of these lists, of which all must hold: AND binds closer than OR."""
    alternatives: list[list[Callable[[Json], bool]]] = [[]]
    position = 0
    while True:
        match = COMPARISON.match(q, position)
        if match is None:
            raise Refusal(400, f"Invalid query: {q}")
        alternatives[-1].append(_test(*match.groups()))
        position = match.end()
        if position == len(q):
            return alternatives
        joint = JOINT.match(q, position)
        if joint is None:
            raise Refusal(400, f"Invalid query: {q}")
        if joint[1].upper() == "OR":
            alternatives.append([])
        position = joint.end()


def _test(name: str, sign: str, literal: str) -> Callable[[Json], bool]:
    wanted = _value(literal)

    def test(item: Json) -> bool:
        try:
            return OPERATORS[sign](_field(item, name, "filtering"), wanted)
        except TypeError as error:
            raise Refusal(400, f"Invalid value for {name}: {literal}") from error

    return test


def _value(literal: str) -> Any:
    """A string in quotes, a number, true, false or null; a date stands without quotes and compares as text."""
    try:
        return json.loads(literal)
    except ValueError:
        return literal.strip('"').replace('\\"', '"')


def _field(item: Json, name: str, purpose: str) -> Any:
    value: Any = item
    for part in name.split("."):
        value = value.get(part, MISSING) if isinstance(value, dict) else MISSING
        if value is MISSING:
            raise Refusal(400, f'Field "{name}" does not support {purpose}')
    return value


def _natural(value: Any) -> list[tuple[bool, int, str]]:
    """Numbers in a text count as numbers: `v9` comes before `v10`."""
    parts = re.split(r"([0-9]+)", str(value))
    return [(part.isdecimal(), int(part) if part.isdecimal() else 0, part) for part in parts]

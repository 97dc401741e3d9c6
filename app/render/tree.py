"""YAML or JSON from a stranger as plain values: bounded in size and depth, and nothing but what JSON can say.

Strings stay strings where YAML 1.1 would make dates, sexagesimal numbers or `on` and `off` of them. Built from the
parser's events, because PyYAML's own constructors recurse and let aliases multiply.
"""

import json
import math
import re
from dataclasses import dataclass, field
from typing import Any

import yaml

MAX_WEIGHT = 4_000_000  # characters and nodes, with each alias counted as what it stands for
MAX_DEPTH = 200
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # ten times as fast, where libyaml is there

# https://yaml.org/spec/1.2.2/#103-core-schema
CONSTANTS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
INTEGER = re.compile(r"[-+]?[0-9]{1,300}")
FLOAT = re.compile(r"[-+]?(\.[0-9]{1,300}|[0-9]{1,300}(\.[0-9]{0,300})?)([eE][-+]?[0-9]{1,3})?")
MERGE = "<<"


class CannotRead(Exception):
    """Why, in words for a reader."""


def read_tree(text: str, *, is_json: bool) -> Any:
    """The value of the (first) document; raises CannotRead."""
    try:
        if not is_json:
            return _Builder().build(text)
        return json.loads(text, parse_constant=_refuse_constant, parse_float=_float)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise CannotRead(f"line {line}: {error.problem or error.context or 'it is no YAML'}") from error
    except yaml.YAMLError as error:
        raise CannotRead("it is no YAML") from error
    except json.JSONDecodeError as error:
        raise CannotRead(f"line {error.lineno}: {error.msg}") from error
    except RecursionError as error:
        raise CannotRead("it is nested too deeply") from error
    except ValueError as error:
        raise CannotRead("a number in it is too large") from error


def _float(text: str) -> float | str:
    number = float(text)
    return number if math.isfinite(number) else text


def _refuse_constant(name: str) -> None:
    raise CannotRead(f"{name} is no value of JSON")


@dataclass
class _Open:
    """A mapping or sequence that has begun; `key` is that of the next value of a mapping."""

    value: dict[str, Any] | list[Any]
    anchor: str | None
    before: int
    key: str | None = None
    merged: dict[str, Any] = field(default_factory=dict)


class _Builder:
    def __init__(self) -> None:
        self.stack: list[_Open] = []
        self.anchors: dict[str, tuple[Any, int]] = {}
        self.weight = 0
        self.root: Any = None

    def build(self, text: str) -> Any:
        for event in yaml.parse(text, Loader=LOADER):
            if isinstance(event, yaml.DocumentEndEvent):
                break
            if isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
                self.open({} if isinstance(event, yaml.MappingStartEvent) else [], event)
            elif isinstance(event, yaml.CollectionEndEvent):
                self.close()
            elif isinstance(event, yaml.ScalarEvent):
                self.scalar(event)
            elif isinstance(event, yaml.AliasEvent):
                self.alias(event)
        return self.root

    def open(self, value: dict[str, Any] | list[Any], event: Any) -> None:
        if len(self.stack) >= MAX_DEPTH:
            raise CannotRead("it is nested too deeply")
        if self.expects_key():
            raise CannotRead(f"line {event.start_mark.line + 1}: a key that is no plain word")
        self.stack.append(_Open(value, event.anchor, self.weight))

    def close(self) -> None:
        done = self.stack.pop()
        if isinstance(done.value, dict):
            for key, value in done.merged.items():
                done.value.setdefault(key, value)
        self.weigh(1)
        self.put(done.value, done.anchor, self.weight - done.before)

    def scalar(self, event: Any) -> None:
        weight = len(event.value) + 1
        self.weigh(weight)
        if self.expects_key():
            self.stack[-1].key = event.value
            if event.anchor:
                self.anchors[event.anchor] = (event.value, weight)
        else:
            is_plain = event.implicit[0] and event.style in (None, "")
            self.put(_resolved(event.value) if is_plain else event.value, event.anchor, weight)

    def alias(self, event: Any) -> None:
        if event.anchor not in self.anchors:
            raise CannotRead(f"line {event.start_mark.line + 1}: *{event.anchor} stands for nothing, or for itself")
        value, weight = self.anchors[event.anchor]
        self.weigh(weight)
        if self.expects_key():
            if not isinstance(value, str):
                raise CannotRead(f"line {event.start_mark.line + 1}: a key that is no plain word")
            self.stack[-1].key = value
        else:
            self.put(value, None, weight)

    def expects_key(self) -> bool:
        return bool(self.stack) and isinstance(self.stack[-1].value, dict) and self.stack[-1].key is None

    def put(self, value: Any, anchor: str | None, weight: int) -> None:
        if anchor:
            self.anchors[anchor] = (value, weight)
        if not self.stack:
            self.root = value
            return
        parent = self.stack[-1]
        if isinstance(parent.value, list):
            parent.value.append(value)
            return
        key, parent.key = parent.key or "", None
        if key == MERGE and isinstance(value, dict | list):
            for source in value if isinstance(value, list) else [value]:
                for name, inherited in source.items() if isinstance(source, dict) else ():
                    parent.merged.setdefault(name, inherited)
        else:
            parent.value[key] = value

    def weigh(self, weight: int) -> None:
        self.weight += weight
        if self.weight > MAX_WEIGHT:
            raise CannotRead("it is too large when its aliases are expanded")


def _resolved(text: str) -> Any:
    """A plain scalar by the core schema of YAML 1.2."""
    if text in CONSTANTS:
        return CONSTANTS[text]
    if INTEGER.fullmatch(text):
        return int(text)
    return _float(text) if FLOAT.fullmatch(text) else text

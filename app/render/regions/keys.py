"""What JSON, YAML and TOML have in common here: values with their lines, and the way to one of them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

Key = str | int
Way = tuple[Key, ...]
NOWHERE = (1, 0)  # the lines of a value that others imply, as `[a.b]` in TOML implies `a`
STEP = re.compile(
    r"""
    \[\s*(?P<index>\d{1,9})\s*\] |
    \.?\s*\[?"(?P<double>(?:[^"\\]|\\.)*)"\]?\s* |
    \.?\s*\[?'(?P<single>[^']*)'\]?\s* |
    \.?(?P<bare>[^.\[\]"']+)
    """,
    re.VERBOSE | re.DOTALL,
)
ESCAPE = re.compile(r"\\(.)", re.DOTALL)
TO_ESCAPE = re.compile(r'["\\]')
PLAIN = re.compile(r"[^.\[\]\"']+")


@dataclass(slots=True)
class Item:
    """A value together with its key: its first and last line, and what it holds."""

    first: int
    last: int
    members: dict[str, "Item"] | None = None
    items: list["Item"] | None = None

    def at(self, key: Key) -> "Item | None":
        """What it holds under that key, or at that place."""
        if isinstance(key, int) and self.items is not None:
            return self.items[key] if key < len(self.items) else None
        return self.members.get(str(key)) if self.members else None

    def held(self) -> list[Key]:
        """All keys, or all places."""
        return [*(self.members or ()), *range(len(self.items or ()))]

    def grown(self, way: Iterable[str]) -> "Item":
        """The item at the end of that way, which is made where there is none: in a list, it goes by the last one."""
        item = self
        for key in way:
            item = item.items[-1] if item.items else item
            item.members = {} if item.members is None else item.members
            item = item.members.setdefault(key, Item(*NOWHERE))
        return item

    def parts(self) -> Iterator[tuple[int, int]]:
        """The lines of the value and of all that it holds, which in TOML may stand elsewhere."""
        waiting = [self]
        while waiting:
            item = waiting.pop()
            yield item.first, item.last
            waiting += (item.members or {}).values()
            waiting += item.items or ()


@dataclass(frozen=True)
class Contents:
    """The documents of a file. With a `fault` they go as far as the file could be understood."""

    documents: list[Item] = field(default_factory=list)
    fault: str = ""


def read_way(text: str) -> Way | None:
    """`a.b[0]`, `a."b.c"`, `a['b.c']` as keys and places; None when it is not written so."""
    way: list[Key] = []
    position = 0
    while position < len(text):
        match = STEP.match(text, position)
        if not match or (not way and match[0].startswith(".")):
            return None
        position = match.end()
        if match["index"]:
            way.append(int(match["index"]))
        elif match["bare"]:
            way.append(match["bare"].strip())
        else:
            way.append(ESCAPE.sub(r"\1", match["double"] or "") or match["single"] or "")
    return tuple(way) or None


def write_way(way: Way) -> str:
    """The way as an author would write it."""
    text = ""
    for key in way:
        if isinstance(key, int):
            text += f"[{key}]"
        elif PLAIN.fullmatch(key) and key == key.strip():
            text += f".{key}" if text else key
        else:
            text += '["{}"]'.format(TO_ESCAPE.sub(r"\\\g<0>", key))
    return text


def follow(documents: list[Item], way: Way) -> Item | None:
    """What is at the end of the way, in the first document that has it."""
    for document in documents:
        item: Item | None = document
        for key in way:
            item = item.at(key) if item else None
        if item:
            return item
    return None


def near_ways(documents: list[Item], way: Way) -> list[str]:
    """The ways that leave the wanted one at the first key that is not there."""
    depth, keys = 0, [key for document in documents for key in document.held()]
    for document in documents:
        item: Item | None = document
        for passed, key in enumerate(way[:-1], 1):
            item = item.at(key) if item else None
            if item and passed > depth:
                depth, keys = passed, item.held()
    return [write_way((*way[:depth], key)) for key in keys]

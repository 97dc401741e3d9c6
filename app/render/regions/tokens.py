"""The brackets, strings and words of JSON and of TOML's values, put together to items without recursion."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from app.render.regions.keys import Item

WayOf = Callable[[list[str]], tuple[str, ...]]


class Token(NamedTuple):
    """A word, a string with its quotation marks, a mark (bracket, comma…) or the end of a line."""

    kind: str
    text: str
    first: int
    last: int


def tokens(pattern: re.Pattern[str], text: str) -> Iterator[Token]:
    """What the pattern's groups find, with the lines on which it stands; spaces and comments are left out."""
    line = 1
    for match in pattern.finditer(text):
        first, found = line, match[0]
        line += found.count("\n")
        if match.lastgroup and match.lastgroup != "space":
            yield Token(match.lastgroup, found, first, line)


@dataclass(slots=True)
class Level:
    """An object or a list that is still open; the words since its last comma, and the key that waits for its value."""

    item: Item
    words: list[Token] = field(default_factory=list)
    way: tuple[str, ...] = ()
    key_line: int = 0

    def name(self, way_of: WayOf) -> None:
        """The words before a colon or an equals sign are a key."""
        if self.words and not self.way and self.item.members is not None:
            self.way, self.key_line = way_of([word.text for word in self.words]), self.words[0].first
            self.words.clear()

    def put(self, item: Item) -> None:
        """The item is what the key waits for, or the next one of a list."""
        if self.item.items is not None:
            self.item.items.append(item)
        elif self.way:
            parent = self.item.grown(self.way[:-1])
            item.first = self.key_line
            parent.members = {} if parent.members is None else parent.members
            parent.members[self.way[-1]] = item
            self.way = ()

    def end_value(self) -> None:
        """The words before a comma or a closing bracket are a value."""
        if self.words:
            self.put(Item(self.words[0].first, self.words[-1].last))
            self.words.clear()


def assemble(found: Iterable[Token], *, assignment: str, way_of: WayOf) -> list[Item]:
    """The values, one after the other; what does not fit is passed over, and what is not closed goes to the end."""
    open_levels = [Level(Item(1, 1, items=[]))]
    last = 1
    for kind, text, first, last in found:
        level = open_levels[-1]
        if kind == "word" or kind == "string":
            level.words.append(Token(kind, text, first, last))
        elif text in "{[":
            item = Item(first, last, {}) if text == "{" else Item(first, last, items=[])
            level.put(item)
            open_levels.append(Level(item))
        elif text in "}]" and len(open_levels) > 1:
            level.end_value()
            level.item.last = last
            open_levels.pop()
        elif text == ",":
            level.end_value()
        elif text == assignment:
            level.name(way_of)
    for level in open_levels:
        level.end_value()
        level.item.last = last
    return open_levels[0].item.items or []

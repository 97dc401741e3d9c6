"""YAML with its lines: the only importer of PyYAML.

Only the events of its parser are used: aliases are not followed (they can expand without end), nothing is constructed,
and nothing recurses. libyaml, in C, does the work where it is there.
"""

from dataclasses import dataclass

import yaml

from app.render.regions.keys import Contents, Item

# YAML 1.1 ends lines at these characters too, we do not.
NO_LINE_ENDS = dict.fromkeys((0x0D, 0x85, 0x2028, 0x2029), " ")
PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
MAX_DEPTH = 500  # the time of libyaml grows with the square of the depth of brackets


@dataclass(slots=True)
class Level:
    """A mapping or a list that is still open, and in a mapping the key that waits for its value."""

    item: Item
    has_key: bool = False
    key: str | None = None
    key_line: int = 0

    def meet(self, item: Item, text: str | None) -> None:
        """The next key, value or entry; a key that is no text leads nowhere."""
        if self.item.items is not None:
            self.item.items.append(item)
        elif self.item.members is not None and not self.has_key:
            self.has_key, self.key, self.key_line = True, text, item.first
        elif self.item.members is not None:
            item.first = self.key_line
            if self.key is not None:
                self.item.members[self.key] = item
            self.has_key = False


def read_yaml(lines: list[str]) -> Contents:
    """The documents; up to the fault, if there is one."""
    text = "\n".join(lines).translate(NO_LINE_ENDS).encode(errors="replace")
    stream = Level(Item(1, 1, items=[]))
    levels = [stream]
    fault = ""
    try:
        for event in yaml.parse(text, Loader=PARSER):
            if len(levels) > MAX_DEPTH:
                fault = "It is nested too deeply to be read further."
                break
            _take(event, levels, lines)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        fault = f"From line {mark.line + 1} on it is not valid YAML." if mark else "It is not valid YAML."
    return Contents(stream.item.items or [], fault)


def _take(event: yaml.Event, levels: list[Level], lines: list[str]) -> None:
    level = levels[-1]
    first, last, is_nothing = _lines(event, lines)
    if isinstance(event, yaml.ScalarEvent):
        if is_nothing and level.has_key:  # the mark of a value that is left out is at the next thing that is there
            first = last = level.key_line
        level.meet(Item(first, last), event.value)
        level.item.last = max(level.item.last, last)
    elif isinstance(event, yaml.AliasEvent):
        level.meet(Item(first, first), None)
        level.item.last = max(level.item.last, first)
    elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
        is_mapping = isinstance(event, yaml.MappingStartEvent)
        item = Item(first, first, {}) if is_mapping else Item(first, first, items=[])
        level.meet(item, None)
        levels.append(Level(item))
    elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
        levels.pop()
        if not is_nothing:  # a bracket
            level.item.last = last
        levels[-1].item.last = max(levels[-1].item.last, level.item.last)


def _lines(event: yaml.Event, lines: list[str]) -> tuple[int, int, bool]:
    """First line, last line that is not blank (a block ends where the next thing begins), whether it is nothing."""
    start, end = event.start_mark, event.end_mark
    if start is None or end is None:
        return 1, 1, True
    first, last = start.line + 1, end.line + 1 if end.column else end.line
    while last > first and not lines[last - 1].strip():
        last -= 1
    return first, max(last, first), start.index == end.index

"""TOML with its lines: Python's parser tells none."""

import re

from app.render.regions.keys import Contents, Item, read_way
from app.render.regions.tokens import Token, assemble, tokens

TOKENS = re.compile(
    r'''
    (?P<space>[^\S\n]+|\#[^\n]*) |
    (?P<end>\n) |
    (?P<string>
        """(?:[^"\\]|\\[\s\S]|"(?!""))*(?:"{3,5})? |
        \'\'\'(?:[^\']|\'(?!\'\'))*(?:\'{3,5})? |
        "[^"\\\n]*(?:\\.[^"\\\n]*)*"? |
        \'[^\'\n]*\'?
    ) |
    (?P<mark>[{}\[\],=]) |
    (?P<word>[^\s{}\[\],="\'\#]+)
    ''',
    re.VERBOSE,
)
MAX_DEPTH = 100  # keys of a way; nobody nests deeper, and each of them costs memory


def read_toml(lines: list[str]) -> Contents:
    """The file as one document; a line that is no TOML is passed over."""
    document = Item(1, len(lines), {})
    table = document
    statement: list[Token] = []
    depth = 0
    for token in [*tokens(TOKENS, "\n".join(lines)), Token("end", "\n", len(lines), len(lines))]:
        if token.kind == "mark":
            depth = max(depth + (token.text in "{[") - (token.text in "}]"), 0)
        if token.kind != "end":
            statement.append(token)
        elif statement and not depth:
            table = _take(statement, document, table)
            statement = []
    _take(statement, document, table)
    return Contents([document])


def _take(statement: list[Token], document: Item, table: Item) -> Item:
    """Put what the statement says in its place; the table to which the next one belongs."""
    texts = [token.text for token in statement]
    first, last = (statement[0].first, statement[-1].last) if statement else (0, 0)
    if texts[:1] == ["["] and texts[-1] == "]":
        in_list = texts[1] == "[" and texts[-2:] == ["]", "]"]
        way = _way_of(texts[2:-2] if in_list else texts[1:-1])
        return _opened(document.grown(way), in_list, first, last) if way else table
    if "=" in texts and (way := _way_of(texts[: (equals := texts.index("="))])):
        item = table.grown(way)
        values = assemble(statement[equals + 1 :], assignment="=", way_of=_way_of)
        value = values[0] if values else Item(first, last)
        item.first, item.last, item.members, item.items = first, last, value.members, value.items
        table.last = max(table.last, last)
    return table


def _opened(table: Item, in_list: bool, first: int, last: int) -> Item:
    """The table of a header, `[[…]]` a new one in its list."""
    if not in_list:
        table.first, table.last = first, last
        return table
    table.items = [] if table.items is None else table.items
    table.items.append(Item(first, last, {}))
    return table.items[-1]


def _way_of(words: list[str]) -> tuple[str, ...]:
    return tuple(map(str, read_way("".join(words)) or ()))[:MAX_DEPTH]

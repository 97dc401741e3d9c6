"""JSON with its lines, comments and trailing commas tolerated, one value or several.

Python's parser tells no lines, and a YAML parser reads neither tabs nor comments of this kind.
"""

import json
import re

from app.render.regions.keys import Contents
from app.render.regions.tokens import assemble, tokens

TOKENS = re.compile(
    r"""
    (?P<space>\s+|//[^\n]*|/\*(?:[^*]|\*(?!/))*(?:\*/)?) |
    (?P<string>"[^"\\\n]*(?:\\.[^"\\\n]*)*"?|'[^'\\\n]*(?:\\.[^'\\\n]*)*'?) |
    (?P<mark>[{}\[\],:]) |
    (?P<word>[^\s{}\[\],:"'/]+|.)
    """,
    re.VERBOSE,
)


def read_json(lines: list[str]) -> Contents:
    """The values of the file; several of them where each line is one."""
    return Contents(assemble(tokens(TOKENS, "\n".join(lines)), assignment=":", way_of=_way_of))


def _way_of(words: list[str]) -> tuple[str, ...]:
    key = words[-1]
    if key[0] not in "\"'":
        return (key,)
    try:
        text = str(json.loads(f'"{key[1:-1]}"'))
    except ValueError:
        text = key.strip("\"'")
    return (text.encode(errors="replace").decode(),)

"""A key with its value in JSON, YAML or TOML, in the layout of the file, with the comments directly above."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from app.render.regions.json_keys import read_json
from app.render.regions.keys import Contents, Item, follow, near_ways, read_way
from app.render.regions.naming import spellings
from app.render.regions.outcome import Found, Missing, found, missing, quoted
from app.render.regions.toml_keys import read_toml
from app.render.regions.yaml_keys import read_yaml

READERS: dict[str, Callable[[list[str]], Contents]] = {
    **dict.fromkeys(("json", "jsonc", "json5", "jsonl", "webmanifest", "composer.lock", "pipfile.lock"), read_json),
    **dict.fromkeys(("yaml", "yml"), read_yaml),
    **dict.fromkeys(("toml", "pipfile", "poetry.lock", "uv.lock", "pdm.lock"), read_toml),
}
COMMENT_STARTS = ("#", "//", "/*", "*")


def find_path(text: str, lines: list[str], path: str, language: str | None) -> Found | Missing:
    """The lines of the key that the way leads to, and of its value; in TOML also those of its tables further down."""
    read = next((READERS[name] for name in spellings(path, language) if name in READERS), None)
    if read is None:
        return Missing("Keys can be found in JSON, YAML and TOML files, which this is not.")
    way = read_way(text)
    if way is None:
        return Missing(f'The way to a key is written as a.b[0] or a."b.c"; {quoted(text)} is not.')
    contents = read(lines)
    item = follow(contents.documents, way)
    if item is None:
        answer = missing("key", text, near_ways(contents.documents, way))
        return replace(answer, message=f"{answer.message} {contents.fault}") if contents.fault else answer
    return found(_parts(item, lines), line_count=len(lines))


def _parts(item: Item, lines: list[str]) -> Iterator[tuple[int, int]]:
    """The lines of the item; several items may begin on one line, whose comments are looked for once."""
    last_lines: dict[int, int] = {}
    for first, last in item.parts():
        if first <= last:
            last_lines[first] = max(last_lines.get(first, 0), last)
    for first, last in last_lines.items():
        yield _with_comments(first, lines), last


def _with_comments(first: int, lines: list[str]) -> int:
    """The first line of the comments that stand directly above, with the same indentation."""
    indentation = _indentation(lines[first - 1])
    while first > 1:
        above = lines[first - 2]
        is_aligned = _indentation(above) == indentation or above.lstrip().startswith("*")  # inside of `/* … */`
        if not above.lstrip().startswith(COMMENT_STARTS) or not is_aligned:
            break
        first -= 1
    return first


def _indentation(line: str) -> int:
    return len(line) - len(line.lstrip())

"""The facts that stand before a document between lines of `---` (YAML) or `+++` (TOML)."""

import json
import re
import tomllib
from collections.abc import Mapping
from html import escape
from typing import Any

import yaml

BLOCK = re.compile(r"(?P<mark>---|\+\+\+)[ \t]*\n(?P<facts>(?:.*\n)*?)(?P=mark)[ \t]*(?:\n|$)")
# What facts begin with; a rule, prose and another rule are not front matter.
FIRST_FACT = re.compile(r"\s*(?:#|\Z|\[{1,2}[\w.-]+\]|[\"']?[\w][^:=\n]*[\"']?\s*[:=])")
MAX_CHARACTERS = 20_000
MAX_VALUE_CHARACTERS = 300


class TextLoader(yaml.BaseLoader):
    """Reads YAML as the texts that stand there: no dates, no tags, and no aliases, of which a bomb is made."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        """Refuses an alias."""
        if self.check_event(yaml.AliasEvent):
            raise yaml.YAMLError("an alias")
        return super().compose_node(parent, index)


def split(text: str) -> tuple[str, str]:
    """The front matter of a whole document, with its marks, and the rest."""
    found = BLOCK.match(text)
    if not found or not FIRST_FACT.match(found["facts"]):
        return "", text
    return found[0], text[found.end() :]


def table(front_matter: str) -> str | None:
    """The facts as an HTML table; None where they cannot be read."""
    found = BLOCK.match(front_matter)
    facts = _read(found["facts"], is_toml=found["mark"] == "+++") if found else None
    if not isinstance(facts, Mapping):
        return None
    rows = "".join(f"<tr><th>{escape(str(name))}</th><td>{_cell(value)}</td></tr>\n" for name, value in facts.items())
    return f'<table class="front-matter"><tbody>\n{rows}</tbody></table>\n' if rows else ""


def _read(facts: str, *, is_toml: bool) -> Any:
    if len(facts) > MAX_CHARACTERS:
        return None
    try:
        return tomllib.loads(facts, parse_float=str) if is_toml else TextLoader(facts).get_single_data() or {}
    except (yaml.YAMLError, ValueError, RecursionError):
        return None


def _cell(value: object) -> str:
    """Plain values as they are, a list of them in one line, and all else as a piece of code."""
    if isinstance(value, list) and not any(isinstance(item, list | dict) for item in value):
        return escape(_short(", ".join(map(_text, value))))
    if isinstance(value, list | dict):
        return f"<code>{escape(_short(json.dumps(value, ensure_ascii=False, default=str)))}</code>"
    return escape(_short(_text(value)))


def _text(value: object) -> str:
    return json.dumps(value) if isinstance(value, bool) else str(value)


def _short(text: str) -> str:
    return text if len(text) <= MAX_VALUE_CHARACTERS else f"{text[:MAX_VALUE_CHARACTERS]}…"

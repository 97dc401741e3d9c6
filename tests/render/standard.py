"""The examples of the CommonMark standard, from the package commonmark-spec (https://spec.commonmark.org)."""

import re
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).parents[2] / "sandbox/node_modules/commonmark-spec/spec.txt"
EXAMPLE = re.compile(r"^`{32} example\n(.*?)^\.\n(.*?)^`{32}$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Example:
    """A document in Markdown and its HTML."""

    number: int
    markdown: str
    html: str


def examples() -> list[Example]:
    """All of them, numbered as the standard numbers them."""
    text = FILE.read_text().replace("→", "\t")
    return [Example(number, *pair) for number, pair in enumerate(EXAMPLE.findall(text), start=1)]

"""A part of a text file by its name: between marker comments, a symbol, a section, or a key with its value.

Pure functions on hostile content: they raise nothing, but run in a child process with a deadline (worker.py).
"""

from collections.abc import Callable

from app.render.regions.headings import find_heading
from app.render.regions.outcome import Found, Missing, quoted
from app.render.regions.paths import find_path
from app.render.regions.symbols import find_symbol
from app.render.regions.tags import find_tag

__all__ = ["Found", "Missing", "find_region"]

Finder = Callable[[str, list[str], str, str | None], Found | Missing]
FINDERS: dict[str, Finder] = {
    "tag": lambda name, lines, path, language: find_tag(name, lines),
    "symbol": find_symbol,
    "heading": find_heading,
    "path": find_path,
}
GRAMMAR = (
    "A part of a file is named as tag:NAME (between marker comments), symbol:NAME (a function or class), "
    "heading:TEXT (a section) or path:a.b[0] (a key with its value)"
)


def find_region(region: str, lines: list[str], *, path: str, language: str | None) -> Found | Missing:
    """The lines of the part that `region` names, or why there are none."""
    kind, _, name = region.strip().partition(":")
    finder, name = FINDERS.get(kind.strip().lower()), name.strip()
    if finder is None or not name:
        return Missing(f"{GRAMMAR}; {quoted(region)} is none of these.")
    return finder(name, lines, path, language)

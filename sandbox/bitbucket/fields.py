"""Partial answers: `fields=a.b,c` keeps only those, `+a.b` adds, `-a` removes; `*` stands for any name that is shown.

https://developer.atlassian.com/cloud/bitbucket/rest/intro/#partial-response
"""

from collections.abc import Callable, Mapping
from typing import Any

Path = list[str]


class Brief(dict[str, Any]):
    """An object in the short form in which others embed it; `fields` can ask for any part of the whole."""

    def __init__(self, shown: Mapping[str, Any], whole: Callable[[], Mapping[str, Any]]) -> None:
        super().__init__(shown)
        self.whole = whole


def select(content: Any, fields: str) -> Any:
    """The content with the wanted fields; lists are looked through, as if each item were meant."""
    names = [name.strip() for name in fields.split(",") if name.strip()]
    only = [name.split(".") for name in names if name[0] not in "+-"]
    more = [name[1:].split(".") for name in names if name[0] == "+"]
    less = [name[1:].split(".") for name in names if name[0] == "-"]
    content = _grown(content, only + more)
    if only:
        content = _kept(content, only + more)
    for path in less:
        content = _without(content, path)
    return content


def _grown(content: Any, paths: list[Path]) -> Any:
    """With everything that the paths name, fetched from the whole where the short form lacks it."""
    if isinstance(content, list):
        return [_grown(item, paths) for item in content]
    names = {path[0] for path in paths if path}
    if not isinstance(content, dict) or not names:
        return content
    grown = dict(content)
    if isinstance(content, Brief) and (missing := names - content.keys() - {"*"}):
        whole = content.whole()
        grown |= {name: whole[name] for name in missing if name in whole}
    return {name: _grown(value, _below(paths, name)) for name, value in grown.items()}


def _kept(content: Any, paths: list[Path]) -> Any:
    if isinstance(content, list):
        return [_kept(item, paths) for item in content]
    if not isinstance(content, dict) or [] in paths:
        return content
    return {name: _kept(value, deeper) for name, value in content.items() if (deeper := _below(paths, name))}


def _without(content: Any, path: Path) -> Any:
    if isinstance(content, list):
        return [_without(item, path) for item in content]
    if not isinstance(content, dict):
        return content
    first, *rest = path
    return {
        name: _without(value, rest) if first in (name, "*") else value
        for name, value in content.items()
        if rest or first not in (name, "*")
    }


def _below(paths: list[Path], name: str) -> list[Path]:
    return [path[1:] for path in paths if path and path[0] in (name, "*")]

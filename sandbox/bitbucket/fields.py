"""Partial answers: `fields=a.b,c` keeps only those, `+a.b` adds, `-a` removes, `*` stands for any name.

https://developer.atlassian.com/cloud/bitbucket/rest/intro/#partial-response
"""

from typing import Any

EXTRA = "repository.is_private"  # embedded repositories show it only to those who ask for it


def partial(content: Any, wanted: str | None) -> Any:
    """The content with the wanted fields."""
    names = [name.strip() for name in (wanted or "").split(",") if name.strip()]
    if not any(name.endswith(EXTRA) for name in names):
        content = _without_extra(content)
    only = [name.split(".") for name in names if name[0] not in "+-"]
    if only:
        content = _only(content, only)
    for name in names:
        if name[0] == "-":
            content = _without(content, name[1:].split("."))
    return content


def _without_extra(content: Any, *, below: str = "") -> Any:
    if isinstance(content, list):
        return [_without_extra(item) for item in content]
    if not isinstance(content, dict):
        return content
    return {
        name: _without_extra(value, below=name)
        for name, value in content.items()
        if not (below == "repository" and name == "is_private")
    }


def _only(content: Any, paths: list[list[str]]) -> Any:
    if isinstance(content, list):
        return [_only(item, paths) for item in content]
    if not isinstance(content, dict) or [] in paths:
        return content
    kept = {}
    for name, value in content.items():
        deeper = [path[1:] for path in paths if path and path[0] in (name, "*")]
        if deeper:
            kept[name] = _only(value, deeper)
    return kept


def _without(content: Any, path: list[str]) -> Any:
    if isinstance(content, list):
        return [_without(item, path) for item in content]
    if not isinstance(content, dict):
        return content
    first, *rest = path
    kept = {}
    for name, value in content.items():
        if first not in (name, "*"):
            kept[name] = value
        elif rest:
            kept[name] = _without(value, rest)
    return kept

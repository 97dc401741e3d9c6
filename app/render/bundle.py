"""A description that is spread over several files becomes one document: what its `$ref`s name is put inside.

A reference to a file of the repository becomes one within the document, so that cycles need no care. One that leads
anywhere else, or to what cannot be had, becomes words for the reader: nothing is ever fetched for it.
"""

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from app.render.document import Want
from app.render.text import read_lines
from app.render.tree import MAX_DEPTH, CannotRead, read_tree

INCLUDED = "x-included"
MAX_FILES = 50
MAX_NODES = 400_000  # of all files together
CONTROL = re.compile(r"[\0-\x1f\x7f\\]")


@dataclass
class Bundle:
    """The document, what it still wants, and what of it cannot be had: other places, and files with the reason."""

    document: dict[str, Any]
    wants: tuple[Want, ...] = ()
    elsewhere: tuple[str, ...] = ()
    missing: dict[str, str] = field(default_factory=dict)


def bundled(document: dict[str, Any], path: str, parts: Mapping[Want, bytes | None]) -> Bundle:
    """The document at this path with all files that it refers to and that `parts` has; raises CannotRead."""
    binding = _Binding(path, parts)
    root = binding.bound(document, path)
    while binding.waiting:
        name = binding.waiting.pop(0)
        binding.included[name] = binding.bound(binding.files[name], name)
    if binding.included:
        root[INCLUDED] = binding.included
    return Bundle(root, tuple(binding.wants), tuple(binding.elsewhere), binding.missing)


class _Binding:
    """The files of one document, while they are put together."""

    def __init__(self, root: str, parts: Mapping[Want, bytes | None]) -> None:
        self.root, self.parts = root, parts
        self.files: dict[str, Any] = {}
        self.waiting: list[str] = []
        self.included: dict[str, Any] = {}
        self.wants: dict[Want, None] = {}
        self.elsewhere: dict[str, None] = {}
        self.missing: dict[str, str] = {}
        self.nodes = 0

    def bound(self, value: Any, path: str, depth: int = 0) -> Any:
        """A copy of a value of the file at this path, with its references bound to this document."""
        self.nodes += 1
        if depth > MAX_DEPTH or self.nodes > MAX_NODES:
            raise CannotRead("it is nested too deeply" if depth > MAX_DEPTH else "its files are too large together")
        if isinstance(value, list):
            return [self.bound(item, path, depth + 1) for item in value]
        if not isinstance(value, dict):
            return value
        reference = value.get("$ref")
        if not isinstance(reference, str):
            return {key: self.bound(item, path, depth + 1) for key, item in value.items()}
        target = self.target(reference, path)
        rest = {key: self.bound(item, path, depth + 1) for key, item in value.items() if key != "$ref"}
        return {**rest, **target}

    def target(self, reference: str, path: str) -> dict[str, str]:
        """What stands in the place of a reference."""
        try:
            parts = urlsplit(reference.strip())
        except ValueError:
            return self.lost(reference, "its name is no address")
        if parts.scheme or parts.netloc:
            self.elsewhere[reference] = None
            is_link = parts.scheme in ("http", "https")
            words = f"<{quote(reference, safe=':/?#[]@!$&()*+,;=%~')}>" if is_link else _code(reference)
            return {"description": f"Described elsewhere: {words}"}
        name = _joined(path, unquote(parts.path)) if parts.path else path
        if name is None:
            return self.lost(reference, "it is outside of the repository")
        if name != self.root and (problem := self.problem_of(name)):
            return self.lost(name, problem)
        inside = "" if name == self.root else f"/{INCLUDED}/{quote(name.replace('~', '~0').replace('/', '~1'))}"
        return {"$ref": f"#{inside}{_pointer(parts.fragment)}"}

    def problem_of(self, name: str) -> str | None:
        """Have this file among those that are included; the reason, if it cannot be."""
        if name in self.files:
            return None
        if name in self.missing:
            return self.missing[name]
        if len(self.files) + len(self.wants) >= MAX_FILES:
            return f"only {MAX_FILES} files are put together"
        want = Want("file", name)
        content = self.parts.get(want)
        if content is None:
            self.wants[want] = None
            return "it cannot be had"
        try:
            text = "\n".join(read_lines(content, is_cut=False))
            self.files[name] = read_tree(text, is_json=name.lower().endswith(".json"))
        except CannotRead as problem:
            return str(problem)
        self.waiting.append(name)
        return None

    def lost(self, name: str, problem: str) -> dict[str, str]:
        self.missing[name] = problem
        return {"description": f"{_code(name)} is not shown: {problem}."}


def _joined(path: str, reference: str) -> str | None:
    """The path of a file that is named relative to another; None where it climbs out, or can be no file's name."""
    if CONTROL.search(reference):
        return None
    folder = "" if reference.startswith("/") else posixpath.dirname(path)
    joined = posixpath.normpath(posixpath.join(folder, reference.lstrip("/")))
    return None if joined == "." or joined.startswith("..") else joined


def _pointer(fragment: str) -> str:
    """A place inside a file, as it is written after `#`; a plain name stays what it is, which leads nowhere."""
    return fragment if not fragment or fragment.startswith("/") else f"/{fragment}"


def _code(name: str) -> str:
    return f"`{' '.join(name.replace('`', ' ').split())}`"

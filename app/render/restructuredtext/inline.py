"""Roles: those that Docutils does not know become their text, in the style of code where they name code."""

import re
from collections.abc import Callable
from posixpath import splitext
from typing import Any

from docutils import nodes
from docutils.parsers.rst.languages import en

Role = Callable[..., tuple[list[nodes.Node], list[nodes.system_message]]]
NAME = re.compile(r":((?:(?!_)\w)+(?:[-._+:](?:(?!_)\w)+)*):`|`:((?:(?!_)\w)+(?:[-._+:](?:(?!_)\w)+)*):")

# https://www.sphinx-doc.org/en/master/usage/domains/index.html, the last part of each name.
CODE = frozenset((
    "attr", "class", "command", "const", "data", "enum", "enumerator", "envvar", "exc", "expr", "file", "func",
    "kbd", "keyword",
    "macro", "makevar", "mailheader", "member", "meth", "mimetype", "mod", "module", "ns", "obj", "option",
    "program", "property", "regexp", "samp", "struct", "token", "type", "union", "var",
))  # fmt: skip


def unknown_roles(text: str) -> dict[str, Role]:
    """What to do for each role that the text may use and that Docutils does not know."""
    names = {(before or after).lower() for before, after in NAME.findall(text)}
    return {name: _calm for name in sorted(names) if name not in en.roles}


def _calm(
    role: str, rawtext: str, text: str, lineno: int, inliner: Any, options: object = None, content: object = None
) -> tuple[list[nodes.Node], list[nodes.system_message]]:
    return [_plain(rawtext, nodes.unescape(text), role.rpartition(":")[2].lower())], []


def _plain(rawsource: str, text: str, name: str) -> nodes.Node:
    found = titled(text)
    title, target = found or (text, text)
    title = title.removeprefix("!")
    if title.startswith("~") and not found:
        title = title[1:].rpartition(".")[2]
    if name in ("doc", "download"):
        return nodes.reference(rawsource, title, refuri=address_of(target) if name == "doc" else target)
    return nodes.literal(rawsource, title) if name in CODE else nodes.inline(rawsource, title)


def titled(text: str) -> tuple[str, str] | None:
    """The two parts of `words <target>`, or None for anything else."""
    words, _, target = text.strip().rpartition("<")
    target, mark, rest = target.partition(">")
    is_titled = words.strip() and not words.endswith("\\") and target and mark and not rest
    return (words.strip(), target) if is_titled else None


def address_of(document: str) -> str:
    """The address of a document that Sphinx would find: its name mostly lacks the ending."""
    return document if splitext(document)[1] in (".rst", ".md", ".txt") else f"{document}.rst"

"""Roles: those that Docutils does not know become their text, in the style of code where they name code."""

import re
from posixpath import splitext

from docutils import nodes
from docutils.parsers.rst import roles
from docutils.parsers.rst.states import Inliner

# https://www.sphinx-doc.org/en/master/usage/domains/index.html, the last part of each name.
CODE = frozenset((
    "attr", "class", "command", "const", "data", "enum", "enumerator", "envvar", "exc", "expr", "file", "func",
    "kbd", "keyword", "macro", "makevar", "mailheader", "member", "meth", "mimetype", "mod", "module", "ns", "obj", "option",
    "program", "property", "regexp", "samp", "struct", "token", "type", "union", "var",
))  # fmt: skip
WITH_TARGET = re.compile(r"(?P<title>.+?)\s*(?<!\\)<(?P<target>[^<>]*)>\s*", re.DOTALL)


class CalmInliner(Inliner):
    """The library's reading of a line, without complaints."""

    def interpreted(
        self, rawsource: str, text: str, role: str, lineno: int
    ) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Text with a role."""
        known, _ = roles.role(role, self.language, lineno, self.reporter)
        if known:
            found: tuple[list[nodes.Node], list[nodes.system_message]] = super().interpreted(
                rawsource, text, role, lineno
            )
            return found
        return [_plain(rawsource, nodes.unescape(text), role.rpartition(":")[2].lower())], []


def _plain(rawsource: str, text: str, name: str) -> nodes.Node:
    found = WITH_TARGET.fullmatch(text)
    title, target = (found["title"], found["target"]) if found else (text, text)
    title = title.removeprefix("!")
    if title.startswith("~") and not found:
        title = title[1:].rpartition(".")[2]
    if name in ("doc", "download"):
        return nodes.reference(rawsource, title, refuri=address_of(target) if name == "doc" else target)
    return nodes.literal(rawsource, title) if name in CODE else nodes.inline(rawsource, title)


def address_of(document: str) -> str:
    """The address of a document that Sphinx would find: its name mostly lacks the ending."""
    return document if splitext(document)[1] in (".rst", ".md", ".txt") else f"{document}.rst"

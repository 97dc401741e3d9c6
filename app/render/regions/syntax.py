"""Source code to a syntax tree, within limits: the only importer of tree-sitter.

Its parsers go on after errors, but some hostile input costs them time or memory with the square of its size
(docs/decisions/0010-how-symbols-are-found.md). So what is nested, their steps and what they read again
is counted.
"""

import re
from functools import cache
from importlib import import_module

import tree_sitter

from app.render.regions.grammars import Grammar

CHUNK_BYTES = 16 * 1024
MAX_READS = 1_000  # beyond eight times the file
MAX_STEPS = 10_000  # beyond a hundred for each 1,024 bytes; a step is a hundred operations of the parser
MAX_PENDING = 1_000
PENDING = re.compile(rb"[<>;{}]")


class TooMuchWork(Exception):
    """The file would take the parser too long, or too much memory."""


@cache
def language_of(grammar: Grammar) -> tree_sitter.Language:
    """The grammar's parser, imported when it is first needed."""
    return tree_sitter.Language(getattr(import_module(grammar.package), grammar.entry)())


@cache
def _query(grammar: Grammar) -> tree_sitter.Query:
    """Every node of the types that the grammar's table has."""
    tables = (grammar.functions, grammar.types, grammar.values, grammar.assigned, grammar.extensions, grammar.packages)
    kinds = {*grammar.wrappers, *grammar.closures, *grammar.leading}.union(*tables)
    return tree_sitter.Query(language_of(grammar), f"[{' '.join(f'({kind})' for kind in sorted(kinds))}] @node")


def nodes(grammar: Grammar, source: bytes) -> list[tree_sitter.Node]:
    """The nodes that the grammar's table names, outer ones before inner ones; raises TooMuchWork."""
    captures = tree_sitter.QueryCursor(_query(grammar)).captures(_parse(grammar, source).root_node)
    return sorted(captures.get("node", ()), key=lambda node: (node.start_byte, -node.end_byte))


def _parse(grammar: Grammar, source: bytes) -> tree_sitter.Tree:
    if _is_tangled(source):
        raise TooMuchWork
    view = memoryview(source)  # the parser keeps every chunk until its end: these cost nothing
    reads_left = MAX_READS + 8 * len(source) // CHUNK_BYTES
    steps_left = MAX_STEPS + 100 * len(source) // 1024

    def read(offset: int, _point: object) -> memoryview:
        nonlocal reads_left
        reads_left -= 1
        return view[offset : offset + CHUNK_BYTES] if reads_left > 0 else view[:0]

    def is_enough(_offset: int, _has_error: bool) -> bool:
        nonlocal steps_left
        steps_left -= 1
        return steps_left < 0 or reads_left < 0

    try:
        tree = tree_sitter.Parser(language_of(grammar)).parse(read, progress_callback=is_enough)
    except ValueError:  # what it raises when it is stopped
        raise TooMuchWork from None
    if reads_left < 0:
        raise TooMuchWork
    return tree


def _is_tangled(source: bytes) -> bool:
    """Whether very many `<` are open in one statement: each may open type parameters or compare, so all are tried."""
    pending = 0
    for match in PENDING.finditer(source):
        mark = match[0]
        pending = pending + 1 if mark == b"<" else max(pending - 1, 0) if mark == b">" else 0
        if pending > MAX_PENDING:
            return True
    return False

"""Source code to a syntax tree, within limits: the only importer of tree-sitter.

Its parsers go on after errors, but some hostile input costs them time or memory with the square of its size
(docs/decisions/0010-how-symbols-are-found.md). So what is nested and what is read again is counted, and the time is
limited.
"""

import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from time import process_time

import tree_sitter
from tree_sitter import Node

from app.render.regions.grammar import Grammar

__all__ = ["Node", "TooMuchWork", "loaded", "nodes"]

CHUNK_BYTES = 16 * 1024
MAX_READS = 1_000  # beyond eight times the file
MAX_SECONDS = 1.5  # of the processor; a megabyte of real code takes 0.4
MAX_PENDING = 1_000
PENDING = re.compile(rb"[<>;{}]")


class TooMuchWork(Exception):
    """The file would take the parser too long, or too much memory."""


@cache
def loaded(grammar: Grammar) -> tree_sitter.Language:
    """The grammar's parser, imported when it is first needed."""
    return tree_sitter.Language(getattr(import_module(grammar.package), grammar.entry)())


@cache
def _kinds(grammar: Grammar) -> frozenset[int | None]:
    """The numbers of the types of nodes that the grammar's table has."""
    language = loaded(grammar)
    return frozenset(language.id_for_node_kind(kind, True) for kind in grammar.kinds())


def nodes(grammar: Grammar, source: bytes) -> Iterator[Node]:
    """The nodes that the grammar's table names, outer ones before inner ones; raises TooMuchWork.

    A query would do the same, but for some hostile files in the square of their size.
    """
    kinds = _kinds(grammar)
    cursor = _parse(grammar, source).walk()
    while True:
        node = cursor.node
        if node is not None and node.kind_id in kinds:
            yield node
        if cursor.goto_first_child():
            continue
        while not cursor.goto_next_sibling():
            if not cursor.goto_parent():
                return


def _parse(grammar: Grammar, source: bytes) -> tree_sitter.Tree:
    if grammar.angle_brackets and _is_tangled(source):
        raise TooMuchWork
    view = memoryview(source)  # the parser keeps every chunk until its end: these cost nothing
    reads_left = MAX_READS + 8 * len(source) // CHUNK_BYTES
    end = process_time() + MAX_SECONDS

    def read(offset: int, _point: object) -> memoryview:
        nonlocal reads_left
        reads_left -= 1
        return view[offset : offset + CHUNK_BYTES] if reads_left > 0 else view[:0]

    def is_enough(_offset: int, _has_error: bool) -> bool:
        return reads_left <= 0 or process_time() > end

    try:
        tree = tree_sitter.Parser(loaded(grammar)).parse(read, progress_callback=is_enough)
    except ValueError:  # what it raises when it is stopped
        raise TooMuchWork from None
    if reads_left <= 0:
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

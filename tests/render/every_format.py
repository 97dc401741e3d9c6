"""What the tests of all formats need to know of each: a file's name, its golden files, and where strangers can write.

A new format is covered without an entry here, by its golden files and by plain content.
"""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from xml.sax.saxutils import quoteattr

from app.render.formats import FORMATS
from app.render.formats.base import Format

GOLDEN = Path(__file__).parent.parent / "golden"
MAX_GOLDEN_BYTES = 8_000  # larger ones only cost time
Wrapper = Callable[[str], str]


def path_of(form: Format) -> str:
    """A file whose name leads to the format."""
    if form.name in PATHS:
        return PATHS[form.name]
    return form.patterns[0].replace("*", "a") if form.patterns else "a.txt"


def golden_files(form: Format) -> list[tuple[str, bytes]]:
    """Names and contents of the small golden files."""
    files = [path for path in sorted((GOLDEN / form.name).glob("*")) if path.suffix != ".html"]
    return [(path.name, path.read_bytes()) for path in files if path.stat().st_size <= MAX_GOLDEN_BYTES]


def wrappers_of(form: Format) -> tuple[Wrapper, ...]:
    """Ways to put a text into a file of the format; the first is the text itself."""
    return (as_it_is, *WRAPPERS.get(form.name, ()))


def as_it_is(text: str) -> str:
    return text


def _in(template: str) -> Wrapper:
    """At each `@@` of the template."""
    return lambda text: template.replace("@@", text)


def _indented(template: str) -> Wrapper:
    """The same, with all lines as far to the right as the first."""
    return lambda text: template.replace("@@", text.replace("\n", "\n   "))


def _prefixed(prefix: str, head: str) -> Wrapper:
    """Each line behind a prefix."""
    return lambda text: head + "".join(f"{prefix}{line}\n" for line in text.split("\n"))


def _in_table(text: str) -> str:
    sheet = io.StringIO()
    csv.writer(sheet).writerows([["name", text], [text, "1"], ["a", "b", text]])
    return sheet.getvalue()


def _notebook(*cells: dict[str, object], **facts: object) -> str:
    return json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": facts, "cells": cells})


def _output(**output: object) -> str:
    return _notebook({"cell_type": "code", "source": "x", "execution_count": 1, "metadata": {}, "outputs": [output]})


def _shown_as(media_type: str) -> Wrapper:
    return lambda text: _output(output_type="display_data", metadata={}, data={media_type: text, "text/plain": text})


PATHS = {"image": "a.svg", "source": "a.html"}
WRAPPERS: dict[str, tuple[Wrapper, ...]] = {
    "markdown": (
        _in("text @@ text\n\n> - @@\n\n@@"),
        _in("| a | b |\n|---|---|\n| @@ | `@@` |\n"),
        _in("# @@\n\n[TOC]\n\n# b\n\n## [@@](@@ '@@')\n"),
        _in("```@@\n@@\n```\n\n```mermaid\n@@\n```\n"),
        _in("a[^1] $@@$ **@@**\n\n$$\n@@\n$$\n\n[^1]: @@\n"),
        _in("---\ntitle: @@\n---\n\n> [!NOTE] @@\n> @@\n\nterm @@\n:   @@\n"),
    ),
    "asciidoc": (
        _in("= @@\n:x: @@\n\n== @@\n\nfoo {x} @@ `@@` *@@*\n"),
        _in("++++\n@@\n++++\n\npass:[@@] +++@@+++\n\n[source,@@]\n----\n@@\n----\n"),
        _in("link:@@[@@] image::@@[@@] xref:@@[@@] <<@@,@@>>\n\n|===\n|@@\na|@@\n|===\n"),
        _in("[@@]\n.@@\n====\n@@\n====\n\nfootnote:[@@] stem:[@@] kbd:[@@]\n"),
    ),
    "restructuredtext": (
        _indented("@@\n===\n\n:x: @@\n\n.. note::\n\n   @@\n"),
        _indented(".. raw:: html\n\n   @@\n\n.. code:: html\n\n   @@\n\n::\n\n   @@\n"),
        _in("`x <@@>`_ `@@`_ :ref:`@@` :@@:`@@` |@@|\n\n.. _@@: @@\n"),
        _in(".. image:: @@\n   :alt: @@\n   :target: @@\n\n.. @@:: @@\n   :class: @@\n"),
    ),
    "csv": (_in_table, _in("a,b\n@@,@@\n")),
    "notebook": (
        lambda text: _notebook({"cell_type": "markdown", "source": text, "attachments": {text: {"image/png": text}}}),
        lambda text: _notebook({"cell_type": "code", "source": text, "outputs": []}, kernelspec={"language": text}),
        lambda text: _notebook({"cell_type": text, "source": [text]}, {"cell_type": "raw", "source": text}),
        lambda text: _output(output_type="stream", name=text, text=text),
        lambda text: _output(output_type="error", ename=text, evalue=text, traceback=[text, f"\x1b[31m{text}"]),
        lambda text: _output(output_type=text, data={text: text}, text=text),
        *map(_shown_as, ("text/html", "image/svg+xml", "image/png", "text/latex", "text/markdown", "text/plain")),
        _shown_as("application/json"),
    ),
    "diff": (
        _prefixed("+", "--- a/x\n+++ b/x\n@@ -1 +1,9 @@ def x\n-x\n"),
        _in("diff --git a/@@ b/@@\nrename from @@\nrename to @@\n--- a/@@\n+++ b/@@\n@@ -1 +1 @@ @@\n-@@\n+@@\n"),
    ),
    "log": (_prefixed("2026-11-02T07:00:00Z ERROR \x1b[31m", ""),),
    "graphviz": (
        _in('digraph "@@" { a [label="@@" URL="@@" tooltip="@@" image="@@" fontname="@@"]; a -> "@@" [href="@@"] }'),
        _in("graph { a [label=<@@>] }"),
        _in("digraph { a [label=<<b>@@</b>> shape=@@ style=@@] }"),
    ),
    "plantuml": (_in("@startuml\n!include @@\nA -> B : @@\nnote left: [[@@ @@]]\n@enduml\n"),),
    "image": (
        _in("<svg xmlns='http://www.w3.org/2000/svg'>@@</svg>"),
        _in("<svg xmlns='http://www.w3.org/2000/svg' @@='@@' width='@@'><text>@@</text></svg>"),
    ),
    "pdf": (_in("%PDF-1.4\n@@\n%%EOF"),),
    "mermaid": (_in("graph TD\n  A[@@] -->|@@| B(@@)\n  click A href '@@' '@@'\n"), _in("%%{init: @@}%%\ngraph TD; A")),
    "openapi": (
        lambda text: json.dumps({"openapi": "3.0.0", "info": {"title": text, "description": text}, text: {text: text}}),
        lambda text: json.dumps({"swagger": "2.0", "paths": {text: {"get": {"$ref": text}}}, "$ref": text}),
        _indented("openapi: 3.1.0\ninfo:\n  title: |\n   @@\npaths: {}\n"),
        _in("openapi: 3.1.0\n@@"),
    ),
    "drawio": (
        lambda text: (
            f"<mxfile><diagram name={quoteattr(text)}><mxGraphModel><root><mxCell id='0' "
            f"value={quoteattr(text)} style={quoteattr(text)}/></root></mxGraphModel></diagram></mxfile>"
        ),
        _in("<mxfile><diagram>@@</diagram></mxfile>"),
        _in("<mxGraphModel><root>@@</root></mxGraphModel>"),
    ),
}
assert set(WRAPPERS) <= {form.name for form in FORMATS}

"""Files that are made to hang, fill or break what reads them: each ends in time as something that can be shown."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import pytest

from app.render import max_bytes
from app.render.document import Document, Options, Rendered, SafeHtml, Want
from app.render.formats import FORMATS
from app.render.formats.base import MIB, Limits
from app.render.references import with_addresses
from app.render.worker import Worker
from tests.render.documents import codes, document
from tests.render.inspection import assert_harmless, text_of

NAMES = {form.name for form in FORMATS}
TIRED = {"deadline", "crash"}  # the plain text is shown instead, with an excuse
SHORT = Limits(deadline_seconds=1)
MAX_INSPECTED = 300_000


@dataclass(frozen=True)
class Bad:
    """A file, its format, and whether it is one of the few that may take too much time or memory to be drawn."""

    format: str
    path: str
    content: str | bytes
    may_be_plain: bool = False
    options: Options = field(default_factory=Options)


def laughs(line: str, first: str, depth: int = 30, width: int = 10) -> str:
    """Names that stand for many of the name before."""
    return first + "".join(line.format(n=n, many=width, of=n - 1) for n in range(1, depth))


YAML_LAUGHS = "a0: &a0 lol\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 30))
XML_LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 20))
FILES = {
    "a string that a lexer never leaves": Bad("source", "a.scala", '"' + "\\" * 48, may_be_plain=True),
    "comments that begin and begin": Bad("source", "a.xml.txt", "<!--" * 50_000),
    "XML of nothing but comments": Bad("source", "a.xsl", "<!--" * 50_000, may_be_plain=True),
    "brackets": Bad("source", "a.json5", "[" * 200_000, may_be_plain=True),
    "one line of a megabyte": Bad("source", "a.js", "x=1;" * 262_000),
    "many empty lines": Bad("source", "a.txt", "\n" * 1_000_000),
    "nothing but spaces": Bad("source", "a.py", " " * MIB),
    "50,000 elements in each other": Bad("markdown", "a.md", "<div>" * 50_000, may_be_plain=True),
    "50,000 elements beside each other": Bad("markdown", "a.md", "<b></b>" * 50_000),
    "quotations in each other": Bad("markdown", "a.md", ">" * 100_000 + "x", may_be_plain=True),
    "quotations in many lines": Bad(
        "markdown", "a.md", "".join(">" * n + "x\n" for n in range(1_000)), may_be_plain=True
    ),
    "lists in each other": Bad(
        "markdown", "a.md", "".join("  " * n + "- x\n" for n in range(1_000)), may_be_plain=True
    ),
    "lists in one line": Bad("markdown", "a.md", "- " * 50_000 + "x", may_be_plain=True),
    "emphasis": Bad("markdown", "a.md", "*a **b " * 40_000),
    "stars": Bad("markdown", "a.md", "*" * 200_000),
    "brackets of links": Bad("markdown", "a.md", "[" * 100_000 + "]" * 100_000),
    "links to nothing": Bad("markdown", "a.md", "[a](" * 50_000),
    "backticks": Bad("markdown", "a.md", "".join("e" + "`" * n for n in range(1_200))),
    "dollars": Bad("markdown", "a.md", "$a/$b " * 50_000),
    "dollars in many lines": Bad("markdown", "a.md", "$a/$b `$c` $\n" * 19_000),
    "a table of many columns": Bad(
        "markdown", "a.md", "|a" * 2_000 + "\n" + "|-" * 2_000 + "\n" + "|x\n" * 2_000, may_be_plain=True
    ),
    "headings": Bad("markdown", "a.md", "# a\n" * 15_000, options=Options(contents=True), may_be_plain=True),
    "headings of all levels": Bad("markdown", "a.md", "# a\n## a\n### a\n" * 1_000, options=Options(contents=True)),
    "footnotes": Bad("markdown", "a.md", "[^1]" * 20_000 + "\n\n[^1]: x\n"),
    "references": Bad("markdown", "a.md", "[a]: b\n" * 15_000 + "[a] " * 50_000),
    "entities": Bad("markdown", "a.md", "&amp;" * 100_000),
    "front matter that laughs": Bad(
        "markdown", "a.md", f"---\n{YAML_LAUGHS}---\nx\n", options=Options(front_matter=True)
    ),
    "front matter of brackets": Bad(
        "markdown", "a.md", f"---\na: {'[' * 19_000}\n---\nx\n", options=Options(front_matter=True)
    ),
    "front matter of braces": Bad(
        "markdown", "a.md", f"+++\na = {'{a=' * 6_000}\n+++\nx\n", options=Options(front_matter=True)
    ),
    "front matter without end": Bad(
        "markdown", "a.md", "---\n" + "a: b\n" * 19_000, options=Options(front_matter=True)
    ),
    "formulas": Bad("markdown", "a.md", "$x^2$ " * 3_000),
    "a formula that grows": Bad("markdown", "a.md", r"$\def\a#1{#1#1}" + r"\a{" * 40 + "x" + "}" * 40 + "$"),
    "a formula without end": Bad("markdown", "a.md", r"$$\def\a{\a\a}\a$$" + "\n"),
    "graphs": Bad("markdown", "a.md", "```dot\ndigraph { a -> b }\n```\n\n" * 30),
    "a huge graph": Bad("graphviz", "a.dot", f"digraph {{ {'; '.join(f'a{n} -> b{n % 97}' for n in range(20_000))} }}"),
    "braces of a graph": Bad("graphviz", "a.dot", "digraph {" + "subgraph {" * 10_000),
    "YAML that laughs": Bad("openapi", "openapi.yaml", f"openapi: 3.0.0\n{YAML_LAUGHS}"),
    "JSON of brackets": Bad("openapi", "openapi.json", '{"openapi": "3.0.0", "a": ' + "[" * 100_000),
    "an SVG that laughs": Bad("image", "a.svg", f'<!DOCTYPE svg [<!ENTITY a0 "lol">{XML_LAUGHS}]><svg>&a19;</svg>'),
    "an SVG of groups": Bad("image", "a.svg", "<svg xmlns='http://www.w3.org/2000/svg'>" + "<g>" * 100_000),
    "a diagram that laughs": Bad(
        "drawio", "a.drawio", f'<!DOCTYPE x [<!ENTITY a0 "lol">{XML_LAUGHS}]><mxfile>&a19;</mxfile>'
    ),
    "a diagram of groups": Bad("drawio", "a.drawio", "<mxfile>" + "<diagram>" * 50_000),
    "no notebook": Bad("notebook", "a.ipynb", "this is no JSON"),
    "a notebook of brackets": Bad("notebook", "a.ipynb", '{"cells":' + "[" * 100_000),
    "a notebook of another kind": Bad("notebook", "a.ipynb", '{"cells": {"a": [1, null, "x"]}, "nbformat": "4"}'),
    "a notebook that is a list": Bad("notebook", "a.ipynb", "[[], {}, null]"),
    "a notebook of bytes": Bad("notebook", "a.ipynb", b"\x93NUMPY\x01\x00v\x00{'descr'"),
    "a notebook of numbers": Bad(
        "notebook", "a.ipynb", '{"nbformat": ' + "9" * 5_000 + ', "cells": [{"cell_type": 1e999}]}'
    ),
    "a notebook of half characters": Bad(
        "notebook",
        "a.ipynb",
        json.dumps(
            {
                "nbformat": 4,
                "cells": [
                    {"cell_type": "markdown", "source": "$\ud800$ \udfff"},
                    {"cell_type": "code", "source": "\ud800", "outputs": [{"output_type": "stream", "text": "\udfff"}]},
                ],
            }
        ),
    ),
    "quotes that are never closed": Bad("csv", "a.csv", 'a,b\n"c,d\n' * 9_000),
    "quotes everywhere": Bad("csv", "a.csv", '"' * 300_001 + "\n,"),
    "commas": Bad("csv", "a.csv", "," * 500_000),
    "returns": Bad("csv", "a.csv", 'a,"\r"\r\r\n\r,\r'),
    "a patch without end": Bad("diff", "a.diff", "--- a\n+++ b\n@@ -1,99999999 +1,99999999 @@\n" + "-x\n" * 19_000),
    "a patch of heads": Bad("diff", "a.diff", "@@ -1 +1 @@\n" * 15_000),
    "colours": Bad("log", "a.log", "\x1b[31;42;1mx" * 60_000),
    "a colour without end": Bad("log", "a.log", "\x1b[" + "1;" * 300_000),
    "AsciiDoc that includes itself": Bad("asciidoc", "a.adoc", "x\n\ninclude::a.adoc[]\n"),
    "AsciiDoc of lists": Bad("asciidoc", "a.adoc", "".join("*" * n + " x\n" for n in range(1, 400)), may_be_plain=True),
    "AsciiDoc of blocks": Bad("asciidoc", "a.adoc", "".join("=" * n + "\n" for n in range(4, 300)), may_be_plain=True),
    "AsciiDoc of names": Bad(
        "asciidoc", "a.adoc", laughs("\n:a{n}: " + "{{a{of}}}" * 10, ":a0: lol") + "\n\n{a29}\n", may_be_plain=True
    ),
    "reStructuredText of quotations": Bad(
        "restructuredtext", "a.rst", "".join(" " * n + "x\n\n" for n in range(600)), may_be_plain=True
    ),
    "reStructuredText of names": Bad(
        "restructuredtext", "a.rst", "|a|\n\n.. |a| replace:: |b| |b|\n.. |b| replace:: |a| |a|\n"
    ),
    "reStructuredText of marks": Bad("restructuredtext", "a.rst", "*`|_" * 20_000, may_be_plain=True),
    "reStructuredText of half links": Bad(
        "restructuredtext", "a.rst", ".. toctree::\n\n" + f"   {'a<' + ' ' * 4_000 + '<b>>'}\n" * 20
    ),
    "reStructuredText of half targets": Bad("restructuredtext", "a.rst", f":odd:`a{'< ' * 4_000}>`\n\n" * 20),
    "a section among definitions": Bad(
        "restructuredtext",
        "a.rst",
        "One\n===\n\nx\n\nTwo\n===\n\n" + ".. [1] x\n" * 15_000,
        options=Options(region="heading:One"),
    ),
    "PlantUML that includes itself": Bad(
        "plantuml", "a.puml", "@startuml\n!include a.puml\n@enduml\n", options=Options(plantuml=True)
    ),
    "a PDF of nothing": Bad("pdf", "a.pdf", b"%PDF-1.7\n" + b"1 0 obj <<" * 5_000),
    "Mermaid of brackets": Bad("mermaid", "a.mmd", "graph TD\n" + "A[" * 100_000),
}
BAD = {name: bad for name, bad in FILES.items() if bad.format in NAMES}


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    worker = Worker(1)
    yield worker
    worker.close()


def assert_shown(shown: Rendered, *, may_be_plain: bool = False) -> None:
    assert shown.html or shown.notices
    assert may_be_plain or not set(codes(shown)) & TIRED
    html = shown.html if len(shown.html) < MAX_INSPECTED else shown.html[:MAX_INSPECTED].rpartition("<")[0]
    assert_harmless(with_addresses(SafeHtml(html), lambda path: f"/asset/{path}"))


@pytest.mark.parametrize("bad", BAD.values(), ids=BAD)
def test_bad_file(bad: Bad, worker: Worker) -> None:
    limits = SHORT if bad.may_be_plain else None
    shown = worker.render(document(bad.content, bad.path), bad.options, limits=limits)
    assert_shown(shown, may_be_plain=bad.may_be_plain)


@pytest.mark.parametrize("name", sorted(NAMES & {"source", "markdown", "csv", "log"}))
def test_only_the_first_of_a_hundred_megabytes_is_drawn(name: str, worker: Worker) -> None:
    path = {"source": "a.js", "markdown": "a.md", "csv": "a.csv", "log": "a.log"}[name]
    assert max_bytes(path, Options()) == MIB
    shown = worker.render(document(b"x" * 100 * MIB, path), Options())
    assert shown.state == "too-large"
    assert_shown(shown)


def test_files_that_include_each_other(worker: Worker) -> None:
    files = {"docs/a.adoc": b"A\n\ninclude::b.adoc[]\n", "docs/b.adoc": b"B\n\ninclude::a.adoc[]\n"}
    wants = [Want("file", path) for path in files]
    file = Document(files["docs/a.adoc"], "docs/a.adoc", document("").place)
    if "asciidoc" in NAMES:
        shown = worker.render(replace(file, parts={want: files[want.name] for want in wants}), Options())
        assert_shown(shown)
        assert "A" in text_of(shown.html)

"""The formats that have a rendered view, and source code, which everything else falls back to.

A new format is one file with a `render(sheet)` and one row here.
"""

from collections.abc import Iterator
from fnmatch import fnmatchcase

from app.render.document import Document, Options
from app.render.formats import (
    asciidoc,
    diff,
    drawio,
    graphviz,
    image,
    log,
    markdown,
    mermaid,
    notebook,
    openapi,
    pdf,
    plantuml,
    rst,
    source,
    table,
)
from app.render.formats.base import MIB, Format, Limits

FIRST_BYTES = 4096  # are enough to recognise a format by what it says
NAMED_IN_DOCUMENTS = ("tag:", "heading:")  # regions that are documents of their own
API_NAMES = ("openapi.yaml", "openapi.yml", "openapi.json", "swagger.yaml", "swagger.yml", "swagger.json")

SOURCE = Format("source", (), (), source.render, takes_parts=True, keeps_lines=True)
FORMATS = (
    Format(
        "markdown",
        ("*.md", "*.markdown", "*.mdown", "*.mkdn", "*.mkd"),
        ("markdown", "md"),
        markdown.render,
        takes_parts=True,
    ),
    Format("restructuredtext", ("*.rst", "*.rest"), ("restructuredtext", "rst", "rest"), rst.render, takes_parts=True),
    Format(
        "image",
        tuple(f"*.{ending}" for ending in image.ENDINGS),
        (),
        image.render,
        image.LIMITS,
        is_binary=True,
    ),
    Format(
        "plantuml",
        ("*.puml", "*.plantuml", "*.pu", "*.iuml", "*.wsd"),
        ("plantuml", "puml"),
        plantuml.render,
    ),
    Format("pdf", ("*.pdf",), (), pdf.render, pdf.LIMITS, is_binary=True),
    Format(
        "asciidoc",
        ("*.adoc", "*.asciidoc", "*.ad"),
        ("asciidoc", "adoc"),
        asciidoc.render,
        Limits(deadline_seconds=5),
        takes_parts=True,
    ),
    Format("graphviz", ("*.dot", "*.gv"), ("graphviz", "dot", "gv"), graphviz.render, Limits(deadline_seconds=5)),
    Format("csv", ("*.csv", "*.tsv", "*.tab"), ("csv", "tsv"), table.render),
    Format(
        "notebook",
        ("*.ipynb",),
        ("notebook", "ipynb", "jupyter"),
        notebook.render,
        limits=Limits(deadline_seconds=5, max_bytes=10 * MIB),
    ),
    Format("diff", ("*.diff", "*.patch"), ("diff", "patch", "udiff"), diff.render),
    Format("log", ("*.log", "*.log.[0-9]*", "*.ansi"), ("log", "ansi"), log.render, takes_parts=True, keeps_lines=True),
    Format("mermaid", ("*.mmd", "*.mermaid"), ("mermaid",), mermaid.render),
    Format("openapi", API_NAMES, ("openapi", "swagger"), openapi.render, openapi.LIMITS),
    Format("openapi", ("*.yaml", "*.yml", "*.json"), (), openapi.render, openapi.LIMITS, openapi.recognises),
    Format("drawio", ("*.drawio", "*.drawio.xml", "*.dio"), ("drawio",), drawio.render),
    Format("drawio", ("*.xml",), (), drawio.render, recognises=drawio.recognises),
    SOURCE,
)


def choose(document: Document, options: Options) -> Format:
    """The format in which to show the document.

    Lines are chosen by their numbers in the source, and symbols and keys are parts of a source, so `auto` shows the
    source of them.
    """
    form = next(
        form
        for form in named(document.path, options)
        if form.recognises is None or options.language or form.recognises(document.content[:FIRST_BYTES])
    )
    if form.is_binary or form.keeps_lines or not (options.region or options.lines):
        return form
    is_document = not options.lines and (options.region or "").startswith(NAMED_IN_DOCUMENTS)
    return form if form.takes_parts and (is_document or options.display == "rendered") else SOURCE


def named(path: str, options: Options) -> Iterator[Format]:
    """The formats that the file's name, or the author's language, may stand for, the most special one first."""
    name, language = path.rpartition("/")[2].lower(), (options.language or "").strip().lower()
    for form in FORMATS if options.display != "source" else ():
        if language in form.languages if language else any(fnmatchcase(name, pattern) for pattern in form.patterns):
            yield form
    yield SOURCE

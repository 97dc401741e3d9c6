"""reStructuredText as HTML, by Docutils (https://docutils.sourceforge.io), with what Sphinx adds shown calmly.

Docutils can read files and addresses that a document names, and brings what it takes to reach them: `SETTINGS` close
these doors. What a document changes in its tables of directives and roles is undone, because the next document is
somebody else's.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from docutils.core import publish_parts
from docutils.parsers.rst import Parser, directives, roles
from docutils.writers.html5_polyglot import Writer

from app.render.contents import Heading
from app.render.insets import Insets
from app.render.restructuredtext.blocks import unknown_directives
from app.render.restructuredtext.inline import unknown_roles
from app.render.restructuredtext.nowhere import WordsWriter
from app.render.restructuredtext.writer import CONTENTS, Translator

NEVER = 5  # above every level: nothing stops Docutils, and no message of its own is shown
LONGEST_LINE = 10_000  # also the most that a substitution may grow to, which stops those of substitutions
SETTINGS = {
    "file_insertion_enabled": False,
    "raw_enabled": False,
    "_disable_config": True,
    "halt_level": NEVER,
    "report_level": NEVER,
    "line_length_limit": LONGEST_LINE,
    "traceback": True,  # an error is raised and ends no process
    "warning_stream": False,
    "input_encoding": "unicode",
    "output_encoding": "unicode",
    "syntax_highlight": "none",
    "embed_stylesheet": False,
    "stylesheet_path": "",
    "toc_backlinks": False,
    "initial_header_level": 2,
}


@dataclass(frozen=True)
class Written:
    """A document's HTML before it is cleaned: its title, the facts that follow the title, the rest, its headings."""

    title: str
    facts: str
    body: str
    headings: tuple[Heading, ...]

    @property
    def has_contents(self) -> bool:
        """Whether the document has a table of contents of its own."""
        return CONTENTS in self.body


def written_as_html(text: str, insets: Insets, *, has_facts: bool) -> Written:
    """The document as HTML with marks for its insets; whatever Docutils raises. `has_facts`: it is a whole document."""
    writer, headings = Writer() if has_facts else WordsWriter(), list[Heading]()
    writer.translator_class = Translator
    with _own_tables(text):
        parts = publish_parts(
            text,
            parser=Parser(),
            writer=writer,
            settings_overrides={
                **SETTINGS,
                "doctitle_xform": has_facts,
                "docinfo_xform": has_facts,
                "insets": insets,
                "headings": headings,
            },
        )
    title = f"{parts['html_title']}{parts['html_subtitle']}"
    return Written(title, parts["docinfo"], parts["fragment"], tuple(headings))


@contextmanager
def _own_tables(text: str) -> Iterator[None]:
    tables = (directives._directives, roles._roles)  # type: ignore[attr-defined]  # there is no other way to undo it
    before = [dict(table) for table in tables]
    try:
        for name, directive in unknown_directives(text).items():
            directives.register_directive(name, directive)
        for name, role in unknown_roles(text).items():
            roles.register_local_role(name, role)  # type: ignore[arg-type]  # the types are narrower than the library
        yield
    finally:
        for table, entries in zip(tables, before, strict=True):
            table.clear()
            table.update(entries)

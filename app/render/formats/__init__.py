"""The formats that have a rendered view, and source code, which everything else falls back to.

A new format is one file with a `render(sheet)` and one row here.
"""

from fnmatch import fnmatchcase

from app.render.document import Options
from app.render.formats import markdown, source
from app.render.formats.base import Format, Limits

MIB = 1024 * 1024
SOURCE = Format("source", (), (), source.render, Limits(deadline_seconds=3, memory_bytes=512 * MIB))
FORMATS = (
    Format(
        "markdown",
        ("*.md", "*.markdown", "*.mdown", "*.mkdn", "*.mkd"),
        ("markdown", "md"),
        markdown.render,
        Limits(deadline_seconds=3, memory_bytes=512 * MIB),
    ),
    SOURCE,
)


def choose(path: str, options: Options) -> Format:
    """The format in which to show the file.

    Lines are chosen by their numbers in the source, so `auto` shows the source of them.
    """
    if options.display == "source" or (options.display == "auto" and options.lines):
        return SOURCE
    name, language = path.rpartition("/")[2].lower(), (options.language or "").strip().lower()
    for form in FORMATS:
        if language in form.languages if language else any(fnmatchcase(name, pattern) for pattern in form.patterns):
            return form
    return SOURCE

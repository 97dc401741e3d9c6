"""What kind of file it is, as far as looking for its parts goes: by the author's word, else by its name."""

from collections.abc import Iterator

from app.render.languages import language_of


def spellings(path: str, language: str | None) -> Iterator[str]:
    """Names of the file's language that a table may know, the most telling first, all in lower case."""
    if language:
        yield language.strip().lower()
        yield from _of_name(f"file.{language.strip().lower()}")
    yield from _of_name(path.rpartition("/")[2].lower())


def _of_name(name: str) -> Iterator[str]:
    """The whole name (`pipfile`), the alias from the table of exceptions, the extension."""
    yield name
    if alias := language_of(name):
        yield alias
    yield name.rpartition(".")[2]

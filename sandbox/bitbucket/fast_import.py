"""Commits as a stream for `git fast-import`: https://git-scm.com/docs/git-fast-import."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

PERSON = b"Ada Example <ada@example.com>"
PLAIN, EXECUTABLE, LINK, SUBMODULE = "100644", "100755", "120000", "160000"


@dataclass(frozen=True)
class File:
    """What lies at a path: the bytes of a file, the target of a link, or the commit of a submodule, as `mode` says."""

    content: bytes
    mode: str = PLAIN


@dataclass(frozen=True)
class Change:
    """A commit on a branch.

    `files` by path; None removes. `after` is what a new branch starts from, or the commit that an existing one is at.
    `tags` by name are set on the commit; a tag with a message is annotated.
    """

    message: str
    files: Mapping[str, File | None]
    branch: str = "main"
    after: str | None = None
    tags: Mapping[str, str | None] = field(default_factory=dict)


def stream(changes: Sequence[Change], *, first_date: int, seconds_between: int = 86_400) -> bytes:
    """The commits in this order, the first one at `first_date` (seconds since 1970): always the same bytes."""
    return b"".join(
        part
        for number, change in enumerate(changes)
        for part in _commit(change, mark=number + 1, date=first_date + number * seconds_between)
    )


def _commit(change: Change, *, mark: int, date: int) -> Iterator[bytes]:
    person = b"%s %d +0000\n" % (PERSON, date)
    yield b"commit refs/heads/%s\nmark :%d\n" % (change.branch.encode(), mark)
    yield b"author %scommitter %s%s" % (person, person, _data(f"{change.message}\n".encode()))
    if change.after:
        yield f"from {change.after}\n".encode()
    for path, file in change.files.items():
        yield from _file(_quoted(path), file)
    for name, message in change.tags.items():
        if message is None:
            yield b"reset refs/tags/%s\nfrom :%d\n\n" % (name.encode(), mark)
        else:
            yield b"tag %s\nfrom :%d\ntagger %s" % (name.encode(), mark, person)
            yield _data(f"{message}\n".encode())


def _file(path: bytes, file: File | None) -> Iterator[bytes]:
    if file is None:
        yield b"D %s\n" % path
    elif file.mode == SUBMODULE:
        yield b"M %s %s %s\n" % (file.mode.encode(), file.content, path)
    else:
        yield b"M %s inline %s\n%s" % (file.mode.encode(), path, _data(file.content))


def _data(content: bytes) -> bytes:
    return b"data %d\n%s\n" % (len(content), content)


def _quoted(path: str) -> bytes:
    escaped = path.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'.encode()

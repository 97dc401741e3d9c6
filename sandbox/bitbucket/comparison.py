"""What differs between two commits, asked with git itself."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sandbox.bitbucket import git

NOTHING = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"
"""The hash of a tree without files, which git knows in every repository: before the first commit."""
STATUSES = {"A": "added", "D": "removed", "M": "modified", "T": "modified", "R": "renamed"}


@dataclass(frozen=True)
class Sides:
    """Two commits, the older state first; full hashes."""

    old: str
    new: str


@dataclass(frozen=True)
class Wanted:
    """How to compare: lines around each change, of which paths (none: all), and what counts."""

    context: int = 3
    paths: tuple[str, ...] = ()
    ignores_whitespace: bool = False
    shows_binary: bool = True
    follows_renames: bool = True

    @property
    def arguments(self) -> list[str]:
        """For `git diff`."""
        renames = "--find-renames" if self.follows_renames else "--no-renames"
        return [renames, *(["--ignore-all-space"] if self.ignores_whitespace else [])]


@dataclass(frozen=True)
class FileChange:
    """A file that differs; it has no old path if it is new, and no new one if it is gone."""

    status: str
    old: str | None
    new: str | None
    added: int
    removed: int
    is_binary: bool


def merge_base(repository: Path, one: str, other: str) -> str | None:
    """The best common ancestor of two commits."""
    found = git.ask(repository, "merge-base", one, other)
    return found.decode().split()[0] if found else None


def diff(repository: Path, sides: Sides, wanted: Wanted) -> bytes:
    """The changes as bytes, whatever the encodings of the files are."""
    paths: Sequence[str] = wanted.paths
    if not wanted.shows_binary:
        shown = [each for each in changes(repository, sides, wanted) if not each.is_binary]
        paths = [path for each in shown for path in (each.old, each.new) if path]
        if not paths:
            return b""
    context = f"--unified={wanted.context}"
    return git.run(repository, "diff", context, *wanted.arguments, sides.old, sides.new, "--", *paths)


def changes(repository: Path, sides: Sides, wanted: Wanted) -> list[FileChange]:
    """The files that differ, in git's order."""
    arguments = [*wanted.arguments, sides.old, sides.new, "--", *wanted.paths]
    listing = git.run(repository, "diff", "--raw", "--numstat", "-z", *arguments).decode(errors="replace")
    fields = iter(listing.split("\0")[:-1])
    found, counts = [], {}
    for field in fields:
        if field.startswith(":"):
            found.append(_paths(field.rpartition(" ")[2][0], fields))
        else:
            added, removed, path = field.split("\t")
            # Of a file that was renamed the names follow, the old one first.
            counts[path or (next(fields), next(fields))[1]] = (added, removed)
    return [_change(status, old, new, counts.get(new or old or "", ("0", "0"))) for status, old, new in found]


def patch(repository: Path, sides: Sides, *, is_one_commit: bool) -> bytes:
    """The commits between as mails."""
    wanted = ["-1", "--root", sides.new] if is_one_commit else [f"{sides.old}..{sides.new}"]
    return git.run(repository, "format-patch", "--stdout", "--no-signature", *wanted)


def file_history(repository: Path, sha: str, path: str, *, follows_renames: bool) -> list[tuple[str, str]]:
    """The commits that changed the file, newest first, each with the path that the file had there."""
    wanted = ["log", "-z", "--date-order", "--name-status", "--format=commit %H", "--diff-filter=d"]
    follow = "--follow" if follows_renames else "--no-renames"
    fields = iter(git.run(repository, *wanted, follow, sha, "--", path).decode().split("\0"))
    found: list[tuple[str, str]] = []
    commit = ""
    for field in fields:
        name = field.strip("\n")
        if name.startswith("commit "):
            commit = name.removeprefix("commit ")
        elif name:
            found.append((commit, _paths(name[0], fields)[2] or path))
    return found


def _paths(letter: str, fields: Iterator[str]) -> tuple[str, str | None, str | None]:
    first = next(fields)
    if letter == "R":
        return letter, first, next(fields)
    return letter, None if letter == "A" else first, None if letter == "D" else first


def _change(letter: str, old: str | None, new: str | None, counts: tuple[str, str]) -> FileChange:
    is_binary = counts[0] == "-"
    added, removed = (0, 0) if is_binary else (int(counts[0]), int(counts[1]))
    return FileChange(STATUSES[letter], old, new, added, removed, is_binary)

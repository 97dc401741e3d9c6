"""What is in a bare repository, asked with git itself. Answers at a commit never change and are remembered."""

import os
import re
import subprocess
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from sandbox.bitbucket.fast_import import SUBMODULE, Change, File, stream

FOLDER = "040000"
HASH, PART_OF_A_HASH = re.compile(r"[0-9a-f]{40}"), re.compile(r"[0-9a-f]{4,39}")
# What git allows in no name but understands in revisions (`main~1`): https://git-scm.com/docs/git-check-ref-format
NOT_IN_A_NAME = re.compile(r"[\x00-\x20\x7f~^:?*\[\\]|\.\.|@\{")
# Whatever this machine's owner has configured, the hashes and the answers stay the same.
ENVIRONMENT = {
    "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_LITERAL_PATHSPECS": "1",
}  # fmt: skip
TAG_FORMAT = "%00".join(
    f"%({part})"
    for part in ("refname", "objecttype", "objectname", "*objectname", "taggername", "taggeremail", "taggerdate:unix")
)


@dataclass(frozen=True)
class Commit:
    """A commit; `date` in seconds since 1970, `author` as `Name <address>`."""

    hash: str
    parents: tuple[str, ...]
    author: str
    date: int
    message: str


@dataclass(frozen=True)
class Entry:
    """Something in a folder: a file, a folder, a link or a submodule, as `mode` says; `size` is None for the others."""

    path: str
    mode: str
    oid: str
    size: int | None


@dataclass(frozen=True)
class Tagging:
    """Who made an annotated tag, when (seconds since 1970), and the words on it."""

    tagger: str
    date: int
    message: str


@dataclass(frozen=True)
class Ref:
    """A branch or a tag, and the commit that it stands for."""

    name: str
    commit: str
    tagging: Tagging | None = None


def resolve(repository: Path, name: str) -> str | None:
    """The full hash for a branch, a tag, a full or an abbreviated hash, in this order."""
    if NOT_IN_A_NAME.search(name):
        return None
    if HASH.fullmatch(name):
        return _remembered(repository, name)
    names = [f"refs/heads/{name}", f"refs/tags/{name}"] + ([name] if PART_OF_A_HASH.fullmatch(name) else [])
    return next((found for each in names if (found := _commit_of(repository, each))), None)


def commit(repository: Path, sha: str) -> Commit:
    """The commit of a full hash."""
    return history(repository, (sha,), limit=1)[0]


@lru_cache(maxsize=256)
def history(repository: Path, shas: tuple[str, ...], *, limit: int = -1, path: str = "") -> tuple[Commit, ...]:
    """The commits that can be reached from these (full hashes; with `^` in front: and not from that), newest first."""
    wanted = ["log", "-z", "--topo-order", f"--max-count={limit}", "--format=%H%x00%P%x00%an <%ae>%x00%at%x00%B", *shas]
    parts = run(repository, *wanted, *(["--", path] if path else [])).decode().split("\0")
    return tuple(
        Commit(hash=sha, parents=tuple(parents.split()), author=author, date=int(date), message=message)
        for sha, parents, author, date, message in zip(*(parts[n::5] for n in range(5)), strict=False)
    )


@lru_cache(maxsize=4096)
def folder(repository: Path, sha: str, path: str) -> tuple[Entry, ...] | None:
    """What lies in a folder at a commit (full hash), in git's order; None if there is no folder at the path."""
    listing = ask(repository, "ls-tree", "-z", "--long", f"{sha}:{path}")
    if listing is None:
        return None
    entries = []
    for line in listing.decode().split("\0")[:-1]:
        facts, _, name = line.partition("\t")
        mode, _, oid, size = facts.split()
        entries.append(Entry(f"{path}/{name}" if path else name, mode, oid, None if size == "-" else int(size)))
    return tuple(entries)


def entry(repository: Path, sha: str, path: str) -> Entry | None:
    """What lies at a path at a commit (full hash); the path `""` is the root folder."""
    if not path:
        return Entry("", FOLDER, sha, None)
    entries = folder(repository, sha, path.rpartition("/")[0])
    return next((found for found in entries or () if found.path == path), None)


def content(repository: Path, found: Entry) -> bytes:
    """The bytes of a file, the target of a link, the commit of a submodule."""
    return found.oid.encode() if found.mode == SUBMODULE else _blob(repository, found.oid)


def branches(repository: Path) -> list[Ref]:
    """All branches, by name."""
    listing = run(repository, "for-each-ref", "--format=%(refname)%00%(objectname)", "refs/heads/")
    lines = (line.split("\0") for line in listing.decode().splitlines())
    return [Ref(name.removeprefix("refs/heads/"), sha) for name, sha in lines]


def tags(repository: Path) -> list[Ref]:
    """All tags, by name."""
    lines = run(repository, "for-each-ref", f"--format={TAG_FORMAT}", "refs/tags/").decode().splitlines()
    return [_tag(repository, *line.split("\0")) for line in lines]


def _tag(repository: Path, ref: str, kind: str, oid: str, target: str, tagger: str, address: str, date: str) -> Ref:
    name = ref.removeprefix("refs/tags/")
    if kind != "tag":
        return Ref(name, oid)
    message = run(repository, "cat-file", "tag", oid).decode().partition("\n\n")[2]
    return Ref(name, target, Tagging(f"{tagger} {address}", int(date), message))


def resolve_any(repository: Path, name: str) -> str | None:
    """The full hash for anything that git understands, such as `main~2`: for our own data, never for a request."""
    return _commit_of(repository, name)


def size(repository: Path) -> int:
    """Bytes on the disk."""
    return sum(file.stat().st_size for file in (repository / "objects").rglob("*") if file.is_file())


def push(repository: Path, *, branch: str, start: str, path: str, content: bytes, message: str) -> str:
    """Commit one file to a branch, which begins where the branch `start` is if it is new; gives the new hash."""
    parent = _commit_of(repository, f"refs/heads/{branch}") or _commit_of(repository, f"refs/heads/{start}")
    change = Change(message, {path: File(content)}, branch=branch, after=parent)
    date = commit(repository, parent).date + 60 if parent else 0
    run(repository, "fast-import", "--quiet", standard_input=stream([change], first_date=date))
    return run(repository, "rev-parse", f"refs/heads/{branch}").decode().strip()


def _remembered(repository: Path, sha: str) -> str | None:
    """The hash if there is such a commit; git is asked until there is, then no more."""
    try:
        return commit(repository, sha).hash
    except subprocess.CalledProcessError:
        return None


def _commit_of(repository: Path, name: str) -> str | None:
    found = ask(repository, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")
    return found.decode().strip() if found else None


@lru_cache(maxsize=1024)
def _blob(repository: Path, oid: str) -> bytes:
    return run(repository, "cat-file", "blob", oid)


def ask(repository: Path, *arguments: str) -> bytes | None:
    """What git prints, or None if it says no, or if nobody can ask that: arguments hold no NUL."""
    try:
        return run(repository, *arguments)
    except (subprocess.CalledProcessError, ValueError):
        return None


def run(repository: Path, *arguments: str, standard_input: bytes = b"") -> bytes:
    """With the folder given outright, git does not mind that somebody else may own it."""
    command = ["git", f"--git-dir={repository}", *arguments]
    done = subprocess.run(command, input=standard_input, capture_output=True, env=ENVIRONMENT, check=True)
    return done.stdout

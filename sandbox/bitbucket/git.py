"""What the API needs to know of a bare git repository, asked with git itself. Answers at a commit are remembered."""

import re
import subprocess
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

FULL = re.compile(r"[0-9a-f]{40}")
SHORT = re.compile(r"[0-9a-f]{4,39}")
IN_NO_NAME = re.compile(r"[~^:?*\[\\\s]|@\{|\.\.")  # git reads them as a search, the API does not


@dataclass(frozen=True)
class Commit:
    """A commit."""

    hash: str
    parents: tuple[str, ...]
    author: str
    date: str
    message: str


@dataclass(frozen=True)
class Entry:
    """Something in a tree: a file, folder (`040000`), link (`120000`) or submodule (`160000`)."""

    mode: str
    oid: str
    size: int | None
    path: str


@dataclass(frozen=True)
class Ref:
    """A branch or a tag; only an annotated tag has a message and a date."""

    name: str
    commit: str
    message: str | None = None
    date: str | None = None
    tagger: str | None = None


def git(repository: Path, *arguments: str, content: bytes | None = None) -> bytes | None:
    """What git prints, or None if it fails."""
    done = subprocess.run(["git", "-C", str(repository), *arguments], input=content, capture_output=True, check=False)
    return done.stdout if done.returncode == 0 else None


def resolve(repository: Path, revision: str) -> str | None:
    """The full hash of a hash, a short hash, a branch or a tag."""
    if IN_NO_NAME.search(revision):
        return None
    names = [f"refs/heads/{revision}", f"refs/tags/{revision}"]
    if FULL.fullmatch(revision) or SHORT.fullmatch(revision):
        names.append(revision)
    for name in names:
        found = git(repository, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")
        if found:
            return found.decode().strip()
    return None


@lru_cache(maxsize=4096)
def commit(repository: Path, sha: str) -> Commit:
    """The commit of a full hash."""
    out = git(repository, "log", "-1", "--format=%H%x00%P%x00%an <%ae>%x00%aI%x00%B", sha) or b""
    full, parents, author, date, message = out.decode().rstrip("\n").split("\0")
    return Commit(full, tuple(parents.split()), author, date, f"{message.rstrip()}\n")


def history(repository: Path, revisions: list[str], path: str | None) -> list[str]:
    """Hashes, newest first."""
    out = git(repository, "rev-list", "--topo-order", *revisions, *(["--", f":(literal){path}"] if path else []))
    return (out or b"").decode().split()


@lru_cache(maxsize=4096)
def tree(repository: Path, sha: str, path: str) -> tuple[Entry, ...]:
    """What is in a folder."""
    out = git(repository, "ls-tree", "-z", "-l", sha if not path else f"{sha}:{path}") or b""
    found = []
    for line in out.decode().split("\0")[:-1]:
        facts, name = line.split("\t", 1)
        mode, _, oid, size = facts.split()
        found.append(Entry(mode, oid, None if size == "-" else int(size), f"{path}/{name}" if path else name))
    return tuple(found)


def entry(repository: Path, sha: str, path: str) -> Entry | None:
    """What is at a path."""
    folder = path.rpartition("/")[0]
    return next((found for found in tree(repository, sha, folder) if found.path == path), None)


@lru_cache(maxsize=256)
def blob(repository: Path, oid: str) -> bytes:
    """The bytes of a file."""
    return git(repository, "cat-file", "blob", oid) or b""


def refs(repository: Path, kind: str) -> list[Ref]:
    """Branches (`heads`) or tags (`tags`), by name."""
    parts = (
        "refname:strip=2", "objecttype", "objectname", "*objectname", "contents", "taggerdate:iso-strict", "taggername",
        "taggeremail",
    )  # fmt: skip
    layout = "%00".join(f"%({part})" for part in parts) + "%01"
    out = git(repository, "for-each-ref", f"--format={layout}", f"refs/{kind}") or b""
    found = []
    for record in out.decode().split("\1")[:-1]:
        name, type_, oid, peeled, message, date, tagger, address = record.lstrip("\n").split("\0")
        found.append(Ref(name, peeled, message, date, f"{tagger} {address}") if type_ == "tag" else Ref(name, oid))
    return found


def quoted(path: str) -> str:
    """A path as `git fast-import` reads it."""
    return '"' + path.replace("\\", "\\\\").replace('"', '\\"') + '"'


def push(repository: Path, *, branch: str, path: str, content: bytes, message: str) -> None:
    """Commit one file to a branch."""
    when = "Ada Example <ada@example.com> now"
    text = message.encode()
    stream = (
        f"commit refs/heads/{branch}\nauthor {when}\ncommitter {when}\ndata {len(text)}\n".encode()
        + text
        + f"\nfrom refs/heads/{branch}^0\nM 100644 inline {quoted(path)}\ndata {len(content)}\n".encode()
        + content
        + b"\n"
    )
    subprocess.run(
        ["git", "-C", str(repository), "fast-import", "--quiet", "--date-format=now"], input=stream, check=True
    )

"""What `git diff`, `git format-patch`, `svn diff` and `diff -u` write, as frozen values.

https://git-scm.com/docs/diff-format. Nothing of the text is lost: what belongs to no file stands between them as words.
"""

import re
from dataclasses import dataclass, replace
from typing import Literal

Kind = Literal["context", "added", "removed", "remark"]
Change = Literal["changed", "added", "deleted", "renamed", "copied"]

GIT = ("diff --git ", "diff --cc ", "diff --combined ")
HUNK = re.compile(r"(@{2,9}) ((?:-[0-9]{1,9}(?:,[0-9]{1,9})? )+)\+([0-9]{1,9})(?:,([0-9]{1,9}))? \1(.*)")
BINARY = re.compile(r"Binary files .* differ$|GIT binary patch$|Cannot display: file marked as a binary type")
HEAD = re.compile(
    r"index |(?:old |new |deleted file |new file )?mode |(?:dis)?similarity index |(?:rename|copy) (?:from|to) |"
    r"={5,}$|" + BINARY.pattern
)
BASE85 = re.compile(r"(?:literal|delta) [0-9]+$|[A-Za-z][0-9A-Za-z!#$%&()*+;<=>?@^_`{|}~-]+$|$")
QUOTED = re.compile(rb"\\([0-7]{3}|.)")
ESCAPES = {b"n": b"\n", b"t": b"\t", b"r": b"\r", b"a": b"\a", b"b": b"\b", b"f": b"\f", b"v": b"\v"}
MOVES: tuple[tuple[str, Change], ...] = (("rename", "renamed"), ("copy", "copied"))
NOWHERE = "/dev/null"
NOT_YET = ("(nonexistent)", "(revision 0)")  # so says Subversion


@dataclass(frozen=True)
class Line:
    """A line with its sign (several, where a merge has several parents) and its numbers before and after."""

    kind: Kind
    text: str
    old: int | None = None
    new: int | None = None


@dataclass(frozen=True)
class Hunk:
    """Lines that stand together; `place` is what the hunk's head says after its numbers, mostly a function's name."""

    head: str
    place: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class FilePatch:
    """What happened to one file; `old` and `new` are its paths, None where there is none."""

    old: str | None
    new: str | None
    change: Change = "changed"
    modes: tuple[str, str] | None = None
    is_binary: bool = False
    hunks: tuple[Hunk, ...] = ()

    def count(self, kind: Kind) -> int:
        """How many lines of the kind there are."""
        return sum(line.kind == kind for hunk in self.hunks for line in hunk.lines)


@dataclass(frozen=True)
class Words:
    """Lines between files: the head of a mail, a commit's message, statistics."""

    lines: tuple[str, ...]


Patch = tuple[FilePatch | Words, ...]


def parse(lines: list[str]) -> Patch:
    """The files of a patch in their order and the words between them; only words where it is no patch."""
    parts: list[FilePatch | Words] = []
    words: list[str] = []
    at = 0
    while at < len(lines):
        if not _begins_file(lines, at):
            words.append(lines[at])
            at += 1
            continue
        if any(words):
            parts.append(Words(tuple(words)))
        words = []
        file, at = _file(lines, at)
        parts.append(file)
    return (*parts, Words(tuple(words))) if any(words) else tuple(parts)


def _begins_file(lines: list[str], at: int) -> bool:
    """Words may speak of diffs too, so the less telling first lines need a second one that fits."""
    line, following = lines[at], "".join(lines[at + 1 : at + 2])
    return (
        line.startswith(GIT)
        or _is_pair(lines, at)
        or bool(HUNK.match(line))
        or (line.startswith("Index: ") and following.startswith("====="))
        or (line.startswith("diff -") and _is_pair(lines, at + 1))
    )


def _is_pair(lines: list[str], at: int) -> bool:
    return at + 1 < len(lines) and lines[at].startswith("--- ") and lines[at + 1].startswith("+++ ")


def _file(lines: list[str], at: int) -> tuple[FilePatch, int]:
    """The file that begins at this line, and where it ends."""
    file = FilePatch(None, None)
    is_git = lines[at].startswith(GIT)
    if is_git or lines[at].startswith(("Index: ", "diff -")):
        file = _from_first_line(lines[at])
        at += 1
    while at < len(lines) and HEAD.match(lines[at]):
        file = _with_head(file, lines[at])
        at += 1
    if file.is_binary:
        while at < len(lines) and BASE85.match(lines[at]):
            at += 1
    if _is_pair(lines, at):
        file = _with_names(file, lines[at], lines[at + 1], is_git=is_git)
        at += 2
    hunks = []
    while at < len(lines) and (head := HUNK.match(lines[at])):
        hunk, at = _hunk(head, lines, at + 1)
        hunks.append(hunk)
    return replace(file, hunks=tuple(hunks)), at


def _from_first_line(line: str) -> FilePatch:
    if line.startswith("Index: "):
        return FilePatch(line[7:].strip(), line[7:].strip())
    if not line.startswith("diff --"):
        name = line.split()[-1]
        return FilePatch(name, name)
    if not line.startswith("diff --git "):
        name = _unquoted(line.split(" ", 2)[-1])
        return FilePatch(name, name)
    rest = line.removeprefix("diff --git ")
    middle = len(rest) // 2
    old, new = _unquoted(rest[:middle]), _unquoted(rest[middle + 1 :])
    if old[2:] != new[2:]:
        old, _, new = rest.partition(" ")
    return FilePatch(_without_prefix(old), _without_prefix(new))


def _with_head(file: FilePatch, line: str) -> FilePatch:
    key, _, value = line.partition(" file mode ")
    if value:
        return replace(file, change="added", old=None) if key == "new" else replace(file, change="deleted", new=None)
    for key, change in MOVES:
        if line.startswith(f"{key} from "):
            return replace(file, old=_unquoted(line.removeprefix(f"{key} from ")), change=change)
        if line.startswith(f"{key} to "):
            return replace(file, new=_unquoted(line.removeprefix(f"{key} to ")), change=change)
    if line.startswith(("old mode ", "new mode ")):
        modes = file.modes or ("", "")
        mode = line[9:]
        return replace(file, modes=(mode, modes[1]) if line.startswith("old") else (modes[0], mode))
    return replace(file, is_binary=True) if BINARY.match(line) else file


def _with_names(file: FilePatch, old_line: str, new_line: str, *, is_git: bool) -> FilePatch:
    """The names of `---` and `+++`; a time or a revision may follow them behind a tab."""
    (old, _, old_note), (new, _, new_note) = (line[4:].partition("\t") for line in (old_line, new_line))
    old, new = _unquoted(old.strip()), _unquoted(new.strip())
    if is_git or (old.startswith(("a/", NOWHERE)) and new.startswith(("b/", NOWHERE))):
        old, new = _without_prefix(old), _without_prefix(new)
    if old == NOWHERE or old_note in NOT_YET:
        return replace(file, old=None, new=new, change="added")
    if new == NOWHERE or new_note in NOT_YET:
        return replace(file, old=old, new=None, change="deleted")
    return replace(file, old=old, new=new)


def _without_prefix(name: str) -> str:
    """Git puts a letter before both names: `a` and `b`, or what is compared (commit, index, work tree, object)."""
    return name[2:] if name[1:2] == "/" and name[:1] in "abciwo" else name


def _unquoted(name: str) -> str:
    r"""A name as git quotes it when it holds odd characters: `"caf\303\251.txt"`."""
    if not (len(name) > 1 and name.startswith('"') and name.endswith('"')):
        return name

    def character(found: re.Match[bytes]) -> bytes:
        code = found[1]
        return bytes((int(code, 8) & 255,)) if len(code) == 3 else ESCAPES.get(code, code)

    return QUOTED.sub(character, name[1:-1].encode()).decode(errors="replace")


def _hunk(head: re.Match[str], lines: list[str], at: int) -> tuple[Hunk, int]:
    """The lines of a hunk: as many as its head says, or fewer where it is wrong."""
    parents = len(head[1]) - 1
    spans = [span.removeprefix("-").partition(",") for span in head[2].split()]
    old, new = int(spans[0][0]), int(head[3])
    left = [int(count) if comma else 1 for _, comma, count in spans[:parents]]
    left_new = int(head[4] or 1)
    found: list[Line] = []
    while at < len(lines):
        line = lines[at]
        if line.startswith("\\ "):
            found.append(Line("remark", line))
            at += 1
            continue
        signs = line[:parents].ljust(parents)
        if (left_new <= 0 and not any(count > 0 for count in left)) or signs.strip(" +-"):
            break
        kind: Kind = "removed" if "-" in signs else "added" if "+" in signs else "context"
        for parent, sign in enumerate(signs[: len(left)]):
            left[parent] -= sign == "-" or (sign == " " and kind != "removed")
        left_new -= kind != "removed"
        is_old = parents == 1 and kind != "added"
        found.append(Line(kind, line or " ", old if is_old else None, new if kind != "removed" else None))
        old += is_old
        new += kind != "removed"
        at += 1
    return Hunk(head[0][: head.start(5)], head[5].strip(), tuple(found)), at

"""The repositories of the local Bitbucket, made with `git fast-import`, always with the same hashes."""

import io
import shutil
import struct
import subprocess
import uuid
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sandbox.bitbucket.git import quoted

CONTENT = Path(__file__).parent / "content"
FIRST_DATE = 1_767_225_600  # 2026-01-01
PERSON = "Ada Example <ada@example.com>"
SUBMODULE_COMMIT = "0123456789abcdef0123456789abcdef01234567"
STAMP = "data-version-3"

Files = Mapping[str, bytes | None]  # None: the file is removed


@dataclass(frozen=True)
class Change:
    """A commit: its branch, message and files; on a new branch it follows `after`."""

    branch: str
    message: str
    files: Files
    after: str | None = None


@dataclass(frozen=True)
class Repository:
    """A repository as it is served."""

    workspace: str
    slug: str
    main_branch: str | None = "main"
    description: str = ""
    is_private: bool = False
    changes: Sequence[Change] = ()
    tags: Mapping[str, str] = field(default_factory=dict)
    moved_to: str | None = None

    @property
    def full_name(self) -> str:
        """`workspace/slug`."""
        return f"{self.workspace}/{self.slug}"

    @property
    def uuid(self) -> str:
        """In braces, and always the same."""
        return _uuid(self.full_name)

    @property
    def workspace_uuid(self) -> str:
        """The same for the workspace."""
        return _uuid(self.workspace)


def _uuid(name: str) -> str:
    return "{" + str(uuid.uuid5(uuid.NAMESPACE_URL, f"https://bitbucket.org/{name}")) + "}"


def files_of(name: str) -> dict[str, bytes]:
    """A folder of `content/` as files."""
    root = CONTENT / name
    return {str(path.relative_to(root)): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def code_lines(count: int) -> bytes:
    """Python of that many lines that looks like code."""
    lines: list[str] = ['"""Prices by product."""', ""]
    number = 0
    while len(lines) < count:
        number += 1
        lines += [
            f"def price_{number}(count: int, *, discount: float = 0.0) -> float:",
            f'    """The price of product {number}."""',
            f"    total = count * {number * 7 % 97}.{number % 10}",
            "    if discount > 0:  # agreed with sales",
            "        total -= total * discount",
            "    return round(total, 2)",
            "",
            "",
        ]
    return ("\n".join(lines[:count]) + "\n").encode()


def large_readme() -> bytes:
    """30 KB of Markdown with everything that READMEs have."""
    part = files_of("site")["README.md"].decode().replace("docs/images", "images").split("\n", 1)[1]
    sections = [f"# Chapter {number}\n{part.replace('[^1]', f'[^{number}]')}" for number in range(1, 40)]
    return "\n".join(sections).encode()[:30_000].rsplit(b"\n", 1)[0] + b"\n"


def png(width: int, height: int) -> bytes:
    """A picture: a slope from light to dark blue."""

    def chunk(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    rows = b"".join(
        b"\0" + b"".join(bytes((12, 102 + 100 * x // width, 228 - 60 * y // height)) for x in range(width))
        for y in range(height)
    )
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def odd_files() -> dict[str, bytes]:
    """Encodings, sizes and names that make trouble elsewhere."""
    text = "Grüße: naïve façade – “quoted”\nsecond line\n"
    names = [
        "a b.txt", "hash#tag.txt", "100%.txt", "what?.txt", "plus+plus.txt", "and&and.txt", "über.md",
        "colon:colon.txt",
        'quo"te.txt', "it's.txt", "-dash.txt", "[brackets].txt", "deep/er/and/deep/er/than/you/think/it/could/be.txt",
    ]  # fmt: skip
    return {f"odd/{name}": f"The file {name}\n".encode() for name in names} | {
        "data/utf16-le.txt": b"\xff\xfe" + text.encode("utf-16-le"),
        "data/utf16-be.txt": b"\xfe\xff" + text.encode("utf-16-be"),
        "data/utf8-bom.txt": b"\xef\xbb\xbf" + text.encode(),
        "data/latin-1.txt": "Grüße aus Köln\n".encode("latin-1"),
        "data/crlf.txt": b"first\r\nsecond\r\nthird\r\n",
        "data/mixed.txt": b"first\r\nsecond\nthird\rfourth\n",
        "data/binary.bin": bytes(range(256)) * 8,
        "data/empty.txt": b"",
        "data/run.sh": b"#!/bin/sh\nexec true\n",
        "data/listing.json": b'{"pagelen": 10, "values": [], "page": 1}\n',
        "data/long-line.js": b"var x = '" + b"abcdefghij" * 1000 + b"';\n",
        "data/lfs.psd": b"version https://git-lfs.github.com/spec/v1\noid sha256:" + b"4d" * 32 + b"\nsize 12345\n",
        "data/1000-lines.py": code_lines(1000),
        "data/10000-lines.py": code_lines(10_000),
        "data/25000-lines.py": code_lines(25_000),
        "data/two-megabytes.txt": b"All work and no play.\n" * 100_000,
        "docs/large-readme.md": large_readme(),
        "docs/images/load.png": png(320, 80),
    }


def repositories() -> list[Repository]:
    """Every repository, the same each time."""
    site = files_of("site")
    readme = {name: site[name] for name in ("README.md", "docs/guide.md", "docs/images/architecture.svg")}
    source = {name: content for name, content in site.items() if name.startswith("src/")}
    rest = {name: content for name, content in site.items() if name not in readme and name not in source}
    slower = site["src/retry.py"].replace(b"FIRST_PAUSE_SECONDS = 0.1", b"FIRST_PAUSE_SECONDS = 0.25")
    changes = [
        Change("main", "Say what this is", readme),
        Change("main", "Add the client and the service", source),
        Change("main", "Add deployment and packages", rest),
        Change("main", "Add files that are hard to show", odd_files()),
        Change("main", "Draft the release notes", {"docs/draft.md": b"# Draft\n"}),
        Change("main", "Link the design", {"docs/design": b"guide.md", "vendor/lib": SUBMODULE_COMMIT.encode()}),
        Change("main", "Drop the draft", {"docs/draft.md": None}),
        Change("main", "Note the owner", {"OWNERS": b"site-team\n"}),
        Change("develop", "Try a new colour", {"deploy/theme.yaml": b"colour: teal\n"}, after="main"),
        Change("feature/new-login", "Wait longer before the first retry", {"src/retry.py": slower}, after="main"),
        Change("feature/new", "Start something new", {"NEW.md": b"# New\n"}, after="main"),
        Change("release/4.0", "Prepare 4.0", {"package.json": b'{"version": "4.0.0"}\n'}, after="main"),
        Change("same-name", "A branch with the name of a tag", {"WHICH": b"branch\n"}, after="main"),
    ]
    plain = [Change("main", "Begin", {"README.md": b"# Notes\n\nA short file about this repository.\n"})]
    return [
        Repository(
            "acme", "site", description="The web site of Acme", changes=changes,
            tags={"v1.0.0": "main~4", "v1.1.0": "main", "release/4.0-rc1": "release/4.0", "same-name": "main"},
        ),
        Repository("acme", "empty", main_branch=None),
        Repository("acme", "private", is_private=True, changes=plain),
        *(Repository("acme", slug, changes=plain) for slug in ("down", "slow", "limited", "flaky", "renamed")),
        Repository(
            "acme", "trunk", main_branch="trunk", changes=[Change("trunk", "Begin", {"README.md": b"# Trunk\n"})]
        ),
        Repository("acme", "renamed-old", moved_to="acme/renamed"),
        Repository("globex", "handbook", changes=plain),
    ]  # fmt: skip


def create(folder: Path) -> dict[str, Path]:
    """Make every repository below `folder` (once); full name -> bare repository."""
    paths = {repository.full_name: folder / f"{repository.full_name}.git" for repository in repositories()}
    if not (folder / STAMP).exists():
        shutil.rmtree(folder, ignore_errors=True)
        for repository in repositories():
            _create(repository, paths[repository.full_name])
        (folder / STAMP).touch()
    return paths


def _create(repository: Repository, path: Path) -> None:
    path.mkdir(parents=True)
    git = ["git", "-C", str(path)]
    subprocess.run(
        [*git, "init", "--quiet", "--bare", f"--initial-branch={repository.main_branch or 'main'}"], check=True
    )
    stream = b"".join(_stream(repository.changes))
    subprocess.run([*git, "fast-import", "--quiet"], input=stream, check=True)
    for number, (name, revision) in enumerate(repository.tags.items()):
        sha = subprocess.run(
            [*git, "rev-parse", f"refs/heads/{revision}"], check=True, capture_output=True, text=True
        ).stdout.strip()
        tag = f"tag {name}\nfrom {sha}\ntagger {PERSON} {FIRST_DATE + 9_000_000 + number} +0000\n".encode()
        if name == "v1.0.0":
            message = b"The first release\n"
            subprocess.run(
                [*git, "fast-import", "--quiet"], input=tag + b"data %d\n%s\n" % (len(message), message), check=True
            )
        else:
            subprocess.run([*git, "update-ref", f"refs/tags/{name}", sha], check=True)


def _stream(changes: Sequence[Change]) -> Iterator[bytes]:
    for number, change in enumerate(changes):
        when = f"{PERSON} {FIRST_DATE + number * 86_400} +0000"
        message = f"{change.message}\n".encode()
        yield f"commit refs/heads/{change.branch}\nauthor {when}\ncommitter {when}\n".encode()
        yield b"data %d\n%s" % (len(message), message)
        if change.after:
            yield f"from refs/heads/{change.after}\n".encode()
        for path, content in change.files.items():
            yield _file(path, content)


def _file(path: str, content: bytes | None) -> bytes:
    if content is None:
        return f"D {quoted(path)}\n".encode()
    if path == "vendor/lib":
        return f"M 160000 {SUBMODULE_COMMIT} {quoted(path)}\n".encode()
    mode = "120000" if path == "docs/design" else "100755" if path.endswith(".sh") else "100644"
    out = io.BytesIO()
    out.write(f"M {mode} inline {quoted(path)}\ndata {len(content)}\n".encode())
    out.write(content + b"\n")
    return out.getvalue()

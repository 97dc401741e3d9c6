"""Files that make trouble elsewhere: by name, by encoding, by size, by kind."""

import hashlib
import struct
import zlib

from sandbox.bitbucket.fast_import import LINK, SUBMODULE, File

NAMES = (
    "a b.txt", "hash#tag.txt", "100%.txt", "%2F.txt", "what?.txt", "plus+plus.txt", "and&and.txt", "über.md", "🚀.txt",
    "colon:colon.txt", 'quo"te.txt', "it's.txt", "back\\slash.txt", "-dash.txt", "[brackets].txt", "semi;colon.txt",
    "deep/er/and/deep/er/than/you/think/it/could/be.txt",
)  # fmt: skip
TEXT = "Grüße: naïve façade – “quoted”\nsecond line\n"
SUBMODULE_COMMIT = b"0123456789abcdef0123456789abcdef01234567"
POSTER = b"8BPS\0\1" + bytes(6) + b"\0\3" + bytes(range(256)) * 16
LOADS = (9, 7, 6, 5, 6, 9, 18, 34, 52, 61, 58, 55, 66, 63, 57, 54, 52, 59, 68, 71, 55, 38, 24, 14)
LARGE_FILES = {hashlib.sha256(POSTER).hexdigest(): POSTER}
"""What Git LFS keeps beside the repositories, by its SHA-256."""


def odd_files(*, readme: bytes) -> dict[str, File]:
    """All of them, by path; `readme` is what the large Markdown file is made of."""
    contents = {f"odd/{name}": f"The file {name}\n".encode() for name in NAMES} | {
        "data/utf16-le.txt": b"\xff\xfe" + TEXT.encode("utf-16-le"),
        "data/utf16-be.txt": b"\xfe\xff" + TEXT.encode("utf-16-be"),
        "data/utf8-bom.txt": b"\xef\xbb\xbf" + TEXT.encode(),
        "data/latin-1.txt": "Grüße aus Köln\n".encode("latin-1"),
        "data/crlf.txt": b"first\r\nsecond\r\nthird\r\n",
        "data/mixed.txt": b"first\r\nsecond\nthird\rfourth\n",
        "data/binary.bin": bytes(range(256)) * 8,
        "data/empty.txt": b"",
        "data/listing.json": b'{"pagelen": 10, "values": [], "page": 1}\n',
        "data/long-line.js": b"var x = '" + b"abcdefghij" * 1000 + b"';\n",
        "data/lfs.psd": _pointer(POSTER),
        "data/1000-lines.py": code_lines(1000),
        "data/10000-lines.py": code_lines(10_000),
        "data/25000-lines.py": code_lines(25_000),
        "data/two-megabytes.txt": b"All work and no play.\n" * 100_000,
        "docs/large-readme.md": _large(readme),
        "docs/images/load.png": bars(480, 90),
        ".gitattributes": b"*.psd filter=lfs diff=lfs merge=lfs -text\n",
        ".gitmodules": b'[submodule "vendor/lib"]\n\tpath = vendor/lib\n\turl = ../lib.git\n',
    }
    return {path: File(content) for path, content in contents.items()} | {
        "docs/design": File(b"guide.md", LINK),
        "data/escape": File(b"../../../../etc/passwd", LINK),
        "vendor/lib": File(SUBMODULE_COMMIT, SUBMODULE),
    }


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


def bars(width: int, height: int) -> bytes:
    """A picture: the requests per minute of a day as bars, one an hour."""
    background, bar = bytes((247, 248, 249)), bytes((12, 102, 228))
    hour_width = width // len(LOADS)

    def color(x: int, y: int) -> bytes:
        is_gap = x % hour_width < 3
        is_above = height - y > LOADS[min(x // hour_width, len(LOADS) - 1)]
        return background if is_gap or is_above else bar

    rows = b"".join(b"\0" + b"".join(color(x, y) for x in range(width)) for y in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
        for name, content in parts
    )


def _large(readme: bytes) -> bytes:
    """About 30 KB of Markdown with everything that READMEs have: the README as chapters, each with its own notes."""
    body = readme.decode().replace("(docs/images/", "(images/").split("\n", 1)[1]
    chapters = 30_000 // len(body.encode())
    return "\n".join(
        f"# Chapter {number}\n{body.replace('[^1]', f'[^{number}]')}" for number in range(1, chapters + 1)
    ).encode()


def _pointer(content: bytes) -> bytes:
    """What git itself holds of a file in Git LFS: https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md."""
    digest = hashlib.sha256(content).hexdigest()
    return f"version https://git-lfs.github.com/spec/v1\noid sha256:{digest}\nsize {len(content)}\n".encode()

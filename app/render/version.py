"""What the outcome of rendering depends on besides the document."""

import hashlib
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from app.render.regions.grammars import GRAMMARS

LIBRARIES = (
    "comrak", "docutils", "mini-racer", "nh3", "pillow", "pygments", "pypdfium2", "pyyaml", "tree-sitter",
    *(grammar.package for grammar in GRAMMARS),
)  # fmt: skip
OURS = (".py", ".js")


def renderer_version() -> str:
    """A short hash over the libraries' versions and our own code, for the keys of stored HTML."""
    digest = hashlib.sha256(repr([_version(library) for library in LIBRARIES]).encode())
    for path in sorted(Path(__file__).parent.rglob("*")):
        if path.suffix in OURS:
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _version(library: str) -> str | None:
    """None for one that is not installed, which some need not be."""
    try:
        return version(library)
    except PackageNotFoundError:
        return None

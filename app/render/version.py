"""What the outcome of rendering depends on besides the document."""

import hashlib
from importlib.metadata import version
from pathlib import Path

LIBRARIES = ("comrak", "nh3", "pygments", "pyyaml")


def renderer_version() -> str:
    """A short hash over the libraries' versions and our own code, for the keys of stored HTML."""
    digest = hashlib.sha256(repr([version(library) for library in LIBRARIES]).encode())
    for path in sorted(Path(__file__).parent.rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]

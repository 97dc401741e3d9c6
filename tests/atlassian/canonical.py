"""A second canonicaliser for tests, written another way: bytes and regular expressions, no URL library."""

import hashlib
import re


def canonical_bytes(method: str, raw_path: str, raw_query: str, base_path: str) -> bytes:
    """What Atlassian's rules make of a request, as bytes."""
    path, base = raw_path.encode(), base_path.encode()
    path = re.sub(rb"\A" + re.escape(base) + rb"(?=/|\Z)", b"", path) if base else path
    path = re.sub(rb"&", b"%26", path)
    path = re.sub(rb"\A/?", b"/", path, count=1)
    path = re.sub(rb"(?<=.)/\Z", b"", path, flags=re.DOTALL)
    values: dict[bytes, list[bytes]] = {}
    for part in raw_query.encode().split(b"&"):
        name, _, value = part.partition(b"=")
        if part and _decoded(name) != b"jwt":
            values.setdefault(_decoded(name), []).append(_decoded(value))
    pairs = sorted((_encoded(name), b",".join(map(_encoded, sorted(found)))) for name, found in values.items())
    return b"&".join([method.upper().encode(), path, b"&".join(name + b"=" + value for name, value in pairs)])


def url_hash(method: str, raw_path: str, raw_query: str = "", base_path: str = "") -> str:
    """The `qsh` of a request."""
    return hashlib.sha256(canonical_bytes(method, raw_path, raw_query, base_path)).hexdigest()


def _decoded(text: bytes) -> bytes:
    return re.sub(rb"%([0-9A-Fa-f]{2})", lambda found: bytes([int(found[1], 16)]), text.replace(b"+", b" "))


def _encoded(content: bytes) -> bytes:
    return re.sub(rb"[^A-Za-z0-9._~-]", lambda found: b"%%%02X" % found[0][0], content)

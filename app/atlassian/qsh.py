"""The canonical request and its hash, `qsh`, which ties a token to one URL.

https://developer.atlassian.com/cloud/confluence/understanding-jwt/#creating-a-query-string-hash, with one difference:
repeated values are sorted before they are encoded and joined by a bare comma, which is what Atlassian's products do.
"""

import hashlib
from collections.abc import Iterable
from urllib.parse import parse_qsl, quote


def read_query(raw_query: str) -> list[tuple[str, str]]:
    """Names and values of a raw query in their order; raises ValueError if it is not percent-encoded UTF-8.

    Strict, because two readers who repair such a query differently would see two requests under one hash.
    """
    if not raw_query.isascii():
        raise ValueError("a query must be percent-encoded")
    return parse_qsl(raw_query, keep_blank_values=True, errors="strict")


def canonical_request(method: str, raw_path: str, query: Iterable[tuple[str, str]], base_path: str) -> str:
    """`METHOD&path&query` for hashing; the path as it came, still encoded, the query as `read_query` gives it.

    `base_path` is the path of the base URL that `raw_path` is made relative to, without a trailing slash.
    """
    return f"{method.upper()}&{_canonical_path(raw_path, base_path)}&{_canonical_query(query)}"


def query_string_hash(method: str, raw_path: str, query: Iterable[tuple[str, str]], base_path: str) -> str:
    """The hash of the canonical request, 64 lower-case hex digits."""
    return hashlib.sha256(canonical_request(method, raw_path, query, base_path).encode()).hexdigest()


def _canonical_path(raw_path: str, base_path: str) -> str:
    path = raw_path
    if path == base_path or path.startswith(f"{base_path}/"):
        path = path[len(base_path) :]
    path = "/" + path.replace("&", "%26").removeprefix("/")
    return path if path == "/" else path.removesuffix("/")


def _canonical_query(query: Iterable[tuple[str, str]]) -> str:
    values_by_name: dict[str, list[str]] = {}
    for name, value in query:
        if name != "jwt":
            values_by_name.setdefault(name, []).append(value)
    encoded = {_encode(name): ",".join(map(_encode, sorted(values))) for name, values in values_by_name.items()}
    return "&".join(f"{name}={encoded[name]}" for name in sorted(encoded))


def _encode(text: str) -> str:
    return quote(text, safe="~")

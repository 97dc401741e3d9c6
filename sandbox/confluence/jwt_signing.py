"""JSON web tokens as Confluence makes and checks them, with the query string hash.

https://developer.atlassian.com/cloud/confluence/understanding-jwt/
"""

import hashlib
import time
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, unquote_plus

import jwt
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey


def canonical_request(*, method: str, raw_path: str, raw_query: str, base_path: str = "") -> str:
    """The string under the hash: method, path below `base_path`, sorted query; both raw, as on the request line."""
    path = raw_path
    if base_path and (path == base_path or path.startswith(base_path + "/")):
        path = path[len(base_path) :]
    path = "/" + path.removeprefix("/").removesuffix("/").replace("&", "%26")
    values_by_key: dict[str, list[str]] = {}
    for pair in raw_query.split("&"):
        key, _, value = pair.partition("=")
        if pair and unquote_plus(key) != "jwt":
            values_by_key.setdefault(unquote_plus(key), []).append(unquote_plus(value))
    # Repeated values are sorted decoded and joined by a bare comma: the published vectors, not the prose, say so.
    query = sorted(
        (_encoded(key), ",".join(_encoded(value) for value in sorted(values))) for key, values in values_by_key.items()
    )
    return "&".join([method.upper(), path, "&".join(f"{key}={value}" for key, value in query)])


def query_string_hash(*, method: str, raw_path: str, raw_query: str, base_path: str = "") -> str:
    """The `qsh` claim of a request: lower-case hex SHA-256 of its canonical form."""
    canonical = canonical_request(method=method, raw_path=raw_path, raw_query=raw_query, base_path=base_path)
    return hashlib.sha256(canonical.encode()).hexdigest()


def sign_with_secret(claims: Mapping[str, Any], *, secret: str, lifetime_seconds: int) -> str:
    """An HS256 token that begins now."""
    return jwt.encode(_timed(claims, lifetime_seconds), secret, algorithm="HS256")


def sign_with_key(claims: Mapping[str, Any], *, key: RSAPrivateKey, key_id: str, lifetime_seconds: int) -> str:
    """An RS256 token that begins now and names its key."""
    return jwt.encode(_timed(claims, lifetime_seconds), key, algorithm="RS256", headers={"kid": key_id})


def _timed(claims: Mapping[str, Any], lifetime_seconds: int) -> dict[str, Any]:
    now = int(time.time())
    return {"iat": now, "exp": now + lifetime_seconds, **claims}


def _encoded(text: str) -> str:
    return quote(text, safe="")

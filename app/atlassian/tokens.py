"""The rules for one token: its form, its signature, its claims. Pure: no store, no network, no request.

https://developer.atlassian.com/cloud/confluence/understanding-jwt/
"""

import hmac
import json
import re
from base64 import urlsafe_b64decode
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Literal

import jwt
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

from app.atlassian.caller import SignedClaims
from app.atlassian.errors import Code, Refused

Algorithm = Literal["HS256", "RS256"]

CONTEXT_HASH = "context-qsh"
LEEWAY_SECONDS = 30
LONGEST_LIFE_SECONDS = 24 * 60 * 60
LONGEST_TOKEN = 8 * 1024
HEADERS_READ = 64
LATEST_TIME = 1e12  # far beyond any date; keeps infinity, NaN and absurdly large integers out of the arithmetic

TOKEN = re.compile(r"[\w-]+\.[\w-]+\.[\w-]*", re.ASCII)
KEY_ID = re.compile(r"(?!.*\.\.)[\w.-]{1,128}", re.ASCII)
CLIENT_KEY = re.compile(r"[!-~]{1,255}")
ACCOUNT_ID = re.compile(r"[\w.:-]{1,128}", re.ASCII)
PAGE_ID = re.compile(r"[A-Za-z0-9-]{1,64}")
ORIGIN = re.compile(r"^https?://[^/?#]*", re.IGNORECASE)

# The library checks the signature and nothing else; the claims are checked below, because it takes "5" for a time.
SIGNATURES = jwt.PyJWS()


@dataclass(frozen=True)
class Unverified:
    """A token that anybody may have written: what it says is only good for finding the key to check it with."""

    token: str = field(repr=False)
    header: dict[str, Any] = field(repr=False)
    claims: dict[str, Any] = field(repr=False)


def read_unverified(token: str, algorithm: Algorithm) -> Unverified:
    """What the token says about itself; refuses what is no token that is signed in this way."""
    if len(token) > LONGEST_TOKEN:
        raise Refused(Code.OVERSIZED_TOKEN)
    if not TOKEN.fullmatch(token):
        raise Refused(Code.MALFORMED_TOKEN)
    first, second, _ = token.split(".")
    header, claims = _header(first), _json_object(_decoded(second))
    if header.get("alg") != algorithm:
        raise Refused(Code.WRONG_ALGORITHM)
    return Unverified(token, header, claims)


def key_id(unverified_header: dict[str, Any]) -> str:
    """The `kid`, safe to put into a URL."""
    kid = unverified_header.get("kid")
    if not isinstance(kid, str) or not KEY_ID.fullmatch(kid):
        raise Refused(Code.BAD_KEY_ID)
    return kid


def client_key(claims: dict[str, Any] | SignedClaims) -> str:
    """The `iss`: the site that the token speaks for (if it is signed)."""
    issuer = claims.get("iss")
    if not isinstance(issuer, str) or not CLIENT_KEY.fullmatch(issuer):
        raise Refused(Code.BAD_ISSUER)
    return issuer


def check_site_signature(unverified: Unverified, secret: str) -> SignedClaims:
    """The claims of an HS256 token, now known to come from the holder of the secret; their content is still unchecked.

    One HMAC by hand, because every page needs it and the library takes 40 µs where this takes 5 (docs/decisions/0004).
    """
    signed, _, signature = unverified.token.rpartition(".")
    if not hmac.compare_digest(hmac.digest(secret.encode(), signed.encode(), "sha256"), _decoded(signature)):
        raise Refused(Code.BAD_SIGNATURE)
    return SignedClaims(unverified.claims)


def check_atlassian_signature(token: str, key: RSAPublicKey) -> SignedClaims:
    """The claims of an RS256 token, now known to come from the holder of the key; their content is still unchecked."""
    try:
        signed = SIGNATURES.decode_complete(token, key, algorithms=["RS256"])
    except (jwt.InvalidTokenError, jwt.InvalidKeyError):
        raise Refused(Code.BAD_SIGNATURE) from None
    return SignedClaims(_json_object(signed["payload"]))


def check_times(claims: SignedClaims, *, now: float) -> float:
    """Refuse what is over, not yet begun, or valid for implausibly long; returns `exp`, a Unix time."""
    issued, expires = _time(claims, "iat"), _time(claims, "exp")
    starts = _time(claims, "nbf") if "nbf" in claims else issued
    if now > expires + LEEWAY_SECONDS:
        raise Refused(Code.EXPIRED)
    if max(issued, starts) > now + LEEWAY_SECONDS:
        raise Refused(Code.NOT_YET_VALID)
    if expires - issued > LONGEST_LIFE_SECONDS:
        raise Refused(Code.TOO_LONG_LIVED)
    return expires


def check_install_audience(claims: SignedClaims, *, base_url: str) -> None:
    """A signed install is for us if exactly one entry of `aud` is our base URL; never compare parts of it."""
    if [_comparable(entry) for entry in _audience(claims)].count(_comparable(base_url)) != 1:
        raise Refused(Code.WRONG_AUDIENCE)


def check_audience(claims: SignedClaims, *, app_key: str, base_url: str) -> None:
    """Product tokens usually carry no `aud`; one that is there must name us."""
    if "aud" not in claims:
        return
    if not any(entry == app_key or _comparable(entry) == _comparable(base_url) for entry in _audience(claims)):
        raise Refused(Code.WRONG_AUDIENCE)


def check_hash(claims: SignedClaims, *, expected: str) -> None:
    """Refuse a token for another URL. `expected` is the computed hash or CONTEXT_HASH; neither passes as the other."""
    received = claims.get("qsh")
    if not isinstance(received, str) or not received:
        raise Refused(Code.MISSING_HASH)
    if not hmac.compare_digest(received.encode(errors="surrogatepass"), expected.encode()):
        raise Refused(Code.WRONG_KIND if CONTEXT_HASH in (received, expected) else Code.WRONG_HASH)


def account_id(claims: dict[str, Any] | SignedClaims) -> str | None:
    """The Atlassian account that asks; None for an anonymous visitor and for Confluence itself."""
    subject = claims.get("sub")
    if subject is None or subject == "":
        return None
    if not isinstance(subject, str) or not ACCOUNT_ID.fullmatch(subject):
        raise Refused(Code.BAD_SUBJECT)
    return subject


def context_page_id(claims: SignedClaims) -> str | None:
    """The page on which the iframe sits, if the context token tells; its shape is not documented."""
    found: Any = claims.get("context")
    for name in ("confluence", "content", "id"):
        found = found.get(name) if isinstance(found, dict) else None
    return page_id(found)


def page_id(value: object) -> str | None:
    """A Confluence content id from text or a number; None for anything else."""
    text = str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""
    return text if PAGE_ID.fullmatch(text) else None


@lru_cache(maxsize=HEADERS_READ)
def _header(part: str) -> dict[str, Any]:
    """All tokens of a kind have the same one."""
    return _json_object(_decoded(part))


def _decoded(part: str) -> bytes:
    try:
        return urlsafe_b64decode(part + "=" * (-len(part) % 4))
    except ValueError:
        raise Refused(Code.MALFORMED_TOKEN) from None


def _json_object(text: bytes) -> dict[str, Any]:
    try:
        content = json.loads(text.decode())
    except (ValueError, RecursionError):
        raise Refused(Code.MALFORMED_TOKEN) from None
    if not isinstance(content, dict):
        raise Refused(Code.MALFORMED_TOKEN)
    return content


def _time(claims: SignedClaims, name: str) -> float:
    value = claims.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < LATEST_TIME:
        raise Refused(Code.BAD_TIMES)
    return value


def _audience(claims: SignedClaims) -> list[str]:
    audience = claims.get("aud")
    entries = audience if isinstance(audience, list) else [audience]
    texts = [entry for entry in entries if isinstance(entry, str)]
    if len(texts) != len(entries):
        raise Refused(Code.WRONG_AUDIENCE)
    return texts


def _comparable(url: str) -> str:
    """Scheme and host in lower case, one trailing slash away; the path is case-sensitive."""
    return ORIGIN.sub(lambda origin: origin[0].lower(), url).removesuffix("/")

"""Tokens and calls as Atlassian makes them, and as somebody makes them who wants in."""

import base64
import hmac
import json
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

import jwt
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from tests.atlassian.canonical import url_hash

APP_KEY = "include-bitbucket"
BASE_URL = "https://app.example.com"
ACCOUNT = "557058:f9a6f7a0-0000-4000-8000-000000000001"
KEY_ID = "0d4ee2d6-5b3c-4c4d-9f5a-8f0a3f2b7c11"

Claims = dict[str, Any]


@dataclass(frozen=True)
class Tenant:
    """A site as Atlassian knows it."""

    client_key: str
    shared_secret: str
    base_url: str


ACME = Tenant("acme-5f0c7f5e-client-key", "a" * 80, "https://acme.atlassian.net/wiki")
OTHER = Tenant("other-1c9a4a52-client-key", "o" * 80, "https://other.atlassian.net/wiki")
STRANGER = Tenant("stranger-client-key", "s" * 80, "https://stranger.atlassian.net/wiki")


def claims_of(tenant: Tenant, qsh: str, **changes: Any) -> Claims:
    """Plausible claims of a product token; a change to None takes a claim away."""
    now = int(time.time())
    claims = {"iss": tenant.client_key, "sub": ACCOUNT, "iat": now, "exp": now + 180, "qsh": qsh, "context": {}}
    return {name: value for name, value in (claims | changes).items() if value is not None}


def symmetric(tenant: Tenant, claims: Claims, *, algorithm: str = "HS256", secret: str | None = None) -> str:
    """A token signed with the tenant's secret."""
    return jwt.encode(claims, secret or tenant.shared_secret, algorithm=algorithm)


def asymmetric(key: RSAPrivateKey, claims: Claims, *, kid: Any = KEY_ID, algorithm: str = "RS256") -> str:
    """A token signed with Atlassian's (or somebody's) private key."""
    headers = {} if kid is None else {"kid": kid}
    return by_hand({"alg": algorithm, "typ": "JWT", **headers}, claims, lambda text: _rsa(key, text, algorithm))


def by_hand(header: Claims, claims: Claims | str, sign: Callable[[bytes], bytes]) -> str:
    """A token that no library would make; claims may be JSON text already."""
    content = claims if isinstance(claims, str) else json.dumps(claims)
    text = f"{_part(json.dumps(header).encode())}.{_part(content.encode())}"
    return f"{text}.{_part(sign(text.encode()))}"


def hmac_with(secret: bytes) -> Callable[[bytes], bytes]:
    """A signature function for `by_hand`."""
    return lambda text: hmac.digest(secret, text, "sha256")


def page_url(tenant: Tenant, path: str = "/macro", *, token: str | None = None, **parameters: str) -> str:
    """The address that Confluence puts into an iframe."""
    query = urlencode(parameters, quote_via=quote)
    token = token or symmetric(tenant, claims_of(tenant, url_hash("GET", path, query)))
    return f"{path}?{query}&jwt={token}" if query else f"{path}?jwt={token}"


def context_token(tenant: Tenant, **changes: Any) -> str:
    """What `AP.context.getToken` gives."""
    return symmetric(tenant, claims_of(tenant, "context-qsh", **changes))


def bearer(token: str) -> dict[str, str]:
    """The header in which a token is sent."""
    return {"Authorization": f"JWT {token}"}


def install_claims(tenant: Tenant, event: str = "installed", **changes: Any) -> Claims:
    """The claims of a signed install."""
    defaults = {"aud": [BASE_URL], "sub": None, "jti": secrets.token_hex(8)}  # else two in one second are one token
    return claims_of(tenant, url_hash("POST", f"/connect/{event}"), **(defaults | changes))


def event_body(tenant: Tenant, event: str = "installed", **changes: Any) -> Claims:
    """The body of a lifecycle call; a change to None takes a field away."""
    body = {
        "key": APP_KEY,
        "clientKey": tenant.client_key,
        "sharedSecret": tenant.shared_secret if event == "installed" else None,
        "baseUrl": tenant.base_url,
        "displayUrl": None,
        "productType": "confluence",
        "description": "Atlassian Confluence at example",
        "eventType": event,
        "cloudId": f"cloud-{tenant.client_key}",
    }
    return {name: value for name, value in (body | changes).items() if value is not None}


def public_pem(key: RSAPrivateKey) -> bytes:
    """The PEM text of the public half."""
    return key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


def _rsa(key: RSAPrivateKey, text: bytes, algorithm: str) -> bytes:
    return jwt.get_algorithm_by_name(algorithm).sign(text, key)


def _part(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).decode().rstrip("=")

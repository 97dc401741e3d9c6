"""Ways to get in: each function makes one that is tried on a World. Tokens are minted when it is tried."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1
from cryptography.hazmat.primitives.asymmetric.ec import generate_private_key as generate_ec_key
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from redis import Redis
from redis.backoff import NoBackoff
from redis.retry import Retry
from werkzeug.test import TestResponse
from werkzeug.wrappers import Response

from app.atlassian.guard import INSTALLS_PER_MINUTE
from app.atlassian.sites import KEYS, SiteStore, site_id
from app.kit.vault import Vault
from tests.atlassian.canonical import url_hash
from tests.atlassian.conftest import World
from tests.atlassian.minting import (
    ACME,
    KEY_ID,
    Claims,
    asymmetric,
    bearer,
    by_hand,
    claims_of,
    context_token,
    event_body,
    hmac_with,
    install_claims,
    page_url,
    public_pem,
    symmetric,
)

Attempt = Callable[[World], TestResponse]
Token = Callable[[World], str]
Sign = Callable[[bytes], bytes]

MACRO_HASH = url_hash("GET", "/macro")
OTHER_VAULT_KEY = "A" * 43


def right_secret(text: bytes) -> bytes:
    return hmac_with(ACME.shared_secret.encode())(text)


def no_signature(text: bytes) -> bytes:
    return b""


def page(*, without: str = "", **changes: Any) -> Attempt:
    """Open the macro page with a token whose claims are changed."""
    return page_with(lambda world: by_hand({"alg": "HS256"}, macro_claims(changes, without), right_secret))


def page_with(token: Token) -> Attempt:
    return lambda world: world.client.get(page_url(ACME, token=token(world)))


def forged(header: Claims, sign: Sign, claims: str | None = None) -> Attempt:
    """Open the macro page with a token made by hand."""
    return page_with(lambda world: by_hand(header, claims or macro_claims({}), sign))


def longer_page(more: str) -> Attempt:
    """Open a page at a signed address that somebody has lengthened."""
    return lambda world: world.client.get(page_url(ACME) + more)


def macro_claims(changes: Claims, without: str = "") -> Claims:
    return _changed(claims_of(ACME, MACRO_HASH), changes, without)


def get(url: str) -> Attempt:
    return lambda world: world.client.get(url)


def post(url: str, **headers: str) -> Attempt:
    return lambda world: world.client.post(url, json=event_body(ACME), headers=headers)


def api(url: str = "/api/who", **changes: Any) -> Attempt:
    """Call the API with a context token whose claims are changed."""
    return lambda world: world.client.post(url, headers=bearer(context_token(ACME, **changes)))


def api_with_the_token_of_its_url(world: World) -> TestResponse:
    token = symmetric(ACME, claims_of(ACME, url_hash("POST", "/api/who")))
    return world.client.post("/api/who", headers=bearer(token))


def page_with_its_token_in_the_header(world: World) -> TestResponse:
    return world.client.get("/macro", headers=bearer(symmetric(ACME, macro_claims({}))))


def page_with_its_token_twice(world: World) -> TestResponse:
    url = page_url(ACME)
    return world.client.get(url, headers=bearer(url.partition("jwt=")[2]))


def install(event: str = "installed", *, without: str = "", **changes: Any) -> Attempt:
    """A signed install whose claims are changed."""
    return install_with(
        lambda world: asymmetric(world.private_key, _changed(install_claims(ACME, event), changes, without)), event
    )


def install_with(token: Token, event: str = "installed") -> Attempt:
    return lambda world: world.send_event(ACME, event, token=token(world))


def signed_install(*, kid: Any = KEY_ID, algorithm: str = "RS256") -> Attempt:
    """A signed install whose header is changed."""
    return install_with(lambda world: asymmetric(world.private_key, install_claims(ACME), kid=kid, algorithm=algorithm))


def body(event: str = "installed", **changes: Any) -> Attempt:
    """A lifecycle call with a good token and a changed body."""
    return lambda world: world.send_event(ACME, event, **changes)


def raw_body(content: bytes, event: str = "installed") -> Attempt:
    def attempt(world: World) -> TestResponse:
        token = asymmetric(world.private_key, install_claims(ACME, event))
        return world.client.post(f"/connect/{event}", data=content, headers=bearer(token))

    return attempt


def switch(event: str = "enabled", *, claims: Claims | None = None, **changes: Any) -> Attempt:
    """An enabled or disabled call, signed by the site, its claims or its body changed."""

    def attempt(world: World) -> TestResponse:
        token = symmetric(ACME, claims_of(ACME, url_hash("POST", f"/connect/{event}")) | (claims or {}))
        return world.send_event(ACME, event, token=token, **changes)

    return attempt


def confused_with_public_key(world: World) -> str:
    return by_hand({"alg": "HS256", "kid": KEY_ID}, install_claims(ACME), hmac_with(public_pem(world.private_key)))


def signed_by_a_stranger(world: World) -> str:
    return asymmetric(generate_private_key(public_exponent=65537, key_size=2048), install_claims(ACME))


def install_with_a_weak_key(world: World) -> TestResponse:
    weak = generate_private_key(public_exponent=65537, key_size=1024)
    world.key_server.keys["weak"] = public_pem(weak)
    return install_with(lambda _: asymmetric(weak, install_claims(ACME), kid="weak"))(world)


def install_with_an_elliptic_key(world: World) -> TestResponse:
    pem = generate_ec_key(SECP256R1()).public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    world.key_server.keys["elliptic"] = pem
    return signed_install(kid="elliptic")(world)


def after_uninstall(attempt: Attempt) -> Attempt:
    def uninstall_first(world: World) -> TestResponse:
        assert world.send_event(ACME, "uninstalled").status_code == 204
        return attempt(world)

    return uninstall_first


def replay(event: str) -> Attempt:
    def attempt(world: World) -> TestResponse:
        token = asymmetric(world.private_key, install_claims(ACME, event))
        assert world.send_event(ACME, event, token=token).status_code == 204
        return world.send_event(ACME, event, token=token, description="another")

    return attempt


def key_server_says(answer: Response) -> Attempt:
    def attempt(world: World) -> TestResponse:
        world.key_server.fault = answer
        return signed_install(kid="not-seen-before")(world)

    return attempt


def without_redis(attempt: Attempt) -> Attempt:
    nowhere = Redis(unix_socket_path="/nonexistent/redis.sock", retry=Retry(NoBackoff(), 0))
    return lambda world: attempt(_with_store(world, SiteStore(nowhere, Vault([OTHER_VAULT_KEY]))))


def once_too_often(attempt: Attempt) -> Attempt:
    def after_many(world: World) -> TestResponse:
        while world.atlassian.limits.allows("install", "127.0.0.1", per_minute=INSTALLS_PER_MINUTE):
            pass
        return attempt(world)

    return after_many


def with_another_vault(attempt: Attempt) -> Attempt:
    return lambda world: attempt(_with_store(world, SiteStore(world.redis, Vault([OTHER_VAULT_KEY]))))


def with_record(content: bytes) -> Attempt:
    def attempt(world: World) -> TestResponse:
        world.redis.set(KEYS["site"] % site_id(ACME.client_key), content)
        return page()(world)

    return attempt


def admin_page(**changes: Any) -> Attempt:
    def attempt(world: World) -> TestResponse:
        token = symmetric(ACME, claims_of(ACME, url_hash("GET", "/admin"), **changes))
        return world.client.get(f"/admin?jwt={token}")

    return attempt


def admin_page_while_confluence_is_away(world: World) -> TestResponse:
    assert world.send_event(ACME, "installed", baseUrl="http://127.0.0.1:9/wiki").status_code == 204
    return admin_page()(world)


def _changed(claims: Claims, changes: Claims, without: str) -> Claims:
    return {name: value for name, value in (claims | changes).items() if name != without}


def _with_store(world: World, store: SiteStore) -> World:
    world.app.extensions["atlassian"] = replace(world.atlassian, sites=store)
    return world

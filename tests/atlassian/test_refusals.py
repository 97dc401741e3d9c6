"""One row per way in that must stay shut: the reason goes to the log, the caller learns nothing."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1
from cryptography.hazmat.primitives.asymmetric.ec import generate_private_key as generate_ec_key
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from redis import Redis
from redis.backoff import NoBackoff
from redis.retry import Retry
from werkzeug.test import TestResponse
from werkzeug.wrappers import Response

from app.atlassian.errors import Code
from app.atlassian.sites import KEYS, SiteStore, site_id
from app.kit.vault import Vault
from tests.atlassian.canonical import url_hash
from tests.atlassian.conftest import World
from tests.atlassian.minting import (
    ACME,
    APP_KEY,
    BASE_URL,
    KEY_ID,
    OTHER,
    STRANGER,
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
MACRO_HASH = url_hash("GET", "/macro")


def signed(claims: Claims, **header: str) -> str:
    """A token with the right secret, however odd its claims."""
    return by_hand({"alg": "HS256", **header}, claims, hmac_with(ACME.shared_secret.encode()))


def page(**changes: Any) -> Attempt:
    """Open the macro page with a token whose claims are changed."""
    return page_with(lambda world: signed(claims_of(ACME, MACRO_HASH) | changes))


def page_without(claim: str) -> Attempt:
    claims = claims_of(ACME, MACRO_HASH)
    del claims[claim]
    return page_with(lambda world: signed(claims))


def page_with(token: Callable[[World], str]) -> Attempt:
    return lambda world: world.client.get(page_url(ACME, token=token(world)))


def get(url: str, token: str | None = None) -> Attempt:
    return lambda world: world.client.get(url, headers=bearer(token) if token else {})


def api(token: str, url: str = "/api/who") -> Attempt:
    return lambda world: world.client.post(url, headers=bearer(token))


def install(event: str = "installed", *, without: str = "", **changes: Any) -> Attempt:
    """A signed install whose claims are changed."""

    def attempt(world: World) -> TestResponse:
        claims = install_claims(ACME, event) | changes
        claims.pop(without, None)
        return world.send_event(ACME, event, token=asymmetric(world.private_key, claims))

    return attempt


def install_with(token: Callable[[World], str]) -> Attempt:
    return lambda world: world.send_event(ACME, "installed", token=token(world))


def kid(value: Any) -> Attempt:
    return install_with(lambda world: asymmetric(world.private_key, install_claims(ACME), kid=value))


def body(event: str = "installed", **changes: Any) -> Attempt:
    """A lifecycle call with a good token and a changed body."""
    return lambda world: world.send_event(ACME, event, **changes)


def raw_body(content: bytes, event: str = "installed") -> Attempt:
    def attempt(world: World) -> TestResponse:
        token = asymmetric(world.private_key, install_claims(ACME, event))
        return world.client.post(f"/connect/{event}", data=content, headers=bearer(token))

    return attempt


def switch(event: str = "enabled", *, claims: Claims | None = None, **changes: Any) -> Attempt:
    """An enabled or disabled call, signed by the site."""
    token = symmetric(ACME, claims_of(ACME, url_hash("POST", f"/connect/{event}")) | (claims or {}))
    return lambda world: world.send_event(ACME, event, token=token, **changes)


def with_key(kid: str, pem: bytes, token: Callable[[World], str]) -> Attempt:
    def attempt(world: World) -> TestResponse:
        world.key_server.keys[kid] = pem
        return world.send_event(ACME, "installed", token=token(world))

    return attempt


def confused_with_public_key(world: World) -> str:
    pem = public_pem(world.private_key)
    return by_hand({"alg": "HS256", "kid": KEY_ID}, install_claims(ACME), hmac_with(pem))


def signed_by_a_stranger(world: World) -> str:
    return asymmetric(generate_private_key(public_exponent=65537, key_size=2048), install_claims(ACME))


def with_a_weak_key(world: World) -> TestResponse:
    weak = generate_private_key(public_exponent=65537, key_size=1024)
    attempt = with_key("weak", public_pem(weak), lambda _: asymmetric(weak, install_claims(ACME), kid="weak"))
    return attempt(world)


def with_an_elliptic_key(world: World) -> TestResponse:
    pem = generate_ec_key(SECP256R1()).public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    token = asymmetric(world.private_key, install_claims(ACME), kid="elliptic")
    return with_key("elliptic", pem, lambda _: token)(world)


def token_in_both_places(world: World) -> TestResponse:
    url = page_url(ACME)
    return world.client.get(url, headers=bearer(url.partition("jwt=")[2]))


def after_uninstall(attempt: Attempt) -> Attempt:
    def uninstall_first(world: World) -> TestResponse:
        assert world.send_event(ACME, "uninstalled").status_code == 204
        return attempt(world)

    return uninstall_first


def replay_with_another_body(event: str) -> Attempt:
    def attempt(world: World) -> TestResponse:
        token = asymmetric(world.private_key, install_claims(ACME, event))
        assert world.send_event(ACME, event, token=token).status_code == 204
        return world.send_event(ACME, event, token=token, description="another")

    return attempt


def key_server_says(answer: Response) -> Attempt:
    def attempt(world: World) -> TestResponse:
        world.key_server.fault = answer
        return kid("not-seen-before")(world)

    return attempt


def without_redis(attempt: Attempt) -> Attempt:
    def unplug_first(world: World) -> TestResponse:
        nowhere = Redis(unix_socket_path="/nonexistent/redis.sock", retry=Retry(NoBackoff(), 0))
        store = SiteStore(nowhere, Vault(["A" * 43]))
        world.app.extensions["atlassian"] = replace(world.atlassian, sites=store)
        return attempt(world)

    return unplug_first


def with_record(content: bytes) -> Attempt:
    def attempt(world: World) -> TestResponse:
        world.redis.set(KEYS["site"] % site_id(ACME.client_key), content)
        return page()(world)

    return attempt


def with_another_vault(world: World) -> TestResponse:
    store = SiteStore(world.redis, Vault(["A" * 43]))
    world.app.extensions["atlassian"] = replace(world.atlassian, sites=store)
    return page()(world)


def admin_page(**changes: Any) -> Attempt:
    token = symmetric(ACME, claims_of(ACME, url_hash("GET", "/admin"), **changes))
    return get(f"/admin?jwt={token}")


def admin_of_a_confluence_that_is_away(world: World) -> TestResponse:
    assert world.send_event(ACME, "installed", baseUrl="http://127.0.0.1:9/wiki").status_code == 204
    return admin_page()(world)


NOW = claims_of(ACME, "")["iat"]
DAY = 24 * 60 * 60

ROWS: dict[str, tuple[Code, Attempt]] = {
    # where the token is
    "page without a token": (Code.MISSING_TOKEN, get("/macro")),
    "page with an empty token": (Code.MALFORMED_TOKEN, get("/macro?jwt=")),
    "API without a token": (Code.MISSING_TOKEN, lambda world: world.client.post("/api/who")),
    "API with another scheme": (
        Code.MISSING_TOKEN,
        lambda world: world.client.post("/api/who", headers={"Authorization": f"Bearer {context_token(ACME)}"}),
    ),
    "install without a token": (
        Code.MISSING_TOKEN,
        lambda world: world.client.post("/connect/installed", json=event_body(ACME)),
    ),
    "page token in the header": (Code.MISPLACED_TOKEN, get("/macro", symmetric(ACME, claims_of(ACME, MACRO_HASH)))),
    "token in both places": (Code.MISPLACED_TOKEN, token_in_both_places),
    "two jwt parameters": (Code.MISPLACED_TOKEN, lambda world: world.client.get(page_url(ACME) + "&jwt=x")),
    "second jwt parameter in disguise": (
        Code.MISPLACED_TOKEN,
        lambda world: world.client.get(page_url(ACME) + "&%6awt=x"),
    ),
    "API with a jwt parameter": (Code.MISPLACED_TOKEN, api(context_token(ACME), "/api/who?jwt=x")),
    "install with a jwt parameter": (
        Code.MISPLACED_TOKEN,
        lambda world: world.client.post("/connect/installed?jwt=x", json=event_body(ACME)),
    ),
    "query that is no UTF-8": (Code.UNREADABLE_ADDRESS, get("/macro?link=%FF&jwt=x")),
    # its form
    "token of 9 KB": (Code.OVERSIZED_TOKEN, page(padding="x" * 9000)),
    "two parts": (Code.MALFORMED_TOKEN, page_with(lambda world: "aaa.bbb")),
    "four parts": (Code.MALFORMED_TOKEN, page_with(lambda world: context_token(ACME) + ".x")),
    "header that is no JSON": (Code.MALFORMED_TOKEN, page_with(lambda world: "aaa.bbb.ccc")),
    "claims that are a list": (
        Code.MALFORMED_TOKEN,
        page_with(lambda world: by_hand({"alg": "HS256"}, "[]", hmac_with(ACME.shared_secret.encode()))),
    ),
    "claims nested too deeply": (
        Code.MALFORMED_TOKEN,
        page_with(lambda world: by_hand({"alg": "HS256"}, "[" * 5000, hmac_with(b"x"))),
    ),
    # its signature
    "alg none": (
        Code.WRONG_ALGORITHM,
        page_with(lambda world: by_hand({"alg": "none"}, claims_of(ACME, MACRO_HASH), lambda text: b"")),
    ),
    "alg None": (
        Code.WRONG_ALGORITHM,
        page_with(lambda world: by_hand({"alg": "NoNe"}, claims_of(ACME, MACRO_HASH), lambda text: b"")),
    ),
    "no alg": (
        Code.WRONG_ALGORITHM,
        page_with(lambda world: by_hand({}, claims_of(ACME, MACRO_HASH), hmac_with(ACME.shared_secret.encode()))),
    ),
    "HS384": (
        Code.WRONG_ALGORITHM,
        page_with(lambda world: symmetric(ACME, claims_of(ACME, MACRO_HASH), algorithm="HS384")),
    ),
    "HS512": (
        Code.WRONG_ALGORITHM,
        page_with(lambda world: symmetric(ACME, claims_of(ACME, MACRO_HASH), algorithm="HS512")),
    ),
    "RS256 for a page": (
        Code.WRONG_ALGORITHM,
        page_with(lambda world: asymmetric(world.private_key, claims_of(ACME, MACRO_HASH))),
    ),
    "alg in lower case": (
        Code.WRONG_ALGORITHM,
        page_with(
            lambda world: by_hand({"alg": "hs256"}, claims_of(ACME, MACRO_HASH), hmac_with(ACME.shared_secret.encode()))
        ),
    ),
    "HS256 for an install": (Code.WRONG_ALGORITHM, install_with(lambda world: symmetric(ACME, install_claims(ACME)))),
    "alg none for an install": (
        Code.WRONG_ALGORITHM,
        install_with(lambda world: by_hand({"alg": "none", "kid": KEY_ID}, install_claims(ACME), lambda text: b"")),
    ),
    "RS512 for an install": (
        Code.WRONG_ALGORITHM,
        install_with(lambda world: asymmetric(world.private_key, install_claims(ACME), algorithm="RS512")),
    ),
    "public key as HMAC secret": (Code.WRONG_ALGORITHM, install_with(confused_with_public_key)),
    "RS256 for enabled": (
        Code.WRONG_ALGORITHM,
        lambda world: world.send_event(
            ACME, "enabled", token=asymmetric(world.private_key, install_claims(ACME, "enabled"))
        ),
    ),
    "no kid": (Code.BAD_KEY_ID, kid(None)),
    "empty kid": (Code.BAD_KEY_ID, kid("")),
    "kid with a slash": (Code.BAD_KEY_ID, kid("a/b")),
    "kid that climbs": (Code.BAD_KEY_ID, kid("..")),
    "kid that climbs inside": (Code.BAD_KEY_ID, kid("a..b")),
    "kid with a query": (Code.BAD_KEY_ID, kid("a?b=c")),
    "kid with a line feed": (Code.BAD_KEY_ID, kid("a\n")),
    "kid of another script": (Code.BAD_KEY_ID, kid("é")),
    "kid too long": (Code.BAD_KEY_ID, kid("k" * 129)),
    "kid that is a number": (Code.MALFORMED_TOKEN, kid(7)),
    "kid that nobody knows": (Code.UNKNOWN_KEY, kid("unknown")),
    "key of 1024 bits": (Code.UNFIT_KEY, with_a_weak_key),
    "elliptic key": (Code.UNFIT_KEY, with_an_elliptic_key),
    "install signed by a stranger": (Code.BAD_SIGNATURE, install_with(signed_by_a_stranger)),
    "wrong secret": (
        Code.BAD_SIGNATURE,
        page_with(lambda world: symmetric(ACME, claims_of(ACME, MACRO_HASH), secret=OTHER.shared_secret)),
    ),
    "no signature": (
        Code.BAD_SIGNATURE,
        page_with(lambda world: by_hand({"alg": "HS256"}, claims_of(ACME, MACRO_HASH), lambda text: b"")),
    ),
    "changed claims": (
        Code.BAD_SIGNATURE,
        page_with(
            lambda world: by_hand(
                {"alg": "HS256"},
                claims_of(ACME, MACRO_HASH),
                lambda text: hmac_with(ACME.shared_secret.encode())(text + b"x"),
            )
        ),
    ),
    # whose it is
    "no issuer": (Code.BAD_ISSUER, page_without("iss")),
    "issuer that is a number": (Code.BAD_ISSUER, page(iss=5)),
    "issuer that is half a character": (Code.BAD_ISSUER, page(iss="\ud800")),
    "issuer too long": (Code.BAD_ISSUER, page(iss="x" * 256)),
    "install without an issuer": (Code.BAD_ISSUER, install(without="iss")),
    "site that never installed": (
        Code.UNKNOWN_SITE,
        lambda world: world.client.get(page_url(STRANGER)),
    ),
    "site that uninstalled": (Code.NOT_INSTALLED, after_uninstall(page())),
    "context token after uninstall": (Code.NOT_INSTALLED, after_uninstall(api(context_token(ACME)))),
    "enabled after uninstall": (Code.NOT_INSTALLED, after_uninstall(switch())),
    "account that is a number": (Code.BAD_SUBJECT, page(sub=7)),
    "account with a space": (Code.BAD_SUBJECT, page(sub="a b")),
    "account too long": (Code.BAD_SUBJECT, page(sub="x" * 129)),
    # when it holds
    "no exp": (Code.BAD_TIMES, page_without("exp")),
    "no iat": (Code.BAD_TIMES, page_without("iat")),
    "exp as text": (
        Code.BAD_TIMES,
        page(exp=str(NOW + 180)),
    ),
    "exp as a boolean": (Code.BAD_TIMES, page(exp=True)),
    "exp infinite": (Code.BAD_TIMES, page(exp=float("inf"))),
    "exp not a number": (Code.BAD_TIMES, page(exp=float("nan"))),
    "exp with four hundred digits": (Code.BAD_TIMES, page(exp=10**400)),
    "iat as text": (Code.BAD_TIMES, page(iat=str(NOW))),
    "iat as a boolean": (Code.BAD_TIMES, page(iat=False)),
    "iat before time began": (Code.BAD_TIMES, page(iat=-1)),
    "nbf as text": (Code.BAD_TIMES, page(nbf="1")),
    "nbf null": (Code.BAD_TIMES, page(nbf=None)),
    "expired": (Code.EXPIRED, page(iat=NOW - 900, exp=NOW - 60)),
    "expired install": (Code.EXPIRED, install(iat=NOW - 900, exp=NOW - 60)),
    "issued tomorrow": (Code.NOT_YET_VALID, page(iat=NOW + DAY, exp=NOW + DAY + 60)),
    "not before tomorrow": (Code.NOT_YET_VALID, page(nbf=NOW + DAY)),
    "valid for two days": (Code.TOO_LONG_LIVED, page(exp=NOW + 2 * DAY)),
    # for whom
    "install for nobody": (Code.WRONG_AUDIENCE, install(without="aud")),
    "install for our prefix": (Code.WRONG_AUDIENCE, install(aud=[f"{BASE_URL}.evil.example"])),
    "install for a part of us": (Code.WRONG_AUDIENCE, install(aud=BASE_URL[:-1])),
    "install for a path of ours": (Code.WRONG_AUDIENCE, install(aud=f"{BASE_URL}/other")),
    "install for us over http": (Code.WRONG_AUDIENCE, install(aud=BASE_URL.replace("https", "http"))),
    "install with two slashes": (Code.WRONG_AUDIENCE, install(aud=f"{BASE_URL}//")),
    "install for us twice": (Code.WRONG_AUDIENCE, install(aud=[BASE_URL, f"{BASE_URL}/"])),
    "install for two others": (Code.WRONG_AUDIENCE, install(aud=["https://a.example", "https://b.example"])),
    "install for a number": (Code.WRONG_AUDIENCE, install(aud=[BASE_URL, 5])),
    "install for an object": (Code.WRONG_AUDIENCE, install(aud={BASE_URL: True})),
    "install for an empty list": (Code.WRONG_AUDIENCE, install(aud=[])),
    "page for somebody else": (Code.WRONG_AUDIENCE, page(aud="another-app")),
    "page for an empty list": (Code.WRONG_AUDIENCE, page(aud=[])),
    # for which address
    "no qsh": (Code.MISSING_HASH, page_without("qsh")),
    "empty qsh": (Code.MISSING_HASH, page(qsh="")),
    "qsh that is a number": (Code.MISSING_HASH, page(qsh=5)),
    "install without qsh": (Code.MISSING_HASH, install(without="qsh")),
    "qsh of another page": (Code.WRONG_HASH, page(qsh=url_hash("GET", "/admin"))),
    "qsh of another method": (Code.WRONG_HASH, page(qsh=url_hash("POST", "/macro"))),
    "qsh in upper case": (Code.WRONG_HASH, page(qsh=MACRO_HASH.upper())),
    "qsh that is half a character": (Code.WRONG_HASH, page(qsh="\ud800")),
    "changed parameter": (
        Code.WRONG_HASH,
        lambda world: world.client.get(page_url(ACME, link="https://bitbucket.org/a/b").replace("%2Fb", "%2Fc")),
    ),
    "added parameter": (Code.WRONG_HASH, lambda world: world.client.get(page_url(ACME) + "&link=x")),
    "install token of uninstalled": (Code.WRONG_HASH, install(qsh=url_hash("POST", "/connect/uninstalled"))),
    "enabled token for disabled": (Code.WRONG_HASH, switch(claims={"qsh": url_hash("POST", "/connect/disabled")})),
    "context token on a page": (Code.WRONG_KIND, page(qsh="context-qsh")),
    "page token on the API": (Code.WRONG_KIND, api(symmetric(ACME, claims_of(ACME, url_hash("POST", "/api/who"))))),
    "context-qsh on an install": (Code.WRONG_KIND, install(qsh="context-qsh")),
    "context token on enabled": (Code.WRONG_KIND, switch(claims={"qsh": "context-qsh"})),
    # the body of a lifecycle call
    "body of another site": (Code.WRONG_CLIENT_KEY, body(clientKey=OTHER.client_key)),
    "uninstall of another site": (Code.WRONG_CLIENT_KEY, body("uninstalled", clientKey=OTHER.client_key)),
    "enabled for another site": (Code.WRONG_CLIENT_KEY, switch(clientKey=OTHER.client_key)),
    "install replayed": (Code.REPLAYED, replay_with_another_body("installed")),
    "uninstall replayed": (Code.REPLAYED, replay_with_another_body("uninstalled")),
    "empty body": (Code.BAD_BODY, raw_body(b"")),
    "body that is no JSON": (Code.BAD_BODY, raw_body(b"clientKey=x")),
    "body that is a list": (Code.BAD_BODY, raw_body(b"[]")),
    "body that is no text": (Code.BAD_BODY, raw_body(b"\xff\xfe\x00")),
    "body nested too deeply": (Code.BAD_BODY, raw_body(b"[" * 60_000)),
    "uninstall that is no JSON": (Code.BAD_BODY, raw_body(b"{", "uninstalled")),
    "no secret": (Code.BAD_BODY, body(sharedSecret=None)),
    "empty secret": (Code.BAD_BODY, body(sharedSecret="")),
    "secret of 15": (Code.BAD_BODY, body(sharedSecret="x" * 15)),
    "secret of 513": (Code.BAD_BODY, body(sharedSecret="x" * 513)),
    "secret that is a number": (Code.BAD_BODY, body(sharedSecret=12345678901234567890)),
    "secret with a line feed": (Code.BAD_BODY, body(sharedSecret="x" * 20 + "\n")),
    "no client key": (Code.BAD_BODY, body(clientKey=None)),
    "client key too long": (Code.BAD_BODY, body(clientKey="x" * 256)),
    "no event type": (Code.BAD_BODY, body(eventType=None)),
    "cloud id too long": (Code.BAD_BODY, body(cloudId="x" * 256)),
    "installation id that is an object": (Code.BAD_BODY, body(installationId={"a": 1})),
    "another app": (Code.WRONG_APP_KEY, body(key=f"{APP_KEY}-staging")),
    "another app enabled": (Code.WRONG_APP_KEY, switch(key="another-app")),
    "another event": (Code.WRONG_EVENT, body(eventType="uninstalled")),
    "disabled body on enabled": (Code.WRONG_EVENT, switch(eventType="disabled")),
    "jira": (Code.WRONG_PRODUCT, body(productType="jira")),
    "foreign base URL": (Code.WRONG_BASE_URL, body(baseUrl="https://evil.example/wiki")),
    "foreign base URL on disabled": (Code.WRONG_BASE_URL, switch("disabled", baseUrl="https://evil.example/wiki")),
    "oversized body": (Code.OVERSIZED_BODY, raw_body(b" " * (64 * 1024 + 1))),
    # rights
    "anonymous on the admin page": (Code.NOT_ADMIN, admin_page(sub=None)),
    "Confluence away": (Code.CHECK_UNAVAILABLE, admin_of_a_confluence_that_is_away),
    # trouble
    "page without Redis": (Code.STORE_UNAVAILABLE, without_redis(page())),
    "API without Redis": (Code.STORE_UNAVAILABLE, without_redis(api(context_token(ACME)))),
    "install without Redis": (Code.STORE_UNAVAILABLE, without_redis(install())),
    "uninstall without Redis": (Code.STORE_UNAVAILABLE, without_redis(install("uninstalled"))),
    "record of a later version": (Code.UNREADABLE_RECORD, with_record(b'{"version": 99}')),
    "record without a version": (Code.UNREADABLE_RECORD, with_record(b"{}")),
    "damaged record": (Code.UNREADABLE_RECORD, with_record(b"\xff")),
    "encryption key lost": (Code.UNREADABLE_RECORD, with_another_vault),
    "key server in trouble": (Code.KEY_SERVER_UNAVAILABLE, key_server_says(Response("", 500))),
    "key server overloaded": (Code.KEY_SERVER_UNAVAILABLE, key_server_says(Response("", 429))),
    "key server moved": (
        Code.KEY_SERVER_UNAVAILABLE,
        key_server_says(Response("", 302, {"Location": "https://evil.example/key"})),
    ),
    "key server sends a page": (Code.KEY_SERVER_UNAVAILABLE, key_server_says(Response("<html>"))),
    "key server sends too much": (Code.KEY_SERVER_UNAVAILABLE, key_server_says(Response("x" * 20_000))),
}


@pytest.mark.parametrize(("code", "attempt"), ROWS.values(), ids=ROWS)
def test_it_is_refused_for_this_reason(installed: World, code: Code, attempt: Attempt) -> None:
    before = installed.find(ACME) if code.status in (400, 413) else None
    response = attempt(installed)
    assert [refusal.code for refusal in installed.refusals] == [code]
    assert response.status_code == code.status
    if before is not None:
        assert installed.find(ACME) == before


def test_every_reason_has_a_row() -> None:
    assert {code for code, _ in ROWS.values()} == set(Code)


def test_unknown_uninstalled_and_badly_signed_look_the_same(installed: World) -> None:
    names = "site that never installed", "site that uninstalled", "wrong secret", "qsh of another page", "expired"
    answers = [ROWS[name][1](installed) for name in names]
    assert len({(answer.status, answer.data, tuple(answer.headers)) for answer in answers}) == 1


def test_a_refusal_names_the_site_once_it_is_known_and_never_the_token(installed: World) -> None:
    ROWS["wrong secret"][1](installed)
    ROWS["site that never installed"][1](installed)
    known, unknown = installed.refusals
    assert known.site_id == site_id(ACME.client_key)
    assert unknown.site_id is None
    assert "eyJ" not in f"{known!r}{unknown!r}"


def test_a_bad_key_id_asks_no_server(installed: World) -> None:
    installed.key_server.asked.clear()
    for name in ROWS:
        if ROWS[name][0] is Code.BAD_KEY_ID:
            ROWS[name][1](installed)
    assert installed.key_server.asked == []


def test_pyjwt_would_have_made_the_confused_token_valid() -> None:
    """The row "public key as HMAC secret" tests something: its signature is right for that secret."""
    token = by_hand({"alg": "HS256"}, {"a": 1}, hmac_with(b"k" * 64))
    assert jwt.decode(token, "k" * 64, algorithms=["HS256"]) == {"a": 1}

"""Ways in that must stay shut, by reason: the reason goes to the log, the caller learns nothing."""

import time

import pytest
from werkzeug.wrappers import Response

from app.atlassian.errors import Code
from app.atlassian.sites import site_id
from tests.atlassian.attempts import (
    MACRO_HASH,
    Attempt,
    admin_page,
    admin_page_while_confluence_is_away,
    after_uninstall,
    api,
    api_with_the_token_of_its_url,
    body,
    confused_with_public_key,
    forged,
    get,
    install,
    install_with,
    install_with_a_weak_key,
    install_with_an_elliptic_key,
    key_server_says,
    longer_page,
    macro_claims,
    no_signature,
    once_too_often,
    page,
    page_with,
    page_with_its_token_in_the_header,
    page_with_its_token_twice,
    post,
    raw_body,
    replay,
    right_secret,
    signed_by_a_stranger,
    signed_install,
    switch,
    with_another_vault,
    with_record,
    without_redis,
)
from tests.atlassian.canonical import url_hash
from tests.atlassian.conftest import World
from tests.atlassian.minting import (
    ACME,
    APP_KEY,
    BASE_URL,
    OTHER,
    STRANGER,
    Claims,
    asymmetric,
    context_token,
    hmac_with,
    install_claims,
    page_url,
    symmetric,
)

NOW = int(time.time())
DAY = 24 * 60 * 60
ELSEWHERE = "https://evil.example/wiki"
PAST: Claims = {"iat": NOW - 900, "exp": NOW - 60}

ROWS: dict[Code, dict[str, Attempt]] = {
    Code.MISSING_TOKEN: {
        "page without a token": get("/macro"),
        "API without a token": post("/api/who"),
        "API with another scheme": post("/api/who", Authorization="Bearer a.b.c"),
        "install without a token": post("/connect/installed"),
        "enabled without a token": post("/connect/enabled"),
    },
    Code.MISPLACED_TOKEN: {
        "page token in the header": page_with_its_token_in_the_header,
        "page token in both places": page_with_its_token_twice,
        "two jwt parameters": longer_page("&jwt=x"),
        "a second jwt parameter in disguise": longer_page("&%6awt=x"),
        "API with a jwt parameter": api("/api/who?jwt=x"),
        "install with a jwt parameter": post("/connect/installed?jwt=x"),
    },
    Code.UNREADABLE_ADDRESS: {"query that is no UTF-8": get("/macro?link=%FF&jwt=x")},
    Code.OVERSIZED_TOKEN: {"token of 9 KB": page(padding="x" * 6400)},
    Code.MALFORMED_TOKEN: {
        "empty token": get("/macro?jwt="),
        "two parts": page_with(lambda world: "aaa.bbb"),
        "four parts": page_with(lambda world: context_token(ACME) + ".x"),
        "claims that are no UTF-8": page_with(lambda world: "e30.gICA.x"),
        "header that is no JSON": page_with(lambda world: "aaa.bbb.ccc"),
        "claims that are a list": forged({"alg": "HS256"}, right_secret, claims="[]"),
        "claims nested too deeply": forged({"alg": "HS256"}, right_secret, claims="[" * 5000),
    },
    Code.WRONG_ALGORITHM: {
        "no alg": forged({}, right_secret),
        "alg none": forged({"alg": "none"}, no_signature),
        "alg NoNe": forged({"alg": "NoNe"}, no_signature),
        "alg in lower case": forged({"alg": "hs256"}, right_secret),
        "HS384": page_with(lambda world: symmetric(ACME, macro_claims({}), algorithm="HS384")),
        "HS512": page_with(lambda world: symmetric(ACME, macro_claims({}), algorithm="HS512")),
        "RS256 for a page": page_with(lambda world: asymmetric(world.private_key, macro_claims({}))),
        "HS256 for an install": install_with(lambda world: symmetric(ACME, install_claims(ACME))),
        "RS512 for an install": signed_install(algorithm="RS512"),
        "public key as HMAC secret": install_with(confused_with_public_key),
        "RS256 for enabled": install("enabled"),
    },
    Code.BAD_KEY_ID: {
        "no kid": signed_install(kid=None),
        "kid that is a number": signed_install(kid=7),
        "empty kid": signed_install(kid=""),
        "kid with a slash": signed_install(kid="a/b"),
        "kid that climbs": signed_install(kid=".."),
        "kid that climbs inside": signed_install(kid="a..b"),
        "kid with a query": signed_install(kid="a?b=c"),
        "kid with a line feed": signed_install(kid="a\n"),
        "kid of another script": signed_install(kid="é"),
        "kid too long": signed_install(kid="k" * 129),
    },
    Code.UNKNOWN_KEY: {"kid that nobody knows": signed_install(kid="unknown")},
    Code.UNFIT_KEY: {"1024 bits": install_with_a_weak_key, "elliptic": install_with_an_elliptic_key},
    Code.BAD_SIGNATURE: {
        "install signed by a stranger": install_with(signed_by_a_stranger),
        "secret of another site": forged({"alg": "HS256"}, hmac_with(OTHER.shared_secret.encode())),
        "no signature": forged({"alg": "HS256"}, no_signature),
        "signature of something else": forged({"alg": "HS256"}, lambda text: right_secret(text + b"x")),
        "cut signature": forged({"alg": "HS256"}, lambda text: right_secret(text)[:16]),
    },
    Code.BAD_ISSUER: {
        "no issuer": page(without="iss"),
        "issuer that is a number": page(iss=5),
        "issuer that is half a character": page(iss="\ud800"),
        "issuer too long": page(iss="x" * 256),
        "install without an issuer": install(without="iss"),
    },
    Code.UNKNOWN_SITE: {"site that never installed": lambda world: world.client.get(page_url(STRANGER))},
    Code.NOT_INSTALLED: {
        "page after uninstall": after_uninstall(page()),
        "API after uninstall": after_uninstall(api()),
        "enabled after uninstall": after_uninstall(switch()),
    },
    Code.BAD_SUBJECT: {"a number": page(sub=7), "a space": page(sub="a b"), "too long": page(sub="x" * 129)},
    Code.BAD_TIMES: {
        "no exp": page(without="exp"),
        "no iat": page(without="iat"),
        "exp as text": page(exp=str(NOW + DAY)),
        "exp as a boolean": page(exp=True),
        "exp infinite": page(exp=float("inf")),
        "exp not a number": page(exp=float("nan")),
        "exp with four hundred digits": page(exp=10**400),
        "iat as text": page(iat=str(NOW)),
        "iat as a boolean": page(iat=False),
        "iat before time began": page(iat=-1),
        "nbf as text": page(nbf="1"),
        "nbf null": page(nbf=None),
        "exp of an install as text": install(exp=str(NOW + DAY)),
    },
    Code.EXPIRED: {"page": page(**PAST), "API": api(**PAST), "install": install(**PAST)},
    Code.NOT_YET_VALID: {
        "issued tomorrow": page(iat=NOW + DAY, exp=NOW + DAY + 60),
        "not before tomorrow": page(nbf=NOW + DAY),
        "install issued tomorrow": install(iat=NOW + DAY, exp=NOW + DAY + 60),
    },
    Code.TOO_LONG_LIVED: {"page": page(exp=NOW + 2 * DAY), "install": install(exp=NOW + 2 * DAY)},
    Code.WRONG_AUDIENCE: {
        "install for nobody": install(without="aud"),
        "install for one that begins like us": install(aud=[f"{BASE_URL}.evil.example"]),
        "install for a part of us": install(aud=BASE_URL[:-1]),
        "install for a path of ours": install(aud=f"{BASE_URL}/other"),
        "install for us over http": install(aud=BASE_URL.replace("https", "http")),
        "install with two slashes": install(aud=f"{BASE_URL}//"),
        "install for us twice": install(aud=[BASE_URL, f"{BASE_URL}/"]),
        "install for two others": install(aud=["https://a.example", "https://b.example"]),
        "install for a number": install(aud=[BASE_URL, 5]),
        "install for an object": install(aud={BASE_URL: True}),
        "install for an empty list": install(aud=[]),
        "page for somebody else": page(aud="another-app"),
        "page for an empty list": page(aud=[]),
        "API for somebody else": api(aud="another-app"),
    },
    Code.MISSING_HASH: {
        "no qsh": page(without="qsh"),
        "empty qsh": page(qsh=""),
        "qsh that is a number": page(qsh=5),
        "install without qsh": install(without="qsh"),
    },
    Code.WRONG_HASH: {
        "qsh of another page": page(qsh=url_hash("GET", "/admin")),
        "qsh of another method": page(qsh=url_hash("POST", "/macro")),
        "qsh in upper case": page(qsh=MACRO_HASH.upper()),
        "qsh that is half a character": page(qsh="\ud800"),
        "changed parameter": lambda world: world.client.get(page_url(ACME, link="a/b").replace("%2Fb", "%2Fc")),
        "added parameter": longer_page("&link=x"),
        "install with the hash of uninstalled": install(qsh=url_hash("POST", "/connect/uninstalled")),
        "enabled with the hash of disabled": switch(claims={"qsh": url_hash("POST", "/connect/disabled")}),
    },
    Code.WRONG_KIND: {
        "context token on a page": page(qsh="context-qsh"),
        "context token on enabled": switch(claims={"qsh": "context-qsh"}),
        "context-qsh on an install": install(qsh="context-qsh"),
        "URL's token on the API": api_with_the_token_of_its_url,
    },
    Code.WRONG_CLIENT_KEY: {
        "install of another site": body(clientKey=OTHER.client_key),
        "uninstall of another site": body("uninstalled", clientKey=OTHER.client_key),
        "enabled for another site": switch(clientKey=OTHER.client_key),
    },
    Code.REPLAYED: {"install": replay("installed"), "uninstall": replay("uninstalled")},
    Code.BAD_BODY: {
        "empty": raw_body(b""),
        "no JSON": raw_body(b"clientKey=x"),
        "a list": raw_body(b"[]"),
        "no text": raw_body(b"\xff\xfe\x00"),
        "nested too deeply": raw_body(b"[" * 60_000),
        "uninstall that is no JSON": raw_body(b"{", "uninstalled"),
        "no secret": body(sharedSecret=None),
        "empty secret": body(sharedSecret=""),
        "secret of 15": body(sharedSecret="x" * 15),
        "secret of 513": body(sharedSecret="x" * 513),
        "secret that is a number": body(sharedSecret=12345678901234567890),
        "secret with a line feed": body(sharedSecret="x" * 20 + "\n"),
        "no client key": body(clientKey=None),
        "client key too long": body(clientKey="x" * 256),
        "no event type": body(eventType=None),
        "cloud id too long": body(cloudId="x" * 256),
        "installation id that is an object": body(installationId={"a": 1}),
    },
    Code.WRONG_APP_KEY: {"install": body(key=f"{APP_KEY}-staging"), "enabled": switch(key="another-app")},
    Code.WRONG_EVENT: {"install": body(eventType="uninstalled"), "enabled": switch(eventType="disabled")},
    Code.WRONG_PRODUCT: {"jira": body(productType="jira")},
    Code.WRONG_BASE_URL: {"install": body(baseUrl=ELSEWHERE), "disabled": switch("disabled", baseUrl=ELSEWHERE)},
    Code.OVERSIZED_BODY: {"64 KiB and one byte": raw_body(b" " * (64 * 1024 + 1))},
    Code.NOT_ADMIN: {"anonymous visitor": admin_page(sub=None)},
    Code.CHECK_UNAVAILABLE: {"Confluence away": admin_page_while_confluence_is_away},
    Code.TOO_MANY: {
        "installs with a key that is not known yet": once_too_often(signed_install(kid="another-key")),
    },
    Code.STORE_UNAVAILABLE: {
        "page": without_redis(page()),
        "API": without_redis(api()),
        "install": without_redis(install()),
        "uninstall": without_redis(install("uninstalled")),
    },
    Code.UNREADABLE_RECORD: {
        "of a later version": with_record(b'{"version": 99}'),
        "without a version": with_record(b"{}"),
        "damaged": with_record(b"\xff"),
        "encryption key lost": with_another_vault(page()),
    },
    Code.KEY_SERVER_UNAVAILABLE: {
        "in trouble": key_server_says(Response("", 500)),
        "overloaded": key_server_says(Response("", 429)),
        "moved": key_server_says(Response("", 302, {"Location": "https://evil.example/key"})),
        "sends a page": key_server_says(Response("<html>")),
        "sends too much": key_server_says(Response("x" * 20_000)),
    },
}


@pytest.mark.parametrize(
    ("code", "attempt"),
    [pytest.param(code, row, id=f"{code}: {name}") for code, rows in ROWS.items() for name, row in rows.items()],
)
def test_it_is_refused_for_this_reason(installed: World, code: Code, attempt: Attempt) -> None:
    response = attempt(installed)
    assert [refusal.code for refusal in installed.refusals] == [code]
    assert response.status_code == code.status


@pytest.mark.parametrize("code", [code for code in Code if code.status in (400, 413)] + [Code.WRONG_CLIENT_KEY])
def test_a_refused_body_changes_no_site(installed: World, code: Code) -> None:
    before = installed.find(ACME), installed.find(OTHER)
    for attempt in ROWS[code].values():
        attempt(installed)
    assert (installed.find(ACME), installed.find(OTHER)) == before


def test_every_reason_has_a_row() -> None:
    assert ROWS.keys() == set(Code)


def test_unknown_uninstalled_and_badly_signed_look_the_same(installed: World) -> None:
    codes = [Code.UNKNOWN_SITE, Code.BAD_SIGNATURE, Code.WRONG_HASH, Code.EXPIRED, Code.MISSING_TOKEN]
    attempts = [attempt for code in codes for attempt in ROWS[code].values()] + [after_uninstall(page())]
    answers = [attempt(installed) for attempt in attempts]
    assert len({(answer.status, answer.data, tuple(answer.headers)) for answer in answers}) == 1


def test_a_refusal_names_the_site_once_it_is_known_and_never_the_token(installed: World) -> None:
    ROWS[Code.BAD_SIGNATURE]["secret of another site"](installed)
    ROWS[Code.UNKNOWN_SITE]["site that never installed"](installed)
    known, unknown = installed.refusals
    assert known.site_id == site_id(ACME.client_key)
    assert unknown.site_id is None
    assert "eyJ" not in f"{known!r}{unknown!r}"


def test_a_bad_key_id_asks_no_server(installed: World) -> None:
    installed.key_server.asked.clear()
    for attempt in ROWS[Code.BAD_KEY_ID].values():
        attempt(installed)
    assert installed.key_server.asked == []

"""What a good token opens, and for how long."""

import time

import pytest
import time_machine

from tests.atlassian.canonical import url_hash
from tests.atlassian.conftest import World
from tests.atlassian.minting import (
    ACCOUNT,
    ACME,
    APP_KEY,
    BASE_URL,
    OTHER,
    asymmetric,
    bearer,
    claims_of,
    context_token,
    install_claims,
    page_url,
    symmetric,
)

NOW = 1_795_000_000


def test_a_page_token_tells_site_account_and_page(installed: World) -> None:
    response = installed.client.get(
        page_url(ACME, pageId="98765", link="https://bitbucket.org/a/b/src/main/c d.py#l=1")
    )
    assert response.json == {"site": ACME.client_key, "account": ACCOUNT, "page": "98765"}


def test_an_anonymous_visitor_has_no_account(installed: World) -> None:
    token = symmetric(ACME, claims_of(ACME, url_hash("GET", "/macro"), sub=None))
    response = installed.client.get(page_url(ACME, token=token))
    assert response.json == {"site": ACME.client_key, "account": None, "page": None}


@pytest.mark.parametrize("page_id", ["", "a/b", "../5", "x" * 65, "5 6", "宮"])
def test_a_page_id_of_another_shape_is_no_page(installed: World, page_id: str) -> None:
    response = installed.client.get(page_url(ACME, pageId=page_id))
    assert response.status_code == 200
    assert response.json is not None
    assert response.json["page"] is None


@pytest.mark.parametrize(
    ("context", "page_id"),
    [
        ({"confluence": {"content": {"id": "98765", "type": "page"}}}, "98765"),
        ({"confluence": {"content": {"id": 98765}}}, "98765"),
        ({"confluence": {"content": {"id": True}}}, None),
        ({"confluence": {"content": {"id": "a/b"}}}, None),
        ({"confluence": {"content": {"id": None}}}, None),
        ({"confluence": {"content": "98765"}}, None),
        ({"confluence": ["content"]}, None),
        ({}, None),
        ("98765", None),
    ],
)
def test_a_context_token_tells_its_page_if_it_has_one(installed: World, context: object, page_id: str | None) -> None:
    response = installed.client.post("/api/who", headers=bearer(context_token(ACME, context=context)))
    assert response.json == {"site": ACME.client_key, "account": ACCOUNT, "page": page_id}


@pytest.mark.parametrize("scheme", ["JWT", "jwt", "Jwt", "JWT  "])
def test_the_scheme_may_be_written_in_any_case(installed: World, scheme: str) -> None:
    response = installed.client.post("/api/who", headers={"Authorization": f"{scheme} {context_token(ACME)}"})
    assert response.status_code == 200


def test_two_sites_are_never_mixed(installed: World) -> None:
    for tenant in (ACME, OTHER):
        response = installed.client.post("/api/who", headers=bearer(context_token(tenant)))
        assert response.json is not None
        assert response.json["site"] == tenant.client_key
    forged = symmetric(ACME, claims_of(ACME, "context-qsh", iss=OTHER.client_key))
    assert installed.client.post("/api/who", headers=bearer(forged)).status_code == 401


@pytest.mark.parametrize("audience", [APP_KEY, BASE_URL, f"{BASE_URL}/", [APP_KEY], ["another", APP_KEY]])
def test_an_audience_may_name_us(installed: World, audience: object) -> None:
    response = installed.client.post("/api/who", headers=bearer(context_token(ACME, aud=audience)))
    assert response.status_code == 200


@pytest.mark.parametrize(
    "audience",
    [BASE_URL, f"{BASE_URL}/", "HTTPS://App.Example.com", [BASE_URL], [BASE_URL, "https://eu.example.com"]],
)
def test_an_install_names_us_exactly_once(world: World, audience: object) -> None:
    token = asymmetric(world.private_key, install_claims(ACME, aud=audience))
    assert world.send_event(ACME, "installed", token=token).status_code == 204


@pytest.mark.parametrize(
    ("claims", "status"),
    [
        ({"exp": NOW - 30}, 200),
        ({"exp": NOW - 31}, 401),
        ({"iat": NOW + 30}, 200),
        ({"iat": NOW + 31}, 401),
        ({"nbf": NOW + 30}, 200),
        ({"nbf": NOW + 31}, 401),
        ({"exp": NOW + 24 * 60 * 60}, 200),
        ({"exp": NOW + 24 * 60 * 60 + 1}, 401),
        ({"iat": NOW + 0.5, "exp": NOW + 100.25}, 200),
    ],
)
def test_the_edges_of_time(installed: World, claims: dict[str, float], status: int) -> None:
    with time_machine.travel(NOW, tick=False):
        token = context_token(ACME, **{"iat": NOW, "exp": NOW + 180} | claims)
        assert installed.client.post("/api/who", headers=bearer(token)).status_code == status


def test_an_install_token_has_the_same_leeway(world: World) -> None:
    with time_machine.travel(NOW, tick=False):
        late = asymmetric(world.private_key, install_claims(ACME, iat=NOW - 200, exp=NOW - 30))
        too_late = asymmetric(world.private_key, install_claims(ACME, iat=NOW - 200, exp=NOW - 31))
        assert world.send_event(ACME, "installed", token=late).status_code == 204
        assert world.send_event(ACME, "installed", token=too_late).status_code == 401


def test_a_token_of_nearly_eight_kilobytes_passes(installed: World) -> None:
    token = context_token(ACME, context={"padding": "x" * 5700})
    assert 7900 < len(token) <= 8192
    assert installed.client.post("/api/who", headers=bearer(token)).status_code == 200


def test_time_itself_moves_on(installed: World) -> None:
    token = context_token(ACME)
    assert installed.client.post("/api/who", headers=bearer(token)).status_code == 200
    with time_machine.travel(time.time() + 211):
        assert installed.client.post("/api/who", headers=bearer(token)).status_code == 401

"""The guard: declared on the view, checked on every request."""

from dataclasses import replace
from typing import Any

import pytest
from flask import Flask, Response, request

from app.atlassian.caller import Caller
from app.atlassian.connect import SignedInstall, verify_page
from app.atlassian.errors import Refused
from app.atlassian.guard import FRAME_ANCESTORS, admin, guard_of, public, signed
from app.atlassian.incoming import SignedRequest
from tests.atlassian.canonical import url_hash
from tests.atlassian.conftest import World
from tests.atlassian.loopback import ConfluenceServer
from tests.atlassian.minting import ACCOUNT, ACME, APP_KEY, bearer, claims_of, context_token, page_url, symmetric


def test_every_view_tells_its_guard(world: World) -> None:
    guards = {rule.rule: guard_of(world.app.view_functions[rule.endpoint]) for rule in world.app.url_map.iter_rules()}
    del guards["/static/<path:filename>"]
    assert guards == {
        "/connect/installed": "install",
        "/connect/uninstalled": "install",
        "/connect/enabled": "lifecycle",
        "/connect/disabled": "lifecycle",
        "/atlassian-connect.json": "public: Confluence reads it before it has any key",
        "/macro": "page",
        "/api/who": "context",
        "/admin": "page, admin",
        "/api/admin": "context, admin",
    }


def test_what_declares_nothing_has_no_guard() -> None:
    def plain() -> str:
        return ""

    @admin
    def halfway(caller: Caller) -> str:
        return ""

    assert guard_of(plain) is None
    assert guard_of(halfway) is None


def test_a_guarded_view_keeps_its_name_and_its_arguments(world: World) -> None:
    @signed("context")
    def show(caller: Caller, number: int) -> dict[str, Any]:
        """Says its number."""
        return {"number": number}

    assert (show.__name__, show.__doc__) == ("show", "Says its number.")
    world.app.add_url_rule("/number/<int:number>", view_func=show)
    world.send_event(ACME, "installed")
    response = world.client.get("/number/7", headers=bearer(context_token(ACME)))
    assert response.json == {"number": 7}


def test_a_public_view_asks_for_nothing() -> None:
    app = Flask(__name__)

    @app.get("/open")
    @public("a test")
    def show() -> str:
        return "open"

    assert app.test_client().get("/open").text == "open"
    assert guard_of(show) == "public: a test"


@pytest.fixture
def with_confluence(world: World, confluence_server: ConfluenceServer) -> World:
    assert world.send_event(ACME, "installed", baseUrl=confluence_server.base_url).status_code == 204
    return world


def test_an_admin_page_opens_for_an_administrator_alone(
    with_confluence: World, confluence_server: ConfluenceServer
) -> None:
    confluence_server.admins.add(ACCOUNT)
    assert with_confluence.client.get(page_url(ACME, "/admin")).status_code == 200
    member = symmetric(ACME, claims_of(ACME, url_hash("GET", "/admin"), sub="557058:member"))
    assert with_confluence.client.get(page_url(ACME, "/admin", token=member)).status_code == 403


def test_a_change_asks_each_time_and_reading_does_not(
    with_confluence: World, confluence_server: ConfluenceServer
) -> None:
    confluence_server.admins.add(ACCOUNT)
    client, header = with_confluence.client, bearer(context_token(ACME))
    assert client.get(page_url(ACME, "/admin")).status_code == 200
    assert client.put("/api/admin", headers=header).status_code == 200
    confluence_server.admins.clear()
    assert client.get(page_url(ACME, "/admin")).status_code == 200
    assert client.put("/api/admin", headers=header).status_code == 403


def test_an_admin_route_takes_the_token_of_its_kind_only(with_confluence: World) -> None:
    assert with_confluence.client.put("/api/admin").status_code == 401
    assert with_confluence.client.get("/admin", headers=bearer(context_token(ACME))).status_code == 401


def test_a_verified_page_may_be_framed_by_its_own_site(world: World) -> None:
    @world.app.after_request
    def show(response: Response) -> Response:
        response.headers["X-Ancestors"] = " ".join(request.environ.get(FRAME_ANCESTORS, ()))
        return response

    world.send_event(ACME, "installed")
    assert world.client.get(page_url(ACME)).headers["X-Ancestors"] == "https://acme.atlassian.net"
    assert world.client.get("/macro").headers["X-Ancestors"] == ""


@pytest.mark.parametrize("raw_path", ["/app/macro", "/macro"])
def test_a_base_url_with_a_path(installed: World, raw_path: str) -> None:
    token = symmetric(ACME, claims_of(ACME, url_hash("GET", "/macro", "pageId=5")))
    request = SignedRequest(method="GET", raw_path=raw_path, raw_query=f"pageId=5&jwt={token}", authorization=None)
    sites = installed.atlassian.sites
    caller = verify_page(request, sites=sites, app_key=APP_KEY, base_url="https://app.example.com/app")
    assert caller.page_id == "5"
    with pytest.raises(Refused):
        verify_page(
            replace(request, raw_path="/application/macro"),
            sites=sites,
            app_key=APP_KEY,
            base_url="https://app.example.com/app",
        )


def test_the_host_header_counts_for_nothing(installed: World) -> None:
    response = installed.client.get(page_url(ACME), base_url="https://evil.example")
    assert response.status_code == 200


def test_neither_caller_nor_install_shows_a_secret(installed: World) -> None:
    caller = Caller(site=installed.find(ACME), account_id=ACCOUNT, page_id=None)
    assert ACME.shared_secret not in repr(caller)
    assert "eyJ" not in repr(SignedInstall(client_key="c", token_digest="d", valid_until=0))
    assert "x.y.z" not in repr(SignedRequest("GET", "/macro", "jwt=x.y.z", "JWT x.y.z"))

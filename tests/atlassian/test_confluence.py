"""Questions to a Confluence on loopback, which checks our tokens with a canonicaliser of its own."""

import time
from dataclasses import replace

import pytest
import time_machine
from werkzeug.wrappers import Response

from app.atlassian.confluence import CheckUnavailable, Confluence
from app.atlassian.sites import Site
from tests.atlassian.loopback import ConfluenceServer
from tests.atlassian.minting import ACCOUNT, ACME, APP_KEY


@pytest.fixture
def site(confluence_server: ConfluenceServer) -> Site:
    return Site(
        id="site-1",
        client_key=ACME.client_key,
        shared_secret=ACME.shared_secret,
        base_url=confluence_server.base_url,
        display_url="https://wiki.acme.example",
        cloud_id=None,
        installation_id=None,
        installed=True,
        enabled=True,
    )


@pytest.fixture
def confluence() -> Confluence:
    return Confluence(APP_KEY)


def is_admin(confluence: Confluence, site: Site, *, account_id: str | None = ACCOUNT, fresh: bool = False) -> bool:
    return confluence.is_admin(site, account_id=account_id, fresh=fresh)


def may_read(confluence: Confluence, site: Site, *, account_id: str | None = ACCOUNT, page_id: str = "98765") -> bool:
    return confluence.may(site, account_id=account_id, page_id=page_id, operation="read")


def test_an_administrator_and_somebody_else(
    confluence: Confluence, site: Site, confluence_server: ConfluenceServer
) -> None:
    confluence_server.admins.add(ACCOUNT)
    assert is_admin(confluence, site)
    assert not is_admin(confluence, site, account_id="557058:member")


def test_an_account_id_cannot_change_the_question(
    confluence: Confluence, site: Site, confluence_server: ConfluenceServer
) -> None:
    confluence_server.admins.add(ACCOUNT)
    assert not is_admin(confluence, site, account_id=f"x&accountId={ACCOUNT}")


def test_an_anonymous_visitor_is_never_an_administrator(
    confluence: Confluence, site: Site, confluence_server: ConfluenceServer
) -> None:
    confluence_server.admins.add("anonymous")
    assert not is_admin(confluence, site, account_id=None)
    assert confluence_server.asked == []


def test_rights_on_a_page(confluence: Confluence, site: Site, confluence_server: ConfluenceServer) -> None:
    confluence_server.rights |= {(ACCOUNT, "98765", "read"), ("anonymous", "5", "read")}
    assert may_read(confluence, site)
    assert not confluence.may(site, account_id=ACCOUNT, page_id="98765", operation="update")
    assert not may_read(confluence, site, page_id="5")
    assert may_read(confluence, site, account_id=None, page_id="5")
    assert not may_read(confluence, site, account_id=None)


@pytest.mark.parametrize("page_id", ["", "../user", "5/../6", "5?x", "x" * 65])
def test_nobody_may_do_anything_with_what_is_no_page(
    confluence: Confluence, site: Site, confluence_server: ConfluenceServer, page_id: str
) -> None:
    assert not may_read(confluence, site, page_id=page_id)
    assert confluence_server.asked == []


@pytest.mark.parametrize(
    "answer",
    [
        Response("", 401),
        Response("", 403),
        Response("", 404),
        Response("", 429, {"Retry-After": "1"}),
        Response("", 500),
        Response("", 302, {"Location": "/login"}),
        Response("<html>", 200),
        Response("[]", 200),
        Response("{}", 200),
        Response('{"hasPermission": "true", "operations": {}}', 200),
        Response('{"hasPermission": 1, "operations": null}', 200),
        Response("[" * 10_000, 200),
        Response(b"\xff", 200),
        Response("x" * 20_000, 200),
    ],
    ids=lambda answer: f"{answer.status_code} {answer.get_data()[:40]!r}",
)
def test_a_question_that_is_not_answered_is_neither_yes_nor_no(
    confluence: Confluence, site: Site, confluence_server: ConfluenceServer, answer: Response
) -> None:
    confluence_server.fault = answer
    with pytest.raises(CheckUnavailable) as unavailable:
        is_admin(confluence, site)
    assert unavailable.value.status == 503
    with pytest.raises(CheckUnavailable):
        may_read(confluence, site)
    confluence_server.fault = None
    assert not is_admin(confluence, site)
    assert not may_read(confluence, site)


def test_a_confluence_that_is_away(confluence: Confluence, site: Site) -> None:
    with pytest.raises(CheckUnavailable) as unavailable:
        is_admin(confluence, replace(site, base_url="http://127.0.0.1:9/wiki"))
    assert unavailable.value.site_id == site.id


def test_nothing_is_asked_without_a_secret(
    confluence: Confluence, site: Site, confluence_server: ConfluenceServer
) -> None:
    with pytest.raises(CheckUnavailable):
        is_admin(confluence, replace(site, shared_secret=None, installed=False))
    assert confluence_server.asked == []


@pytest.mark.parametrize("answer", [True, False])
def test_an_answer_is_remembered_for_a_minute(
    confluence: Confluence, site: Site, confluence_server: ConfluenceServer, answer: bool
) -> None:
    start = time.time()
    if answer:
        confluence_server.admins.add(ACCOUNT)
    with time_machine.travel(start, tick=False) as clock:
        assert is_admin(confluence, site) is answer
        confluence_server.admins ^= {ACCOUNT}
        clock.move_to(start + 59)
        assert is_admin(confluence, site) is answer
        clock.move_to(start + 60)
        assert is_admin(confluence, site) is not answer


def test_a_fresh_answer_is_asked_for_and_replaces_the_remembered_one(
    confluence: Confluence, site: Site, confluence_server: ConfluenceServer
) -> None:
    confluence_server.admins.add(ACCOUNT)
    assert is_admin(confluence, site)
    confluence_server.admins.clear()
    assert is_admin(confluence, site)
    assert not is_admin(confluence, site, fresh=True)
    assert not is_admin(confluence, site)


def test_what_one_site_answers_is_no_answer_for_another(
    confluence: Confluence, site: Site, confluence_server: ConfluenceServer
) -> None:
    confluence_server.admins.add(ACCOUNT)
    assert is_admin(confluence, site)
    confluence_server.admins.clear()
    assert not is_admin(confluence, replace(site, id="site-2"))


def test_how_we_present_ourselves(confluence: Confluence, site: Site, confluence_server: ConfluenceServer) -> None:
    may_read(confluence, site)
    (request,) = confluence_server.asked
    assert request.headers["User-Agent"] == "include-bitbucket"
    assert "jwt" not in request.args
    assert "Cookie" not in request.headers

"""Who may choose what is shown: with what a site shares, nobody reads more than authors have put on pages they see."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
import requests

from sandbox.bitbucket.credentials import ADA_API_TOKEN, ADA_EMAIL, WORKSPACE_TOKEN
from sandbox.confluence.pages import Page
from sandbox.demo import Sandbox, choose_method
from tests.conftest import free_port
from tests.e2e.signing_in import sign_in
from tests.e2e.visits import LINK, MACRO, render
from tests.watched import watched

PRIVATE, PUBLIC, MISSING = (f"{LINK}{name}/src/main/README.md" for name in ("private", "site", "missing"))
WORDS = "Only for members of acme/private."
SHARED: dict[str, dict[str, Any]] = {
    "access-token": {"method": "access-token", "access_tokens": [{"token": WORKSPACE_TOKEN, "workspace": "acme"}]},
    "api-token": {"method": "api-token", "api_token": {"email": ADA_EMAIL, "token": ADA_API_TOKEN}},
}
SITES = {"access-token": 1, "api-token": 2}


@pytest.fixture(scope="module")
def sites() -> Iterator[Sandbox]:
    """Two sites that share, and the first one where each person signs in."""
    with watched(port=free_port()) as sandbox:
        for method, body in SHARED.items():
            choose_method(sandbox, sandbox.confluence.sites[SITES[method]], body)
        sign_in(sandbox, user="member", site=0, account="mia")
        yield sandbox


def page_for(
    sandbox: Sandbox, site: int, *, readers: tuple[str, ...] | None = None, editors: tuple[str, ...] | None = None
) -> Page:
    """A new page with these readers and editors."""
    store = sandbox.confluence.sites[site].pages
    return store.save(replace(store.create("A page"), readers=readers, editors=editors))


def ticket(sandbox: Sandbox, site: int, page: Page, link: str, *, user: str = "admin") -> str:
    """What Confluence vouched for when this person opened the page."""
    address = sandbox.confluence.sign_page_url(
        sandbox.confluence.sites[site], user, MACRO, {"link": link}, page_id=page.id
    )
    shown = requests.get(address, timeout=30).text
    return shown.split('data-ticket="')[1].split('"')[0]


def code(response: Any) -> tuple[int, str]:
    """The status, and the state or the error's code."""
    content = response.json()
    return response.status_code, content["error"]["code"] if "error" in content else content["state"]


shared = pytest.mark.parametrize("site", SITES.values(), ids=SITES)


@shared
def test_a_reader_of_the_page_sees_what_its_author_put_there(sites: Sandbox, site: int) -> None:
    page = page_for(sites, site, readers=("admin", "member"), editors=("admin",))
    answer = render(sites, {"ticket": ticket(sites, site, page, PRIVATE)}, user="member", site=site)
    assert code(answer) == (200, "ok")
    assert WORDS in answer.json()["html"]


@shared
@pytest.mark.parametrize("user", ["member", "anonymous"])
def test_somebody_else_with_the_ticket_does_not(sites: Sandbox, site: int, user: str) -> None:
    page = page_for(sites, site, readers=("admin",))
    for link in (PRIVATE, MISSING):
        answer = render(sites, {"ticket": ticket(sites, site, page, link)}, user=user, site=site)
        assert code(answer) == (403, "forbidden")  # the same for what exists and what does not
        assert WORDS not in answer.text


@shared
def test_what_is_public_is_shown_without_the_right(sites: Sandbox, site: int) -> None:
    page = page_for(sites, site, readers=("admin",))
    answer = render(sites, {"ticket": ticket(sites, site, page, PUBLIC)}, user="member", site=site)
    assert code(answer) == (200, "ok")


@shared
def test_parameters_of_ones_own_need_the_right_to_edit(sites: Sandbox, site: int) -> None:
    page = page_for(sites, site, readers=("admin", "member"), editors=("admin",))
    body = {"link": PRIVATE, "pageId": page.id}
    assert code(render(sites, body, user="member", site=site)) == (403, "forbidden")
    assert code(render(sites, body, user="anonymous", site=site)) == (403, "forbidden")
    answer = render(sites, body, user="admin", site=site)
    assert code(answer) == (200, "ok")
    assert "data-ticket" not in answer.json()["html"]


@shared
@pytest.mark.parametrize("page_id", ["1", "99999999", "x-y"])
def test_a_page_that_is_not_there_gives_no_right(sites: Sandbox, site: int, page_id: str) -> None:
    answer = render(sites, {"link": PRIVATE, "pageId": page_id}, user="admin", site=site)
    assert answer.status_code in (403, 503)
    assert WORDS not in answer.text


@shared
@pytest.mark.parametrize("fault", ["refuse", "error"])
def test_a_confluence_that_does_not_tell_is_neither_yes_nor_no(sites: Sandbox, site: int, fault: str) -> None:
    page = page_for(sites, site)
    vouched_for = ticket(sites, site, page, PRIVATE)
    sites.confluence.sites[site].permission_check = fault
    try:
        answer = render(sites, {"ticket": vouched_for}, user="member", site=site)
        assert code(answer) == (503, "permission-check-unavailable")
        assert ticket(sites, site, page, PRIVATE, user="member")  # the signed page goes on working
    finally:
        sites.confluence.sites[site].permission_check = "normal"


def test_nothing_is_asked_where_each_person_signs_in(sites: Sandbox) -> None:
    """Their own rights in Bitbucket decide, whatever page it is."""
    page = page_for(sites, 0, readers=("admin",))
    site = sites.confluence.sites[0]
    site.rest_log.clear()
    assert code(render(sites, {"link": PRIVATE, "pageId": page.id}, user="member")) == (200, "ok")
    assert code(render(sites, {"link": PRIVATE, "pageId": page.id}, user="admin")) == (200, "sign-in")
    assert list(site.rest_log) == []

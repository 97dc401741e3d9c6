"""An open page learns that there is something newer, from Redis alone, and offers it."""

import re
from collections.abc import Iterator

import pytest
import requests
from playwright.sync_api import Browser, expect

from sandbox.demo import Sandbox
from tests.e2e.browser import visiting
from tests.e2e.visits import address, drop_cache, render, show, switch

FILE = "renamed/src/main/README.md"
PATH = "src/retry.py"


def changed(sandbox: Sandbox, watch: object, *, site: int = 0, user: str = "member") -> requests.Response:
    token = sandbox.confluence.context_token(sandbox.confluence.sites[site], user)
    headers = {"Authorization": f"JWT {token}"}
    return requests.post(f"{sandbox.app_url}/api/version", json={"watch": watch}, headers=headers, timeout=10)


def push(sandbox: Sandbox, content: str, *, repository: str = "acme/renamed", path: str = "README.md") -> None:
    change = {"repository": repository, "branch": "main", "path": path, "content": content, "message": "New"}
    switch(sandbox, "push", change)


def asked(sandbox: Sandbox) -> int:
    return len(switch(sandbox, "requests", method="GET")["requests"])


def test_a_page_is_told_of_what_somebody_else_has_seen(sandbox: Sandbox) -> None:
    shown = show(sandbox, FILE)
    watch = shown.attribute("watch")
    push(sandbox, "first = 1\n")
    before = asked(sandbox)
    assert changed(sandbox, watch).json() == {"changed": False}, "nobody has looked since"
    assert asked(sandbox) == before
    again = render(sandbox, {"ticket": shown.attribute("ticket"), "refresh": True}, user="admin").json()
    assert "first" in again["html"]
    assert changed(sandbox, watch).json() == {"changed": True}
    newer = re.search(r'data-watch="([^"]*)"', again["html"])
    assert newer
    assert changed(sandbox, newer[1]).json() == {"changed": False}


def test_what_one_site_carries_is_nothing_to_another(sandbox: Sandbox) -> None:
    watch = show(sandbox, FILE, site=1).attribute("watch")
    assert changed(sandbox, watch, site=1).json() == {"changed": False}
    assert changed(sandbox, watch, site=2).status_code == 400


@pytest.mark.parametrize("spoil", [lambda watch: watch[:-2], lambda _: "", lambda _: None, lambda _: {"a": 1}])
def test_only_what_a_page_carries_is_looked_at(sandbox: Sandbox, spoil: object) -> None:
    watch = show(sandbox, FILE).attribute("watch")
    answer = changed(sandbox, spoil(watch))  # type: ignore[operator]  # one of the above
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "bad-watch")


def test_a_ticket_is_no_watch_and_a_watch_no_ticket(sandbox: Sandbox) -> None:
    shown = show(sandbox, FILE)
    assert changed(sandbox, shown.attribute("ticket")).status_code == 400
    assert render(sandbox, {"ticket": shown.attribute("watch")}).status_code == 400


def test_a_preview_is_not_watched(sandbox: Sandbox) -> None:
    link = f"https://bitbucket.org/acme/{FILE}"
    assert "data-watch" not in render(sandbox, {"link": link, "pageId": "65537"}, user="admin").json()["html"]
    assert "data-watch" in requests.get(address(sandbox, FILE), timeout=10).text


@pytest.fixture
def as_it_was(sandbox: Sandbox) -> Iterator[None]:
    """What other tests look at is there again afterwards."""
    before = requests.get(f"{sandbox.bitbucket.api_url}/repositories/acme/site/src/main/{PATH}", timeout=10).text
    yield
    push(sandbox, before, repository="acme/site", path=PATH)
    drop_cache(sandbox)


@pytest.mark.usefixtures("as_it_was")
def test_an_open_page_offers_what_is_new(browser: Browser, sandbox: Sandbox) -> None:
    push(sandbox, 'word = "first"\n' * 40, repository="acme/site", path=PATH)
    drop_cache(sandbox)
    with visiting(browser, sandbox, "Welcome", has_clock=True) as visit:
        include = visit.macro(0)
        ticket = include.locator("[data-ticket]").get_attribute("data-ticket")
        push(sandbox, 'word = "second"\n' * 40, repository="acme/site", path=PATH)
        assert render(sandbox, {"ticket": ticket, "refresh": True}, user="admin").status_code == 200
        visit.page.clock.fast_forward(61_000)
        expect(include.get_by_text("There is something new in Bitbucket.")).to_be_visible()
        expect(include.get_by_text("second").first).not_to_be_visible()
        include.get_by_role("button", name="Show it").click()
        expect(include.get_by_text("second").first).to_be_visible()
        expect(include.get_by_text("There is something new")).to_have_count(0)

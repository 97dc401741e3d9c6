"""Fresh within a minute, asked once for all, and shared."""

from concurrent.futures import ThreadPoolExecutor

import requests

from sandbox.demo import Sandbox
from tests.e2e.visits import address, render, show, switch


def calls(sandbox: Sandbox) -> list[str]:
    return [entry["path"] for entry in switch(sandbox, "requests", method="GET")["requests"]]


def test_a_page_of_which_nothing_is_known_costs_two_requests(sandbox: Sandbox) -> None:
    new = {"repository": "acme/trunk", "branch": "never-seen", "path": "new.md", "content": "new\n", "message": "new"}
    switch(sandbox, "push", new)
    switch(sandbox, "requests", method="DELETE")
    show(sandbox, "trunk/src/never-seen/new.md")
    first = calls(sandbox)
    show(sandbox, "trunk/src/never-seen/new.md")
    show(sandbox, "trunk/src/never-seen/new.md", site=1, user="anonymous")
    assert first[0].endswith("/commit/never-seen")
    assert len(first) == 2
    assert calls(sandbox) == first, "neither a second reader nor another site asks again"


def test_forty_readers_at_once_ask_once(sandbox: Sandbox) -> None:
    switch(sandbox, "requests", method="DELETE")
    addresses = [address(sandbox, "trunk/src/trunk/README.md", title=str(n)) for n in range(40)]
    with ThreadPoolExecutor(40) as pool:
        answers = list(pool.map(lambda url: requests.get(url, timeout=30).status_code, addresses))
    assert answers == [200] * 40
    assert len(calls(sandbox)) <= 2


def test_no_request_carries_a_credential(sandbox: Sandbox) -> None:
    assert not any(entry["had_authorization"] for entry in switch(sandbox, "requests", method="GET")["requests"])


def test_refresh_shows_a_push_at_once_and_the_page_follows(sandbox: Sandbox) -> None:
    link = "renamed/src/main/README.md"
    before = show(sandbox, link)
    change = {
        "repository": "acme/renamed",
        "branch": "main",
        "path": "README.md",
        "content": "# Pushed\n",
        "message": "x",
    }
    switch(sandbox, "push", change)
    assert "Pushed" not in show(sandbox, link).text
    answer = render(sandbox, {"ticket": before.attribute("ticket"), "refresh": True}).json()
    assert "Pushed" in answer["html"]
    assert answer["source"]["commit"] != before.attribute("commit")
    assert "Pushed" in show(sandbox, link).text


def test_refresh_is_not_asked_twice_within_ten_seconds(sandbox: Sandbox) -> None:
    ticket = show(sandbox, "site/src/main/OWNERS").attribute("ticket")
    render(sandbox, {"ticket": ticket, "refresh": True})
    switch(sandbox, "requests", method="DELETE")
    assert render(sandbox, {"ticket": ticket, "refresh": True}).json()["state"] == "ok"
    assert calls(sandbox) == []

"""Who changed a file last: for readers who are somebody to Bitbucket, at a ticket of its own, and never anonymously."""

import html
import json
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import requests

from app.kit.vault import Vault
from app.macro.tickets import issue
from sandbox.bitbucket.credentials import REPOSITORY_TOKEN
from sandbox.demo import Sandbox, choose_method
from tests.conftest import free_port
from tests.e2e.signing_in import sign_in, sign_out
from tests.e2e.visits import LINK, MACRO, Shown, drop_cache, render, show, switch
from tests.watched import watched

PRIVATE, PUBLIC = "private/src/main/README.md", "site/src/main/src/retry.py"
SHARED = 1


@pytest.fixture(scope="module")
def signed_in() -> Iterator[Sandbox]:
    """A member who has connected on the first site, and a token that the second site shares."""
    with watched(port=free_port()) as sandbox:
        tokens = [{"token": REPOSITORY_TOKEN, "workspace": "acme", "repository": "private"}]
        choose_method(sandbox, sandbox.confluence.sites[SHARED], {"method": "access-token", "access_tokens": tokens})
        sign_in(sandbox, user="member", account="mia")
        yield sandbox


def ticket(shown: Shown) -> str:
    return shown.attribute("part-ticket")


def asked(sandbox: Sandbox) -> list[dict[str, Any]]:
    seen = switch(sandbox, "requests", method="GET")["requests"]
    return [entry for entry in seen if entry["path"].endswith("/commits")]


def code(answer: Any) -> tuple[int, str]:
    content = answer.json()
    return answer.status_code, content["error"]["code"] if "error" in content else content["state"]


@pytest.mark.parametrize("link", [PRIVATE, PUBLIC])
def test_a_member_learns_who_when_and_why(signed_in: Sandbox, link: str) -> None:
    answer = render(signed_in, {"ticket": ticket(show(signed_in, link))}).json()
    assert (answer["kind"], answer["state"]) == ("file", "ok")
    assert set(answer) == {"kind", "state", "title", "html", "source", "as_of"}
    fragment = answer["html"]
    assert len(re.findall(r"data-kind=", fragment)) == len(re.findall(r"data-state=", fragment)) == 1
    assert "Ada Bitbucket" in fragment
    assert re.search(r'<time datetime="2026-01-0\dT00:00:00Z" data-local>', fragment)
    subject = "Begin" if link == PRIVATE else "Spend no more retries than a tenth of the requests"
    assert f">{subject}</a>" in fragment
    assert re.search(
        r'href="[^"]*/acme/\w+/commits/[0-9a-f]{40}" title="[^"]+" target="_blank" rel="noopener noreferrer"', fragment
    )
    assert "@" not in fragment, "no address of a mailbox"


def test_it_is_asked_once_with_the_readers_own_credential(signed_in: Sandbox) -> None:
    drop_cache(signed_in)
    switch(signed_in, "requests", method="DELETE")
    body = {"ticket": ticket(show(signed_in, PRIVATE))}
    assert [code(render(signed_in, body)) for _ in range(3)] == [(200, "ok")] * 3
    assert [("mia" in str(entry["as"]).lower(), entry["had_authorization"]) for entry in asked(signed_in)] == [
        (True, True)
    ]


def test_it_follows_a_symbolic_link(signed_in: Sandbox) -> None:
    switch(signed_in, "requests", method="DELETE")
    assert code(render(signed_in, {"ticket": ticket(show(signed_in, "site/src/main/docs/design"))})) == (200, "ok")
    assert "path=docs%2Fguide.md" in asked(signed_in)[0]["query"]


def test_a_page_that_was_read_without_a_credential_does_not_offer_it(signed_in: Sandbox) -> None:
    for user in ("anonymous", "admin"):
        shown = show(signed_in, PUBLIC, user=user)
        assert shown.state == "ok"
        assert "part-ticket" not in shown.text
        assert "Last change" not in shown.text


@pytest.mark.parametrize("link", [PRIVATE, PUBLIC])
@pytest.mark.parametrize("user", ["anonymous", "admin"])
def test_nobody_to_bitbucket_is_told_nothing(signed_in: Sandbox, user: str, link: str) -> None:
    """Somebody who got hold of a member's ticket: it is the same for all, and no anonymous request is spent."""
    body = {"ticket": ticket(show(signed_in, link))}
    drop_cache(signed_in)
    switch(signed_in, "requests", method="DELETE")
    answer = render(signed_in, body, user=user)
    assert code(answer) == (200, "sign-in")
    assert "Ada" not in answer.text
    assert switch(signed_in, "requests", method="GET")["requests"] == []


def test_what_a_site_shares_is_for_readers_of_the_page(signed_in: Sandbox) -> None:
    shown = show(signed_in, PRIVATE, site=SHARED)
    assert code(render(signed_in, {"ticket": ticket(shown)}, site=SHARED)) == (200, "ok")
    answer = render(signed_in, {"ticket": ticket(shown)}, site=SHARED, user="anonymous")
    assert code(answer) == (200, "no-access"), "visitors see nothing that is shared"
    assert "Ada" not in answer.text


def test_what_a_site_shares_is_not_for_those_who_may_not_read_the_page(signed_in: Sandbox) -> None:
    site = signed_in.confluence.sites[SHARED]
    page = site.pages.save(replace(site.pages.create("For administrators"), readers=("admin",)))
    link = {"link": f"{LINK}{PRIVATE}"}
    text = requests.get(
        signed_in.confluence.sign_page_url(site, "admin", MACRO, link, page_id=page.id), timeout=30
    ).text
    body = {"ticket": Shown(200, text, {}).attribute("part-ticket")}
    assert code(render(signed_in, body, site=SHARED, user="member")) == (403, "forbidden")
    assert code(render(signed_in, body, site=SHARED, user="admin")) == (200, "ok")


def test_a_preview_offers_none(signed_in: Sandbox) -> None:
    answer = render(signed_in, {"link": f"{LINK}{PRIVATE}", "pageId": "65537"}).json()
    assert answer["state"] == "ok"
    assert "part-ticket" not in answer["html"]


def test_a_body_cannot_choose_a_part(signed_in: Sandbox) -> None:
    shown = show(signed_in, PRIVATE)
    answer = render(signed_in, {"ticket": shown.attribute("ticket"), "part": "last-commit"}).json()
    assert "Only for members of acme/private." in answer["html"]


def test_the_ticket_of_another_site(signed_in: Sandbox) -> None:
    assert code(render(signed_in, {"ticket": ticket(show(signed_in, PRIVATE))}, site=2)) == (400, "bad-ticket")


@pytest.mark.parametrize("position", [5, 60, -5])
def test_a_spoilt_ticket(signed_in: Sandbox, position: int) -> None:
    good = ticket(show(signed_in, PRIVATE))
    letter = "A" if good[position] != "A" else "B"
    assert code(render(signed_in, {"ticket": good[:position] + letter + good[position + 1 :]})) == (400, "bad-ticket")


def test_a_ticket_with_the_signature_of_another(signed_in: Sandbox) -> None:
    shown = show(signed_in, PRIVATE)
    payload = ticket(shown).split(".")[0]
    signature = shown.attribute("ticket").split(".")[1]
    assert code(render(signed_in, {"ticket": f"{payload}.{signature}"})) == (400, "bad-ticket")
    forged = urlsafe_b64encode(b'{"v":1,"part":"last-commit"}').decode().rstrip("=")
    assert code(render(signed_in, {"ticket": f"{forged}.{signature}"})) == (400, "bad-ticket")


def issued(sandbox: Sandbox, like: str, *, part: str, days_ago: int = 0) -> str:
    """A ticket as the app would issue it: the same as `like`, but for its part and its day."""
    payload = like.split(".")[0]
    facts = json.loads(urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    key = (Path(sandbox.environment["DATA_DIR"]) / "encryption-key").read_text().strip()
    return issue(
        Vault([key]).derive("ticket"),
        site_id=facts["site"],
        page_id=facts["page"],
        parameters=facts["parameters"],
        day=(datetime.now(UTC) - timedelta(days=days_ago)).date().isoformat(),
        part=part,
    )


def test_only_what_the_app_knows_can_be_asked_for(signed_in: Sandbox) -> None:
    like = ticket(show(signed_in, PRIVATE))
    outcomes = {
        ("last-commit", 0): (200, "ok"),
        ("last-commit", 1): (200, "ok"),
        ("last-commit", 2): (400, "ticket-expired"),
        ("last-commit", -1): (400, "ticket-expired"),
        ("diffstat", 0): (400, "bad-ticket"),
        ("../fragment", 0): (400, "bad-ticket"),
    }
    for (part, days_ago), outcome in outcomes.items():
        body = {"ticket": issued(signed_in, like, part=part, days_ago=days_ago)}
        assert code(render(signed_in, body)) == outcome, (part, days_ago)


@pytest.mark.parametrize(
    ("fault", "state", "said"),
    [
        ({"status": 503, "body": "html"}, "unavailable", "Bitbucket does not answer."),
        ({"status": 429, "body": "text"}, "rate-limited", "Bitbucket takes no more requests for now."),
        ({"status": 404, "body": "html"}, "no-access", "Your Bitbucket account cannot see this repository."),
        ({"status": 200, "body": "html"}, "unavailable", "Bitbucket does not answer."),
    ],
)
def test_a_failure_is_in_words(signed_in: Sandbox, fault: dict[str, Any], state: str, said: str) -> None:
    drop_cache(signed_in)
    shown = show(signed_in, PRIVATE)
    switch(signed_in, "faults", {"match": "/2.0/repositories/acme/private/commits", "fault": fault})
    try:
        answer = render(signed_in, {"ticket": ticket(shown)})
    finally:
        switch(signed_in, "faults", method="DELETE")
        drop_cache(signed_in)
    assert code(answer) == (200, state)
    assert said in html.unescape(answer.json()["html"])
    assert "sesame" not in answer.text


def test_after_signing_out_nothing_is_told(signed_in: Sandbox) -> None:
    body = {"ticket": ticket(show(signed_in, PRIVATE))}
    assert code(render(signed_in, body)) == (200, "ok")
    sign_out(signed_in)
    try:
        answer = render(signed_in, body)
    finally:
        sign_in(signed_in, user="member", account="mia")
    assert code(answer) == (200, "sign-in")
    assert "Ada" not in answer.text

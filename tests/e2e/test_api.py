"""`/api/render`: tickets and free parameters, each error in the one JSON shape."""

import json
from typing import Any

import pytest
import requests

from sandbox.demo import Sandbox
from tests.e2e.visits import LINK, MACRO, render, show

FILE = f"{LINK}site/src/main/src/retry.py"


def error_of(response: Any) -> dict[str, Any]:
    assert response.headers["Content-Type"] == "application/json"
    error: dict[str, Any] = response.json()["error"]
    assert {"code", "message", "request_id"} <= set(error)
    assert error["code"] == error["code"].lower()
    return error


def test_a_ticket_gives_the_same_include_again(sandbox: Sandbox) -> None:
    shown = show(sandbox, FILE, lines="3:5", title="Imports")
    answer = render(sandbox, {"ticket": shown.attribute("ticket")}).json()
    assert set(answer) == {"kind", "state", "title", "html", "source", "as_of"}
    assert (answer["kind"], answer["state"], answer["title"]) == ("file", "ok", "Imports")
    assert answer["source"]["commit"] == shown.attribute("commit")
    assert answer["source"]["url"].startswith(sandbox.bitbucket.web_url)
    assert answer["html"].strip() in shown.text
    assert answer["as_of"].endswith("Z")


def test_free_parameters_are_for_the_editor(sandbox: Sandbox) -> None:
    answer = render(sandbox, {"link": FILE, "lines": "3:5", "pageId": "65537"}).json()
    assert answer["state"] == "ok"
    assert answer["html"].count("data-n=") == 3


def test_a_preview_gives_no_ticket(sandbox: Sandbox) -> None:
    """Else a reader could make Confluence's word out of parameters of their own."""
    answer = render(sandbox, {"link": FILE, "pageId": "999999"}, user="anonymous").json()
    assert "data-ticket" not in answer["html"]


def test_hostile_bodies(sandbox: Sandbox) -> None:
    token = sandbox.confluence.context_token(sandbox.confluence.sites[0], "member")
    for body in (b"[" * 60_000, b'{"link": "x", "pageId": "1", "ref": "\\ud800"}'):
        response = requests.post(
            f"{sandbox.app_url}/api/render",
            data=body,
            headers={"Authorization": f"JWT {token}", "Content-Type": "application/json"},
            timeout=10,
        )
        assert response.status_code == 400
        error_of(response)


def test_an_old_address_of_a_static_file_is_not_kept_for_ever(sandbox: Sandbox) -> None:
    old = requests.get(f"{sandbox.app_url}/static/js/host.js?v=000000000000", timeout=10)
    assert "immutable" not in old.headers["Cache-Control"]


def test_every_reader_gets_the_same_ticket(sandbox: Sandbox) -> None:
    tickets = {show(sandbox, FILE, user=user).attribute("ticket") for user in ("admin", "member", "anonymous")}
    assert len(tickets) == 1


@pytest.mark.parametrize("change", [lambda t: t[:-2] + "AA", lambda t: "AAAA" + t, lambda t: "", lambda t: "x.y"])
def test_a_spoilt_ticket(sandbox: Sandbox, change: Any) -> None:
    ticket = show(sandbox, FILE).attribute("ticket")
    response = render(sandbox, {"ticket": change(ticket)})
    assert (response.status_code, error_of(response)["code"]) == (400, "bad-ticket")


def test_a_ticket_of_another_site(sandbox: Sandbox) -> None:
    ticket = show(sandbox, FILE, site=0).attribute("ticket")
    response = render(sandbox, {"ticket": ticket}, site=1)
    assert (response.status_code, error_of(response)["code"]) == (400, "bad-ticket")


@pytest.mark.parametrize(
    "body",
    [None, [], "text", 7, {}, {"link": FILE}, {"link": FILE, "pageId": "../1"}, {"pageId": True}, {"ticket": 7}],
    ids=repr,
)
def test_a_body_that_says_nothing(sandbox: Sandbox, body: Any) -> None:
    response = render(sandbox, body)
    assert response.status_code == 400
    error_of(response)


def test_wrong_parameters_are_named(sandbox: Sandbox) -> None:
    response = render(sandbox, {"link": FILE, "pageId": "65537", "lines": "x", "display": "upside-down"})
    error = error_of(response)
    assert (response.status_code, set(error["fields"])) == (400, {"lines", "display"})


def test_a_body_that_is_no_json(sandbox: Sandbox) -> None:
    token = sandbox.confluence.context_token(sandbox.confluence.sites[0], "member")
    response = requests.post(
        f"{sandbox.app_url}/api/render", data=b"{", headers={"Authorization": f"JWT {token}"}, timeout=10
    )
    assert response.status_code == 400
    error_of(response)


def test_a_body_that_is_too_large(sandbox: Sandbox) -> None:
    response = render(sandbox, {"link": "x" * 100_000, "pageId": "1"})
    assert response.status_code == 413
    error_of(response)


@pytest.mark.parametrize("token", ["", "x", "a.b.c", "eyJhbGciOiJub25lIn0.e30."])
def test_a_token_that_is_none(sandbox: Sandbox, token: str) -> None:
    response = requests.post(
        f"{sandbox.app_url}/api/render",
        json={"link": FILE, "pageId": "1"},
        headers={"Authorization": f"JWT {token}"},
        timeout=10,
    )
    assert response.status_code == 401
    assert error_of(response)["code"] == "unauthorized"


def test_the_token_of_a_page_is_none_for_the_api_and_the_other_way_round(sandbox: Sandbox) -> None:
    site = sandbox.confluence.sites[0]
    page = sandbox.confluence.sign_page_url(site, "member", MACRO, {"link": FILE})
    page_token = page.split("jwt=")[1].split("&")[0]
    assert render(sandbox, {"link": FILE, "pageId": "1"}, token=page_token).status_code == 401
    context_token = sandbox.confluence.context_token(site, "member")
    assert requests.get(page.replace(page_token, context_token), timeout=10).status_code == 401


def test_a_changed_address_is_refused_with_a_readable_page(sandbox: Sandbox) -> None:
    page = sandbox.confluence.sign_page_url(sandbox.confluence.sites[0], "member", MACRO, {"link": FILE})
    response = requests.get(page.replace("retry.py", "Order.java"), timeout=10)
    assert response.status_code == 401
    assert "Reload the Confluence page" in response.text
    assert "no-store" in response.headers["Cache-Control"]
    assert "frame-ancestors https://*.atlassian.net" in response.headers["Content-Security-Policy"]


@pytest.mark.parametrize("path", ["/", "/nothing", "/api/nothing", "/static/nothing.js", "/asset/x", "/asset/a.b"])
def test_an_address_where_nothing_is(sandbox: Sandbox, path: str) -> None:
    response = requests.get(f"{sandbox.app_url}{path}", timeout=10)
    assert response.status_code == 404
    assert "Traceback" not in response.text
    if path.startswith("/api"):
        assert json.loads(response.text)["error"]["code"] == "not-found"


def test_the_headers_of_every_answer(sandbox: Sandbox) -> None:
    answers = [
        requests.get(f"{sandbox.app_url}{path}", timeout=10)
        for path in ("/macro", "/admin", "/healthz", "/readyz", "/atlassian-connect.json", "/static/js/host.js", "/x")
    ]
    answers.append(
        requests.get(
            sandbox.confluence.sign_page_url(sandbox.confluence.sites[0], "member", MACRO, {"link": FILE}), timeout=10
        )
    )
    for answer in answers:
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert "max-age=31536000" in answer.headers["Strict-Transport-Security"]
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
        assert "unsafe" not in answer.headers["Content-Security-Policy"]
        assert "X-Frame-Options" not in answer.headers
        assert answer.headers["X-Request-Id"]
        assert not answer.cookies


def test_a_page_may_be_framed_by_its_own_site_only(sandbox: Sandbox) -> None:
    for number, site in enumerate(sandbox.confluence.sites):
        policy = show(sandbox, FILE, site=number).headers["Content-Security-Policy"]
        ancestors = policy.split("frame-ancestors ")[1].split(";")[0]
        assert ancestors.split() == [site.origin]


def test_health(sandbox: Sandbox) -> None:
    assert requests.get(f"{sandbox.app_url}/healthz", timeout=10).json() == {"status": "ok"}
    assert requests.get(f"{sandbox.app_url}/readyz", timeout=10).json() == {"status": "ok"}

"""What people are told when Bitbucket, or the person there, does not give what was asked for."""

import json
from collections.abc import Callable
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from werkzeug.test import TestResponse
from werkzeug.wrappers import Response

from sandbox.bitbucket.people import ADA
from tests.bitbucket.token_endpoint import given, refused
from tests.signin.world import Browser, World, completion_code

NOTHING = "Nothing was connected"
TOKENS, USER = "/site/oauth2/access_token", "/2.0/user"


def bring_back(world: World, *, scopes: tuple[str, ...] | None = None) -> TestResponse:
    """What the last page is after a yes."""
    browser = world.browser()
    return browser.open(browser.consent(leave(world, browser), scopes=scopes))


def leave(world: World, browser: Browser) -> TestResponse:
    return browser.press(browser.open(world.start()["url"]))


def test_a_person_who_says_no_is_told_that_nothing_was_connected(world: World) -> None:
    browser = world.browser()
    redirect = leave(world, browser)
    state = parse_qs(urlsplit(redirect.location).query)["state"][0]
    query = urlencode({"error": "access_denied", "error_description": "<b>no</b>", "state": state})
    page = browser.open(f"/oauth/callback?{query}")
    assert NOTHING in page.text
    assert "no</b>" not in page.text
    assert world.connection() is None
    assert world.redis.keys("site:*:flow:*") == []
    assert TOKENS not in world.calls


def test_a_no_without_the_cookie_ends_nobodys_sign_in(world: World) -> None:
    browser, foreign = world.browser(), world.browser()
    redirect = leave(world, browser)
    state = parse_qs(urlsplit(redirect.location).query)["state"][0]
    foreign.open(f"/oauth/callback?{urlencode({'error': 'access_denied', 'state': state})}")
    assert "data-completion-code" in browser.open(browser.consent(redirect)).text


@pytest.mark.parametrize("query", [{"error": "server_error"}, {"error": "invalid_scope"}, {}, {"code": ""}])
def test_every_other_error_is_a_readable_page(world: World, query: dict[str, str]) -> None:
    browser = world.browser()
    redirect = leave(world, browser)
    state = parse_qs(urlsplit(redirect.location).query)["state"][0]
    page = browser.open(f"/oauth/callback?{urlencode({**query, 'state': state})}")
    assert page.status_code == 200
    assert NOTHING in page.text


FAULTS: dict[str, tuple[str, Callable[[], Response]]] = {
    "the code is refused": (TOKENS, lambda: refused("invalid_grant")),
    "the consumer is refused": (TOKENS, lambda: refused("unauthorized_client", status=401)),
    "the token endpoint is down": (TOKENS, lambda: Response("<html>sesame", 503)),
    "the token endpoint sends no tokens": (TOKENS, lambda: given(access_token=None)),
    "the user cannot be asked": (USER, lambda: Response("", 503)),
    "the token is refused": (USER, lambda: Response("", 401)),
    "the user is no JSON": (USER, lambda: Response("<html>")),
    "the user has no id": (USER, lambda: Response('{"display_name": "Ada"}', content_type="application/json")),
    "the user is rate limited": (USER, lambda: Response("", 429)),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_connects_nothing_and_is_said(world: World, fault: str) -> None:
    path, answer = FAULTS[fault]
    world.interrupt[path] = answer
    page = bring_back(world)
    assert page.status_code == 200
    assert NOTHING in page.text
    assert "sesame" not in page.text
    assert "data-completion-code" not in page.text
    assert world.redis.keys("site:*:flow:*") == []


SCOPES: dict[str, tuple[tuple[str, ...], bool]] = {
    "all that was asked for": (("account", "repository", "pullrequest"), True),
    "no pull requests": (("account", "repository"), True),
    "repositories by way of pull requests": (("account", "pullrequest"), True),
    "repositories by way of projects": (("account", "project"), True),
    "more than asked for": (("account:write", "repository:write"), True),
    "no repositories": (("account",), False),
    "no account": (("repository",), False),
    "administration alone": (("account", "repository:admin"), False),
}


@pytest.mark.parametrize("granted", SCOPES)
def test_what_was_not_granted_is_named(world: World, granted: str) -> None:
    scopes, is_enough = SCOPES[granted]
    page = bring_back(world, scopes=scopes)
    assert ("data-completion-code" in page.text) == is_enough
    if not is_enough:
        assert NOTHING in page.text
        assert "permission" in page.text or "grant" in page.text
        assert world.redis.keys("site:*:flow:*") == []


def test_an_answer_that_tells_no_scopes_is_taken(world: World) -> None:
    browser = world.browser()
    redirect = leave(world, browser)
    address = browser.consent(redirect)
    user = json.dumps({"uuid": ADA.uuid, "nickname": "ada"})
    world.interrupt[USER] = lambda: Response(user, content_type="application/json")
    world.interrupt[TOKENS] = lambda: given(scope=None)
    assert completion_code(browser.open(address))


def test_a_user_who_may_not_be_asked_lacks_a_permission(world: World) -> None:
    body = '{"type": "error", "error": {"message": "Your credentials lack one or more required privilege scopes."}}'
    world.interrupt[USER] = lambda: Response(body, 403, content_type="application/json")
    page = bring_back(world)
    assert NOTHING in page.text
    assert "account" in page.text

"""What must not work: stolen, foreign, repeated, late and malformed parts of a sign-in, and a Redis that fails."""

import time
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from redis import Redis
from werkzeug.test import TestResponse

from app.atlassian.sites import Delivery
from sandbox.bitbucket.people import MIA
from tests.atlassian.minting import ACCOUNT, ACME, OTHER
from tests.signin.world import STRANGER, World, completion_code, running

OVER = "This sign-in is over"


def code_of(answer: TestResponse) -> tuple[int, str]:
    content: Any = answer.json
    assert content["error"]["message"]
    assert content["error"]["request_id"]
    return answer.status_code, content["error"]["code"]


def ready(world: World) -> tuple[dict[str, str], str]:
    """A sign-in of which only the code is still to be brought back."""
    begun = world.start()
    return begun, completion_code(world.browser().sign_in(begun["url"]))


THIEVES: dict[str, dict[str, Any]] = {
    "another person of the site": {"account": STRANGER},
    "the same person on another site": {"tenant": OTHER},
    "another person on another site": {"tenant": OTHER, "account": STRANGER},
}


@pytest.mark.parametrize("thief", THIEVES)
def test_a_stolen_code_is_worth_nothing_and_costs_its_owner_no_try(world: World, thief: str) -> None:
    begun, code = ready(world)
    for _ in range(6):
        assert code_of(world.complete(begun["flow"], code, **THIEVES[thief])) == (403, "not-yours")
    assert world.connection(OTHER, STRANGER) is None
    assert world.complete(begun["flow"], code).status_code == 200


def test_visitors_have_nothing_to_connect(world: World) -> None:
    begun, code = ready(world)
    assert code_of(world.call("POST", "/api/oauth/start", {}, account=None)) == (403, "forbidden")
    assert code_of(world.complete(begun["flow"], code, account=None)) == (403, "forbidden")
    assert code_of(world.call("DELETE", "/api/oauth/connection", account=None)) == (403, "forbidden")
    told: Any = world.call("GET", "/api/oauth/connection", account=None).json
    assert (told["connected"], told["account"]) == (False, None)


def test_without_a_consumer_the_server_says_so(redis_socket: str, redis: Redis) -> None:
    nothing = {"BITBUCKET_OAUTH_KEY": "", "BITBUCKET_OAUTH_SECRET": ""}
    with running(redis_socket, redis, **nothing) as world:
        assert code_of(world.call("POST", "/api/oauth/start", {})) == (409, "not-configured")
        told: Any = world.call("GET", "/api/oauth/connection").json
        assert told["configured"] is False


@pytest.mark.parametrize("path", ["/api/oauth/start", "/api/oauth/complete", "/api/oauth/connection"])
def test_without_a_token_nothing_is_answered(world: World, path: str) -> None:
    method = "GET" if path.endswith("connection") else "POST"
    answer = world.app.test_client().open(path, method=method, json={}, base_url=world.base_url)
    assert code_of(answer) == (401, "unauthorized")


def test_beginning_too_often_is_refused_for_this_person_alone(world: World) -> None:
    answers = [world.call("POST", "/api/oauth/start", {}) for _ in range(11)]
    assert [answer.status_code for answer in answers] == [200] * 10 + [429]
    assert code_of(answers[-1]) == (429, "too-many-requests")
    assert world.call("POST", "/api/oauth/start", {}, tenant=OTHER).status_code == 200
    assert world.call("POST", "/api/oauth/start", {}, account=STRANGER).status_code == 200


def test_the_sixth_try_is_one_too_many(world: World) -> None:
    begun, code = ready(world)
    for _ in range(4):
        assert code_of(world.complete(begun["flow"], "0" * 40)) == (400, "wrong-code")
    assert code_of(world.complete(begun["flow"], code + "0")) == (400, "wrong-code")
    assert code_of(world.complete(begun["flow"], code)) == (400, "flow-expired")
    assert world.connection() is None


def test_the_fifth_try_still_counts(world: World) -> None:
    begun, code = ready(world)
    for _ in range(4):
        assert code_of(world.complete(begun["flow"], "0" * 40)) == (400, "wrong-code")
    assert world.complete(begun["flow"], code).status_code == 200


def test_a_code_works_once(world: World) -> None:
    begun, code = ready(world)
    assert world.complete(begun["flow"], code).status_code == 200
    assert world.call("DELETE", "/api/oauth/connection").status_code == 200
    assert code_of(world.complete(begun["flow"], code)) == (400, "flow-expired")
    assert world.connection() is None


def test_the_code_of_one_sign_in_does_not_end_another(world: World) -> None:
    (first, _), (_, second_code) = ready(world), ready(world)
    assert code_of(world.complete(first["flow"], second_code)) == (400, "wrong-code")


def test_a_sign_in_that_has_not_come_back_cannot_be_completed(world: World) -> None:
    begun = world.start()
    browser = world.browser()
    for step in (lambda: None, lambda: browser.press(browser.open(begun["url"]))):
        step()
        for code in ("", "0" * 40):
            assert code_of(world.complete(begun["flow"], code)) == (400, "flow-expired")


BODIES: dict[str, Any] = {
    "nothing": None,
    "a list": [],
    "a text": "code",
    "no code": {"flow": "f"},
    "no flow": {"code": "c"},
    "numbers": {"flow": 1, "code": 2},
    "null": {"flow": None, "code": None},
    "a list as code": {"flow": "f", "code": ["c"]},
}


@pytest.mark.parametrize("body", BODIES)
def test_a_body_that_is_wrong_is_explained(world: World, body: str) -> None:
    assert code_of(world.call("POST", "/api/oauth/complete", BODIES[body])) == (400, "bad-request")


ODD_FLOWS = [
    "", ".", "..", "a.", ".a", "a.b", "é.é", "a}:x.b", "a.b:tries", "a.b\n", "\ud800.a", "a." + "b" * 10_000, "a.\x00",
]  # fmt: skip


@pytest.mark.parametrize("flow", ODD_FLOWS)
def test_a_flow_that_is_none_is_over(world: World, flow: str) -> None:
    assert code_of(world.complete(flow, "c")) == (400, "flow-expired")
    if flow.isprintable():
        page = world.browser().open(f"/oauth/begin?{urlencode({'flow': flow})}")
        assert (page.status_code, OVER in page.text) == (400, True)
        page = world.browser().open(f"/oauth/callback?{urlencode({'state': flow, 'code': 'c'})}")
        assert (page.status_code, OVER in page.text) == (400, True)


@pytest.mark.parametrize("code", ["", " ", "\ud800", "é" * 40, "0" * 60_000, "\x00"])
def test_an_odd_code_is_a_wrong_one(world: World, code: str) -> None:
    begun, right = ready(world)
    assert code_of(world.complete(begun["flow"], code)) == (400, "wrong-code")
    assert world.complete(begun["flow"], right).status_code == 200


@pytest.mark.parametrize("query", ["", "?flow=", "?flow=a&flow=b", "?flow[]=a", "?flow=%ff%fe", "?flow=%00"])
def test_a_begin_page_without_a_flow_is_over(world: World, query: str) -> None:
    page = world.browser().open(f"/oauth/begin{query or '?'}")
    assert (page.status_code, OVER in page.text) == (400, True)
    assert "Set-Cookie" not in page.headers


def test_a_flow_whose_time_has_passed_is_over_at_every_step(world: World) -> None:
    begun = world.start()
    world.expire(begun["flow"])
    assert OVER in world.browser().open(begun["url"]).text

    begun, browser = world.start(), world.browser()
    page = browser.open(begun["url"])
    world.expire(begun["flow"])
    assert OVER in browser.press(page).text

    begun, browser = world.start(), world.browser()
    address = browser.consent(browser.press(browser.open(begun["url"])))
    world.expire(begun["flow"])
    assert OVER in browser.open(address).text

    begun, code = ready(world)
    world.expire(begun["flow"])
    assert code_of(world.complete(begun["flow"], code)) == (400, "flow-expired")
    assert world.connection() is None


def test_a_flow_lives_ten_minutes_however_far_it_has_come(world: World) -> None:
    begun, _ = ready(world)
    (name,) = world.redis.keys("site:*:flow:*")
    assert 590 <= world.redis.ttl(name) <= 600
    world.redis.expire(name, 100)
    world.complete(begun["flow"], "wrong")
    assert world.redis.ttl(name) <= 100


def test_the_confirm_page_cannot_be_sent_by_another_browser(world: World) -> None:
    begun = world.start()
    mine, foreign = world.browser(), world.browser()
    page = mine.open(begun["url"])
    assert OVER in foreign.press(page).text
    assert mine.press(page).status_code == 303


@pytest.mark.parametrize("token", ["", "0" * 64, "é"])
def test_the_confirm_page_cannot_be_sent_by_another_page(world: World, token: str) -> None:
    browser = world.browser()
    page = browser.open(world.start()["url"])
    assert OVER in browser.press(page, form_token=token).text


def test_the_confirm_page_is_sent_once(world: World) -> None:
    browser = world.browser()
    begun = world.start()
    page = browser.open(begun["url"])
    first = browser.press(page)
    assert OVER in browser.press(page).text
    assert OVER in browser.open(begun["url"]).text
    assert browser.open(browser.consent(first)).status_code == 200


def test_an_address_of_bitbucket_that_was_sent_to_somebody_else_brings_nothing(world: World) -> None:
    """Somebody begins, and lets another person say yes at Bitbucket: that browser lacks the cookie."""
    begun, attacker, victim = world.start(), world.browser(), world.browser()
    address = attacker.consent(attacker.press(attacker.open(begun["url"])), who=MIA)
    page = victim.open(address)
    assert (page.status_code, OVER in page.text) == (400, True)
    assert "data-completion-code" not in page.text
    assert "/site/oauth2/access_token" not in world.calls


def test_a_cookie_of_another_sign_in_is_the_wrong_one(world: World) -> None:
    attacker, victim = world.browser(), world.browser()
    address = attacker.consent(attacker.press(attacker.open(world.start()["url"])))
    victim.open(world.start()["url"])
    assert OVER in victim.open(address).text


def _changed(address: str, **changes: str) -> str:
    parts = urlsplit(address)
    query = {name: values[0] for name, values in parse_qs(parts.query).items()} | changes
    return f"{parts.path}?{urlencode({name: value for name, value in query.items() if value})}"


FOREIGN: dict[str, Callable[[str], str]] = {
    "no state": lambda state: "",
    "another state": lambda state: state[:-4] + "AAAA",
    "the flow alone": lambda state: state.rpartition(".")[0],
    "a state of nobody": lambda state: "a.b.c",
    "a state with more": lambda state: state + "x",
}


@pytest.mark.parametrize("state", FOREIGN)
def test_a_foreign_state_changes_nothing(world: World, state: str) -> None:
    begun, browser = world.start(), world.browser()
    address = browser.consent(browser.press(browser.open(begun["url"])))
    mine = parse_qs(urlsplit(address).query)["state"][0]
    page = browser.open(_changed(address, state=FOREIGN[state](mine)))
    assert (page.status_code, OVER in page.text) == (400, True)
    assert browser.open(address).status_code == 200


def test_a_replayed_callback_gets_a_page_and_changes_nothing(world: World) -> None:
    begun, browser = world.start(), world.browser()
    address = browser.consent(browser.press(browser.open(begun["url"])))
    code = completion_code(browser.open(address))
    for _ in range(2):
        page = browser.open(address)
        assert (page.status_code, OVER in page.text) == (400, True)
        assert "data-completion-code" not in page.text
    assert world.calls.count("/site/oauth2/access_token") == 1
    assert world.complete(begun["flow"], code).status_code == 200


@pytest.mark.parametrize("fault", ["start", "begin", "leave", "complete", "disconnect"])
def test_a_redis_that_takes_no_writes_does_nothing_by_halves(world: World, fault: str) -> None:
    begun, code = ready(world)
    other, browser = world.start(), world.browser()
    page = browser.open(other["url"])
    steps: dict[str, Callable[[], TestResponse]] = {
        "start": lambda: world.call("POST", "/api/oauth/start", {}),
        "begin": lambda: world.browser().open(other["url"]),
        "leave": lambda: browser.press(page),
        "complete": lambda: world.complete(begun["flow"], code),
        "disconnect": lambda: world.call("DELETE", "/api/oauth/connection"),
    }
    world.redis.config_set("min-replicas-to-write", 1)
    try:
        answer = steps[fault]()
    finally:
        world.redis.config_set("min-replicas-to-write", 0)
    assert answer.status_code == 503
    assert world.connection() is None
    assert browser.press(page).status_code == 303
    assert world.complete(begun["flow"], code).status_code == 200
    stored = world.connection()
    assert stored is not None
    assert stored.account_id == ACCOUNT


def test_whoever_only_looks_at_the_address_does_not_open_it(world: World) -> None:
    """A scanner of links that asks for the head must not take the page from its person."""
    url = world.start()["url"]
    person = world.browser()
    page = person.open(url)
    address = urlsplit(url)
    assert world.app.test_client().head(f"{address.path}?{address.query}").status_code == 200
    assert person.press(page).status_code == 303


def test_who_opens_the_page_again_goes_on(world: World) -> None:
    browser, url = world.browser(), world.start()["url"]
    first = browser.open(url)
    browser.open(url)
    assert browser.press(first).status_code == 303


def test_an_uninstall_ends_what_was_pending(world: World) -> None:
    begun, browser = world.start(), world.browser()
    last = browser.sign_in(begun["url"])
    world.services.atlassian.sites.uninstall(ACME.client_key, Delivery("t9", "b", time.time() + 60))
    assert list(world.redis.scan_iter(match="*:flow*")) == []
    assert completion_code(last)

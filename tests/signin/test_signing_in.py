"""A sign-in as it should be: what each page says, sets and sends, and what is stored at the end."""

import re
from typing import Any, cast
from urllib.parse import parse_qs, urlsplit

import pytest
from redis import Redis

from sandbox.bitbucket.people import ADA, MIA
from tests.atlassian.minting import ACCOUNT, ACME, OTHER
from tests.secret_marks import leaks
from tests.signin.world import STRANGER, World, completion_code, running


def test_from_the_first_call_to_the_connection(world: World) -> None:
    begun = world.start()
    assert begun["url"] == f"{world.base_url}/oauth/begin?flow={begun['flow']}"
    last = world.browser().sign_in(begun["url"])
    assert last.status_code == 200
    assert world.connection() is None
    answer = world.complete(begun["flow"], completion_code(last))
    assert (answer.status_code, answer.json) == (200, {"connected": True, "account": {"name": "Ada Bitbucket"}})
    stored = world.connection()
    assert stored is not None
    assert (stored.bitbucket_uuid, stored.bitbucket_name) == (ADA.uuid, ADA.display_name)
    assert stored.tokens.scopes == {"account", "repository", "pullrequest"}
    assert stored.tokens.refresh_token is not None
    assert [name for name in keys(world.redis, "site:*:flow:*") if not name.endswith(b":tries")] == []


def test_a_sign_in_counts_for_its_site_and_for_no_other(world: World) -> None:
    begun = world.start()
    world.browser().sign_in(begun["url"])
    [key] = keys(world.redis, "budget:*")
    spent = cast(dict[bytes, bytes], world.redis.hgetall(key.decode()))
    assert [name.decode().partition(" ")[2] for name in spent if b" " in name] == [begun["flow"].partition(".")[0]]


def test_the_confirm_page_names_site_and_person_and_what_is_asked_for(world: World) -> None:
    page = world.browser().open(world.start()["url"])
    site = urlsplit(world.site_urls[ACME.client_key]).netloc
    for words in (site, "Mia &lt;Member&gt;", "account", "repository", "pullrequest"):
        assert words in page.text
    assert "Mia <Member>" not in page.text


def test_a_person_whose_name_confluence_does_not_tell_can_sign_in(world: World) -> None:
    begun = world.start(tenant=OTHER, account=STRANGER)
    page = world.browser().open(begun["url"])
    assert "other.atlassian.net" in page.text
    assert "None" not in page.text


def test_the_last_page_names_all_three_and_carries_the_code(world: World) -> None:
    begun = world.start()
    last = world.browser().sign_in(begun["url"], who=MIA)
    site = urlsplit(world.site_urls[ACME.client_key]).netloc
    for words in (site, "Mia &lt;Member&gt;", MIA.display_name, f'data-flow="{begun["flow"]}"'):
        assert words in last.text
    code = completion_code(last)
    assert len(bytes.fromhex(code)) * 8 >= 128
    assert last.text.count(code) == 2  # for scripts and for people


def test_the_way_to_bitbucket_carries_state_challenge_and_our_address(world: World) -> None:
    browser = world.browser()
    begun = world.start()
    redirect = browser.press(browser.open(begun["url"]))
    address = urlsplit(redirect.location)
    assert (redirect.status_code, f"{address.scheme}://{address.netloc}") == (303, world.web_url)
    query = parse_qs(address.query)
    assert query["redirect_uri"] == [f"{world.base_url}/oauth/callback"]
    assert query["code_challenge_method"] == ["S256"]
    assert query["scope"] == ["account repository pullrequest"]
    assert len(query["state"][0]) > 40


def test_the_cookie_is_bound_to_our_host_and_to_this_flow(world: World) -> None:
    first, second = world.start(), world.start()
    browser = world.browser()
    cookies = [browser.open(begun["url"]).headers.getlist("Set-Cookie") for begun in (first, second)]
    names = set()
    for (cookie,) in cookies:
        name, *attributes = re.split(r"=|; ", cookie)[:1] + cookie.split("; ")[1:]
        names.add(name)
        assert name.startswith("__Host-")
        assert {"Secure", "HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=600"} <= set(attributes)
        assert "Domain" not in cookie
    assert len(names) == 2


def test_on_plain_http_the_cookie_is_plain_too(redis_socket: str, redis: Redis) -> None:
    with running(redis_socket, redis, base_url="http://localhost:8080") as world:
        begun = world.start()
        browser = world.browser()
        page = browser.open(begun["url"])
        (cookie,) = page.headers.getlist("Set-Cookie")
        assert not cookie.startswith("__")
        assert "Secure" not in cookie
        last = browser.open(browser.consent(browser.press(page)))
        assert world.complete(begun["flow"], completion_code(last)).status_code == 200


def test_below_a_path_every_address_has_it(redis_socket: str, redis: Redis) -> None:
    with running(redis_socket, redis, base_url="https://app.example.com/include") as world:
        begun = world.start()
        assert begun["url"].startswith("https://app.example.com/include/oauth/begin?")
        browser = world.browser()
        page = browser.open(begun["url"])
        assert 'action="/include/oauth/begin"' in page.text
        redirect = browser.press(page)
        assert "app.example.com%2Finclude%2Foauth%2Fcallback" in redirect.location


def test_two_sign_ins_at_once_in_one_browser_do_not_disturb_each_other(world: World) -> None:
    browser = world.browser()
    first, second = world.start(), world.start(tenant=OTHER, account=STRANGER)
    pages = [browser.open(begun["url"]) for begun in (first, second)]
    ways = [browser.press(page) for page in pages]
    returns = [browser.consent(way, who=who) for way, who in zip(ways, (ADA, MIA), strict=True)]
    last = [browser.open(address) for address in reversed(returns)][::-1]
    assert world.complete(first["flow"], completion_code(last[0])).status_code == 200
    ends = world.complete(second["flow"], completion_code(last[1]), tenant=OTHER, account=STRANGER)
    assert ends.status_code == 200
    mine, theirs = world.connection(), world.connection(OTHER, STRANGER)
    assert mine is not None
    assert theirs is not None
    assert (mine.bitbucket_name, theirs.bitbucket_name) == (ADA.display_name, MIA.display_name)


def test_a_new_sign_in_takes_the_place_of_the_old_one(world: World) -> None:
    for who in (ADA, MIA):
        begun = world.start()
        assert world.complete(begun["flow"], completion_code(world.browser().sign_in(begun["url"], who=who))).json
    before, stored = ADA, world.connection()
    assert stored is not None
    assert stored.bitbucket_uuid != before.uuid
    assert stored.bitbucket_uuid == MIA.uuid


def test_the_code_may_be_entered_with_blanks_and_in_capitals(world: World) -> None:
    begun = world.start()
    code = completion_code(world.browser().sign_in(begun["url"]))
    entered = f"  {code[:8].upper()} {code[8:]}\n"
    assert world.complete(begun["flow"], entered).status_code == 200


def test_the_connection_is_told_and_forgotten(world: World) -> None:
    def told(**who: Any) -> dict[str, Any]:
        answer: dict[str, Any] = world.call("GET", "/api/oauth/connection", **who).json  # type: ignore[assignment]  # it is an object
        return answer

    nothing = told()
    assert nothing.items() >= {
        "method": "user-oauth", "configured": True, "connected": False, "needs_reconnect": False, "account": None,
        "since": None, "last_used": None,
    }.items()  # fmt: skip
    begun = world.start()
    world.complete(begun["flow"], completion_code(world.browser().sign_in(begun["url"])))
    mine = told()
    assert (mine["connected"], mine["needs_reconnect"], mine["account"]) == (True, False, {"name": "Ada Bitbucket"})
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", mine["since"])
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", mine["last_used"])
    assert told(account=STRANGER) == nothing
    assert told(tenant=OTHER) == nothing
    for _ in range(2):
        assert world.call("DELETE", "/api/oauth/connection").json == {"connected": False}
    assert world.connection() is None
    assert told() == nothing


@pytest.mark.parametrize("step", ["begin", "leave", "callback", "last"])
def test_the_pages_of_the_window_cannot_be_framed_kept_or_scripted_by_others(world: World, step: str) -> None:
    browser = world.browser()
    begin = browser.open(world.start()["url"])
    leave = browser.press(begin)
    pages = {"begin": begin, "leave": leave}
    if step not in pages:
        pages = {"callback": browser.open("/oauth/callback"), "last": browser.open(browser.consent(leave))}
    headers = pages[step].headers
    policy = dict(part.strip().partition(" ")[::2] for part in headers["Content-Security-Policy"].split(";"))
    assert policy["frame-ancestors"] == "'none'"
    assert (policy["default-src"], policy["script-src"], policy["base-uri"]) == ("'none'", "'self'", "'none'")
    assert {"'self'", world.web_url} <= set(policy["form-action"].split())
    assert "no-store" in headers["Cache-Control"]
    assert headers["Referrer-Policy"] == "no-referrer"


def test_a_browser_may_follow_the_button_to_wherever_people_log_in(world: World) -> None:
    """Browsers hold every redirect after a form against the policy, and Bitbucket sends people on to log in."""
    policy = world.browser().open(world.start()["url"]).headers["Content-Security-Policy"]
    (allowed,) = [part.split()[1:] for part in policy.split("; ") if part.startswith("form-action")]
    assert "https:" in allowed


def test_nothing_secret_is_stored_in_clear(world: World) -> None:
    begun = world.start()
    browser = world.browser()
    page = browser.open(begun["url"])
    address = browser.consent(browser.press(page))
    cookie = page.headers["Set-Cookie"].split("=", 1)[1].split(";")[0]
    state = parse_qs(urlsplit(address).query)["state"][0].rpartition(".")[2]
    code = completion_code(browser.open(address))
    pending = in_clear(world.redis)
    world.complete(begun["flow"], code)
    for stored in (pending, in_clear(world.redis)):
        assert stored
        assert [secret for secret in (code, state, cookie, ACCOUNT) if secret.encode() in stored] == []
        assert leaks(stored) == []


def keys(redis: Redis, pattern: str = "*") -> list[bytes]:
    return cast(list[bytes], redis.keys(pattern))


def in_clear(redis: Redis) -> bytes:
    """All keys, and whatever is stored as text."""
    texts = [cast(bytes, redis.get(name)) for name in keys(redis) if redis.type(name) == b"string"]
    return b"\n".join([*keys(redis), *texts])

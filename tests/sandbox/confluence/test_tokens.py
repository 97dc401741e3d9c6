"""What Confluence signs for the app's iframes."""

from urllib.parse import parse_qs, urlsplit

import pytest
import requests

from sandbox.confluence import RunningConfluence, Site
from sandbox.confluence.people import MEMBER
from tests.sandbox.confluence.stand_in_app import StandInApp
from tests.sandbox.confluence.visits import HANDBOOK, LINK, SECRET, frames, view


def test_the_frame_of_a_macro_has_a_signed_address(app: StandInApp, acme: Site) -> None:
    frame = frames(view(acme, HANDBOOK, "member"))[0]
    query = parse_qs(urlsplit(frame["extension"]["url"]).query, keep_blank_values=True)
    claims = app.verify(query["jwt"][0])
    assert claims["sub"] == MEMBER.account_id
    assert claims["exp"] - claims["iat"] == 900
    assert query["link"] == [LINK]
    assert query["lines"] == query["nothing"] == [""]
    assert (query["pageId"], query["macroId"]) == ([HANDBOOK], ["macro-1"])
    assert query["xdm_e"] == [acme.origin]
    assert query["xdm_c"][0].startswith("channel-stand-in__include-bitbucket")
    assert (query["cp"], query["lic"], query["xdm_deprecated_addon_key_do_not_use"]) == (
        ["/wiki"],
        ["none"],
        ["stand-in"],
    )
    assert requests.get(frame["extension"]["url"], timeout=5).ok


def test_a_changed_parameter_breaks_the_hash(acme: Site) -> None:
    url = frames(view(acme, HANDBOOK, "member"))[0]["extension"]["url"]
    assert requests.get(url.replace("lines=", "lines=1"), timeout=5).status_code == 401


def test_a_visitor_has_no_subject(app: StandInApp, acme: Site) -> None:
    url = frames(view(acme, HANDBOOK, "anonymous"))[0]["extension"]["url"]
    assert "sub" not in app.verify(parse_qs(urlsplit(url).query)["jwt"][0])


def test_scripts_can_sign_addresses_themselves(app: StandInApp, confluence: RunningConfluence, acme: Site) -> None:
    url = confluence.sign_page_url(acme, "member", "include-bitbucket", {"link": "ü&=", "page.id": "7"})
    assert "link=%C3%BC%26%3D" in url
    assert "pageId=7" in url
    assert requests.get(url, timeout=5).ok
    assert requests.get(confluence.sign_page_url(acme, "admin", "configure", {}), timeout=5).ok


def test_the_host_page_gets_a_token_for_the_person_and_the_page(app: StandInApp, acme: Site) -> None:
    answer = ask_token(acme, {"pageId": HANDBOOK, "macroId": "macro-1"}, user="member", origin=acme.origin)
    claims = app.verify(answer.json()["token"])
    assert (claims["qsh"], claims["sub"]) == ("context-qsh", MEMBER.account_id)
    assert claims["exp"] - claims["iat"] == 900
    assert claims["context"]["confluence"] == {
        "content": {"id": HANDBOOK, "type": "page", "version": "1"},
        "space": {"id": "32770", "key": "DEMO"},
        "macro": {"id": "macro-1", "hash": "macro-1", "outputType": "display"},
    }


@pytest.mark.parametrize("origin", [None, "http://localhost:8080", "http://127.0.0.1:1"])
def test_no_other_page_gets_a_token(acme: Site, origin: str | None) -> None:
    assert ask_token(acme, {"pageId": HANDBOOK}, user="admin", origin=origin).status_code == 403


def test_no_token_is_given_for_a_page_that_the_person_may_not_see(acme: Site) -> None:
    assert ask_token(acme, {"pageId": SECRET}, user="member", origin=acme.origin).status_code == 403


def test_scripts_can_sign_tokens_themselves(app: StandInApp, confluence: RunningConfluence, acme: Site) -> None:
    claims = app.verify(confluence.context_token(acme, "anonymous", HANDBOOK))
    assert "sub" not in claims
    assert claims["context"]["confluence"]["content"]["id"] == HANDBOOK
    assert "content" not in app.verify(confluence.context_token(acme, "admin"))["context"]["confluence"]


def ask_token(site: Site, place: dict[str, str], *, user: str, origin: str | None) -> requests.Response:
    headers = {"Origin": origin} if origin else {}
    return requests.post(f"{site.origin}/_sandbox/token?as={user}", json=place, headers=headers, timeout=5)

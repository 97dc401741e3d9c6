"""The page on which people of the local Bitbucket let an app act in their name."""

from collections.abc import Iterator
from urllib.parse import parse_qsl, urlsplit

import pytest
import requests

from sandbox.bitbucket.app import create_app
from sandbox.bitbucket.credentials import CONSUMER_KEY
from tests.sandbox.bitbucket_calls import CALLBACK, Bitbucket

QUERY = {"client_id": CONSUMER_KEY, "response_type": "code", "redirect_uri": CALLBACK, "state": "a b&c"}


@pytest.fixture
def browser() -> Iterator[requests.Session]:
    with requests.Session() as session:
        yield session


def sent_back(answer: requests.Response, callback: str = CALLBACK) -> dict[str, str]:
    """The query with which an app gets its answer."""
    assert answer.status_code == 302
    address = urlsplit(answer.headers["Location"])
    assert answer.headers["Location"].startswith(callback)
    return dict(parse_qsl(address.query))


def test_somebody_signs_in_and_grants(bitbucket: Bitbucket, browser: requests.Session) -> None:
    page = bitbucket.visit(browser, QUERY).text
    assert [f"Sign in as {name}" in page for name in ("ada", "mia", "sam")] == [True] * 3
    assert "Grant access" not in page
    answer = bitbucket.visit(browser, QUERY, sign_in="mia")
    assert answer.status_code == 303
    page = browser.get(f"{bitbucket.running.web_url}{answer.headers['Location']}", timeout=10).text
    assert all(text in page for text in ("Include Bitbucket", "Mia Bitbucket", "Grant access", "Deny", "pullrequest"))
    back = sent_back(bitbucket.visit(browser, QUERY, decision="grant"))
    assert back.keys() == {"code", "state"}
    assert back["state"] == "a b&c"
    assert "sesame" in back["code"]


def test_who_has_granted_is_sent_straight_back(bitbucket: Bitbucket, browser: requests.Session) -> None:
    bitbucket.visit(browser, QUERY, sign_in="mia")
    first = sent_back(bitbucket.visit(browser, QUERY, decision="grant"))
    second = sent_back(bitbucket.visit(browser, QUERY))
    assert first["code"] != second["code"]
    bitbucket.visit(browser, QUERY, sign_in="ada")
    assert bitbucket.visit(browser, QUERY).status_code == 200
    bitbucket.visit(browser, QUERY, sign_in="mia")
    bitbucket.switch("oauth/revoke", {"user": "mia"})
    assert "Grant access" in bitbucket.visit(browser, QUERY).text


def test_more_scopes_are_asked_for_anew(bitbucket: Bitbucket, browser: requests.Session) -> None:
    bitbucket.visit(browser, QUERY, sign_in="mia")
    sent_back(bitbucket.visit(browser, QUERY | {"scope": "repository account"}, decision="grant"))
    sent_back(bitbucket.visit(browser, QUERY | {"scope": "repository"}))
    assert bitbucket.visit(browser, QUERY | {"scope": "repository pipeline"}).status_code == 200


def test_signing_out(bitbucket: Bitbucket, browser: requests.Session) -> None:
    bitbucket.visit(browser, QUERY, sign_in="mia")
    assert "Mia Bitbucket" in bitbucket.visit(browser, QUERY).text
    browser.get(f"{bitbucket.running.web_url}/account/signout/", timeout=10)
    assert "Mia Bitbucket" not in bitbucket.visit(browser, QUERY).text


@pytest.mark.parametrize("name", [None, "sam"])
def test_somebody_denies(bitbucket: Bitbucket, browser: requests.Session, name: str | None) -> None:
    if name:
        bitbucket.visit(browser, QUERY, sign_in=name)
    back = sent_back(bitbucket.visit(browser, QUERY, decision="deny"))
    assert back.keys() == {"error", "error_description", "state"}
    assert back["error"] == "access_denied"
    assert bitbucket.switch("oauth", method="GET")["authorizations"] == 0


def test_nobody_cannot_grant(bitbucket: Bitbucket, browser: requests.Session) -> None:
    assert bitbucket.visit(browser, QUERY, decision="grant").status_code == 303
    assert bitbucket.visit(browser, QUERY, sign_in="eve").cookies.get_dict() == {}


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"response_type": "token"}, "unsupported_response_type"),
        ({"scope": "repository webhook"}, "invalid_scope"),
        ({"code_challenge": "x", "code_challenge_method": "plain"}, "invalid_request"),
        ({"code_challenge": "x"}, "invalid_request"),
    ],
)
def test_what_the_app_is_told(
    bitbucket: Bitbucket, browser: requests.Session, changed: dict[str, str], error: str
) -> None:
    for form in ({}, {"decision": "grant"}):
        assert sent_back(bitbucket.visit(browser, QUERY | changed, **form))["error"] == error


@pytest.mark.parametrize(
    ("callback", "redirect_uri", "is_right"),
    [
        (None, "http://localhost:1/x", True),
        (None, "http://127.0.0.1:65000/", True),
        (None, "http://localhost/x?y=1", True),
        (None, "https://localhost:1/x", False),
        (None, "http://localhost.example/x", False),
        (None, "http://localhost@example.org/", False),
        (None, None, False),
        ("https://app.example/oauth", "https://app.example/oauth/callback?x=1", True),
        ("https://app.example/oauth", None, True),
        ("https://app.example/oauth", "https://app.example/", False),
        ("https://app.example/oauth", CALLBACK, False),
    ],
)
def test_where_answers_may_go(
    bitbucket: Bitbucket, browser: requests.Session, callback: str | None, redirect_uri: str | None, is_right: bool
) -> None:
    bitbucket.switch("oauth", {"callback": callback})
    query = {name: value for name, value in QUERY.items() if name != "redirect_uri"}
    query |= {"redirect_uri": redirect_uri} if redirect_uri else {}
    answer = bitbucket.visit(browser, query, decision="deny")
    if is_right:
        back = sent_back(answer, redirect_uri or callback or "")
        assert back.items() >= {"error": "access_denied", "state": "a b&c"}.items()
    else:
        assert answer.status_code == 400
        assert "Invalid redirect_uri" in answer.text
        assert "This integration is misconfigured. Contact the vendor for assistance." in answer.text


def test_an_app_that_nobody_registered(bitbucket: Bitbucket, browser: requests.Session) -> None:
    answer = bitbucket.visit(browser, QUERY | {"client_id": "unknown"})
    assert (answer.status_code, "Invalid client_id" in answer.text) == (400, True)


def test_what_the_page_shows_is_escaped() -> None:
    page = create_app([]).test_client().get("/site/oauth2/authorize", query_string=QUERY | {"state": "<b>"})
    assert page.status_code == 200
    assert "<b>" not in page.text

"""How the tokens of the local Bitbucket are renewed and how they end, and the switches for that."""

from typing import Any

import pytest
import requests

from sandbox.bitbucket.credentials import CONSUMER_KEY, PUBLIC_CONSUMER_KEY, PUBLIC_CONSUMER_SECRET
from sandbox.bitbucket.oauth.consumers import CONSUMERS
from sandbox.bitbucket.oauth.issued import Grant, OAuthRefusal
from sandbox.bitbucket.oauth.server import IDLE_SECONDS, OAuthServer
from sandbox.bitbucket.people import MIA
from tests.sandbox.bitbucket_calls import CALLBACK, SITE, Bitbucket, bearer

BAD_CLIENT = {"error_description": "Invalid OAuth client credentials", "error": "unauthorized_client"}
BAD_REFRESH_TOKEN = {"error_description": "Invalid refresh_token", "error": "invalid_request"}
BAD_CODE = {"error_description": "The specified code is not valid.", "error": "invalid_grant"}
EXPIRED = "Access token expired. Use your refresh token to obtain a new access token."
BAD_TOKEN = "Token is invalid, expired, or not supported for this endpoint."
SCOPES = "account repository pullrequest pipeline issue"
PUBLIC_CONSUMER = (PUBLIC_CONSUMER_KEY, PUBLIC_CONSUMER_SECRET)


def refresh(bitbucket: Bitbucket, connection: Any) -> requests.Response:
    return bitbucket.token(grant_type="refresh_token", refresh_token=connection["refresh_token"])


def said(answer: requests.Response) -> tuple[int, Any]:
    return answer.status_code, answer.json()


def test_a_refresh_token_is_rotated_away(bitbucket: Bitbucket) -> None:
    first = bitbucket.connection()
    second = refresh(bitbucket, first).json()
    assert second["state"] == "refresh_token"
    assert len({each[name] for each in (first, second) for name in ("access_token", "refresh_token")}) == 4
    for each in (first, second):
        assert bitbucket.get("/user", headers=bearer(each["access_token"])).json()["username"] == "mia"
    assert said(refresh(bitbucket, first)) == (400, BAD_CLIENT)
    assert refresh(bitbucket, second).status_code == 200


def test_a_refresh_token_that_stays(bitbucket: Bitbucket) -> None:
    bitbucket.switch("oauth", {"rotates": False})
    first = bitbucket.connection()
    for _ in range(2):
        assert refresh(bitbucket, first).json()["refresh_token"] == first["refresh_token"]


def test_whoever_comes_with_an_old_token_locks_the_consumer_out(bitbucket: Bitbucket) -> None:
    bitbucket.switch("oauth", {"locks_out": True})
    first = bitbucket.connection()
    second = refresh(bitbucket, first).json()
    code = bitbucket.code()
    assert said(refresh(bitbucket, first)) == (400, BAD_CLIENT)
    assert said(refresh(bitbucket, second)) == (400, BAD_CLIENT)
    assert said(bitbucket.token(grant_type="client_credentials")) == (400, BAD_CLIENT)
    exchange = {"grant_type": "authorization_code", "code": code, "redirect_uri": CALLBACK}
    assert said(bitbucket.token(**exchange)) == (400, BAD_CLIENT)
    assert bitbucket.token(PUBLIC_CONSUMER, grant_type="client_credentials").status_code == 200
    assert bitbucket.get("/user", headers=bearer(second["access_token"])).status_code == 200
    assert bitbucket.switch("oauth", method="GET")["refused_refreshes"] == 2
    bitbucket.switch("oauth", method="DELETE")
    assert bitbucket.token(**exchange).status_code == 200
    assert refresh(bitbucket, second).status_code == 200


def test_time_passes() -> None:
    now = [0.0]
    server, consumer = OAuthServer(clock=lambda: now[0]), CONSUMERS[CONSUMER_KEY]
    grant = Grant(consumer, consumer.scopes, MIA)

    def exchange(code: str) -> Any:
        return server.exchange(consumer, code=code, redirect_uri=None, verifier=None)

    code = server.authorize(grant, redirect_uri=None, challenge=None)
    now[0] = 600
    with pytest.raises(OAuthRefusal, match="code is not valid"):
        exchange(code)
    server.behave({"grace": True, "locks_out": True})
    first = exchange(server.authorize(grant, redirect_uri=None, challenge=None))
    now[0] = 1000
    second = server.refresh(consumer, first["refresh_token"])
    now[0] = 1599
    assert server.refresh(consumer, first["refresh_token"])["refresh_token"] != second["refresh_token"]
    now[0] = 1600
    for now[0], token in ((1600, first), (1719, second)):
        with pytest.raises(OAuthRefusal, match="client credentials"):
            server.refresh(consumer, token["refresh_token"])
    now[0] = 1720
    third = server.refresh(consumer, second["refresh_token"])
    now[0] += IDLE_SECONDS
    with pytest.raises(OAuthRefusal, match="Invalid refresh_token"):
        server.refresh(consumer, third["refresh_token"])


def test_access_tokens_expire_and_refresh_tokens_do_not(bitbucket: Bitbucket) -> None:
    tokens = bitbucket.connection()
    bitbucket.switch("oauth/expire")
    answer = bitbucket.get(SITE, headers=bearer(tokens["access_token"]))
    assert said(answer) == (401, {"type": "error", "error": {"message": EXPIRED}})
    renewed = refresh(bitbucket, tokens).json()
    assert bitbucket.get(SITE, headers=bearer(renewed["access_token"])).status_code == 200
    bitbucket.switch("oauth", {"expires_in": 0})
    renewed = refresh(bitbucket, renewed).json()
    assert renewed["expires_in"] == 0
    assert bitbucket.get(SITE, headers=bearer(renewed["access_token"])).json()["error"]["message"] == EXPIRED


def test_a_person_revokes_the_app(bitbucket: Bitbucket) -> None:
    mia, ada, code = bitbucket.connection(), bitbucket.connection("ada"), bitbucket.code()
    bitbucket.switch("oauth/revoke", {"user": "mia"})
    answer = bitbucket.get(SITE, headers=bearer(mia["access_token"]))
    assert (answer.status_code, answer.json()["error"]["message"]) == (401, BAD_TOKEN)
    assert said(refresh(bitbucket, mia)) == (400, BAD_REFRESH_TOKEN)
    exchange = {"grant_type": "authorization_code", "code": code, "redirect_uri": CALLBACK}
    assert said(bitbucket.token(**exchange)) == (400, BAD_CODE)
    assert bitbucket.get(SITE, headers=bearer(ada["access_token"])).status_code == 200


def test_how_the_answer_can_differ(bitbucket: Bitbucket) -> None:
    bitbucket.switch("oauth", {"field": "scopes", "long_tokens": False, "expires_in": 60})
    tokens = bitbucket.connection()
    assert (tokens["scopes"], tokens["expires_in"], "scope" in tokens) == (SCOPES, 60, False)
    assert len(tokens["access_token"]) < 100
    bitbucket.switch("oauth", method="DELETE")
    assert len(refresh(bitbucket, tokens).json()["access_token"]) > 4000


def test_the_counts(bitbucket: Bitbucket) -> None:
    first = bitbucket.connection()
    bitbucket.code()
    second = refresh(bitbucket, first).json()
    for tokens in (second, first, first):
        refresh(bitbucket, tokens)
    expected = {"authorizations": 2, "exchanges": 1, "refreshes": 2, "refused_refreshes": 2}
    assert bitbucket.switch("oauth", method="GET") == expected
    bitbucket.switch("oauth", method="DELETE")
    assert set(bitbucket.switch("oauth", method="GET").values()) == {0}


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("oauth", {"colour": "red"}),
        ("oauth", {"field": "scoops"}),
        ("oauth", {"rotates": "no"}),
        ("oauth", {"expires_in": True}),
        ("oauth", {"callback": 7}),
        ("oauth/revoke", {"user": "eve"}),
        ("oauth/revoke", {}),
    ],
)
def test_switches_that_make_no_sense(bitbucket: Bitbucket, name: str, body: Any) -> None:
    answer = requests.post(f"{bitbucket.running.web_url}/_sandbox/{name}", json=body, timeout=10)
    assert (answer.status_code, bool(answer.json()["error"])) == (400, True)


def test_faults_of_the_token_endpoint(bitbucket: Bitbucket) -> None:
    tokens = bitbucket.connection()
    for fault, status in (({"status": 503, "body": "html"}, 503), ({"status": 429, "body": "text"}, 429)):
        bitbucket.switch("faults", {"match": "/site/oauth2/access_token", "fault": fault | {"times": 1}})
        assert refresh(bitbucket, tokens).status_code == status
    bitbucket.switch("faults", {"match": "/site/oauth2/access_token", "fault": {"reset": True, "times": 1}})
    with pytest.raises(requests.ConnectionError):
        refresh(bitbucket, tokens)
    # The answer was lost, not the refresh: the old token is spent.
    assert said(refresh(bitbucket, tokens)) == (400, BAD_CLIENT)


def test_the_log_knows_no_token(bitbucket: Bitbucket) -> None:
    tokens = bitbucket.connection()
    bitbucket.get(SITE, headers=bearer(tokens["access_token"]))
    refresh(bitbucket, tokens)
    log = bitbucket.log()
    assert [(entry["method"], entry["path"], entry["as"]) for entry in log] == [
        ("POST", "/site/oauth2/access_token", None),
        ("GET", f"/2.0{SITE}", "mia via oauth"),
        ("POST", "/site/oauth2/access_token", None),
    ]
    assert "sesame" not in str(log)

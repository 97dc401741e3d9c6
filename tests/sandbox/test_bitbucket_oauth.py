"""Codes and tokens of the local Bitbucket: what they are exchanged for, for whom, and when not."""

import base64
import hashlib
from typing import Any

import pytest
import requests

from sandbox.bitbucket.credentials import (
    CONSUMER_KEY,
    CONSUMER_SECRET,
    PUBLIC_CONSUMER_KEY,
    PUBLIC_CONSUMER_SECRET,
    WORKSPACE_TOKEN,
)
from sandbox.bitbucket.oauth.consumers import CONSUMERS
from sandbox.bitbucket.oauth.issued import Grant
from sandbox.bitbucket.oauth.server import OAuthServer
from sandbox.bitbucket.people import MIA
from tests.sandbox.bitbucket_calls import CALLBACK, SITE, Bitbucket, bearer

BAD_CLIENT = {"error_description": "Invalid OAuth client credentials", "error": "unauthorized_client"}
BAD_REFRESH_TOKEN = {"error_description": "Invalid refresh_token", "error": "invalid_request"}
BAD_CODE = {"error_description": "The specified code is not valid.", "error": "invalid_grant"}
SCOPES = "account repository pullrequest pipeline issue"
VERIFIER = "v" * 43
CHALLENGE = base64.urlsafe_b64encode(hashlib.sha256(VERIFIER.encode()).digest()).decode().rstrip("=")
PUBLIC_CONSUMER = (PUBLIC_CONSUMER_KEY, PUBLIC_CONSUMER_SECRET)


def said(answer: requests.Response) -> tuple[int, Any]:
    return answer.status_code, answer.json()


def test_a_code_becomes_tokens_once(bitbucket: Bitbucket) -> None:
    form = {"grant_type": "authorization_code", "code": bitbucket.code(), "redirect_uri": CALLBACK}
    answer = bitbucket.token(**form)
    assert answer.headers["Cache-Control"] == "no-store"
    tokens = answer.json()
    secrets = [tokens.pop(name) for name in ("access_token", "refresh_token")]
    assert all("sesame" in secret and len(secret) > 4000 for secret in secrets)
    assert tokens == {"scope": SCOPES, "expires_in": 7200, "token_type": "bearer", "state": "authorization_code"}
    assert said(bitbucket.token(**form)) == (400, BAD_CODE)


def test_a_token_has_the_rights_of_its_person(bitbucket: Bitbucket) -> None:
    seen = {}
    for name in ("ada", "mia", "sam"):
        headers = bearer(bitbucket.connection(name)["access_token"])
        paths = ("acme/site", "acme/private", "acme/vault", "globex/secret")
        seen[name] = [bitbucket.get(f"/repositories/{path}", headers=headers).status_code for path in paths]
        assert bitbucket.get("/user", headers=headers).json()["username"] == name
    assert seen == {"ada": [200, 200, 200, 200], "mia": [200, 200, 404, 404], "sam": [200, 404, 404, 404]}
    headers = bearer(bitbucket.connection()["access_token"])
    bitbucket.switch("access", {"user": "mia", "repository": "acme/private", "may_read": False})
    assert bitbucket.get("/repositories/acme/private", headers=headers).status_code == 404


def test_what_a_token_is_told_about_itself(bitbucket: Bitbucket) -> None:
    headers = bearer(bitbucket.connection()["access_token"])
    answer = bitbucket.get("/repositories/acme/private", headers=headers)
    told = ("X-OAuth-Scopes", "X-Accepted-OAuth-Scopes", "X-Credential-Type", "X-Consumer-Client-Id")
    assert [answer.headers[name] for name in told] == [SCOPES.replace(" ", ", "), "repository", "oauth2", CONSUMER_KEY]
    assert "X-RateLimit-Limit" not in answer.headers


def test_fewer_scopes(bitbucket: Bitbucket) -> None:
    tokens = bitbucket.connection(scope="repository account")
    assert tokens["scope"] == "account repository"
    answer = bitbucket.get(f"{SITE}/pullrequests", headers=bearer(tokens["access_token"]))
    assert answer.status_code == 403
    assert answer.json()["error"]["detail"] == {"granted": ["account", "repository"], "required": ["pullrequest"]}


@pytest.mark.parametrize(
    ("asked", "sent", "works"),
    [
        ({}, {"redirect_uri": CALLBACK}, True),
        ({}, {}, False),
        ({}, {"redirect_uri": f"{CALLBACK}/"}, False),
        ({}, {"redirect_uri": CALLBACK, "code_verifier": "anything"}, True),
        (
            {"code_challenge": CHALLENGE, "code_challenge_method": "S256"},
            {"redirect_uri": CALLBACK, "code_verifier": VERIFIER},
            True,
        ),
        (
            {"code_challenge": CHALLENGE, "code_challenge_method": "S256"},
            {"redirect_uri": CALLBACK, "code_verifier": CHALLENGE},
            False,
        ),
        ({"code_challenge": CHALLENGE, "code_challenge_method": "S256"}, {"redirect_uri": CALLBACK}, False),
    ],
)
def test_a_code_needs_what_it_was_asked_with(
    bitbucket: Bitbucket, asked: dict[str, str], sent: dict[str, str], works: bool
) -> None:
    code = bitbucket.code(**asked)
    answer = bitbucket.token(grant_type="authorization_code", code=code, **sent)
    assert said(answer) == (400, BAD_CODE) if not works else answer.status_code == 200


def test_the_verifier_of_the_standard() -> None:
    # RFC 7636, appendix B
    server, consumer = OAuthServer(), CONSUMERS[CONSUMER_KEY]
    challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
    code = server.authorize(Grant(consumer, ("repository",), MIA), redirect_uri=None, challenge=challenge)
    verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
    assert server.exchange(consumer, code=code, redirect_uri=None, verifier=verifier)["scope"] == "repository"


@pytest.mark.parametrize(
    "consumer",
    [
        (CONSUMER_KEY, "sesame-wrong"),
        (CONSUMER_KEY, ""),
        ("unknown", CONSUMER_SECRET),
        (CONSUMER_KEY, PUBLIC_CONSUMER_SECRET),
    ],
)
def test_a_consumer_with_another_secret(bitbucket: Bitbucket, consumer: tuple[str, str]) -> None:
    answer = bitbucket.token(consumer, grant_type="client_credentials")
    assert said(answer) == (401, BAD_CLIENT)


@pytest.mark.parametrize("headers", [{}, bearer(CONSUMER_SECRET), {"Authorization": "Basic ***"}])
def test_a_consumer_shows_its_secret_in_the_header_alone(bitbucket: Bitbucket, headers: dict[str, str]) -> None:
    form = {"client_id": CONSUMER_KEY, "client_secret": CONSUMER_SECRET, "grant_type": "client_credentials"}
    address = f"{bitbucket.running.web_url}/site/oauth2/access_token"
    answer = requests.post(address, data=form, headers=headers, timeout=10)
    assert said(answer) == (401, BAD_CLIENT)


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ({}, {"error_description": "Unsupported grant type: None", "error": "invalid_grant"}),
        (
            {"grant_type": "password"},
            {"error_description": "Unsupported grant type: password", "error": "invalid_grant"},
        ),
        ({"grant_type": "authorization_code"}, BAD_CODE),
        ({"grant_type": "authorization_code", "code": "sesame"}, BAD_CODE),
        ({"grant_type": "refresh_token"}, BAD_REFRESH_TOKEN),
        ({"grant_type": "refresh_token", "refresh_token": "sesame"}, BAD_REFRESH_TOKEN),
    ],
)
def test_what_makes_no_token(bitbucket: Bitbucket, form: dict[str, str], expected: dict[str, str]) -> None:
    assert said(bitbucket.token(**form)) == (400, expected)


def test_what_another_consumer_was_given(bitbucket: Bitbucket) -> None:
    form = {"grant_type": "authorization_code", "code": bitbucket.code(), "redirect_uri": CALLBACK}
    assert said(bitbucket.token(PUBLIC_CONSUMER, **form)) == (400, BAD_CODE)
    form = {"grant_type": "refresh_token", "refresh_token": bitbucket.connection()["refresh_token"]}
    assert said(bitbucket.token(PUBLIC_CONSUMER, **form)) == (400, BAD_REFRESH_TOKEN)


def test_a_consumer_that_acts_for_itself(bitbucket: Bitbucket) -> None:
    tokens = bitbucket.token(PUBLIC_CONSUMER, grant_type="client_credentials").json()
    assert tokens.keys() == {"access_token", "scope", "expires_in", "token_type", "state"}
    headers = bearer(tokens["access_token"])
    assert bitbucket.get(SITE, headers=headers).status_code == 200
    assert bitbucket.get("/repositories/acme/private", headers=headers).status_code == 404
    assert bitbucket.get("/user", headers=headers).json()["type"] == "app_user"
    assert bitbucket.get("/user/workspaces", headers=headers).json()["values"] == []
    assert bitbucket.log()[-1]["as"] == "consumer Include public Bitbucket"


def test_all_users_of_a_consumer_share_its_hourly_limit(bitbucket: Bitbucket) -> None:
    connections = [bitbucket.connection(name) for name in ("mia", "ada", "sam")]
    bitbucket.switch("limit", {"credential_per_hour": 2})
    answers = [bitbucket.get(SITE, headers=bearer(each["access_token"])) for each in connections]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert bitbucket.get(SITE, headers=bearer(WORKSPACE_TOKEN)).status_code == 200

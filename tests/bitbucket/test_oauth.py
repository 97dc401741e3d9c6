"""What the app says to Bitbucket's token endpoint, and what it makes of every kind of answer."""

import base64
import hashlib
import socket
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from werkzeug.wrappers import Request, Response

from app.bitbucket import http
from app.bitbucket.auth.connections import Tokens
from app.bitbucket.auth.oauth import Consumer, TokenRefused
from app.bitbucket.errors import Unavailable
from app.kit import clock
from tests.bitbucket.token_endpoint import KEY, REDIRECT_URL, SCOPES, SECRET, TokenEndpoint, given, refused, serving

VERIFIER = "v" * 64
LONG = "sesame-" + "x" * 6000


@pytest.fixture
def endpoint() -> Iterator[TokenEndpoint]:
    with serving() as running:
        yield running


@pytest.fixture
def consumer(endpoint: TokenEndpoint) -> Consumer:
    return endpoint.consumer()


def both(consumer: Consumer) -> list[Callable[[], Tokens]]:
    """The two questions to the token endpoint."""
    return [lambda: consumer.refresh("r"), lambda: consumer.exchange("c", verifier=VERIFIER)]


def test_people_are_sent_to_the_authorize_page_with_state_challenge_and_our_address(
    endpoint: TokenEndpoint, consumer: Consumer
) -> None:
    address = urlsplit(consumer.authorize_url(state="the-state", verifier=VERIFIER))
    assert f"{address.scheme}://{address.netloc}{address.path}" == f"{endpoint.url}/site/oauth2/authorize"
    challenge = base64.urlsafe_b64encode(hashlib.sha256(VERIFIER.encode()).digest()).decode().rstrip("=")
    assert parse_qs(address.query) == {
        "response_type": ["code"],
        "client_id": [KEY],
        "redirect_uri": [REDIRECT_URL],
        "scope": [" ".join(SCOPES)],
        "state": ["the-state"],
        "code_challenge": [challenge],
        "code_challenge_method": ["S256"],
    }


def test_a_code_is_exchanged_with_the_verifier_the_address_and_the_secret_in_a_header(
    endpoint: TokenEndpoint, consumer: Consumer
) -> None:
    tokens = consumer.exchange("sesame-code", verifier=VERIFIER)
    (asked,) = endpoint.asked
    assert (asked.method, asked.path) == ("POST", "/site/oauth2/access_token")
    assert asked.form == {
        "grant_type": "authorization_code",
        "code": "sesame-code",
        "redirect_uri": REDIRECT_URL,
        "code_verifier": VERIFIER,
    }
    assert asked.authorization == "Basic " + base64.b64encode(f"{KEY}:{SECRET}".encode()).decode()
    assert (tokens.access_token, tokens.refresh_token) == ("sesame-access-1", "sesame-refresh-1")
    assert tokens.scopes == frozenset(SCOPES)


def test_a_refresh_sends_the_refresh_token_and_the_secret_in_a_header(
    endpoint: TokenEndpoint, consumer: Consumer
) -> None:
    consumer.refresh("sesame-refresh-0")
    (asked,) = endpoint.asked
    assert asked.form.items() >= {"grant_type": "refresh_token", "refresh_token": "sesame-refresh-0"}.items()
    assert SECRET not in str(asked.form)
    assert asked.authorization == "Basic " + base64.b64encode(f"{KEY}:{SECRET}".encode()).decode()


SCOPES_AS_WRITTEN: list[tuple[dict[str, Any], frozenset[str]]] = [
    ({"scope": "account repository"}, frozenset({"account", "repository"})),
    ({"scope": None, "scopes": "account repository"}, frozenset({"account", "repository"})),
    ({"scope": "account,repository"}, frozenset({"account", "repository"})),
    ({"scope": None, "scopes": " repository, account "}, frozenset({"account", "repository"})),
    ({"scope": "account repository:write"}, frozenset({"account", "repository:write"})),
    ({"scope": None}, frozenset()),
    ({"scope": ["account"]}, frozenset()),
]


@pytest.mark.parametrize(("changes", "expected"), SCOPES_AS_WRITTEN)
def test_scopes_are_read_in_every_spelling(
    endpoint: TokenEndpoint, consumer: Consumer, changes: dict[str, Any], expected: frozenset[str]
) -> None:
    endpoint.answer = lambda _: given(**changes)
    assert consumer.exchange("c", verifier=VERIFIER).scopes == expected


LIVES: list[tuple[Any, int]] = [
    (7200, 7200), ("7200", 7200), (7200.0, 3600), (None, 3600), (0, 3600), (-5, 3600), (True, 3600), ("soon", 3600),
    ({}, 3600), ("", 3600), (10**12, 24 * 3600),
]  # fmt: skip


@pytest.mark.parametrize("value", LIVES, ids=lambda value: str(value[0]))
def test_the_life_of_a_token_is_read_and_never_believed_blindly(
    endpoint: TokenEndpoint, consumer: Consumer, monkeypatch: pytest.MonkeyPatch, value: tuple[Any, int]
) -> None:
    said, expected = value
    monkeypatch.setattr(clock, "now", lambda: 1_000_000.0)
    endpoint.answer = lambda _: given(expires_in=said)
    assert consumer.refresh("r").expires_at == 1_000_000 + expected


def test_tokens_of_thousands_of_characters_are_taken_whole(endpoint: TokenEndpoint, consumer: Consumer) -> None:
    endpoint.answer = lambda _: given(access_token=LONG, refresh_token=LONG + "r")
    tokens = consumer.exchange("c", verifier=VERIFIER)
    assert (tokens.access_token, tokens.refresh_token) == (LONG, LONG + "r")


def test_an_answer_without_a_refresh_token_is_one(endpoint: TokenEndpoint, consumer: Consumer) -> None:
    endpoint.answer = lambda _: given(refresh_token=None)
    assert consumer.exchange("c", verifier=VERIFIER).refresh_token is None


REFUSALS: list[tuple[object, int, str]] = [
    ("invalid_grant", 400, "invalid_grant"),
    ("unauthorized_client", 400, "unauthorized_client"),
    ("unauthorized_client", 401, "unauthorized_client"),
    ("invalid_request", 400, "invalid_request"),
    ("invalid_client", 401, "invalid_client"),
    ("Something sesame\n<b>odd</b>", 400, ""),
    (["invalid_grant"], 400, ""),
]


@pytest.mark.parametrize(("error", "status", "code"), REFUSALS)
def test_an_oauth_error_is_a_refusal_with_its_code_and_none_of_its_words(
    endpoint: TokenEndpoint, consumer: Consumer, error: object, status: int, code: str
) -> None:
    endpoint.answer = lambda _: refused(error, status=status)
    for ask in both(consumer):
        with pytest.raises(TokenRefused) as caught:
            ask()
        assert caught.value.code == code
        assert "sesame" not in f"{caught.value} {caught.value!r} {caught.value.__cause__!r}"


def _plain(body: str | bytes, status: int = 200, content_type: str = "text/html") -> Callable[[Request], Response]:
    return lambda _: Response(body, status, content_type=content_type)


def _redirect(_: Request) -> Response:
    return Response(status=302, headers={"Location": "/site/oauth2/elsewhere"})


def _cut(_: Request) -> Response:
    response = Response(b'{"access_token": "sesame', content_type="application/json")
    response.headers["Content-Length"] = "4000"
    return response


FAULTS: dict[str, Callable[[Request], Response]] = {
    "html instead of JSON": _plain("<html>sesame</html>"),
    "a JSON list": _plain("[1]", content_type="application/json"),
    "a JSON string": _plain('"sesame"', content_type="application/json"),
    "null": _plain("null", content_type="application/json"),
    "nothing": _plain(""),
    "deeply nested JSON": _plain("[" * 100_000, content_type="application/json"),
    "bytes that are no text": _plain(b"\xff\xfe\xfa", content_type="application/json"),
    "500": _plain("<html>maintenance</html>", 500),
    "500 with JSON that looks like tokens": lambda _: Response(given().get_data(), 500),
    "503": _plain("", 503),
    "503 with JSON that looks like a refusal": lambda _: refused("invalid_grant", status=503),
    "429 in plain text": _plain("Rate limit for this resource has been exceeded", 429, "text/plain"),
    "429 with JSON that looks like a refusal": lambda _: refused("invalid_request", status=429),
    "404": _plain("Not Found", 404, "text/plain"),
    "400 in HTML": _plain("<html>bad</html>", 400),
    "a redirect": _redirect,
    "a truncated answer": _cut,
    "an endless answer": lambda _: Response((b" " * 65536 for _ in range(200)), content_type="application/json"),
    "tokens without the access token": lambda _: given(access_token=None),
    "an access token that is no text": lambda _: given(access_token=7),
    "an access token with a line break": lambda _: given(access_token="sesame\r\nX-Evil: 1"),
    "an empty refresh token": lambda _: given(refresh_token=""),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_every_other_answer_is_a_fault_and_tells_nothing(
    endpoint: TokenEndpoint, consumer: Consumer, fault: str
) -> None:
    endpoint.answer = FAULTS[fault]
    for ask in both(consumer):
        with pytest.raises(Unavailable) as caught:
            ask()
        assert "sesame" not in f"{caught.value} {caught.value!r}"
    assert {asked.path for asked in endpoint.asked} == {"/site/oauth2/access_token"}


def test_an_endpoint_that_hangs_is_given_up(
    endpoint: TokenEndpoint, consumer: Consumer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(http, "READ_SECONDS", 0.1)
    ends = threading.Event()

    def hang(_: Request) -> Response:
        ends.wait(10)
        return given()

    endpoint.answer = hang
    try:
        with pytest.raises(Unavailable):
            consumer.refresh("r")
    finally:
        ends.set()


def test_an_answer_that_drips_is_given_up(
    endpoint: TokenEndpoint, consumer: Consumer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(http, "WHOLE_SECONDS", 0.2)

    def drip() -> Iterator[bytes]:
        for _ in range(100):
            time.sleep(0.05)
            yield b" "

    endpoint.answer = lambda _: Response(drip(), content_type="application/json")
    with pytest.raises(Unavailable):
        consumer.refresh("r")


def test_a_server_that_is_away_is_a_fault() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    endpoint = TokenEndpoint(url=f"http://127.0.0.1:{port}")
    with pytest.raises(Unavailable):
        endpoint.consumer().refresh("r")


def test_a_proxy_of_the_environment_is_not_used(
    endpoint: TokenEndpoint, consumer: Consumer, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.delenv("NO_PROXY", raising=False)
    assert consumer.refresh("r").access_token == "sesame-access-1"


def test_a_password_of_the_environment_is_not_sent(
    endpoint: TokenEndpoint, consumer: Consumer, monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login somebody password else\n")
    monkeypatch.setenv("NETRC", str(netrc))
    consumer.refresh("r")
    assert endpoint.asked[0].authorization == "Basic " + base64.b64encode(f"{KEY}:{SECRET}".encode()).decode()


def test_no_secret_stands_in_a_representation(consumer: Consumer) -> None:
    tokens = consumer.exchange("sesame-code", verifier=VERIFIER)
    assert "sesame" not in f"{consumer!r} {tokens!r}"


def test_many_may_ask_at_once_and_one_that_ends_does_not_disturb_the_others(
    endpoint: TokenEndpoint, consumer: Consumer
) -> None:
    with ThreadPoolExecutor(16) as threads:
        tokens = list(threads.map(lambda number: consumer.refresh(str(number)).access_token, range(400)))
    assert tokens == ["sesame-access-1"] * 400


def test_no_connection_is_kept_that_could_end_with_an_answer_on_it(endpoint: TokenEndpoint, consumer: Consumer) -> None:
    wishes: list[str | None] = []

    def note(request: Request) -> Response:
        wishes.append(request.headers.get("Connection"))
        return given()

    endpoint.answer = note
    consumer.refresh("r")
    assert wishes == ["close"]

"""Public keys over real HTTP: asked in order, remembered, and never from elsewhere."""

import socket
import time
from collections.abc import Iterator

import pytest
import time_machine
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from werkzeug.wrappers import Response

from app.atlassian import http
from app.atlassian.errors import Code, Refused
from app.atlassian.keys import PublicKeys
from tests.atlassian.loopback import KeyServer, serving
from tests.atlassian.minting import KEY_ID, public_pem


@pytest.fixture
def second_server() -> Iterator[KeyServer]:
    server = KeyServer()
    with serving(server) as server.url:
        yield server


def refusal(keys: PublicKeys, kid: str = KEY_ID) -> Code:
    with pytest.raises(Refused) as refused:
        keys.get(kid)
    return refused.value.code


def test_a_key_is_asked_for_once(key_server: KeyServer, private_key: RSAPrivateKey) -> None:
    keys = PublicKeys([key_server.url])
    assert keys.get(KEY_ID).public_numbers() == private_key.public_key().public_numbers()
    assert keys.get(KEY_ID) is keys.get(KEY_ID)
    assert key_server.asked == [f"/{KEY_ID}"]


def test_white_space_around_a_key_does_no_harm(key_server: KeyServer, private_key: RSAPrivateKey) -> None:
    key_server.keys["spaced"] = b"\n  " + public_pem(private_key) + b"\r\n\n "
    assert PublicKeys([key_server.url]).get("spaced").key_size == 2048


@pytest.mark.parametrize("fault", [None, Response("", 500), Response("", 503)])
def test_the_next_server_is_asked(
    key_server: KeyServer, second_server: KeyServer, private_key: RSAPrivateKey, fault: Response | None
) -> None:
    key_server.fault, second_server.keys["other"] = fault, public_pem(private_key)
    assert PublicKeys([key_server.url, second_server.url]).get("other").key_size == 2048


def test_the_next_server_is_asked_when_one_is_away(second_server: KeyServer, private_key: RSAPrivateKey) -> None:
    second_server.keys[KEY_ID] = public_pem(private_key)
    assert PublicKeys(["http://127.0.0.1:9", second_server.url]).get(KEY_ID).key_size == 2048


@pytest.mark.parametrize("fault", [Response("", 403), Response("", 301, {"Location": "/x"}), Response("<html>")])
def test_no_other_server_is_asked_after_a_strange_answer(
    key_server: KeyServer, second_server: KeyServer, fault: Response
) -> None:
    key_server.fault = fault
    assert refusal(PublicKeys([key_server.url, second_server.url])) is Code.KEY_SERVER_UNAVAILABLE
    assert second_server.asked == []


def test_a_key_that_no_server_knows_is_unknown(key_server: KeyServer, second_server: KeyServer) -> None:
    assert refusal(PublicKeys([key_server.url, second_server.url]), "unknown") is Code.UNKNOWN_KEY


@pytest.mark.parametrize("first_is_away", [True, False])
def test_while_a_server_is_away_nothing_is_certain(key_server: KeyServer, first_is_away: bool) -> None:
    urls = ["http://127.0.0.1:9", key_server.url]
    keys = PublicKeys(urls if first_is_away else urls[::-1])
    assert refusal(keys, "unknown") is Code.KEY_SERVER_UNAVAILABLE


def test_an_unknown_key_is_asked_for_again_after_ten_seconds(key_server: KeyServer, private_key: RSAPrivateKey) -> None:
    keys, start = PublicKeys([key_server.url]), time.time()
    with time_machine.travel(start, tick=False) as clock:
        assert refusal(keys, "new") is Code.UNKNOWN_KEY
        key_server.keys["new"] = public_pem(private_key)
        clock.move_to(start + 9)
        assert refusal(keys, "new") is Code.UNKNOWN_KEY
        clock.move_to(start + 10)
        assert keys.get("new").key_size == 2048
    assert key_server.asked == ["/new", "/new"]


def test_an_outage_is_not_remembered(key_server: KeyServer) -> None:
    keys = PublicKeys([key_server.url])
    key_server.fault = Response("", 500)
    assert refusal(keys) is Code.KEY_SERVER_UNAVAILABLE
    key_server.fault = None
    assert keys.get(KEY_ID).key_size == 2048


def test_a_server_that_says_nothing_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http, "READ_SECONDS", 0.05)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        keys = PublicKeys([f"http://127.0.0.1:{silent.getsockname()[1]}"])
        assert refusal(keys) is Code.KEY_SERVER_UNAVAILABLE


def test_the_environment_cannot_redirect_us_through_a_proxy(
    key_server: KeyServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.delenv("no_proxy", raising=False)
    assert PublicKeys([key_server.url]).get(KEY_ID).key_size == 2048

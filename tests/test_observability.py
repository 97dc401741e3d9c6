"""Logs never show a secret, wherever it hides."""

import pytest
from flask import Flask
from werkzeug.test import Client

from app import observability
from app.observability import HIDDEN, observed, redact
from tests.captured import captured

JWT = "eyJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJhIn0.c2lnbmF0dXJl"


@pytest.mark.parametrize(
    "event",
    [
        {"jwt": "sesame"},
        {"Authorization": "JWT sesame"},
        {"sharedSecret": "sesame"},
        {"access_token": "sesame"},
        {"deep": {"refresh_token": "sesame", "list": [{"password": "sesame"}]}},
        {"address": f"/macro?jwt={JWT}&link=x"},
        {"exception": f"Traceback: token {JWT} was refused"},
        {"url": "redis://user:sesame@host/0"},
        {"url": "redis://:sesame@host/0"},
        {"callback": "https://x/oauth/callback?code=sesame&state=sesame"},
        {"begin": "https://x/oauth/begin?flow=sesame"},
        {"text": "the token ATATT3xFfGF0sesame=AB"},
    ],
)
def test_a_secret_is_hidden(event: dict[str, object]) -> None:
    text = repr(redact(None, "info", dict(event)))
    assert "sesame" not in text
    assert JWT not in text
    assert HIDDEN in text


def test_what_is_no_secret_stays() -> None:
    assert redact(None, "info", {"route": "/macro", "status": 200}) == {"route": "/macro", "status": 200}


def test_every_line_of_a_request_has_its_id(monkeypatch: pytest.MonkeyPatch) -> None:
    app, lines = Flask(__name__), captured(monkeypatch, observability)

    @app.get("/")
    def page() -> str:
        observability.log.warning("something")
        return ""

    client = Client(observed(app.wsgi_app, has_log=True))
    ids = [client.get("/").headers["X-Request-Id"] for _ in range(2)]
    assert [(line["event"], line["request_id"]) for line in lines] == [
        (event, each) for each in ids for event in ("something", "request")
    ]

"""The pages in which drawings are made: what they carry, and what their policy lets them do."""

import gzip
import hashlib
import re
from base64 import b64encode
from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask

from app.macro import frames
from app.macro.frames import FRAMES, addresses
from app.render import sanitize
from app.static_files import FOREVER


def policy_of(app: Flask, kind: str) -> dict[str, str]:
    text = app.test_client().get(f"/frame/{kind}").headers["Content-Security-Policy"]
    return {name: values for name, _, values in (rule.partition(" ") for rule in text.split("; "))}


def test_there_is_a_page_for_every_frame_that_the_sanitiser_makes() -> None:
    assert set(FRAMES) == sanitize.FRAMES


@pytest.mark.parametrize("kind", FRAMES)
def test_a_page_has_no_origin_and_no_network(app: Flask, kind: str) -> None:
    policy = policy_of(app, kind)
    assert policy["sandbox"] == "allow-scripts allow-popups allow-popups-to-escape-sandbox"
    assert policy["default-src"] == "'none'"
    assert policy["img-src"] == "data:"
    assert "connect-src" not in policy
    assert policy["frame-ancestors"].startswith("'self' ")
    assert "http://localhost:*" in policy["frame-ancestors"]


@pytest.mark.parametrize("kind", FRAMES)
def test_a_page_runs_the_scripts_that_it_carries_and_no_other(app: Flask, kind: str) -> None:
    policy = policy_of(app, kind)
    html = app.test_client().get(f"/frame/{kind}").text
    scripts = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
    assert len(scripts) == html.count("</script>") == len(FRAMES[kind].scripts)
    hashes = [f"'sha256-{b64encode(hashlib.sha256(script.encode()).digest()).decode()}'" for script in scripts]
    assert policy["script-src"].split() == hashes
    assert "unsafe" not in policy["script-src"]
    assert "src=" not in html.partition("<script>")[0]


def test_browsers_remember_a_page_at_the_address_with_its_hash(app: Flask) -> None:
    client = app.test_client()
    with app.test_request_context():
        for kind, address in addresses().items():
            assert client.get(address).headers["Cache-Control"] == FOREVER
            assert "no-store" in client.get(f"/frame/{kind}?v=other").headers["Cache-Control"]


def test_a_page_is_sent_packed_to_those_who_take_it(app: Flask) -> None:
    client = app.test_client()
    packed = client.get("/frame/mermaid", headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert packed.headers["Vary"] == "Accept-Encoding"
    assert gzip.decompress(packed.data) == client.get("/frame/mermaid").data
    assert len(packed.data) < 1_200_000


@pytest.mark.parametrize("kind", ["other", "..", "Mermaid"])
def test_there_are_no_other_pages(app: Flask, kind: str) -> None:
    response = app.test_client().get(f"/frame/{kind}")
    assert response.status_code == 404
    assert "script-src" not in response.headers["Content-Security-Policy"]


def test_many_who_come_at_once_have_a_page_made_once(app: Flask) -> None:
    frames._make.cache_clear()

    def ask(_: int) -> int:
        return app.test_client().get("/frame/openapi").status_code

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(ask, range(8))) == {200}
    assert frames._make.cache_info().misses == 1

"""Images of a repository: at signed addresses, harmless, and worth nothing when changed."""

import re

import pytest
import requests
from playwright.sync_api import Browser

from sandbox.demo import Sandbox
from tests.e2e.browser import until, visiting
from tests.e2e.visits import address as address_of
from tests.e2e.visits import drop_cache, show, switch


def images(sandbox: Sandbox, link: str, **wishes: str) -> list[str]:
    return re.findall(r'src="(/asset/[^"]+)"', show(sandbox, link, **wishes).text)


def test_a_relative_image_of_a_readme(sandbox: Sandbox) -> None:
    svg, png = images(sandbox, "site/src/main/README.md")
    answer = requests.get(f"{sandbox.app_url}{svg}", timeout=10)
    assert answer.headers["Content-Type"] == "image/svg+xml"
    assert answer.text.startswith("<svg")
    assert answer.headers["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"].startswith("private, max-age=")
    answer = requests.get(f"{sandbox.app_url}{png}", timeout=10)
    assert answer.headers["Content-Type"] == "image/png"
    assert answer.content.startswith(b"\x89PNG")


def test_an_image_cannot_lead_out_of_its_repository(sandbox: Sandbox) -> None:
    hostile = images(sandbox, "site/src/main/docs/hostile.md")  # one climbs: ../../../../../etc/passwd
    assert hostile
    assert {requests.get(f"{sandbox.app_url}{address}", timeout=10).status_code for address in hostile} == {404}


def test_hostile_markdown_runs_nothing(sandbox: Sandbox) -> None:
    shown = show(sandbox, "site/src/main/docs/hostile.md")
    tags_alone = re.sub(r">[^<]*<", "><", shown.text)
    assert "alert(1)" not in tags_alone
    assert not re.search(r"javascript:|vbscript:|data:text|onerror|onload|<iframe|<form|<base|<style", tags_alone)


@pytest.mark.parametrize("position", [10, 40, -5])
def test_a_changed_address_is_nothing(sandbox: Sandbox, position: int) -> None:
    address = images(sandbox, "site/src/main/README.md")[0]
    start = address.index("/asset/") + len("/asset/")
    signed = address[start:]
    letter = "A" if signed[position] != "A" else "B"
    changed = signed[:position] + letter + (signed[position + 1 :] if position != -1 else "")
    assert requests.get(f"{sandbox.app_url}/asset/{changed}", timeout=10).status_code == 404


@pytest.mark.parametrize(
    ("name", "kind"), [("logo.svg", "image/svg+xml"), ("photo-like.png", "image/png")], ids=["svg", "png"]
)
def test_an_image_alone_comes_from_an_address_of_the_same_kind(sandbox: Sandbox, name: str, kind: str) -> None:
    drop_cache(sandbox)
    (address,) = images(sandbox, f"site/src/main/samples/{name}")
    switch(sandbox, "requests", method="DELETE")
    answer = requests.get(f"{sandbox.app_url}{address}", timeout=10)
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, kind)
    assert answer.headers["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    asked = [entry["path"] for entry in switch(sandbox, "requests", method="GET")["requests"]]
    assert [path for path in asked if "/src/" in path] == []  # its bytes are those that the page was made of
    source = show(sandbox, f"site/src/main/samples/{name}", display="source")
    assert source.state == ("ok" if name.endswith("svg") else "unsupported")
    assert images(sandbox, f"site/src/main/samples/{name}", display="source") == []


def test_what_visitors_may_see_of_images(sandbox: Sandbox) -> None:
    assert images(sandbox, "site/src/main/samples/logo.svg", user="anonymous")
    assert images(sandbox, "private/src/main/samples/logo.svg", user="anonymous") == []


def test_an_image_is_drawn_in_a_browser(browser: Browser, sandbox: Sandbox) -> None:
    with visiting(browser, sandbox, "Files") as visit:
        frames = (visit.macro(number) for number in range(visit.page.locator("iframe").count()))
        frame = next(frame for frame in frames if frame.query_selector(".include-title:text('logo.svg')"))
        until(frame, "document.querySelector('figure.image img').naturalWidth === 480")
        assert visit.serious_faults(frame) == []
        assert visit.complaints == []


def test_a_drawing_that_could_make_a_browser_hang_is_not_served(browser: Browser, sandbox: Sandbox) -> None:
    use = '<use href="#g{}"/>'
    levels = "".join(f'<g id="g{n}">{use.format(n - 1) * 10}</g>' for n in range(1, 10))
    bomb = f'<svg xmlns="http://www.w3.org/2000/svg"><g id="g0"><rect width="1" height="1"/></g>{levels}</svg>'
    for path, content in (("bomb.svg", bomb), ("bomb.md", "![a drawing](bomb.svg)\n")):
        change = {"repository": "acme/renamed", "branch": "main", "path": path, "content": content, "message": "x"}
        switch(sandbox, "push", change)
    drop_cache(sandbox)
    (address,) = images(sandbox, "renamed/src/main/bomb.md")
    assert requests.get(f"{sandbox.app_url}{address}", timeout=10).status_code == 404
    shown = show(sandbox, "renamed/src/main/bomb.svg")
    assert shown.state == "ok"
    assert "could make a browser hang" in shown.text
    assert "/asset/" not in shown.text
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(address_of(sandbox, "renamed/src/main/bomb.md"))
        assert page.evaluate("new Promise((done) => requestAnimationFrame(() => done(document.images.length)))") == 1

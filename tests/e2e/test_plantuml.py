"""PlantUML diagrams through the whole app: only where an administrator allows it, and only as pictures."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from sandbox.demo import Sandbox, choose_method
from tests.e2e.browser import visiting
from tests.e2e.panel import opened
from tests.e2e.signing_in import api
from tests.e2e.visits import Shown, drop_cache, render, show

DIAGRAM = "site/src/main/samples/login.puml"
PICTURE = re.compile(r'<img class="picture" src="data:image/svg\+xml;base64,[A-Za-z0-9+/=]+" alt="([^"]*)"')


@pytest.fixture(autouse=True)
def fresh(sandbox: Sandbox) -> Iterator[None]:
    """A server that has seen nothing, and sites that allow nothing."""
    drop_cache(sandbox)
    sandbox.plantuml.seen.sources.clear()
    sandbox.plantuml.seen.headers.clear()
    yield
    sandbox.plantuml.seen.wrong = ""
    allow(sandbox, False)


def allow(sandbox: Sandbox, allowed: bool = True, site: int = 0) -> None:
    choose_method(sandbox, sandbox.confluence.sites[site], {"method": "user-oauth", "plantuml": allowed})


def assert_source(shown: Shown) -> None:
    assert (shown.status, shown.kind, shown.state) == (200, "file", "ok")
    assert "@startuml" in shown.text
    assert not PICTURE.search(shown.text)


def test_without_the_tick_nothing_is_sent(sandbox: Sandbox) -> None:
    shown = show(sandbox, DIAGRAM)
    assert_source(shown)
    assert "An administrator of this site can have them drawn." in shown.text
    assert sandbox.plantuml.seen.sources == []


def test_with_the_tick_it_is_drawn_from_the_next_view_on(sandbox: Sandbox) -> None:
    assert_source(show(sandbox, DIAGRAM))
    allow(sandbox)
    shown = show(sandbox, DIAGRAM)
    found = PICTURE.search(shown.text)
    assert found
    assert found[1] == "Diagram: Logging in with a second factor"
    assert "@startuml" in shown.text  # below the drawing
    assert show(sandbox, DIAGRAM).text == shown.text
    (source,) = sandbox.plantuml.seen.sources
    assert source.startswith("@startuml")
    assert source.endswith("@enduml")
    assert not {"Authorization", "Cookie", "Referer"} & set(sandbox.plantuml.seen.headers[0])
    allow(sandbox, False)
    assert_source(show(sandbox, DIAGRAM))


def test_the_tick_of_one_site_is_not_that_of_another(sandbox: Sandbox) -> None:
    allow(sandbox)
    assert_source(show(sandbox, DIAGRAM, site=1))
    assert sandbox.plantuml.seen.sources == []
    assert PICTURE.search(show(sandbox, DIAGRAM).text)
    assert_source(show(sandbox, DIAGRAM, site=1))


def test_the_editors_preview_draws_too(sandbox: Sandbox) -> None:
    allow(sandbox)
    ticket = show(sandbox, DIAGRAM).attribute("ticket")
    assert PICTURE.search(render(sandbox, {"ticket": ticket}).json()["html"])


@pytest.mark.parametrize("wrong", ["html", "html-as-svg", "entities", "redirect", "huge", "fault", "slow"])
def test_a_server_that_gives_no_drawing(sandbox: Sandbox, wrong: str) -> None:
    sandbox.plantuml.seen.wrong = wrong
    allow(sandbox)
    shown = show(sandbox, DIAGRAM)
    assert_source(shown)
    assert "did not answer with a drawing" in shown.text
    assert len(sandbox.plantuml.seen.sources) == 1
    show(sandbox, DIAGRAM, title="another include")
    assert len(sandbox.plantuml.seen.sources) == 1  # nobody asks again at once


def test_a_drawing_with_a_script_is_only_a_picture(browser: Browser, sandbox: Sandbox) -> None:
    sandbox.plantuml.seen.wrong = "script"
    allow(sandbox)
    with visiting(browser, sandbox, "Files") as visit:
        asked: list[str] = []
        visit.page.on("request", lambda request: asked.append(request.url))
        visit.page.on("dialog", lambda dialog: asked.append(dialog.message))
        number = next(
            number
            for number in range(visit.page.locator("iframe").count())
            if visit.macro(number).query_selector(".include-title:text('login.puml')")
        )
        frame = visit.macro(number)
        expect(frame.locator("figure.drawing img")).to_have_js_property("complete", True)
        assert frame.evaluate("document.querySelector('figure.drawing img').naturalWidth") == 90
        visit.page.wait_for_timeout(200)
        assert [url for url in asked if "evil" in url or url == "1"] == []


def test_an_administrator_lets_diagrams_be_drawn(browser: Browser, sandbox: Sandbox) -> None:
    with opened(browser, sandbox) as (_, frame):
        tick = frame.get_by_label("Draw PlantUML diagrams")
        expect(tick).not_to_be_checked()
        host = sandbox.plantuml.url.removeprefix("http://")
        expect(frame.get_by_text(f"sends the source of diagrams to {host}")).to_be_visible()
        tick.check()
        expect(frame.locator("[data-unsaved]")).not_to_be_empty()
        frame.get_by_role("button", name="Save", exact=True).click()
        expect(frame.locator("[data-saved]")).not_to_be_empty()
    settings = api(sandbox, "GET", "/api/admin/authentication", user="admin").json()
    assert settings["plantuml"] is True
    assert PICTURE.search(show(sandbox, DIAGRAM).text)
    with opened(browser, sandbox) as (_, frame):
        expect(frame.get_by_label("Draw PlantUML diagrams")).to_be_checked()
        expect(frame.get_by_text("Sources of PlantUML diagrams are now sent to a server.").first).to_be_attached()


def test_other_changes_keep_the_tick(sandbox: Sandbox) -> None:
    allow(sandbox)
    choose_method(sandbox, sandbox.confluence.sites[0], {"method": "user-oauth"})
    assert api(sandbox, "GET", "/api/admin/authentication", user="admin").json()["plantuml"] is True

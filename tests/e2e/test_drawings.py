"""Diagrams and API documents in a real browser: drawn as they should look, or their source with the reason."""

from collections.abc import Iterator

import pytest
from flask import Flask
from playwright.sync_api import Browser, expect

from tests.e2e.browser import AXE, PATIENCE_MILLISECONDS
from tests.e2e.drawing_page import DrawingServer, drawing_of, looking, open_page, sample, serving

SAMPLES = ("checkout.mmd", "openapi.yaml", "network.drawio")
FLOW = "flowchart LR\n  A[One] --> B[Two]\n"
READY = "parent.postMessage({ state: 'ready' }, '*');"
LOOSE = "sandbox allow-scripts; default-src 'none'; script-src 'unsafe-inline'"


@pytest.fixture(scope="module")
def server(app: Flask) -> Iterator[DrawingServer]:
    with serving(app) as server:
        yield server


@pytest.fixture(autouse=True)
def nothing_instead(server: DrawingServer) -> None:
    server.instead.clear()


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_is_drawn_in_colours(browser: Browser, server: DrawingServer, name: str, mode: str) -> None:
    with looking(browser, server, sample(name), mode=mode) as looked:
        colours = looked.colours()
        ground = max(colours, key=lambda colour: colours[colour])
        is_dark = mode == "dark" and not name.endswith(".drawio")  # which is on a light card
        assert max(ground) <= 3 if is_dark else min(ground) >= 14, ground
        assert colours[ground] > 0.4
        assert colours.get((0, 0, 0), 0) < 0.2  # what a library draws whose styles are refused
        assert len([share for share in colours.values() if share > 0.0002]) >= 5
        expect(looked.page.locator(".frame-instead")).to_be_hidden()
        assert looked.complaints == []


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_nothing_stands_in_the_way_of_anybody(browser: Browser, server: DrawingServer, mode: str) -> None:
    with looking(browser, server, "".join(map(sample, SAMPLES)), mode=mode, height=4000) as looked:
        frames = [looked.drawn(number) for number in range(len(SAMPLES))]
        frames[1].locator(".opblock-post .opblock-summary-control").click()
        frames[1].get_by_text("Something is sold out").wait_for()
        titles = looked.page.locator("iframe").evaluate_all("frames => frames.map(frame => frame.title)")
        assert titles == ["Diagram 1", "API document 2", "Drawing 3"]
        looked.page.wait_for_timeout(500)  # what opens is faint at first
        for place in (looked.page.main_frame, *frames):
            place.evaluate(AXE.read_text())
            found = place.evaluate("axe.run(document, {resultTypes: ['violations'], preload: false, iframes: false})")
            assert [rule["id"] for rule in found["violations"] if rule["impact"] in ("serious", "critical")] == []


def test_an_api_document_needs_no_sideways_scrolling_on_a_telephone(browser: Browser, server: DrawingServer) -> None:
    with looking(browser, server, sample("openapi.yaml"), width=320) as looked:
        frame = looked.drawn()
        frame.locator(".opblock-post .opblock-summary-control").click()
        frame.get_by_text("Something is sold out").wait_for()
        width, room = frame.evaluate(
            "(({ scrollWidth, clientWidth }) => [scrollWidth, clientWidth])(document.querySelector('main'))"
        )
        assert width <= room


def test_the_frame_is_as_high_as_the_drawing_also_when_that_grows(browser: Browser, server: DrawingServer) -> None:
    with looking(browser, server, sample("openapi.yaml"), height=900) as looked:
        frame = looked.drawn()
        before = looked.page.locator("iframe").evaluate("frame => frame.offsetHeight")
        assert abs(before - frame.evaluate("document.querySelector('main').offsetHeight")) <= 1
        frame.locator(".opblock-post .opblock-summary-control").click()
        frame.get_by_text("Something is sold out").wait_for()
        for _ in range(50):
            after = looked.page.locator("iframe").evaluate("frame => frame.offsetHeight")
            if abs(after - frame.evaluate("document.querySelector('main').offsetHeight")) <= 1 and after > before:
                break
            looked.page.wait_for_timeout(50)
        else:
            raise AssertionError("the frame does not grow")


def test_files_that_a_description_refers_to_are_shown(browser: Browser, server: DrawingServer) -> None:
    with looking(browser, server, sample("openapi.yaml")) as looked:
        frame = looked.drawn()
        frame.locator(".opblock-post .opblock-summary-control").click()
        expect(frame.locator(".opblock-post").get_by_text("mug-blue").first).to_be_visible()
        assert frame.get_by_text("Could not resolve").count() == 0
        assert frame.get_by_role("button", name="Try it out").count() == 0
        assert frame.get_by_role("button", name="Execute").count() == 0


@pytest.mark.parametrize("name", SAMPLES)
def test_a_telephone_needs_no_sideways_scrolling_of_the_page(
    browser: Browser, server: DrawingServer, name: str
) -> None:
    with looking(browser, server, sample(name), width=320) as looked:
        frame = looked.drawn()
        for place in (looked.page, frame):
            assert place.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_the_source_can_be_shown_beside_it(browser: Browser, server: DrawingServer) -> None:
    with looking(browser, server, drawing_of(FLOW, "a.mmd")) as looked:
        looked.drawn()
        looked.page.get_by_role("button", name="Show the source").press("Enter")
        expect(looked.page.locator(".line").last).to_be_visible()
        looked.page.get_by_role("button", name="Hide the source").press("Enter")
        expect(looked.page.locator(".frame-instead")).to_be_hidden()


@pytest.mark.parametrize("name", ["checkout.mmd", "openapi.yaml"])
def test_a_drawing_follows_the_theme(browser: Browser, server: DrawingServer, name: str) -> None:
    with looking(browser, server, sample(name)) as looked:
        assert looked.colours().get((15, 15, 15), 0) > 0.3
        looked.page.evaluate("document.documentElement.dataset.colorMode = 'dark'")
        frame = looked.drawn()
        frame.wait_for_selector("html[data-color-mode=dark]", state="attached")
        looked.page.wait_for_timeout(1000)  # Mermaid draws anew
        assert looked.colours().get((15, 15, 15), 0) < 0.05
        assert looked.page.locator("iframe").count() == 1


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("flowchart LR\n  A --> \n", "could not be drawn: Parse error on line"),
        ("no diagram at all\n", "could not be drawn: No diagram type detected"),
        ("flowchart LR\n" + "A-->B\n" * 600, "could not be drawn: "),
    ],
)
def test_an_error_is_in_words_and_the_source_stays(
    browser: Browser, server: DrawingServer, source: str, words: str
) -> None:
    with looking(browser, server, drawing_of(source, "a.mmd")) as looked:
        said = looked.problem()
        assert said.startswith("This diagram ")
        assert words in said
        assert said.endswith(" Its source is shown.")
        assert len(said) < 400
        assert looked.page.locator("iframe").count() == 0
        expect(looked.page.locator(".line").first).to_be_visible()


def test_a_library_that_hangs_leaves_the_page_alone(browser: Browser, server: DrawingServer) -> None:
    hang = "addEventListener('message', () => { for (;;); });"
    server.instead["/frame/mermaid"] = (f"<script>{hang}{READY}</script>", LOOSE)
    with looking(browser, server, drawing_of(FLOW, "a.mmd")) as looked:
        page = looked.page
        page.locator("iframe").wait_for(state="attached")
        page.wait_for_timeout(1500)
        page.set_default_timeout(2000)
        assert page.evaluate("new Promise((done) => setTimeout(() => done('alive'), 50))") == "alive"
        expect(page.locator(".line").last).to_be_visible()
        page.set_default_timeout(PATIENCE_MILLISECONDS)
        assert "it took too long" in looked.problem()
        assert page.locator("iframe").count() == 0
        expect(page.locator(".line").last).to_be_visible()


def test_what_a_frame_says_is_bounded(browser: Browser, server: DrawingServer) -> None:
    shouts = """
      for (const height of [1e9, -5, NaN, '9', {}]) parent.postMessage({ state: 'drawn', height }, '*');
      for (const message of [null, 'x', 7, { state: 'drawn', height: 1e9 }]) parent.postMessage(message, '*');
    """
    server.instead["/frame/mermaid"] = (f"<script>{READY}{shouts}</script>", LOOSE)
    with looking(browser, server, drawing_of(FLOW, "a.mmd")) as looked:
        looked.drawn()
        assert looked.page.locator("iframe").evaluate("frame => frame.offsetHeight") == 20_000
        assert looked.complaints == []


def test_nobody_else_speaks_for_a_frame(browser: Browser, server: DrawingServer) -> None:
    with looking(browser, server, drawing_of(FLOW, "a.mmd")) as looked:
        looked.drawn()
        looked.page.evaluate("postMessage({ state: 'failed', message: 'forged' }, '*')")
        looked.page.wait_for_timeout(200)
        assert looked.page.locator(".frame-problem").count() == 0


def test_browsers_remember_the_library(browser: Browser, server: DrawingServer) -> None:
    server.put(drawing_of(FLOW, "a.mmd") * 2, mode="light")
    with browser.new_context() as context:
        server.asked.clear()
        for _ in range(2):
            page = context.new_page()
            open_page(page, server)
            expect(page.locator("[data-drawn]")).to_have_count(2)
            page.close()
    assert server.asked.count("/frame/mermaid") == 1
    assert not [path for path in server.asked if "vendor" in path]


def test_a_page_without_drawings_loads_nothing_of_this(browser: Browser, server: DrawingServer) -> None:
    server.put("<p>No drawing.</p>", mode="light")
    server.asked.clear()
    with browser.new_context() as context:
        page = context.new_page()
        open_page(page, server)
        page.wait_for_timeout(300)
    assert not [path for path in server.asked if "frame" in path or "vendor" in path]

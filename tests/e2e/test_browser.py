"""What a reader sees in a real browser, through the real Connect host library.

`make screenshots` keeps pictures of it in docs/images for the README.
"""

import os
import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from sandbox.demo import Sandbox, make_stale
from tests.e2e.browser import until, visiting
from tests.e2e.visits import switch

WELCOME, STATES, KINDS, PRIVATE = "Welcome", "States", "Kinds", "Private"
MACROS = {WELCOME: 4, STATES: 22, KINDS: 17, PRIVATE: 4}
SIZES = {"wide": (1000, 3000), "narrow": (320, 4600)}
PICTURES = os.environ.get("SCREENSHOTS", "")
# Each width and each theme; for the pictures all of them.
LOOKS = list(product(SIZES, ("light", "dark"))) if PICTURES else [("wide", "light"), ("narrow", "dark")]


@pytest.fixture
def flaky(sandbox: Sandbox) -> Iterator[None]:
    """A repository that was shown once and fails now."""
    make_stale(sandbox)
    yield
    switch(sandbox, "faults", method="DELETE")


def test_the_page_shows_the_lines_of_the_file(browser: Browser, sandbox: Sandbox) -> None:
    with visiting(browser, sandbox, WELCOME) as visit:
        frame = visit.macro(0)
        lines = frame.locator(".line")
        expect(lines).to_have_count(29)
        expect(lines.first).to_have_attribute("data-n", "12")
        expect(lines.first).to_contain_text("def with_retry")
        expect(frame.locator(".line.marked")).to_have_count(3)


def test_the_readme_has_its_images(browser: Browser, sandbox: Sandbox) -> None:
    with visiting(browser, sandbox, WELCOME) as visit:
        frame = visit.macro(1)
        expect(frame.get_by_role("heading", name="Acme Site")).to_be_visible()
        for image in frame.locator("img").all():
            image.scroll_into_view_if_needed()
            expect(image).to_have_js_property("complete", True)
            assert image.evaluate("image => image.naturalWidth") > 0
        guide = frame.get_by_role("link", name="guide")
        expect(guide).to_have_attribute("href", re.compile(r"/acme/site/src/[0-9a-f]{40}/docs/guide\.md"))
        expect(guide).to_have_attribute("rel", re.compile("noopener"))


def test_the_token_leaves_the_address(browser: Browser, sandbox: Sandbox) -> None:
    with visiting(browser, sandbox, WELCOME) as visit:
        frame = visit.macro(0)
        until(frame, "!location.search.includes('jwt=')")


def test_the_frame_is_as_high_as_its_content(browser: Browser, sandbox: Sandbox) -> None:
    with visiting(browser, sandbox, WELCOME) as visit:
        for number in range(MACROS[WELCOME]):
            frame = visit.macro(number)
            content = "Math.ceil(document.querySelector('.ac-content').getBoundingClientRect().height)"
            until(frame, f"Math.abs({content} - window.innerHeight) <= 2")


def test_dark_mode_follows_confluence(browser: Browser, sandbox: Sandbox) -> None:
    def background(dark: bool) -> str:
        with visiting(browser, sandbox, WELCOME, dark=dark) as visit:
            frame = visit.macro(0)
            frame.wait_for_selector(f"html[data-color-mode={'dark' if dark else 'light'}]", state="attached")
            colour: str = frame.evaluate("getComputedStyle(document.body).backgroundColor")
            return colour

    light, dark = (sum(map(int, re.findall(r"\d+", background(mode))[:3])) for mode in (False, True))
    assert light > 700
    assert dark < 150


@pytest.mark.parametrize(("size", "mode"), LOOKS)
@pytest.mark.parametrize("title", MACROS)
def test_nothing_is_wrong_at_any_width(
    browser: Browser, sandbox: Sandbox, title: str, size: str, mode: str, flaky: None
) -> None:
    dark = mode == "dark"
    width, height = SIZES[size]
    with visiting(browser, sandbox, title, width=width, height=height, dark=dark) as visit:
        for number in range(MACROS[title]):
            frame = visit.macro(number)
            frame.wait_for_selector(f"html[data-color-mode={mode}]", state="attached")
            assert frame.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
            assert visit.serious_faults(frame) == []
        assert visit.complaints == []
        if PICTURES:
            keep_pictures(visit.page, f"{title.lower()}-{size}-{mode}")


def keep_pictures(page: Page, name: str) -> None:
    """The whole page, and the beginning of the one that the README shows."""
    page.wait_for_timeout(600)  # the frames take their last height and colours
    folder = Path(PICTURES)
    page.screenshot(path=folder / f"{name}.png", full_page=True)
    if name == "welcome-wide-light":
        page.screenshot(path=folder / "page.png", clip={"x": 0, "y": 0, "width": 1000, "height": 1180})


def test_try_again_asks_and_shows_the_answer(browser: Browser, sandbox: Sandbox, flaky: None) -> None:
    with visiting(browser, sandbox, STATES) as visit:
        frame = visit.macro(0)
        expect(frame.locator("[data-state=stale]")).to_be_visible()
        switch(sandbox, "faults", method="DELETE")
        frame.page.wait_for_timeout(10_500)  # a person may ask again every ten seconds
        frame.get_by_role("button", name="Try again").press("Enter")
        expect(frame.locator("[data-state=ok]")).to_be_visible()
        expect(frame.get_by_text("A short file about this repository.")).to_be_visible()
        assert visit.complaints == []


def test_a_long_file_scrolls_by_keyboard_inside_its_window(browser: Browser, sandbox: Sandbox) -> None:
    with visiting(browser, sandbox, WELCOME) as visit:
        frame = visit.macro(3)
        window = frame.get_by_role("region", name="1000-lines.py", exact=True).last
        until(frame, "document.querySelector('[data-maxheight]').style.maxHeight !== ''")  # the script has run
        for _ in range(30):  # a frame that has just come into view may miss the first keys
            window.press("End")
            visit.page.wait_for_timeout(100)
            if frame.evaluate("document.querySelector('[data-maxheight]').scrollTop > 0"):
                break
        else:
            raise AssertionError("the window does not scroll by keyboard")
        assert visit.height(3) < 400


def test_the_panel_of_a_person_opens_and_closes_by_keyboard(browser: Browser, sandbox: Sandbox) -> None:
    with visiting(browser, sandbox, WELCOME) as visit:
        frame = visit.macro(0)
        button = frame.get_by_role("button", name="Your Bitbucket connection")
        button.press("Enter")
        expect(frame.get_by_text("You are not signed in to Bitbucket here.")).to_be_visible()
        expect(button).to_have_attribute("aria-expanded", "true")
        frame.get_by_role("button", name="Sign in to Bitbucket").press("Escape")
        expect(button).to_have_attribute("aria-expanded", "false")
        expect(button).to_be_focused()
        assert visit.complaints == []


def test_an_administrator_sees_the_settings_and_nobody_else(browser: Browser, sandbox: Sandbox) -> None:
    site = sandbox.confluence.sites[0]
    for user, expected in (("admin", "How this site reads Bitbucket"), ("member", "You are not allowed to do this.")):
        address = sandbox.confluence.sign_page_url(site, user, "include-bitbucket-admin", {})
        with browser.new_context() as context:
            page = context.new_page()
            page.goto(address)
            expect(page.locator("main")).to_contain_text(expected)

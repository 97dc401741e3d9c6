"""The local Confluence in a real browser: the bridge to the iframes, sizes, themes, and the edit screen."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Frame, Page, Request, expect, sync_playwright

from sandbox.confluence import Macro, RunningConfluence
from sandbox.confluence.people import ADMIN, MEMBER
from tests.sandbox.confluence.visits import HANDBOOK, LINK

AXE = Path(__file__).parents[3] / "sandbox" / "node_modules" / "axe-core" / "axe.min.js"
# What the host library itself says on every page
HARMLESS = re.compile("Connect GasV3 catch|Feature flag service is not initialised")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium",
            args=["--no-sandbox", "--disable-background-networking", "--disable-component-update"],
        )
        yield browser
        browser.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context()
    yield context
    context.close()


@pytest.fixture
def tab(context: BrowserContext) -> Iterator[Page]:
    """A tab that must have no complaint in its console when the test ends."""
    complaints: list[str] = []

    def listen(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not HARMLESS.search(message.text):
            complaints.append(message.text)

    def complain(request: Request) -> None:
        # One that is under way while the tab goes to another page is broken off: nothing failed.
        if request.failure != "net::ERR_ABORTED":
            complaints.append(f"failed: {request.url}")

    tab = context.new_page()
    tab.on("console", listen)
    tab.on("pageerror", lambda error: complaints.append(str(error)))
    tab.on("requestfailed", complain)
    yield tab
    assert complaints == []


@pytest.mark.parametrize("number", [0, 1], ids=["same host as the app", "foreign host"])
def test_the_bridge_stands_and_gives_tokens(confluence: RunningConfluence, tab: Page, number: int) -> None:
    tab.goto(f"{confluence.sites[number].url}/pages/{HANDBOOK}?as=member")
    iframe = tab.frame_locator("iframe[title='Include Bitbucket macro']")
    expect(iframe.locator("#link")).to_have_text(LINK)
    expect(iframe.locator("#whoami")).to_have_text(f"{MEMBER.account_id} on {HANDBOOK}")
    expect(tab.get_by_text("Loading app")).to_be_hidden()


def test_a_visitor_is_nobody(confluence: RunningConfluence, tab: Page) -> None:
    tab.goto(f"{confluence.sites[0].url}/pages/{HANDBOOK}?as=anonymous")
    expect(tab.frame_locator("iframe").locator("#whoami")).to_have_text(f"nobody on {HANDBOOK}")


def test_the_iframe_grows_and_shrinks_with_its_content(confluence: RunningConfluence, tab: Page) -> None:
    tab.goto(f"{confluence.sites[0].url}/pages/{HANDBOOK}")
    frame = app_frame(tab)
    before = fitting_height(tab, frame)
    frame.get_by_role("button", name="Grow").click()
    assert fitting_height(tab, frame) >= before + 600
    frame.get_by_role("button", name="Grow").click()
    assert fitting_height(tab, frame) == before


def test_the_colour_mode_reaches_the_iframe_and_is_remembered(confluence: RunningConfluence, tab: Page) -> None:
    tab.goto(f"{confluence.sites[0].url}/pages/{HANDBOOK}")
    switch = tab.get_by_role("button", name="Dark mode")
    expect_colour_mode(tab, "light", background="rgb(255, 255, 255)")
    switch.click()
    expect(switch).to_have_attribute("aria-pressed", "true")
    expect_colour_mode(tab, "dark", background="rgb(29, 33, 37)")
    tab.reload()
    expect_colour_mode(tab, "dark", background="rgb(29, 33, 37)")
    switch.click()
    expect_colour_mode(tab, "light", background="rgb(255, 255, 255)")


def test_themes_come_from_this_machine(confluence: RunningConfluence, tab: Page) -> None:
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto(f"{confluence.sites[0].url}/pages/{HANDBOOK}")
    expect_colour_mode(tab, "light", background="rgb(255, 255, 255)")
    styles = [address for address in asked if address.endswith(".css") and "/atlassian-connect/" in address]
    assert any("atlaskit-tokens_light.css" in address for address in styles)
    assert all(re.match(r"http://(localhost|127\.0\.0\.1):\d+/", address) for address in asked)


def test_modules_that_confluence_defines(confluence: RunningConfluence, tab: Page) -> None:
    tab.goto(f"{confluence.sites[0].url}/pages/{HANDBOOK}?as=admin")
    frame = app_frame(tab)
    assert frame.evaluate("AP.user.getCurrentUser()") == {"atlassianAccountId": ADMIN.account_id}
    assert called_back(frame, "AP.user.getLocale") == "en-GB"
    assert called_back(frame, "AP.user.getTimeZone") == "Europe/Berlin"
    assert called_back(frame, "AP.context.getToken").count(".") == 2
    where = frame.evaluate("AP.context.getContext()")
    assert where["confluence"]["content"] == {"id": HANDBOOK, "type": "page", "version": "1"}
    assert called_back(frame, "AP.confluence.getMacroData") == {"link": LINK}
    assert called_back(frame, "AP.confluence.getMacroBody") == ""
    assert called_back(frame, "AP.navigator.getLocation")["context"] == {"contentId": HANDBOOK}
    frame.evaluate("AP.history.pushState('tab two')")
    assert called_back(frame, "AP.history.getState") == "tab two"
    frame.evaluate("AP.cookie.save('colour', 'dark; blue', 1)")
    assert frame.evaluate("new Promise(done => AP.cookie.read('colour', done))") == "dark; blue"
    frame.evaluate("AP.cookie.erase('colour')")
    assert frame.evaluate("new Promise(done => AP.cookie.read('colour', value => done(value ?? null)))") is None
    answer = frame.evaluate("AP.request('/rest/api/user/current?expand=operations')")
    assert '"administer"' in answer["body"]


def test_a_flag_of_the_app_shows_on_the_host_page(confluence: RunningConfluence, tab: Page) -> None:
    tab.goto(f"{confluence.sites[0].url}/pages/{HANDBOOK}")
    app_frame(tab).evaluate("AP.flag.create({title: 'Saved', body: 'All <b>is</b> well', type: 'success'})")
    expect(tab.get_by_role("status")).to_contain_text("All <b>is</b> well")
    tab.get_by_role("button", name="Dismiss").click()
    expect(tab.get_by_role("status")).to_be_empty()


def test_the_editor_of_the_app_saves_the_macro(confluence: RunningConfluence, tab: Page) -> None:
    site = confluence.sites[0]
    tab.goto(f"{site.url}/pages/{HANDBOOK}/edit")
    tab.get_by_role("button", name="Open the app's editor").click()
    link = tab.frame_locator("iframe[title='Include Bitbucket editor']").get_by_label("Link")
    expect(link).to_have_value(LINK)
    link.fill("https://bitbucket.org/acme/other")
    tab.frame_locator("iframe").get_by_role("button", name="Save macro").click()
    tab.wait_for_url("**/edit")
    expect(tab.get_by_label("Link (required)")).to_have_value("https://bitbucket.org/acme/other")
    page = site.pages.get(HANDBOOK)
    assert page is not None
    assert page.blocks[1] == Macro("include-bitbucket", {"link": "https://bitbucket.org/acme/other"}, id="macro-1")


def test_a_pasted_link_becomes_a_macro_that_can_be_saved(
    confluence: RunningConfluence, context: BrowserContext, tab: Page
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    tab.goto(f"{confluence.sites[0].url}/pages/{HANDBOOK}/edit")
    tab.evaluate("navigator.clipboard.writeText('https://bitbucket.org/acme/pasted')")
    tab.get_by_role("textbox", name="Insert link").focus()
    tab.keyboard.press("Control+V")
    expect(tab.get_by_label("Link (required)")).to_have_count(2)
    tab.get_by_role("button", name="Save").click()
    expect(tab.frame_locator("iframe").nth(1).locator("#link")).to_have_text("https://bitbucket.org/acme/pasted")


def test_the_configure_page_opens_in_the_host(confluence: RunningConfluence, tab: Page) -> None:
    tab.goto(f"{confluence.sites[0].url}/?as=admin")
    tab.get_by_role("link", name="Apps").click()
    tab.get_by_role("link", name="Configure").click()
    whoami = tab.frame_locator("iframe[title='Configuration']").locator("#whoami")
    expect(whoami).to_have_text(f"{ADMIN.account_id} on no page")


def test_the_person_is_switched_in_the_header(confluence: RunningConfluence, tab: Page) -> None:
    tab.goto(f"{confluence.sites[0].url}/pages/{HANDBOOK}")
    tab.get_by_label("Viewing as").select_option("Anonymous")
    tab.get_by_role("button", name="Switch").click()
    expect(tab.frame_locator("iframe").locator("#whoami")).to_have_text(f"nobody on {HANDBOOK}")
    expect(tab.get_by_role("link", name="Edit")).to_have_count(0)


@pytest.mark.parametrize("color_mode", ["light", "dark"])
@pytest.mark.parametrize("path", ["/", f"/pages/{HANDBOOK}", f"/pages/{HANDBOOK}/edit", "/admin/plugins", "/nowhere"])
def test_screens_are_accessible(
    confluence: RunningConfluence, context: BrowserContext, path: str, color_mode: str
) -> None:
    site = confluence.sites[0]
    context.add_cookies([{"name": "confluence-color-mode", "value": color_mode, "url": site.origin}])
    tab = context.new_page()
    tab.goto(site.url + path)
    tab.add_script_tag(path=AXE)
    found: dict[str, Any] = tab.evaluate("axe.run(document, {iframes: false})")
    assert [(each["id"], [node["target"] for node in each["nodes"]]) for each in found["violations"]] == []


def app_frame(tab: Page) -> Frame:
    """The app's iframe once it has started."""
    expect(tab.frame_locator("iframe").locator("#whoami")).not_to_be_empty()
    return next(frame for frame in tab.frames if frame.parent_frame)


def called_back(frame: Frame, method: str) -> Any:
    """What a method of AP hands to its callback."""
    return frame.evaluate(f"new Promise(done => {method}(value => done(value)))")


def expect_colour_mode(tab: Page, mode: str, *, background: str) -> None:
    """Both the host page and the app follow, and the app has the theme's own colours."""
    expect(tab.locator("html")).to_have_attribute("data-color-mode", mode)
    expect(tab.frame_locator("iframe").locator("html")).to_have_attribute("data-color-mode", mode)
    expect(tab.frame_locator("iframe").locator("body")).to_have_css("background-color", background)


def fitting_height(tab: Page, frame: Frame) -> float:
    """The iframe's height once it is that of its content."""
    content: float = frame.evaluate("document.querySelector('.ac-content').getBoundingClientRect().height")
    tab.wait_for_function("height => Math.abs(document.querySelector('iframe').offsetHeight - height) < 1", arg=content)
    return content

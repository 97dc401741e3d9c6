"""Signing in to Bitbucket in a real browser: from a page, from one's own page, and where windows do not open."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Frame, Page, expect
from redis import Redis

from app.kit.embedded_redis import socket_url
from sandbox.bitbucket.credentials import REPOSITORY_TOKEN
from sandbox.demo import Sandbox, choose_method
from tests.e2e.browser import HARMLESS, PATIENCE_MILLISECONDS, Visit, until
from tests.e2e.signing_in import Browser as Visitor
from tests.e2e.signing_in import api, completion_code, sign_in, start
from tests.e2e.visits import switch

CONNECTION = "/plugins/servlet/ac/include-bitbucket/my-bitbucket-connection"
NO_WINDOWS = "window.open = () => null"
NO_OPENER = "if (window === window.top) { Object.defineProperty(window, 'opener', { value: null }); }"
PEOPLE = ((0, "admin"), (0, "member"), (1, "member"))


@dataclass
class Reader:
    """Somebody with a browser of their own."""

    sandbox: Sandbox
    context: BrowserContext
    complaints: list[str] = field(default_factory=list)

    def private(self, *, site: int = 0) -> tuple[Page, Frame]:
        """The page with private files, and its first include, which asks for a sign-in."""
        confluence = self.sandbox.confluence.sites[site]
        found = next(page for page in confluence.pages.all() if page.title.startswith("Private"))
        page = self.open(f"{confluence.url}/pages/{found.id}?as=member")
        return page, Visit(page).macro(0)

    def own_page(self, *, site: int = 0, user: str = "member") -> Frame:
        """My Bitbucket connection."""
        page = self.open(f"{self.sandbox.confluence.sites[site].url}{CONNECTION}?as={user}")
        handle = page.locator("iframe").element_handle()
        frame = handle.content_frame()
        assert frame is not None
        frame.wait_for_selector("main")
        return frame

    def open(self, url: str) -> Page:
        """A tab."""
        page = self.context.new_page()
        page.goto(url)
        return page


@pytest.fixture(autouse=True)
def nobody_is_signed_in(sandbox: Sandbox) -> None:
    for site, user in PEOPLE:
        assert api(sandbox, "DELETE", "/api/oauth/connection", user=user, site=site).status_code == 200
    for user in ("ada", "mia"):
        switch(sandbox, "oauth/revoke", {"user": user})
    with Redis.from_url(socket_url(Path(sandbox.environment["DATA_DIR"]))) as redis:
        for key in redis.scan_iter("limits*"):  # so many sign-ins in a minute are none of one person
            redis.delete(key)
    for number in (0, 1):
        choose_method(sandbox, sandbox.confluence.sites[number], {"method": "user-oauth"})


@contextmanager
def reading(
    browser: Browser, sandbox: Sandbox, *scripts: str, width: int = 1200, dark: bool = False
) -> Iterator[Reader]:
    """A new browser, in which these scripts run before all others; its console must stay clean."""
    with browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme="dark" if dark else "light", locale="en-GB"
    ) as context:
        context.set_default_timeout(PATIENCE_MILLISECONDS)
        for script in scripts:
            context.add_init_script(script)
        reader = Reader(sandbox, context)

        def listen(message: ConsoleMessage) -> None:
            if message.type in ("error", "warning") and not any(words in message.text for words in HARMLESS):
                reader.complaints.append(message.text)

        context.on("console", listen)
        context.on("weberror", lambda error: reader.complaints.append(str(error.error)))
        yield reader
        assert reader.complaints == []


def say_yes(window: Page, *, account: str = "mia") -> None:
    """From the confirm page through Bitbucket's."""
    window.get_by_role("button", name="Continue to Bitbucket").click()
    window.get_by_role("button", name=f"Sign in as {account}").click()
    window.get_by_role("button", name="Grant access").click()


def is_signed_in(sandbox: Sandbox, *, site: int = 0) -> bool:
    return bool(api(sandbox, "GET", "/api/oauth/connection", site=site).json()["connected"])


@pytest.mark.parametrize("site", [0, 1], ids=["of the same host", "of a foreign host"])
def test_a_sign_in_from_an_include_shows_the_file_in_every_include(
    browser: Browser, sandbox: Sandbox, site: int
) -> None:
    with reading(browser, sandbox) as reader:
        page, include = reader.private(site=site)
        other = Visit(page).macro(1)
        expect(include.locator("[data-kind]")).to_have_attribute("data-state", "sign-in")
        with page.expect_popup() as opening:
            include.get_by_role("button", name="Sign in to Bitbucket", exact=True).click()
        window = opening.value
        expect(window.get_by_role("main")).to_contain_text("Mia Member")
        expect(window.get_by_role("main")).to_contain_text(sandbox.confluence.sites[site].origin.partition("//")[2])
        with window.expect_event("close"):
            say_yes(window)
        expect(include.locator("[data-kind]")).to_have_attribute("data-state", "ok")
        expect(include.locator("main")).to_contain_text("Only for members of acme/private.")
        expect(other.locator("[data-kind]")).not_to_have_attribute("data-state", "sign-in")
    assert is_signed_in(sandbox, site=site)


def test_where_windows_are_blocked_there_is_a_link(browser: Browser, sandbox: Sandbox) -> None:
    with reading(browser, sandbox, NO_WINDOWS) as reader:
        page, include = reader.private()
        include.get_by_role("button", name="Sign in to Bitbucket", exact=True).click()
        link = include.get_by_role("link", name="new window")
        with page.expect_popup() as opening:
            link.click()
        with opening.value.expect_event("close"):
            say_yes(opening.value)
        expect(include.locator("[data-kind]")).to_have_attribute("data-state", "ok")


def test_where_the_window_forgets_who_opened_it_there_is_a_code(browser: Browser, sandbox: Sandbox) -> None:
    with reading(browser, sandbox, NO_OPENER) as reader:
        page, include = reader.private()
        with page.expect_popup() as opening:
            include.get_by_role("button", name="Sign in to Bitbucket", exact=True).click()
        window = opening.value
        say_yes(window)
        code = window.locator("[data-completion-code]").inner_text()
        assert code == window.locator("[data-completion-code]").get_attribute("data-completion-code")
        reader.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=sandbox.app_url)
        window.get_by_role("button", name="Copy").click()
        expect(window.locator("[data-copied]")).to_have_text("Copied.")
        assert window.evaluate("navigator.clipboard.readText()") == code
        field = include.get_by_label("enter it here")
        field.fill("0" * 40)
        field.press("Enter")
        expect(include.get_by_text("not the code")).to_be_visible()
        reader.complaints.clear()  # the browser says of its own that an answer was an error
        field.fill(code)
        include.get_by_role("button", name="Finish").click()
        expect(include.locator("[data-kind]")).to_have_attribute("data-state", "ok")


def test_whoever_says_no_is_not_signed_in(browser: Browser, sandbox: Sandbox) -> None:
    with reading(browser, sandbox) as reader:
        page, include = reader.private()
        with page.expect_popup() as opening:
            include.get_by_role("button", name="Sign in to Bitbucket", exact=True).click()
        window = opening.value
        window.get_by_role("button", name="Continue to Bitbucket").click()
        window.get_by_role("button", name="Sign in as mia").click()
        window.get_by_role("button", name="Deny").click()
        expect(window.get_by_role("heading")).to_have_text("Nothing was connected")
        expect(include.locator("[data-kind]")).to_have_attribute("data-state", "sign-in")
    assert not is_signed_in(sandbox)


def test_a_page_of_somebody_else_is_not_told_the_code(browser: Browser, sandbox: Sandbox) -> None:
    """The opener hears nothing unless it is ours: here it is the first site's page, at another origin."""
    with reading(browser, sandbox) as reader:
        page = reader.open(f"{sandbox.confluence.sites[0].url}/")
        page.evaluate("window.heard = []; addEventListener('message', (event) => heard.push(event.data))")
        with page.expect_popup() as opening:
            page.evaluate("url => { window.open(url); }", start(sandbox)["url"])
        window = opening.value
        say_yes(window)
        expect(window.locator("[data-completion-code]")).to_be_visible()
        window.wait_for_timeout(200)
        assert page.evaluate("heard") == []
        reader.complaints = [words for words in reader.complaints if "postMessage" not in words]


def test_my_connection_begins_and_ends_on_its_own_page(browser: Browser, sandbox: Sandbox) -> None:
    with reading(browser, sandbox) as reader:
        frame = reader.own_page()
        expect(frame.get_by_text("You are not signed in to Bitbucket here.")).to_be_visible()
        with frame.page.expect_popup() as opening:
            frame.get_by_role("button", name="Sign in to Bitbucket").click()
        with opening.value.expect_event("close"):
            say_yes(opening.value)
        expect(frame.get_by_text("You are signed in to Bitbucket as Mia Bitbucket")).to_be_visible()
        frame.get_by_role("button", name="Disconnect").click()
        expect(frame.get_by_text("You are not signed in to Bitbucket here.")).to_be_visible()
    assert not is_signed_in(sandbox)


def test_where_everybody_shares_an_access_nobody_needs_to_sign_in(browser: Browser, sandbox: Sandbox) -> None:
    tokens = [{"token": REPOSITORY_TOKEN, "workspace": "acme", "repository": "private"}]
    choose_method(sandbox, sandbox.confluence.sites[1], {"method": "access-token", "access_tokens": tokens})
    with reading(browser, sandbox) as reader:
        frame = reader.own_page(site=1)
        expect(frame.get_by_text("Nobody needs to sign in.")).to_be_visible()
        expect(frame.get_by_role("button")).to_have_count(0)


def test_a_visitor_is_told_that_a_connection_belongs_to_a_person(browser: Browser, sandbox: Sandbox) -> None:
    with reading(browser, sandbox) as reader:
        frame = reader.own_page(user="anonymous")
        expect(frame.get_by_text("belongs to a person")).to_be_visible()
        expect(frame.get_by_role("button")).to_have_count(0)


def test_state_code_and_flow_are_in_no_log(sandbox: Sandbox) -> None:
    visitor = Visitor(sandbox)
    begun = start(sandbox)
    last = visitor.consent(visitor.get(begun["url"]), account="mia")
    sent = last.history[-1].headers["Location"]
    code = completion_code(last)
    api(sandbox, "POST", "/api/oauth/complete", {"flow": begun["flow"], "code": code})
    visitor.get(sent)
    log = (Path(sandbox.environment["DATA_DIR"]).parent / "app.log").read_text()
    assert '"route": "/oauth/callback"' in log
    secrets = [code, begun["flow"].partition(".")[2], *visitor.session.cookies.values()]
    assert [secret for secret in secrets if secret in log] == []
    assert "state=" not in log
    assert "code=" not in log


SIZES = {"wide": 1000, "narrow": 320}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(os.environ.get("SIGNIN_SCREENSHOTS") or tmp_path_factory.mktemp("signin"))


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_every_page_fits_and_can_be_used_by_everybody(
    browser: Browser, sandbox: Sandbox, folder: Path, size: str, dark: bool
) -> None:
    name = f"{size}-{'dark' if dark else 'light'}"
    with reading(browser, sandbox, NO_OPENER, NO_WINDOWS, width=SIZES[size], dark=dark) as reader:
        window = reader.open(start(sandbox)["url"])
        window.locator("summary").click()
        _look(window, folder / f"{name}-begin.png")
        say_yes(window)
        expect(window.locator("[data-completion-code]")).to_be_visible()
        _look(window, folder / f"{name}-done.png")
        window.goto(f"{sandbox.app_url}/oauth/begin?flow=x")
        _look(window, folder / f"{name}-over.png")
        reader.complaints.clear()  # the browser says of its own that the page is an error

        frame = reader.own_page()
        if dark:
            frame.page.get_by_role("button", name="Dark mode").click()
            expect(frame.locator("html")).to_have_attribute("data-color-mode", "dark")
        frame.get_by_role("button", name="Sign in to Bitbucket").click()
        expect(frame.get_by_role("link", name="new window")).to_be_visible()
        _look_at(frame, folder / f"{name}-connection-steps.png")
        sign_in(sandbox)
        frame = reader.own_page()
        expect(frame.get_by_role("button", name="Disconnect")).to_be_visible()
        _look_at(frame, folder / f"{name}-connection.png")


def _look(window: Page, picture: Path) -> None:
    window.screenshot(path=picture, full_page=True)
    _check(window, window.main_frame)


def _look_at(frame: Frame, picture: Path) -> None:
    until(frame, "document.documentElement.scrollHeight <= window.innerHeight")
    frame.page.screenshot(path=picture, full_page=True)
    _check(frame.page, frame)


def _check(page: Page, frame: Frame) -> None:
    assert Visit(page).serious_faults(frame) == []
    assert frame.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")

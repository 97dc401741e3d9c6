"""What people do in a real browser, each in one of their own, and pictures of it for the guide."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, ConsoleMessage, FloatRect, Frame, FrameLocator, Locator, Page, expect

from sandbox.demo import SETTINGS, Sandbox
from tests.e2e.browser import HARMLESS, PATIENCE_MILLISECONDS, Visit
from tests.e2e.panel import REFUSAL

LARGEST_BYTES = 150 * 1024
MARGIN, TALL = 8, 3000
EXAMPLE = "acme.atlassian.net"
# The pictures name an address as a site in the cloud has it, where the sandbox has a port of this machine.
NAME_THE_EXAMPLE = """([address, example]) => {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    texts.currentNode.data = texts.currentNode.data.replaceAll(`http://${address}`, `https://${example}`)
      .replaceAll(address, example);
  }
}"""
NO_WINDOWS = "window.open = () => null"
NO_OPENER = "window.opener = null"


@dataclass
class Person:
    """Somebody on a site of the sandbox, in a browser of their own."""

    visit: Visit
    sandbox: Sandbox
    site: int

    @property
    def page(self) -> Page:
        """The tab."""
        return self.visit.page

    @property
    def host(self) -> str:
        """The host of the site, with its port."""
        return self.sandbox.confluence.sites[self.site].origin.removeprefix("http://")

    def open(self, path: str) -> None:
        """Open an address of the site, by its path below the site's own."""
        self.page.goto(f"{self.sandbox.confluence.sites[self.site].url}{path}")

    def read(self, title: str = "Private") -> None:
        """Open the page whose title begins like this."""
        pages = self.sandbox.confluence.sites[self.site].pages.all()
        self.open(f"/pages/{next(page.id for page in pages if page.title.startswith(title))}")

    def include(self, number: int) -> FrameLocator:
        """The frame of an include of the page, counted from 0."""
        return self.page.locator("iframe").nth(number).content_frame

    def sees(self, *states: str) -> None:
        """Wait until the includes of the page are in these states."""
        expect(self.page.locator("iframe")).to_have_count(len(states))
        for number, state in enumerate(states):
            self.page.locator("iframe").nth(number).scroll_into_view_if_needed()
            expect(self.include(number).locator("[data-kind]")).to_have_attribute("data-state", state)

    def settings(self, path: str = SETTINGS) -> Frame:
        """Open Settings → Include Bitbucket: its frame, once it shows what is stored."""
        self.open(path)
        element = self.page.locator("iframe").element_handle()
        frame = element.content_frame()
        assert frame is not None
        frame.wait_for_selector("[data-panel=ready]")
        return frame


@contextmanager
def somebody(
    browser: Browser, sandbox: Sandbox, user: str, *, site: int, width: int = 1000, height: int = 900, script: str = ""
) -> Iterator[Person]:
    """A person of a site; `script` runs before those of every page and frame. In the end nothing is left unsaid."""
    with browser.new_context(viewport={"width": width, "height": height}, locale="en-GB") as context:
        context.set_default_timeout(PATIENCE_MILLISECONDS)
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        if script:
            context.add_init_script(script)
        page = context.new_page()
        visit = Visit(page)

        def listen(message: ConsoleMessage) -> None:
            if message.type in ("error", "warning") and not any(words in message.text for words in HARMLESS):
                visit.complaints.append(message.text)

        context.on("console", listen)
        context.on("weberror", lambda error: visit.complaints.append(str(error.error)))
        person = Person(visit, sandbox, site)
        person.open(f"/?as={user}")
        yield person
        assert [words for words in visit.complaints if REFUSAL not in words] == []


def begin_sign_in(person: Person, number: int) -> Page:
    """Press the button of an include: the window that opens."""
    with person.page.context.expect_page() as opened:
        person.include(number).locator(".include-message").get_by_role("button", name="Sign in to Bitbucket").click()
    opened.value.wait_for_url("**/oauth/begin**")
    return opened.value


def consent(window: Page, *, account: str | None = None, grant: bool = False) -> None:
    """From the confirm page through Bitbucket: whoever signs in there as `account` is asked to grant access as well."""
    window.get_by_role("button", name="Continue to Bitbucket").click()
    if account:
        window.get_by_role("button", name=f"Sign in as {account}").click()
    if account or grant:
        window.get_by_role("button", name="Grant access").click()


@dataclass(frozen=True)
class Pictures:
    """Where the pictures of the guide go: `admin-<name>.png`."""

    folder: Path

    def take(self, person: Person, name: str, shown: Locator) -> None:
        """A picture of a part of a page, with a margin."""
        page, picture = shown.page, self.folder / f"admin-{name}.png"
        for frame in page.frames:
            frame.evaluate(NAME_THE_EXAMPLE, [person.host, EXAMPLE])
        before = page.viewport_size
        assert before
        page.set_viewport_size({"width": before["width"], "height": TALL})  # what is not in view may not be painted
        shown.scroll_into_view_if_needed()
        page.wait_for_timeout(300)  # the frames take their last height and colours
        box = shown.bounding_box()
        assert box
        clip: FloatRect = {
            "x": max(0, box["x"] - MARGIN),
            "y": max(0, box["y"] - MARGIN),
            "width": box["width"] + 2 * MARGIN,
            "height": box["height"] + 2 * MARGIN,
        }
        page.screenshot(path=picture, clip=clip)
        page.set_viewport_size(before)
        assert 2_000 < picture.stat().st_size < LARGEST_BYTES

"""A real browser on the sandbox's Confluence: what a reader sees, and what the console says."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, ConsoleMessage, Frame, Page, expect

from sandbox.demo import Sandbox

AXE = Path("sandbox/node_modules/axe-core/axe.min.js")
# What the host library says of itself in every local Confluence; nothing else is exempt.
HARMLESS = ("Connect GasV3 catch", "Feature flag service is not initialised")
# How long a slow machine may take; nothing waits longer than it must.
PATIENCE_MILLISECONDS = 60_000
expect.set_options(timeout=PATIENCE_MILLISECONDS)
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


@dataclass
class Visit:
    """A page of Confluence in a tab."""

    page: Page
    complaints: list[str] = field(default_factory=list)

    def macro(self, number: int) -> Frame:
        """The frame of the page's macro, counted from 0, once its include is there."""
        element = self.page.locator("iframe").nth(number)
        element.scroll_into_view_if_needed()
        handle = element.element_handle()
        frame = handle.content_frame() if handle else None
        assert frame is not None
        frame.wait_for_selector("[data-kind]", state="attached")
        # What stands above it may have grown meanwhile, and a frame out of sight is not drawn.
        element.scroll_into_view_if_needed()
        return frame

    def height(self, number: int) -> float:
        """The height of a macro's iframe in pixels."""
        box = self.page.locator("iframe").nth(number).bounding_box()
        assert box is not None
        return box["height"]

    def serious_faults(self, frame: Frame) -> list[str]:
        """What axe-core finds in a frame: rules and elements."""
        frame.evaluate(AXE.read_text())
        # Without preload axe fetches no style sheet, which our policy would refuse to a script.
        found: Any = frame.evaluate("axe.run(document, {resultTypes: ['violations'], preload: false})")
        return [
            f"{rule['id']}: {node['html'][:200]}"
            for rule in found["violations"]
            if rule["impact"] in ("serious", "critical")
            for node in rule["nodes"]
        ]


def until(frame: Frame, expression: str) -> None:
    """Wait until the expression is true in the frame; Playwright's own way needs eval, which our policy forbids."""
    for _ in range(PATIENCE_MILLISECONDS // 50):
        if frame.evaluate(expression):
            return
        frame.page.wait_for_timeout(50)
    raise AssertionError(f"{expression} does not become true")


def settle(page: Page) -> None:
    """Wait until the page keeps its height for a second: the frames have taken their last one."""
    heights = [0]
    while len(set(heights[-5:])) > 1 or len(heights) < 6:
        assert len(heights) < 300, "the page does not come to rest"
        page.wait_for_timeout(200)
        heights.append(page.evaluate("document.documentElement.scrollHeight"))


@contextmanager
def visiting(
    browser: Browser,
    sandbox: Sandbox,
    title: str,
    *,
    width: int = 1200,
    height: int = 900,
    dark: bool = False,
    has_clock: bool = False,
) -> Iterator[Visit]:
    """Open the page whose title begins like this, as a member of the first site; `has_clock`: the test moves time."""
    site = sandbox.confluence.sites[0]
    found = next(page for page in site.pages.all() if page.title.startswith(title))
    with browser.new_context(viewport={"width": width, "height": height}) as context:
        context.set_default_timeout(PATIENCE_MILLISECONDS)
        page = context.new_page()
        if has_clock:
            page.clock.install()
        visit = Visit(page)

        def listen(message: ConsoleMessage) -> None:
            if message.type in ("error", "warning") and not any(words in message.text for words in HARMLESS):
                visit.complaints.append(message.text)

        page.on("console", listen)
        page.on("pageerror", lambda error: visit.complaints.append(str(error)))
        page.goto(f"{site.url}/pages/{found.id}?as=member")
        if dark:
            page.get_by_role("button", name="Dark mode").click()
            expect(page.locator("html")).to_have_attribute("data-color-mode", "dark")
        yield visit

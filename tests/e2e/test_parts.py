"""What a card offers besides: how readers ask for it in a real browser."""

from dataclasses import replace

from playwright.sync_api import Browser, expect

from sandbox.confluence.pages import Macro
from sandbox.demo import Sandbox
from tests.e2e.browser import until, visiting
from tests.e2e.visits import LINK, MACRO


def test_side_by_side_takes_the_place_of_one_above_the_other(browser: Browser, sandbox: Sandbox) -> None:
    store = sandbox.confluence.sites[0].pages
    shown = Macro(MACRO, {"link": f"{LINK}site/commits/main", "display": "diff"})
    store.save(replace(store.create("A commit with its changes"), blocks=(shown,)))
    with visiting(browser, sandbox, "A commit with its changes", height=3000) as visit:
        frame = visit.macro(0)
        until(frame, "!location.search.includes('jwt=')")
        above, beside = frame.locator(".include-body > .patch"), frame.locator("[data-part-panel] .patch .sides").first
        button = frame.get_by_role("button", name="Side by side")
        expect(above).to_be_visible()
        button.click()
        expect(beside).to_be_visible()
        expect(above).to_be_hidden()
        button.click()
        expect(beside).to_be_hidden()
        expect(above).to_be_visible()
        assert visit.complaints == []

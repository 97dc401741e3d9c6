"""Links within a document move the page of Confluence, because the frame itself has nothing to scroll."""

import pytest
from playwright.sync_api import Browser

from sandbox.demo import Sandbox
from tests.e2e.browser import Visit, settle, until, visiting
from tests.e2e.test_gallery import SHOWN

HEIGHT = 700


def top_of(visit: Visit, number: int, selector: str) -> float:
    """How far below the top of the window an element of a macro's document begins."""
    box = visit.page.locator("iframe").nth(number).content_frame.locator(selector).first.bounding_box()
    assert box
    return box["y"]


@pytest.mark.parametrize(
    ("words", "link", "target"),
    [
        ("Markdown", "a[href='#user-content-the-way-of-an-order']", "[id='user-content-the-way-of-an-order']"),
        ("Markdown", ".footnote-ref a", ".footnotes li"),
        ("reStructuredText", "a[href='#user-content-words']", "[id='user-content-words']"),
    ],
)
def test_a_link_leads_to_its_place(browser: Browser, sandbox: Sandbox, words: str, link: str, target: str) -> None:
    number = [name for name, _ in SHOWN["Files"]].index(words)
    with visiting(browser, sandbox, "Files", width=820, height=HEIGHT) as visit:
        frame = visit.macro(number)
        until(frame, "document.documentElement.classList.contains('is-as-high-as-content')")
        settle(visit.page)
        frame.locator(link).first.press("Enter")  # it may move away from under a mouse while other frames grow
        until(frame, "document.activeElement.matches(\"[tabindex='-1']\")")
        settle(visit.page)
        assert -1 < top_of(visit, number, target) < HEIGHT  # pixels are not always whole
        assert visit.complaints == []

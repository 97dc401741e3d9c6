"""Drawings on a page of Confluence, through the real host library."""

import pytest
from playwright.sync_api import Browser, expect

from sandbox.confluence.pages import Macro, read_pages
from sandbox.demo import PAGES, Sandbox
from tests.e2e.browser import until, visiting

TITLE = "Files"
MACROS = [
    block.parameters["link"]
    for page in read_pages(PAGES)
    if page.title.startswith(TITLE)
    for block in page.blocks
    if isinstance(block, Macro)
]


@pytest.mark.parametrize("name", ["checkout.mmd", "network.drawio", "openapi.yaml"])
def test_a_drawing_is_framed_by_the_macro_in_confluence(browser: Browser, sandbox: Sandbox, name: str) -> None:
    number = next(number for number, link in enumerate(MACROS) if link.endswith(name))
    with visiting(browser, sandbox, TITLE, dark=True) as visit:
        frame = visit.macro(number)
        drawing = frame.locator("[data-drawn] > iframe")
        drawing.wait_for()
        inner = drawing.element_handle().content_frame()
        assert inner
        expect(inner.locator("html")).to_have_attribute("data-color-mode", "dark")
        assert drawing.evaluate("element => element.offsetHeight") > 200
        content = "Math.ceil(document.querySelector('.ac-content').getBoundingClientRect().height)"
        until(frame, f"Math.abs({content} - window.innerHeight) <= 2")
        assert inner.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        assert visit.complaints == []

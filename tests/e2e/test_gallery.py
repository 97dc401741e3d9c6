"""Every format through the whole app in a real browser; `make gallery` keeps the pictures for docs/gallery.md."""

import os
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FloatRect, Frame, expect

from sandbox.confluence.pages import Macro, Page, read_pages
from sandbox.demo import PAGES, Sandbox, choose_method
from tests.e2e.browser import Visit, until, visiting

DOCS = Path(__file__).parents[2] / "docs"
TITLES = ("Files", "Kinds")
PICTURES = os.environ.get("GALLERY", "")
WIDE, NARROW, TALLEST = 820, 320, 640
HEAD = """# Gallery

What readers see of each kind of file and of everything else that a link names, in light and in dark. The pictures are
taken from the pages “{titles}” of the local Confluence (`make demo`) by `make gallery`.
"""
# Pictures have arrived, but for those behind the end of an excerpt; what is drawn in a frame of its own is drawn.
IS_DRAWN = """[...document.images].every((image) =>
    (image.complete && image.naturalWidth > 0) || image.closest("[data-excerpt]:not(.is-whole)"))
  && [...document.querySelectorAll("[data-frame]")].every((frame) => frame.dataset.drawn)"""


def shown(title: str) -> Iterator[tuple[str, Macro]]:
    """The words above each macro of the page, and the macro."""
    for words, macro in pairwise(page_titled(title).blocks):
        if isinstance(words, str) and isinstance(macro, Macro):
            yield words.removeprefix("## "), macro


def page_titled(title: str) -> Page:
    """The page of the demo whose title begins like this."""
    return next(page for page in read_pages(PAGES) if page.title.startswith(title))


SHOWN = {title: list(shown(title)) for title in TITLES}


def slug(words: str) -> str:
    return "-".join(words.lower().replace(".", " ").replace(",", " ").split())


@pytest.fixture(scope="module", autouse=True)
def diagrams_are_allowed(nothing_is_chosen: None, sandbox: Sandbox) -> None:
    """As in the demo: PlantUML diagrams are drawn on the first site."""
    choose_method(sandbox, sandbox.confluence.sites[0], {"method": "user-oauth", "plantuml": True})


def drawn(visit: Visit, number: int) -> Frame:
    frame = visit.macro(number)
    if frame.get_by_text("Too much is being shown at once").count():  # a slow machine, and the whole gallery at once
        frame.get_by_role("button", name="Try again").click()
        expect(frame.locator("[data-kind]")).to_have_attribute("data-state", "ok")
    for late in frame.locator("[data-frame], img").all():
        late.scroll_into_view_if_needed()  # what is far below is fetched when a reader comes near
    until(frame, IS_DRAWN)
    frame.evaluate("document.querySelectorAll('[data-maxheight]').forEach((body) => body.scrollTo(0, 0))")
    return frame


def still(visit: Visit, number: int) -> FloatRect:
    """Where the macro stands in the window, once everything above it and itself has taken its last height."""
    before = None
    for _ in range(50):
        visit.page.wait_for_timeout(600)  # the last height comes half a second after the last change
        frame = visit.page.locator("iframe").nth(number)
        frame.evaluate("(frame) => frame.scrollIntoView({ block: 'start' })")
        box = frame.bounding_box()
        assert box
        place: FloatRect = {**box, "height": min(box["height"], TALLEST)}
        if place == before:
            return place
        before = place
    raise AssertionError("the page does not come to rest")


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_each_is_shown_as_it_should_look(browser: Browser, sandbox: Sandbox, dark: bool, title: str) -> None:
    with visiting(browser, sandbox, title, width=WIDE, height=1400, dark=dark) as visit:
        for number, (words, _) in enumerate(SHOWN[title]):
            frame = drawn(visit, number)
            state = frame.locator("[data-kind]").get_attribute("data-state")
            assert state == "ok", f"{words}: {state}, {frame.inner_text('main')[:400]}"
            assert visit.serious_faults(frame) == [], words
            if PICTURES:
                picture = Path(PICTURES) / f"{slug(words)}-{'dark' if dark else 'light'}.png"
                visit.page.screenshot(path=picture, clip=still(visit, number))
        if not dark:
            assert wider_than_a_telephone(visit, title) == {}
        assert visit.complaints == []


def wider_than_a_telephone(visit: Visit, title: str) -> dict[str, int]:
    """What does not fit into a small window, and by how many pixels."""
    visit.page.set_viewport_size({"width": NARROW, "height": 900})
    found = {}
    for number, (words, _) in enumerate(SHOWN[title]):
        frame = drawn(visit, number)
        until(frame, f"document.documentElement.clientWidth <= {NARROW}")
        overflow = frame.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if overflow > 0:
            found[words] = overflow
        if PICTURES:
            visit.page.screenshot(path=Path("var") / f"narrow-{slug(words)}.png", clip=still(visit, number))
    return found


def test_the_gallery_shows_all_of_them() -> None:
    parts = [HEAD.format(titles="” and “".join(page_titled(title).title for title in TITLES))]
    for words, _ in (each for title in TITLES for each in SHOWN[title]):
        name = f"images/gallery/{slug(words)}"
        parts.append(f"## {words}\n\n![{words}, in light]({name}-light.png)\n\n![{words}, in dark]({name}-dark.png)\n")
        if not PICTURES:
            assert all((DOCS / f"{name}-{mode}.png").is_file() for mode in ("light", "dark"))
    text = "\n".join(parts)
    if PICTURES:
        (DOCS / "gallery.md").write_text(text)
    assert (DOCS / "gallery.md").read_text() == text

"""Pictures of what readers see; `make screenshots` keeps them in docs/images for the README."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from sandbox.demo import Sandbox, make_stale
from tests.e2e.browser import visiting
from tests.e2e.visits import switch

MACROS = {"Welcome": 4, "States": 13, "Cards": 5, "Private": 4}
SIZES = {"wide": (1000, 3000), "narrow": (320, 4600)}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(os.environ.get("SCREENSHOTS") or tmp_path_factory.mktemp("screenshots"))


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("title", MACROS)
def test_a_picture(browser: Browser, sandbox: Sandbox, folder: Path, title: str, size: str, dark: bool) -> None:
    make_stale(sandbox)
    width, height = SIZES[size]
    try:
        with visiting(browser, sandbox, title, width=width, height=height, dark=dark) as visit:
            for number in range(MACROS[title]):
                visit.macro(number)
            visit.page.wait_for_timeout(600)  # the frames take their last height and colours
            picture = folder / f"{title.lower()}-{size}-{'dark' if dark else 'light'}.png"
            visit.page.screenshot(path=picture, full_page=True)
            assert picture.stat().st_size > 20_000
            if (title, size, dark) == ("Welcome", "wide", False):
                visit.page.screenshot(path=folder / "page.png", clip={"x": 0, "y": 0, "width": 1000, "height": 1180})
    finally:
        switch(sandbox, "faults", method="DELETE")

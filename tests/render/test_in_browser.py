"""What a real browser makes of our HTML, without the Content-Security-Policy that would save us too."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Dialog, Page, sync_playwright

from app.render.document import Options
from app.render.references import with_addresses
from tests.render import hostile
from tests.render.documents import show

STATIC = Path(__file__).parent.parent.parent / "app/static/css"
CSS = "".join((STATIC / name).read_text() for name in ("page.css", "code.css", "highlight.css"))
SIGNATURE = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=="


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield browser.new_page()
        browser.close()


def put(page: Page, html: str, *, mode: str = "light") -> None:
    page.set_content(f'<html data-color-mode="{mode}"><style>{CSS}</style><body><main>{html}</main></body></html>')


def test_nothing_hostile_runs_or_reaches_out(page: Page) -> None:
    requests: list[str] = []
    dialogs: list[str] = []

    def close(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    page.on("request", lambda request: requests.append(request.url))
    page.on("dialog", close)
    page.route("**/*", lambda route: route.abort())
    shown = [with_addresses(show(text, "a.md").html, lambda _: SIGNATURE) for text in hostile.ALL]
    shown += [show(text, "a.html").html for text in hostile.ALL]
    put(page, "\n".join(f"<section>{html}</section>" for html in shown))
    page.evaluate("document.querySelectorAll('main *').forEach(node => { node.dispatchEvent(new Event('click')) })")
    page.evaluate("document.querySelectorAll('details').forEach(node => { node.open = !node.open })")
    page.wait_for_timeout(200)
    assert dialogs == []
    assert page.url == "about:blank"
    assert page.evaluate("document.querySelectorAll('main > section').length") == len(shown)
    assert [url for url in requests if not url.startswith(("data:", "https:", "http:"))] == []
    assert page.evaluate("typeof document.getElementById") == "function"
    links = page.evaluate("[...document.querySelectorAll('main a[href]')].map(link => link.protocol)")
    assert set(links) <= {"https:", "http:", "mailto:", "about:"}
    with page.expect_event("dialog"):
        put(page, "<img src=x onerror=alert('dirty')>")
    assert dialogs == ["dirty"]  # so the trap works


def test_copied_code_is_the_code(page: Page) -> None:
    content = "def f():\n\n    '''a\n\tb'''\n    return 1 < 2\n"
    put(page, show(content, "a.py").html)
    copied = page.evaluate(
        "() => { getSelection().selectAllChildren(document.body); return getSelection().toString() }"
    )
    assert copied.rstrip("\n") == content.rstrip("\n")


def test_lines_that_are_left_out_are_not_copied(page: Page) -> None:
    put(page, show("a\nb\nc\n", "a.txt", Options(lines=((1, 1), (3, 3)))).html)
    assert page.evaluate("document.querySelector('.gap').innerText") == "line 2 not shown"
    copied = page.evaluate(
        "() => { getSelection().selectAllChildren(document.body); return getSelection().toString() }"
    )
    assert copied.split() == ["a", "c"]


@pytest.mark.parametrize("options", [Options(), Options(line_numbers=False)], ids=["numbers", "no numbers"])
def test_every_line_is_as_high_as_the_others(page: Page, options: Options) -> None:
    put(page, show("a\n\n\tb\n" + "long " * 100 + "\n", "a.txt", options).html)
    heights = page.evaluate("[...document.querySelectorAll('.line')].map(line => line.getBoundingClientRect().height)")
    assert len(heights) == 4
    assert len(set(heights)) == 1
    assert heights[0] > 10


@pytest.mark.parametrize(("mode", "colour"), [("light", "rgb(169, 13, 145)"), ("dark", "rgb(255, 173, 102)")])
def test_colours_follow_the_mode_of_the_page(page: Page, mode: str, colour: str) -> None:
    put(page, show("if x: pass\n", "a.py").html, mode=mode)
    assert page.evaluate("getComputedStyle(document.querySelector('.k')).color") == colour

"""What readers do with a shown file in a real browser: copy, wrap, follow a line's number, ask for the last change."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, Frame, Locator, expect

from sandbox.confluence.pages import Macro
from sandbox.demo import Sandbox
from tests.conftest import free_port
from tests.e2e.browser import Visit, until, visiting
from tests.e2e.signing_in import sign_in
from tests.e2e.visits import LINK, MACRO, switch
from tests.watched import watched

CODE = "def f(x):\n\tif x:  # <b>&amp;\u202e\n\t\treturn 'a long word' + 'and another one' * 300\n\n\treturn None\n"
ODD = {"repository": "acme/trunk", "branch": "odd", "path": "odd.py", "content": CODE, "message": "x"}
PYTHON = f"{LINK}site/src/main/src/retry.py"
DATA = f"{LINK}site/src/main/data"
PAGE: tuple[dict[str, str], ...] = (
    {"link": f"{LINK}trunk/src/odd/odd.py"},
    {"link": PYTHON, "lines": "3:5,9", "header": "hide"},
    {"link": f"{LINK}private/src/main/README.md"},
    {"link": f"{LINK}private/src/main/README.md", "display": "source"},
    {"link": f"{DATA}/long-line.js", "wrap": "yes"},
    {"link": PYTHON, "lines": "1:9", "collapse": "yes"},
    {"link": PYTHON, "linenumbers": "hide", "title": "A title that is long enough for two lines of a telephone"},
    {"link": f"{DATA}/25000-lines.py", "maxheight": "300"},
)
ODD_FILE, HIDDEN, RENDERED, PRIVATE, LONG, FOLDED, UNNUMBERED, HUGE = range(len(PAGE))


@pytest.fixture(scope="module")
def files() -> Iterator[Sandbox]:
    """A page full of files, and a member who has connected."""
    with watched(port=free_port()) as sandbox:
        switch(sandbox, "push", ODD)
        store = sandbox.confluence.sites[0].pages
        blocks = tuple(Macro(MACRO, parameters) for parameters in PAGE)
        store.save(replace(store.create("Views of files"), blocks=blocks))
        sign_in(sandbox, user="member", account="mia")
        yield sandbox


@contextmanager
def visit(browser: Browser, sandbox: Sandbox, *, width: int = 900, dark: bool = False) -> Iterator[Visit]:
    """So high that no macro is out of sight: a frame there is not drawn, and a click would wait for that."""
    with visiting(browser, sandbox, "Views of files", width=width, height=6000, dark=dark) as visit:
        yield visit


def ready(visit: Visit, number: int) -> Frame:
    """The frame of a macro, its scripts run."""
    frame = visit.macro(number)
    until(frame, "!location.search.includes('jwt=')")
    return frame


def button(frame: Frame, name: str) -> Locator:
    return frame.get_by_role("button", name=name)


def copied(visit: Visit, frame: Frame) -> str:
    """What has gone to the clipboard, as the next field takes it."""
    frame.evaluate("document.body.append(Object.assign(document.createElement('textarea'), {id: 'pasted'}))")
    field = frame.locator("#pasted")
    field.focus()
    visit.page.keyboard.press("Control+V")
    value = field.input_value()
    field.evaluate("field => field.remove()")
    return value


def test_copy_gives_exactly_the_lines(browser: Browser, files: Sandbox) -> None:
    with visit(browser, files) as visited:
        frame = ready(visited, ODD_FILE)
        button(frame, "Copy the code").click()
        expect(frame.get_by_role("status").filter(has_text="Copied")).to_be_visible()
        assert copied(visited, frame) == CODE.removesuffix("\n")
        assert visited.complaints == []


def test_without_a_header_the_shown_lines_can_be_copied_as_well(browser: Browser, files: Sandbox) -> None:
    with visit(browser, files) as visited:
        frame = ready(visited, HIDDEN)
        copy = button(frame, "Copy the code")
        tools = frame.get_by_role("group", name="Actions")
        assert tools.evaluate("element => getComputedStyle(element).opacity") == "0"
        frame.locator(".line").first.hover()
        assert tools.evaluate("element => getComputedStyle(element).opacity") == "1"
        copy.press("Enter")
        expect(frame.get_by_text("Copied")).to_be_visible()
        lines = frame.locator(".line").all_text_contents()
        assert len(lines) == 4
        assert copied(visited, frame) == "\n".join(lines)


def test_a_selection_is_copied_without_numbers_too(browser: Browser, files: Sandbox) -> None:
    with visit(browser, files) as visited:
        frame = ready(visited, HUGE)
        text = frame.evaluate(
            "getSelection().selectAllChildren(document.querySelector('.code')), String(getSelection())"
        )
        assert text.startswith('"""Prices by product."""\n\ndef price_1(')
        assert text.count("\n") in (19_999, 20_000), "chunks add no line ends"
        assert frame.evaluate("find('def price_2400(', true, false, true)"), "what is not laid out yet is found"


def test_long_lines_wrap_when_the_reader_wants_it(browser: Browser, files: Sandbox) -> None:
    overflows = "(pre => pre.scrollWidth > pre.clientWidth)(document.querySelector('.code pre'))"
    with visit(browser, files, width=320) as visited:
        frame = ready(visited, ODD_FILE)
        wrap = button(frame, "Wrap long lines")
        expect(wrap).to_have_attribute("aria-pressed", "false")
        assert frame.evaluate(overflows)
        wrap.press("Space")
        expect(wrap).to_have_attribute("aria-pressed", "true")
        assert not frame.evaluate(overflows)
        wrap.click()
        assert frame.evaluate(overflows)


def test_long_lines_wrap_when_the_author_wants_it(browser: Browser, files: Sandbox) -> None:
    with visit(browser, files, width=320) as visited:
        frame = ready(visited, LONG)
        expect(button(frame, "Wrap long lines")).to_have_attribute("aria-pressed", "true")
        assert frame.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert frame.evaluate("(pre => pre.scrollWidth <= pre.clientWidth)(document.querySelector('.code pre'))")


def test_the_number_under_the_pointer_leads_to_the_line_at_its_commit(browser: Browser, files: Sandbox) -> None:
    with visit(browser, files) as visited:
        frame = ready(visited, HIDDEN)
        commit = frame.locator("[data-kind]").get_attribute("data-commit")
        address = f"{files.bitbucket.web_url}/acme/site/src/{commit}/src/retry.py#lines-"
        link = frame.locator(".line-link")
        expect(link).to_have_attribute("href", f"{address}3")
        frame.locator(".line", has_text="import time").hover()
        expect(link).to_have_attribute("href", f"{address}4")
        expect(link).to_have_attribute("rel", "noopener noreferrer")
        expect(link).to_have_count(1)
        box = frame.locator(".has-link").bounding_box()
        assert box
        with visited.page.context.expect_page() as opened:
            visited.page.mouse.click(box["x"] + 20, box["y"] + 8)
        assert opened.value.url == f"{address}4"


def test_the_keyboard_reaches_every_line(browser: Browser, files: Sandbox) -> None:
    with visit(browser, files) as visited:
        frame = ready(visited, HIDDEN)
        frame.get_by_role("link", name="Line 3 in Bitbucket").focus()
        for key, line in [("ArrowUp", 3), ("ArrowDown", 4), ("ArrowDown", 5), ("ArrowDown", 9), ("ArrowUp", 5)]:
            visited.page.keyboard.press(key)
            expect(frame.get_by_role("link", name=f"Line {line} in Bitbucket")).to_be_focused()


def test_where_there_are_no_numbers_there_is_no_link(browser: Browser, files: Sandbox) -> None:
    with visit(browser, files) as visited:
        for number in (UNNUMBERED, RENDERED):
            frame = ready(visited, number)
            expect(frame.locator(".line-link")).to_have_count(0)


def test_actions_of_a_document(browser: Browser, files: Sandbox) -> None:
    with visit(browser, files) as visited:
        frame = ready(visited, RENDERED)
        expect(button(frame, "Copy the code")).to_have_count(0)
        expect(button(frame, "Wrap long lines")).to_have_count(0)
        commit = frame.locator("[data-kind]").get_attribute("data-commit")
        edit = frame.get_by_role("link", name="Edit in Bitbucket")
        web = f"{files.bitbucket.web_url}/acme/private/src"
        expect(edit).to_have_attribute("href", f"{web}/{commit}/README.md?mode=edit&at=main")
        expect(edit).to_have_attribute("target", "_blank")
        expect(frame.get_by_role("link", name="Open in Bitbucket")).to_have_attribute("href", f"{web}/main/README.md")


@pytest.mark.parametrize("number", [RENDERED, PRIVATE])
def test_the_last_change_is_told_when_it_is_asked_for(browser: Browser, files: Sandbox, number: int) -> None:
    with visit(browser, files) as visited:
        frame = ready(visited, number)
        ask = button(frame, "Last change")
        expect(ask).to_have_attribute("aria-expanded", "false")
        ask.press("Enter")
        panel = frame.get_by_role("status").filter(has_text="Last change")
        expect(panel).to_contain_text("Ada Bitbucket")
        expect(panel.locator("time")).not_to_have_text(re.compile("T00:00"))
        expect(panel.get_by_role("link", name="Begin")).to_have_attribute("href", re.compile("/acme/private/commits/"))
        expect(frame.locator("[data-kind]")).to_have_count(1)
        assert visited.serious_faults(frame) == []
        ask.click()
        expect(panel).to_be_hidden()
        ask.click()
        expect(panel).to_be_visible()
        assert visited.complaints == []


def test_asking_again_by_keyboard_keeps_the_focus_and_says_what_came_of_it(browser: Browser, files: Sandbox) -> None:
    with visit(browser, files) as visited:
        frame = ready(visited, ODD_FILE)
        frame.evaluate(
            "window.said = [];"
            "new MutationObserver(() => window.said.push(document.querySelector('[data-said]').textContent))"
            ".observe(document.querySelector('main'), { childList: true, subtree: true })"
        )
        frame.locator("[data-refresh]").press("Enter")
        until(frame, "['Up to date.', 'Asked a moment ago.'].some((words) => window.said.includes(words))")
        assert frame.evaluate("document.activeElement.matches('[data-refresh]')")
        frame.evaluate("window.said = []")
        visited.page.keyboard.press("Enter")
        until(frame, "window.said.includes('Asked a moment ago.')")
        assert frame.evaluate("document.activeElement.matches('[data-refresh]')")
        assert visited.complaints == []


def test_what_is_folded_unfolds_with_its_numbers(browser: Browser, files: Sandbox) -> None:
    with visit(browser, files) as visited:
        frame = ready(visited, FOLDED)
        expect(frame.locator(".line").first).to_be_hidden()
        button(frame, "Copy the code").click()
        assert copied(visited, frame).count("\n") == 8
        frame.locator("summary").click()
        expect(frame.locator(".line").first).to_be_visible()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [320, 900])
def test_nothing_is_wrong_at_any_width(browser: Browser, files: Sandbox, width: int, dark: bool) -> None:
    with visit(browser, files, width=width, dark=dark) as visited:
        for number in range(len(PAGE) - 1):
            frame = ready(visited, number)
            frame.wait_for_selector(f"html[data-color-mode={'dark' if dark else 'light'}]", state="attached")
            assert frame.evaluate("document.documentElement.scrollWidth <= innerWidth"), number
            assert visited.serious_faults(frame) == [], number
            for tool in frame.locator(".include-tool").all():
                box = tool.bounding_box()
                assert box
                assert min(box["width"], box["height"]) >= 24, "https://www.w3.org/TR/WCAG22/#target-size-minimum"
        assert visited.complaints == []

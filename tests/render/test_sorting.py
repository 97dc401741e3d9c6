"""Sorting in a real browser, of tables as they are rendered."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, sync_playwright

from tests.render.documents import show

STATIC = Path(__file__).parent.parent.parent / "app/static"
SCRIPT = (STATIC / "js/tables.js").read_text() + "\nmakeSortable(document);"
CSS = "".join((STATIC / "css" / name).read_text() for name in ("page.css", "include.css", "tables.css"))


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield browser.new_page()
        browser.close()


def put(page: Page, content: str) -> None:
    html = show(content, "a.csv").html
    page.set_content(f"<style>{CSS}</style><main><div class='include-body'>{html}</div></main>")
    page.add_script_tag(content=SCRIPT, type="module")
    page.wait_for_selector(".sheet-sort")


def column(page: Page, number: int = 1) -> list[str]:
    return page.locator(f"tbody td:nth-child({number})").all_inner_texts()


@pytest.mark.parametrize(
    ("values", "upwards", "downwards"),
    [
        (["10", "9", "", "-1.5", "1e2"], ["-1.5", "9", "10", "1e2", ""], ["1e2", "10", "9", "-1.5", ""]),
        (["1,000 EUR", "$5", "20 %", "−3"], ["−3", "$5", "20 %", "1,000 EUR"], ["1,000 EUR", "20 %", "$5", "−3"]),
        (["b10", "B9", "", "a"], ["a", "B9", "b10", ""], ["b10", "B9", "a", ""]),
        (["1.234,5 €", "99,9 €", "-"], ["99,9 €", "1.234,5 €", "-"], ["1.234,5 €", "99,9 €", "-"]),
        (
            ["2026-02-01", "2025-12-31 10:00", "n/a", "2026-01-01T00:00:00Z"],
            ["2025-12-31 10:00", "2026-01-01T00:00:00Z", "2026-02-01", "n/a"],
            ["2026-02-01", "2026-01-01T00:00:00Z", "2025-12-31 10:00", "n/a"],
        ),
        (["01.02.2026", "31.01.2026"], ["31.01.2026", "01.02.2026"], ["01.02.2026", "31.01.2026"]),
        (["1/31/2026", "12/1/2025"], ["12/1/2025", "1/31/2026"], ["1/31/2026", "12/1/2025"]),
        (["x" * 250 + "2", "x" * 250 + "1"], ["x" * 200 + "…"] * 2, ["x" * 200 + "…"] * 2),
    ],
    ids=["numbers", "money", "words", "comma", "dates", "day first", "month first", "shortened"],
)
def test_each_column_sorts_as_what_it_holds(
    page: Page, values: list[str], upwards: list[str], downwards: list[str]
) -> None:
    put(page, "name;row\n" + "".join(f"{value};r{number}\n" for number, value in enumerate(values)))
    head = page.get_by_role("button", name="name")
    head.click()
    assert column(page) == upwards
    assert page.locator("th").first.get_attribute("aria-sort") == "ascending"
    head.click()
    assert column(page) == downwards
    assert page.locator("th").first.get_attribute("aria-sort") == "descending"
    head.click()
    assert column(page, 2) == [f"r{number}" for number in range(len(values))]
    assert page.locator("th").first.get_attribute("aria-sort") == "none"


def test_shortened_values_sort_by_all_they_say(page: Page) -> None:
    put(page, f"name,row\n{'x' * 250}2,a\n{'x' * 250}1,b\n")
    page.get_by_role("button", name="name").click()
    assert column(page, 2) == ["b", "a"]


def test_equal_values_keep_their_order_in_both_directions(page: Page) -> None:
    put(page, "name,row\n" + "".join(f"{number % 2},r{number}\n" for number in range(6)))
    head = page.get_by_role("button", name="name")
    head.click()
    assert column(page, 2) == ["r0", "r2", "r4", "r1", "r3", "r5"]
    head.click()
    assert column(page, 2) == ["r1", "r3", "r5", "r0", "r2", "r4"]


def test_another_column_begins_anew(page: Page) -> None:
    put(page, "one,two\n1,b\n2,a\n")
    page.get_by_role("button", name="one").click()
    page.get_by_role("button", name="two").click()
    assert column(page) == ["2", "1"]
    assert [head.get_attribute("aria-sort") for head in page.locator("th").all()] == ["none", "ascending"]


def test_the_keyboard_reaches_the_table_and_its_heads(page: Page) -> None:
    put(page, "one,two\n1,b\n2,a\n")
    for expected in ("Table: a.csv", "one", "two"):
        page.keyboard.press("Tab")
        reached = "document.activeElement.ariaLabel ?? document.activeElement.textContent"
        assert page.evaluate(reached) == expected
    page.keyboard.press("Enter")
    assert column(page) == ["2", "1"]


def test_the_head_stays_while_the_table_scrolls(page: Page) -> None:
    put(page, "one,two\n" + "1,b\n" * 100)
    page.locator(".sheet").evaluate("sheet => { sheet.scrollTop = 1000 }")
    top = "node => node.getBoundingClientRect().top"
    assert page.locator(".sheet").evaluate("sheet => sheet.scrollTop") > 900
    assert page.locator("th").first.evaluate(top) == page.locator(".sheet").evaluate(top)

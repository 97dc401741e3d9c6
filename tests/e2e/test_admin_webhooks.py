"""Webhooks in the settings, in a real browser: added, entered in Bitbucket, heard of, and removed."""

from collections.abc import Iterator

import pytest
import requests
from playwright.sync_api import Browser, Frame, Locator, Route, expect

from sandbox.demo import Sandbox
from tests.e2e.panel import call, fulfil, opened
from tests.hooking import event, headers_for


@pytest.fixture(autouse=True)
def nothing_stored(sandbox: Sandbox) -> Iterator[None]:
    call(sandbox, "DELETE", "everything")
    yield
    call(sandbox, "DELETE", "everything")


def section(frame: Frame) -> Locator:
    return frame.get_by_role("region", name="Webhooks")


def test_a_webhook_is_added_entered_and_heard_of(browser: Browser, sandbox: Sandbox) -> None:
    with opened(browser, sandbox) as (visit, frame):
        webhooks = section(frame)
        expect(webhooks.get_by_text("There is no webhook. Nothing is missing")).to_be_visible()
        expect(webhooks).to_contain_text("Repository settings")
        expect(webhooks).to_contain_text("Build status created")
        webhooks.get_by_role("button", name="Add a webhook").click()
        new = webhooks.get_by_role("group", name="Copy the secret into Bitbucket now.")
        expect(new).to_be_focused()
        url, secret = new.get_by_label("URL").input_value(), new.get_by_label("Secret", exact=True).input_value()
        expect(webhooks.get_by_role("listitem").filter(has_text=url)).to_contain_text("Bitbucket has sent nothing yet")
        expect(frame.locator("[data-log-entries] li").first).to_contain_text("Added the webhook …")
        assert visit.serious_faults(frame) == []
    body = event("acme/site")
    assert requests.post(url, data=body, headers=headers_for(body, secret), timeout=10).status_code == 204
    with opened(browser, sandbox) as (_, frame):
        webhooks = section(frame)
        expect(webhooks.get_by_role("listitem").filter(has_text=url)).to_contain_text("Bitbucket last sent something")
        expect(webhooks.get_by_label("Secret", exact=True)).to_be_hidden()
        assert secret not in frame.content()


def test_it_is_removed_in_two_steps(browser: Browser, sandbox: Sandbox) -> None:
    url = call(sandbox, "POST", "webhooks")["url"]
    with opened(browser, sandbox) as (_, frame):
        row = section(frame).get_by_role("listitem").filter(has_text=url)
        row.get_by_role("button", name=f"Remove {url}").click()
        expect(row.get_by_role("button", name="Keep it")).to_be_focused()
        row.get_by_role("button", name="Keep it").click()
        row.get_by_role("button", name=f"Remove {url}").click()
        row.get_by_role("button", name="Remove for good").click()
        expect(section(frame).get_by_text(f"{url} is removed.")).to_be_focused()
        expect(row).to_have_count(0)
    assert call(sandbox, "GET", "webhooks") == {"webhooks": []}


def test_removing_a_new_one_takes_its_secret_away(browser: Browser, sandbox: Sandbox) -> None:
    with opened(browser, sandbox) as (_, frame):
        webhooks = section(frame)
        webhooks.get_by_role("button", name="Add a webhook").click()
        url = webhooks.get_by_label("URL").input_value()
        webhooks.get_by_role("button", name=f"Remove {url}").click()
        webhooks.get_by_role("button", name="Remove for good").click()
        expect(webhooks.get_by_label("Secret", exact=True)).to_be_hidden()


def test_there_are_too_many(browser: Browser, sandbox: Sandbox) -> None:
    for _ in range(20):
        call(sandbox, "POST", "webhooks")
    with opened(browser, sandbox, width=400, dark=True) as (visit, frame):
        webhooks = section(frame)
        webhooks.get_by_role("button", name="Add a webhook").click()
        expect(webhooks.get_by_role("alert")).to_contain_text("There are 20 webhooks already")
        assert visit.serious_faults(frame) == []
        assert frame.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_they_cannot_be_read(browser: Browser, sandbox: Sandbox) -> None:
    def answer(route: Route) -> None:
        if route.request.url.endswith("/webhooks"):
            fulfil(route, 503, {"error": {"code": "unavailable", "message": "Not now.", "request_id": "1"}})
        else:
            route.continue_()

    with opened(browser, sandbox, answer=answer) as (_, frame):
        expect(section(frame).get_by_text("The webhooks cannot be read now.")).to_be_visible()

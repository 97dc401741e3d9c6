"""The admin panel in a real browser, as the administrator of the first site sees it."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import requests
from playwright.sync_api import Browser, ConsoleMessage, Frame, Route

from sandbox.demo import Sandbox
from tests.e2e.browser import HARMLESS, PATIENCE_MILLISECONDS, Visit

PANEL = "/plugins/servlet/ac/include-bitbucket/include-bitbucket-admin?as=admin"
# What the browser says of every answer that is an error; the panel says it in words.
REFUSAL = "Failed to load resource"


@contextmanager
def opened(
    browser: Browser,
    sandbox: Sandbox,
    *,
    width: int = 1000,
    dark: bool = False,
    answer: Callable[[Route], None] | None = None,
) -> Iterator[tuple[Visit, Frame]]:
    """Open the panel and wait until it shows the settings, or says why not; `answer` takes the place of the API."""
    with browser.new_context(viewport={"width": width, "height": 900}, locale="en-GB") as context:
        context.set_default_timeout(PATIENCE_MILLISECONDS)
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        page = context.new_page()
        visit = Visit(page)

        def listen(message: ConsoleMessage) -> None:
            if message.type in ("error", "warning") and not any(words in message.text for words in HARMLESS):
                visit.complaints.append(message.text)

        page.on("console", listen)
        page.on("pageerror", lambda error: visit.complaints.append(str(error)))
        if answer:
            page.route("**/api/admin/**", answer)
        page.goto(f"{sandbox.confluence.sites[0].url}{PANEL}")
        if dark:
            page.get_by_role("button", name="Dark mode").click()
        element = page.locator("iframe").element_handle()
        frame = element.content_frame()
        assert frame is not None
        frame.wait_for_selector("[data-panel=ready], [data-panel=failed]")
        yield visit, frame
        assert [words for words in visit.complaints if REFUSAL not in words] == []


def call(sandbox: Sandbox, method: str, path: str, body: Any = None) -> Any:
    """Use the admin API as another window of the same administrator does: the answer, which must be a good one."""
    token = sandbox.confluence.context_token(sandbox.confluence.sites[0], "admin")
    response = requests.request(
        method,
        f"{sandbox.app_url}/api/admin/{path}",
        json=body,
        headers={"Authorization": f"JWT {token}"},
        timeout=30,
    )
    assert response.ok, response.text
    return response.json()


def put(sandbox: Sandbox, body: Any) -> Any:
    """Save settings from somewhere else: what GET answers afterwards."""
    return call(sandbox, "PUT", "authentication", body)


def settings(sandbox: Sandbox) -> Any:
    """What is stored, as the API tells it."""
    return call(sandbox, "GET", "authentication")


def paste(visit: Visit, frame: Frame, selector: str, text: str) -> None:
    """Copy the text somewhere else, and paste it into a field."""
    visit.page.evaluate("text => navigator.clipboard.writeText(text)", text)
    frame.locator(selector).focus()
    visit.page.keyboard.press("Control+V")


def fulfil(route: Route, status: int, body: Any) -> None:
    """Answer a call of the panel."""
    route.fulfill(status=status, content_type="application/json", body=json.dumps(body))

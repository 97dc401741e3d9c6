"""What the admin panel shows when things are not as usual, on answers that are written here; and how it looks."""

from typing import Any

import pytest
from flask import Flask, render_template
from playwright.sync_api import Browser, Request, Route, expect

from sandbox.demo import Sandbox
from tests.e2e.browser import until
from tests.e2e.panel import fulfil, opened

STORED = {"project": None, "expires_on": "2026-12-05", "added_at": "2026-09-24T10:00:00Z", "workspace": "acme"}
SETTINGS: dict[str, Any] = {
    "version": "1",
    "method": "access-token",
    "visitors": False,
    "user_oauth": {"configured": True, "people": 12},
    "access_tokens": [{**STORED, "id": "first", "repository": "site"}, {**STORED, "id": "second", "repository": None}],
    "api_token": {
        "id": "third",
        "email": "reader@acme.example",
        "expires_on": None,
        "added_at": "2026-09-24T10:00:00Z",
    },
    "warnings": [
        {"credential": "first", "code": "expires-soon", "message": "The token for acme/site expires in 11 days."},
        {"credential": "second", "code": "failing", "message": "Bitbucket refuses the token for workspace acme."},
    ],
}
CHECKS = {
    "repository": {"ok": True, "code": "ok", "remedy": None},
    "pullrequest": {"ok": False, "code": "missing-scope", "remedy": "Tick Pull requests → Read in a new token."},
    "pipeline": {"ok": None, "code": "not-checked", "remedy": "Name a repository to test with."},
    "issue": {"ok": False, "code": "gone", "remedy": None},
}
TESTED = {
    "credentials": [
        {"id": "first", "method": "access-token", "label": "acme/site", "identity": None, "expires_on": None,
         "remaining": 950, "tried": "acme/site", "checks": CHECKS}
    ]
}  # fmt: skip
LOG = {"entries": [{"at": "2026-11-24T10:00:00Z", "account_id": "5b10", "name": None, "what": "Did it"}] * 13}
NO_WEBHOOKS: dict[str, Any] = {"webhooks": []}
REFUSED = {"error": {"code": "unauthorized", "message": "No.", "request_id": "f00"}}


class Answers:
    """Answers the panel's calls; `instead` are the next answers, by the end of the address."""

    def __init__(self, **changes: Any) -> None:
        self.settings = {**SETTINGS, **changes}
        self.instead: list[tuple[str, int, Any]] = []
        self.asked: list[Request] = []

    def __call__(self, route: Route) -> None:
        """Answer one."""
        self.asked.append(route.request)
        name = route.request.url.rsplit("/", 1)[1]
        for number, (end, status, body) in enumerate(self.instead):
            if end == name:
                del self.instead[number]
                return fulfil(route, status, body)
        return fulfil(route, 200, {"test": TESTED, "audit": LOG, "webhooks": NO_WEBHOOKS}.get(name, self.settings))

    def count(self, name: str) -> int:
        """How many calls had this address."""
        return sum(request.url.endswith(name) for request in self.asked)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [1000, 320])
@pytest.mark.parametrize("method", ["user-oauth", "access-token", "api-token"])
def test_every_method_is_fit_to_be_read(
    browser: Browser, sandbox: Sandbox, method: str, width: int, dark: bool
) -> None:
    with opened(browser, sandbox, width=width, dark=dark, answer=Answers(method=method)) as (visit, frame):
        frame.wait_for_selector(f"html[data-color-mode={'dark' if dark else 'light'}]", state="attached")
        if method != "user-oauth":
            frame.get_by_role("button", name="Test", exact=True).click()
            expect(frame.locator("[data-tested]")).to_be_visible()
        for each in frame.get_by_role("button", name="Replace or change").all():
            each.click()
        frame.get_by_role("button", name="Forget everything", exact=True).click()
        assert visit.serious_faults(frame) == []
        until(frame, "document.documentElement.scrollWidth <= window.innerWidth")
        content = "Math.ceil(document.querySelector('.ac-content').getBoundingClientRect().height)"
        until(frame, f"Math.abs({content} - window.innerHeight) <= 2")


def test_warnings_lead_to_their_tokens(browser: Browser, sandbox: Sandbox) -> None:
    with opened(browser, sandbox, answer=Answers()) as (_, frame):
        warnings = frame.get_by_role("region", name="Warnings")
        expect(warnings.locator("[data-warning]")).to_have_count(2)
        warnings.locator("[data-warning=failing]").get_by_role("button", name="Show it").click()
        token = frame.get_by_role("group", name="Workspace acme").get_by_label("Token", exact=True)
        expect(token).to_be_focused()
        expect(token).to_have_value("")


@pytest.mark.parametrize(
    ("repository", "tried", "checks", "words"),
    [
        ("acme/vault", "acme/site", CHECKS, "No token here is for acme/vault"),
        ("ACME/Site", "acme/site", CHECKS, "Tokens with something to look at: 1 of 1."),
        ("", None, dict.fromkeys(CHECKS, CHECKS["pipeline"]), "No repository could be read."),
    ],
)
def test_the_headline_of_the_test_promises_nothing(
    browser: Browser, sandbox: Sandbox, repository: str, tried: str | None, checks: Any, words: str
) -> None:
    answers = Answers()
    result = {**TESTED["credentials"][0], "tried": tried, "checks": checks}
    answers.instead.append(("test", 200, {"credentials": [result]}))
    with opened(browser, sandbox, answer=answers) as (_, frame):
        frame.get_by_label("Repository to test with").fill(repository)
        frame.get_by_label("Repository to test with").press("Enter")
        expect(frame.locator("[data-test-status]")).to_contain_text(words)
        expect(frame.locator("[data-fact=tried]")).to_have_text(tried or "none")


def test_each_result_of_the_test_is_said_in_words(browser: Browser, sandbox: Sandbox) -> None:
    answers = Answers()
    with opened(browser, sandbox, answer=answers) as (_, frame):
        frame.get_by_label("Repository to test with").fill("https://bitbucket.org/acme/site/src/main/")
        frame.get_by_label("Repository to test with").press("Enter")
        for check, (result, *words) in {
            "repository": ("ok", "OK"),
            "pullrequest": ("not-ok", "Not OK", "Tick Pull requests → Read in a new token."),
            "pipeline": ("not-checked", "Could not be checked", "Name a repository to test with."),
            "issue": ("gone", "Removed by Bitbucket"),
        }.items():
            row = frame.locator(f"[data-check={check}]")
            expect(row).to_have_attribute("data-result", result)
            expect(row.locator("td > *")).to_have_text(words)
        expect(frame.locator("[data-fact=identity]")).to_have_text("Bitbucket does not tell")
        expect(frame.locator("[data-fact=remaining]")).to_have_text("950")
        expect(frame.locator("[data-test-status]")).to_have_text("Tokens with something to look at: 1 of 1.")
        assert (answers.asked[-1].post_data_json or {})["repository"] == "acme/site"
        assert answers.count("/authentication") == 1  # asked for, and not saved


def test_a_token_that_has_expired_is_renewed_once(browser: Browser, sandbox: Sandbox) -> None:
    answers = Answers()
    answers.instead = [("authentication", 401, REFUSED)]
    with opened(browser, sandbox, answer=answers) as (_, frame):
        expect(frame.locator("[data-panel]")).to_have_attribute("data-panel", "ready")
        assert answers.count("/authentication") == 2
        answers.instead = [("authentication", 401, REFUSED)] * 2
        frame.get_by_label("People who are not logged in").check()
        frame.get_by_role("button", name="Save", exact=True).click()
        expect(frame.locator("[data-failed]")).to_contain_text("Confluence does not say any more who you are.")
        expect(frame.get_by_label("People who are not logged in")).to_be_checked()
        assert answers.count("/authentication") == 4


def test_settings_that_cannot_be_read_are_asked_for_again(browser: Browser, sandbox: Sandbox) -> None:
    answers = Answers()
    away = {
        "error": {"code": "unavailable", "message": "Include Bitbucket cannot work right now.", "request_id": "f00"}
    }
    answers.instead = [("authentication", 503, away)]
    with opened(browser, sandbox, answer=answers) as (_, frame):
        expect(frame.get_by_role("alert").filter(visible=True)).to_contain_text(
            "Include Bitbucket cannot work right now."
        )
        expect(frame.locator("[data-form]")).to_be_hidden()
        frame.get_by_role("button", name="Try again").click()
        expect(frame.locator("[data-form]")).to_be_visible()


def test_a_long_log_shows_its_head_first(browser: Browser, sandbox: Sandbox) -> None:
    with opened(browser, sandbox, answer=Answers()) as (_, frame):
        lines = frame.locator("[data-log-entries] li")
        expect(lines).to_have_count(10)
        expect(lines.first).to_contain_text("5b10")
        frame.get_by_role("button", name="Show all 13 entries").click()
        expect(lines).to_have_count(13)


def test_without_a_consumer_the_page_says_that_nobody_can_sign_in(app: Flask) -> None:
    for configured, count in ((True, 0), (False, 1)):
        with app.test_request_context("/admin"):
            page = render_template("admin/page.html", site={}, script_url="", oauth_configured=configured)
        assert page.count("data-no-consumer") == count
    assert "Until then only public repositories work." in page


def test_outside_confluence_the_page_says_where_it_works(browser: Browser, sandbox: Sandbox) -> None:
    address = sandbox.confluence.sign_page_url(sandbox.confluence.sites[0], "admin", "include-bitbucket-admin", {})
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(address)
        expect(page.locator("[data-message=no-host]")).to_contain_text("These settings work only inside Confluence.")
        expect(page.get_by_role("heading", name="What is stored, and for how long")).to_be_visible()
        expect(page.locator("[data-form]")).to_be_hidden()

"""Each method from its choice to its end, as administrators and readers walk through it; the guide has the pictures."""

import os
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from sandbox.bitbucket import credentials
from sandbox.demo import SETTINGS, Sandbox
from tests.conftest import free_port
from tests.e2e.signing_in import sign_out
from tests.e2e.visits import drop_cache, switch
from tests.e2e.walking import NO_OPENER, NO_WINDOWS, Person, Pictures, begin_sign_in, consent, somebody
from tests.e2e.walking_settings import (
    enter_access_token,
    follow_the_reason,
    forget_everything,
    go_back_to_everyone_signs_in,
    insist_on_wrong_token,
    remove_what_is_kept,
    save,
)
from tests.watched import watched

OAUTH, ACCESS, API = 1, 0, 2  # a site with a foreign address for the sign-in, as in the cloud
ENDED = "Your connection to Bitbucket has ended"
WORDS = "Only for members of acme/private."


@pytest.fixture(scope="module")
def everything() -> Iterator[Sandbox]:
    with watched(port=free_port()) as sandbox:
        yield sandbox


@pytest.fixture(scope="module")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Pictures:
    folder = Path(os.environ.get("SCREENSHOTS") or tmp_path_factory.mktemp("pictures"))
    folder.mkdir(parents=True, exist_ok=True)
    return Pictures(folder)


def test_each_person_signs_in(browser: Browser, everything: Sandbox, pictures: Pictures) -> None:
    with somebody(browser, everything, "member", site=OAUTH) as mia:
        mia.read()
        mia.sees("sign-in", "sign-in", "sign-in", "ok")
        pictures.take(mia, "sign-in", mia.page.locator("iframe").first)
        mia.page.evaluate("window.stayed = true")

        window = begin_sign_in(mia, 0)
        facts = window.locator("dl")
        expect(facts).to_contain_text(mia.host)
        expect(facts).to_contain_text("Mia Member")
        pictures.take(mia, "sign-in-window", window.locator("main"))
        with window.expect_event("close"):
            consent(window, account="mia")

        mia.sees("ok", "no-access", "no-access", "ok")
        assert mia.page.evaluate("window.stayed")
        private = mia.include(0)
        expect(private.get_by_text(WORDS)).to_be_visible()
        expect(private.locator("img")).to_have_js_property("naturalWidth", 240)
        expect(mia.include(1).get_by_text("Your Bitbucket account cannot see this repository")).to_be_visible()

        private.get_by_role("button", name="Your Bitbucket connection").click()
        expect(private.get_by_text("You are signed in to Bitbucket as Mia Bitbucket")).to_be_visible()
        pictures.take(mia, "connection", mia.page.locator("iframe").first)
        private.get_by_role("button", name="Disconnect").click()
        mia.sees("sign-in", "sign-in", "sign-in", "ok")

        window = begin_sign_in(mia, 1)
        with window.expect_event("close"):
            consent(window)
        mia.sees("ok", "no-access", "no-access", "ok")

        before = switch(everything, "oauth", method="GET")
        switch(everything, "oauth/expire")
        drop_cache(everything)
        mia.read()
        mia.sees("ok", "no-access", "no-access", "ok")
        after = switch(everything, "oauth", method="GET")
        assert after["refreshes"] == before["refreshes"] + 1

        switch(everything, "oauth/revoke", {"user": "mia"})
        drop_cache(everything)
        mia.read()
        mia.sees("sign-in", "sign-in", "sign-in", "ok")
        expect(mia.include(0).get_by_text(ENDED)).to_be_visible()
        window = begin_sign_in(mia, 0)
        with window.expect_event("close"):
            consent(window, grant=True)
        mia.sees("ok", "no-access", "no-access", "ok")


def test_signing_in_where_windows_do_not_open(browser: Browser, everything: Sandbox, pictures: Pictures) -> None:
    with somebody(browser, everything, "admin", site=OAUTH, script=f"{NO_WINDOWS}; {NO_OPENER}") as ada:
        ada.read()
        ada.sees("sign-in", "sign-in", "sign-in", "ok")
        private = ada.include(0)
        private.locator(".include-message").get_by_role("button", name="Sign in to Bitbucket").click()
        expect(private.get_by_text("Your browser did not open a window.")).to_be_visible()
        pictures.take(ada, "sign-in-steps", ada.page.locator("iframe").first)
        with ada.page.context.expect_page() as opened:
            private.get_by_role("link", name="Sign in to Bitbucket in a new window").click()
        window = opened.value
        consent(window, account="ada")
        expect(window.get_by_role("heading", name="One step is left")).to_be_visible()
        expect(window.locator("dl")).to_contain_text("Ada Bitbucket")
        pictures.take(ada, "sign-in-code", window.locator("main"))
        window.get_by_role("button", name="Copy").click()
        expect(window.get_by_text("Copied.")).to_be_visible()
        window.close()

        code = private.get_by_label("If that window shows a code at the end, enter it here:")
        code.fill("0000")
        private.get_by_role("button", name="Finish").click()
        expect(private.get_by_text("This is not the code that the last page shows.")).to_be_visible()
        code.fill("")
        code.focus()
        ada.page.keyboard.press("Control+V")
        private.get_by_role("button", name="Finish").click()
        ada.sees("ok", "ok", "ok", "ok")


def test_a_window_that_has_lost_its_page_shows_a_code(browser: Browser, everything: Sandbox) -> None:
    sign_out(everything, user="admin", site=OAUTH)
    switch(everything, "oauth/revoke", {"user": "ada"})
    with somebody(browser, everything, "admin", site=OAUTH, script=NO_OPENER) as ada:
        ada.read()
        ada.sees("sign-in", "sign-in", "sign-in", "ok")
        window = begin_sign_in(ada, 2)
        consent(window, account="ada")
        code = window.locator("[data-completion-code]").inner_text()
        secret = ada.include(2)
        secret.get_by_label("If that window shows a code at the end, enter it here:").fill(code)
        with window.expect_event("close"):
            secret.get_by_role("button", name="Finish").click()
        ada.sees("ok", "ok", "ok", "ok")


def test_shared_access_tokens(browser: Browser, everything: Sandbox, pictures: Pictures) -> None:
    with (
        somebody(browser, everything, "admin", site=ACCESS) as ada,
        somebody(browser, everything, "member", site=ACCESS) as mia,
        somebody(browser, everything, "anonymous", site=ACCESS) as visitor,
    ):
        panel = ada.settings()
        expect(panel.get_by_role("radio", name="Each person signs in to Bitbucket In use")).to_be_checked()
        pictures.take(ada, "methods", panel.locator(".cards"))
        enter_access_token(ada, panel, pictures)
        mia.read()
        mia.sees("ok", "no-access", "no-access", "ok")
        expect(mia.include(0).get_by_text(WORDS)).to_be_visible()
        visitor.read()
        visitor.sees("no-access", "no-access", "no-access", "ok")
        expect(visitor.include(0).get_by_text("This is not shown to visitors")).to_be_visible()

        panel.get_by_label("People who are not logged in").check()
        save(panel)
        visitor.read()
        visitor.sees("ok", "no-access", "no-access", "ok")

        switch(everything, "credentials/revoke", {"token": credentials.REPOSITORY_TOKEN})
        sees_misconfigured(everything, mia)
        pictures.take(mia, "misconfigured", mia.page.locator("iframe").first)
        panel = follow_the_reason(ada, pictures)
        insist_on_wrong_token(panel, ada, pictures)
        sees_misconfigured(everything, mia)

        panel.get_by_role("button", name="Replace or change").click()
        panel.get_by_label("Token", exact=True).fill(credentials.PROJECT_TOKEN)
        save(panel)
        expect(panel.get_by_role("region", name="Warnings")).to_be_hidden()
        for person in (mia, visitor):
            person.read()
            person.sees("ok", "no-access", "no-access", "ok")

        go_back_to_everyone_signs_in(panel, ada, pictures)
        mia.read()
        mia.sees("sign-in", "sign-in", "sign-in", "ok")
        remove_what_is_kept(panel)
        forget_everything(panel, ada, pictures)


def sees_misconfigured(everything: Sandbox, mia: Person) -> None:
    """A reader is told that something is wrong, and not what."""
    drop_cache(everything)
    with mia.page.expect_response(re.compile("/api/admin/authentication$")) as reasons:
        mia.read()
        mia.sees("misconfigured", "no-access", "no-access", "ok")
    assert reasons.value.status == 403
    expect(mia.include(0).get_by_text("Bitbucket cannot be read at the moment")).to_be_visible()
    expect(mia.include(0).locator("[data-reasons]")).to_be_hidden()
    expect(mia.include(0).get_by_text("does not accept")).to_have_count(0)


def test_a_shared_api_token(browser: Browser, everything: Sandbox, pictures: Pictures) -> None:
    soon = (datetime.now(UTC) + timedelta(days=10)).date().isoformat()
    with (
        somebody(browser, everything, "admin", site=API) as ada,
        somebody(browser, everything, "member", site=API) as mia,
    ):
        panel = ada.settings()
        panel.get_by_role("radio", name="Shared API token of an Atlassian account").check()
        token = panel.locator("section[data-method=api-token]")
        email = token.get_by_label("Email of the Atlassian account")
        email.fill(credentials.ADA_USER_NAME)
        token.get_by_label("API token", exact=True).fill(credentials.ADA_API_TOKEN)
        token.get_by_label("Expires on").fill(soon)
        panel.get_by_role("button", name="Save", exact=True).click()
        expect(token.locator("[data-field=email] [data-error]")).to_contain_text("not the Bitbucket user name")
        pictures.take(ada, "api-token-refused", token.locator("[data-field=email]"))

        email.fill(credentials.ADA_EMAIL)
        email.blur()
        pictures.take(ada, "api-token", token)
        panel.get_by_role("button", name="Test", exact=True).click()
        expect(panel.get_by_role("table", name=f"API token of {credentials.ADA_EMAIL}")).to_be_visible()
        expect(save(panel)).to_contain_text(f"with the API token of {credentials.ADA_EMAIL}")
        warning = panel.locator("[data-warning=expires-soon]")
        expect(warning).to_contain_text("The API token expires in 10 days")
        pictures.take(ada, "expires-soon", panel.get_by_role("region", name="Warnings"))
        mia.read()
        mia.sees("ok", "ok", "ok", "ok")


def test_the_settings_are_for_administrators_alone(browser: Browser, everything: Sandbox) -> None:
    with somebody(browser, everything, "admin", site=ACCESS) as ada:
        expected = ada.settings().get_by_role("radio").all_inner_texts()
        ada.open("/admin/plugins")
        path = ada.page.get_by_role("link", name="Configure").get_attribute("href")
        panel = ada.settings((path or "").removeprefix("/wiki"))
        expect(panel.get_by_role("heading", name="How this site reads Bitbucket")).to_be_visible()
        assert panel.get_by_role("radio").all_inner_texts() == expected
    with somebody(browser, everything, "member", site=ACCESS) as mia:
        mia.open(SETTINGS)
        expect(mia.page.get_by_text("Only administrators of this site may see this.")).to_be_visible()
        address = everything.confluence.sign_page_url(
            everything.confluence.sites[ACCESS], "member", "include-bitbucket-admin", {}
        )
        with mia.page.expect_response(address) as answered:
            mia.page.goto(address)
        assert answered.value.status == 403
        expect(mia.page.get_by_text("You are not allowed to do this.")).to_be_visible()
        expect(mia.page.get_by_role("radio")).to_have_count(0)

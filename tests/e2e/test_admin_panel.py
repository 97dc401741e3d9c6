"""Settings → Include Bitbucket in a real browser: choosing, entering, testing, saving, removing, forgetting."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Frame, Locator, expect

from sandbox.bitbucket import credentials
from sandbox.demo import Sandbox
from tests.e2e.panel import call, opened, paste, put, settings
from tests.e2e.visits import switch

SHARED, ACCOUNT = "Shared access tokens", "Shared API token of an Atlassian account"
CONSEQUENCE = "Whoever can edit a page can show anything that the token reads, to everybody who can see that page."
VAULT = {"token": credentials.VAULT_TOKEN, "workspace": "acme", "project": None, "repository": "vault"}
WORKSPACE = {"token": credentials.WORKSPACE_TOKEN, "workspace": "acme", "project": None, "repository": None}
ADA = {"email": credentials.ADA_EMAIL, "token": credentials.ADA_API_TOKEN, "expires_on": "2027-05-01"}


@pytest.fixture(autouse=True)
def nothing_stored(sandbox: Sandbox) -> Iterator[None]:
    call(sandbox, "DELETE", "everything")
    yield
    call(sandbox, "DELETE", "everything")


def choose(frame: Frame, method: str) -> None:
    frame.get_by_role("radio", name=method).check()


def save(frame: Frame) -> None:
    frame.get_by_role("button", name="Save", exact=True).click()


def entry(frame: Frame, name: str) -> Locator:
    return frame.get_by_role("group", name=name, exact=True)


def saved(frame: Frame) -> Locator:
    return frame.locator("[data-saved].is-success")


def test_each_person_signs_in_unless_an_administrator_chooses_otherwise(browser: Browser, sandbox: Sandbox) -> None:
    with opened(browser, sandbox) as (_, frame):
        expect(frame.get_by_role("radio", name="Each person signs in to Bitbucket In use")).to_be_checked()
        expect(frame.get_by_role("radio")).to_have_count(3)
        expect(frame.get_by_text(CONSEQUENCE)).to_be_hidden()
        choose(frame, SHARED)
        expect(frame.get_by_text(CONSEQUENCE)).to_be_visible()
        expect(frame.get_by_text("There are changes that are not saved.")).to_be_visible()
        assert settings(sandbox)["method"] == "user-oauth"


def test_a_pasted_token_is_cleaned_tested_and_saved(browser: Browser, sandbox: Sandbox) -> None:
    with opened(browser, sandbox) as (visit, frame):
        choose(frame, SHARED)
        new = entry(frame, "New token")
        paste(
            visit,
            frame,
            "[data-entry] [name=token]",
            f"  {credentials.VAULT_TOKEN[:20]}\n{credentials.VAULT_TOKEN[20:]} \n",
        )
        expect(new.get_by_text("White space and line breaks were removed")).to_be_visible()
        new.get_by_label("Repository").fill("https://bitbucket.org/acme/vault/src/main/README.md")
        new.get_by_label("Repository").press("Tab")
        expect(new.get_by_label("Workspace")).to_have_value("acme")
        expect(new.get_by_label("Repository")).to_have_value("vault")
        frame.get_by_role("button", name="Test", exact=True).click()
        results = frame.get_by_role("table", name="Access token: acme/vault")
        expect(results.locator("[data-check=repository]")).to_have_attribute("data-result", "ok")
        expect(results.locator("[data-check=pullrequest]")).to_have_attribute("data-result", "not-ok")
        expect(frame.locator("[data-fact=expires_on]")).to_have_text("Bitbucket does not tell")
        assert settings(sandbox)["access_tokens"] == []
        save(frame)
        expect(saved(frame)).to_contain_text(
            "Saved. Pages now read private repositories with the shared access tokens."
        )
        expect(saved(frame)).to_be_focused()
        expect(entry(frame, "acme/vault")).to_contain_text("Stored, not shown.")
        expect(frame.get_by_role("radio", name=f"{SHARED} In use")).to_be_checked()
        assert "sesame" not in frame.content()
        expect(frame.locator("[data-log-entries] li").first).to_contain_text("Ada Admin")
    [stored] = settings(sandbox)["access_tokens"]
    assert (stored["workspace"], stored["repository"]) == ("acme", "vault")


def test_a_token_is_replaced_kept_and_removed(browser: Browser, sandbox: Sandbox) -> None:
    before = put(sandbox, {"method": "access-token", "access_tokens": [VAULT, WORKSPACE]})["access_tokens"]
    with opened(browser, sandbox) as (_, frame):
        vault, workspace = entry(frame, "acme/vault"), entry(frame, "Workspace acme")
        vault.get_by_role("button", name="Replace or change").click()
        expect(vault.get_by_label("Token", exact=True)).to_be_focused()
        vault.get_by_label("Expires on").fill("2027-06-30")
        workspace.get_by_role("button", name="Remove Workspace acme").click()
        expect(workspace).to_contain_text("Is removed when you save.")
        workspace.get_by_role("button", name="Keep it").click()
        expect(workspace).to_contain_text("Stored, not shown.")
        save(frame)
        expect(saved(frame)).to_be_visible()
        after = settings(sandbox)["access_tokens"]
        assert [token["id"] for token in after] == [token["id"] for token in before]
        assert after[0]["expires_on"] == "2027-06-30"
        workspace.get_by_role("button", name="Remove Workspace acme").click()
        save(frame)
        expect(saved(frame)).to_contain_text("Tokens in use: 1.")
        expect(workspace).to_have_count(0)
    assert [token["repository"] for token in settings(sandbox)["access_tokens"]] == ["vault"]


def test_what_is_not_used_is_kept_until_it_is_removed(browser: Browser, sandbox: Sandbox) -> None:
    put(sandbox, {"method": "access-token", "access_tokens": [VAULT]})
    with opened(browser, sandbox) as (_, frame):
        choose(frame, ACCOUNT)
        frame.get_by_label("Email of the Atlassian account").fill(ADA["email"])
        frame.get_by_role("textbox", name="API token", exact=True).fill(ADA["token"])
        frame.get_by_label("People who are not logged in").check()
        save(frame)
        expect(saved(frame)).to_contain_text(f"with the API token of {ADA['email']}")
        assert settings(sandbox)["visitors"] is True
        kept = frame.get_by_role("region", name="Kept, not used")
        expect(kept).to_contain_text("Access token: acme/vault")
        kept.get_by_role("button", name="Remove Access token: acme/vault").click()
        expect(kept.get_by_role("button", name="Keep it")).to_be_focused()
        kept.get_by_role("button", name="Remove for good").click()
        expect(kept).to_contain_text("Access token: acme/vault is removed.")
    after = settings(sandbox)
    assert (after["method"], after["access_tokens"], after["api_token"]["email"]) == ("api-token", [], ADA["email"])


def test_a_refused_token_is_saved_only_when_somebody_insists(browser: Browser, sandbox: Sandbox) -> None:
    with opened(browser, sandbox) as (_, frame):
        choose(frame, SHARED)
        token = entry(frame, "New token").get_by_label("Token", exact=True)
        token.fill(credentials.EXPIRED_TOKEN)
        entry(frame, "New token").get_by_label("Workspace").fill("acme")
        save(frame)
        expect(frame.locator("[data-failed]")).to_contain_text("Nothing was saved: this would not work.")
        expect(token).to_be_focused()
        expect(token).to_have_attribute("aria-invalid", "true")
        assert settings(sandbox)["access_tokens"] == []
        frame.get_by_role("button", name="Save anyway").click()
        expect(saved(frame)).to_be_visible()
    assert len(settings(sandbox)["access_tokens"]) == 1


def test_a_field_says_what_is_wrong_with_it(browser: Browser, sandbox: Sandbox) -> None:
    with opened(browser, sandbox) as (visit, frame):
        choose(frame, ACCOUNT)
        save(frame)
        email = frame.get_by_label("Email of the Atlassian account")
        expect(email).to_be_focused()
        expect(email).to_have_attribute("aria-invalid", "true")
        expect(frame.locator("[data-field=email] [data-error]")).to_be_visible()
        expect(frame.locator("[data-failed]")).to_contain_text("Nothing was saved. Look at the fields with a message.")
        assert visit.serious_faults(frame) == []
        email.fill(ADA["email"])
        expect(email).not_to_have_attribute("aria-invalid", "true")


def test_a_token_of_the_wrong_kind_is_noticed_at_once(browser: Browser, sandbox: Sandbox) -> None:
    with opened(browser, sandbox) as (_, frame):
        choose(frame, SHARED)
        entry(frame, "New token").get_by_label("Token", exact=True).fill(credentials.ADA_API_TOKEN)
        expect(entry(frame, "New token").get_by_text("This looks like an API token.")).to_be_visible()


@pytest.mark.parametrize(
    ("pasted", "place"),
    [
        ("https://bitbucket.org/acme/vault/src/main/README.md?at=main#lines-1", ("acme", "", "vault")),
        ("git@bitbucket.org:acme/vault.git", ("acme", "", "vault")),
        ("bitbucket.org/acme/vault", ("acme", "", "vault")),
        ("acme/vault", ("acme", "", "vault")),
        ("https://bitbucket.org/acme/workspace/projects/WEB", ("acme", "WEB", "")),
        ("https://bitbucket.org/acme/", ("acme", "", "")),
        ("acme", ("acme", "", "")),
    ],
)
def test_a_pasted_address_fills_the_fields(
    browser: Browser, sandbox: Sandbox, pasted: str, place: tuple[str, str, str]
) -> None:
    with opened(browser, sandbox) as (_, frame):
        choose(frame, SHARED)
        new = entry(frame, "New token")
        new.get_by_label("Workspace").fill(pasted)
        new.get_by_label("Workspace").press("Tab")
        for label, name in zip(("Workspace", "Project key", "Repository"), place, strict=True):
            expect(new.get_by_label(label)).to_have_value(name)


def test_what_somebody_else_saved_meanwhile_is_not_lost(browser: Browser, sandbox: Sandbox) -> None:
    put(sandbox, {"method": "access-token", "access_tokens": [VAULT]})
    with opened(browser, sandbox) as (_, frame):
        frame.get_by_role("button", name="Add a token").click()
        new = entry(frame, "New token")
        new.get_by_label("Token", exact=True).fill(credentials.WORKSPACE_TOKEN)
        new.get_by_label("Workspace").fill("acme")
        put(sandbox, {"method": "access-token", "visitors": True})
        save(frame)
        expect(frame.locator("[data-failed]")).to_contain_text("somebody else changed these settings meanwhile")
        expect(frame.locator("[data-failed]")).to_contain_text("Ada Admin")
        expect(new.get_by_label("Token", exact=True)).to_have_value(credentials.WORKSPACE_TOKEN)
        assert len(settings(sandbox)["access_tokens"]) == 1
        frame.get_by_role("button", name="Load their settings").click()
        expect(frame.get_by_label("People who are not logged in")).to_be_checked()
        expect(new.get_by_label("Token", exact=True)).to_have_value(credentials.WORKSPACE_TOKEN)
        save(frame)
        expect(saved(frame)).to_contain_text("Tokens in use: 2.")
    assert settings(sandbox)["visitors"] is True


def test_nothing_is_saved_while_bitbucket_is_away(browser: Browser, sandbox: Sandbox) -> None:
    switch(sandbox, "faults", {"match": "/2.0/", "fault": {"status": 503, "body": "html"}})
    try:
        with opened(browser, sandbox) as (_, frame):
            choose(frame, SHARED)
            token = entry(frame, "New token").get_by_label("Token", exact=True)
            token.fill(credentials.WORKSPACE_TOKEN)
            entry(frame, "New token").get_by_label("Workspace").fill("acme")
            save(frame)
            expect(frame.locator("[data-failed]")).to_contain_text("Nothing was saved, and your input is still here.")
            expect(token).to_have_value(credentials.WORKSPACE_TOKEN)
            assert settings(sandbox)["access_tokens"] == []
            switch(sandbox, "faults", method="DELETE")
            save(frame)
            expect(saved(frame)).to_be_visible()
    finally:
        switch(sandbox, "faults", method="DELETE")


def test_everything_is_forgotten_after_a_second_question(browser: Browser, sandbox: Sandbox) -> None:
    put(sandbox, {"method": "api-token", "api_token": ADA})
    with opened(browser, sandbox) as (_, frame):
        frame.get_by_role("button", name="Forget everything", exact=True).click()
        word = frame.get_by_label("Type the word “forget” to confirm")
        expect(word).to_be_focused()
        word.press("Enter")
        expect(frame.get_by_text("Type the word “forget” here. Nothing was erased.")).to_be_visible()
        assert settings(sandbox)["api_token"]
        word.fill("forget")
        frame.get_by_role("button", name="Forget everything now").click()
        expect(frame.get_by_text("Everything of this site is forgotten.")).to_be_visible()
        expect(frame.get_by_role("radio", name="Each person signs in to Bitbucket In use")).to_be_checked()
        expect(frame.locator("[data-log-entries] li")).to_have_count(1)
    assert settings(sandbox)["api_token"] is None


def test_the_keyboard_is_enough(browser: Browser, sandbox: Sandbox) -> None:
    with opened(browser, sandbox) as (visit, frame):
        frame.get_by_role("radio", name="Each person signs in to Bitbucket").focus()
        visit.page.keyboard.press("ArrowDown")
        visit.page.keyboard.press("Tab")
        expect(entry(frame, "New token").get_by_role("button", name="Remove")).to_be_focused()
        visit.page.keyboard.press("Tab")
        visit.page.keyboard.type(credentials.WORKSPACE_TOKEN)
        visit.page.keyboard.press("Tab")
        visit.page.keyboard.type("acme")
        visit.page.keyboard.press("Enter")
        expect(saved(frame)).to_be_focused()
    assert settings(sandbox)["method"] == "access-token"

"""Steps of an administrator in Settings → Include Bitbucket."""

from playwright.sync_api import Frame, Locator, expect

from sandbox.bitbucket import credentials
from sandbox.demo import SETTINGS, in_days
from tests.e2e.panel import paste
from tests.e2e.walking import Person, Pictures

REASON = "Bitbucket does not accept the access token for acme/private. Test it, and replace it."


def enter_access_token(ada: Person, panel: Frame, pictures: Pictures) -> None:
    """Choose the method, paste a token and a repository, test, save."""
    panel.get_by_role("radio", name="Shared access tokens").check()
    expect(panel.get_by_text("Whoever can edit a page can show anything that the token reads")).to_be_visible()
    new = panel.get_by_role("group", name="New token")
    paste(ada.visit, panel, "[data-entry] [name=token]", f"  {credentials.REPOSITORY_TOKEN} \n")
    expect(new.get_by_text("White space and line breaks were removed")).to_be_visible()
    new.get_by_label("Repository").fill("  acme/private  ")
    new.get_by_label("Expires on").fill(in_days(300))
    new.get_by_label("Expires on").blur()
    expect(new.get_by_label("Workspace")).to_have_value("acme")
    pictures.take(ada, "access-token", panel.locator("section[data-method=access-token]"))
    panel.get_by_label("Repository to test with").fill("acme/private")
    panel.get_by_role("button", name="Test", exact=True).click()
    results = panel.get_by_role("table", name="Access token: acme/private")
    for check, result in {"repository": "ok", "pullrequest": "ok", "pipeline": "not-granted", "issue": "gone"}.items():
        expect(results.locator(f"[data-check={check}]")).to_have_attribute("data-result", result)
    pictures.take(ada, "test", panel.locator("section[data-shared]"))
    expect(save(panel)).to_contain_text("Tokens in use: 1.")
    expect(panel.get_by_role("group", name="acme/private")).to_contain_text("Stored, not shown.")
    pictures.take(ada, "saved", panel.locator(".save"))


def follow_the_reason(ada: Person, pictures: Pictures) -> Frame:
    """An administrator reads the reason in the include, and goes from there to the warning in the settings."""
    ada.read()
    ada.sees("misconfigured", "no-access", "no-access", "ok")
    reasons = ada.include(0).locator("[data-reasons]")
    expect(reasons).to_contain_text(
        "Bitbucket does not accept the access token for acme/private. Test it, and replace it."
    )
    pictures.take(ada, "misconfigured-reason", ada.page.locator("iframe").first)
    link = reasons.get_by_role("link", name="Open the settings of Include Bitbucket")
    with ada.page.context.expect_page() as opened:
        link.click()
    opened.value.wait_for_url(f"**{SETTINGS}**")
    opened.value.close()
    panel = ada.settings(opened.value.url.removeprefix(ada.sandbox.confluence.sites[ada.site].url))
    warnings = panel.get_by_role("region", name="Warnings")
    expect(warnings.locator("[data-warning=failing]")).to_contain_text(
        "does not accept the access token for acme/private"
    )
    pictures.take(ada, "warning", warnings)
    return panel


def insist_on_wrong_token(panel: Frame, ada: Person, pictures: Pictures) -> None:
    """Paste a token that does not work: the settings say what is wrong, and take it all the same if need be."""
    panel.get_by_role("region", name="Warnings").get_by_role("button", name="Show it").click()
    token = panel.get_by_label("Token", exact=True)
    expect(token).to_be_focused()
    token.fill(credentials.EXPIRED_TOKEN)
    panel.get_by_role("button", name="Save", exact=True).click()
    failed = panel.locator("[data-failed]")
    expect(failed).to_contain_text("Nothing was saved: this would not work.")
    expect(failed).to_contain_text("It is mistyped or not whole, it has expired, or somebody revoked it.")
    pictures.take(ada, "refused", panel.locator(".save"))
    panel.get_by_role("button", name="Save anyway").click()
    expect(panel.locator("[data-saved].is-success")).to_be_visible()


def go_back_to_everyone_signs_in(panel: Frame, ada: Person, pictures: Pictures) -> None:
    """Another method: the token is kept, and not used."""
    panel.get_by_role("radio", name="Each person signs in to Bitbucket").check()
    expect(save(panel)).to_contain_text("Readers now see what they themselves may see in Bitbucket.")
    kept = panel.get_by_role("region", name="Kept, not used")
    expect(kept).to_contain_text("Access token: acme/private")
    pictures.take(ada, "kept", kept)


def remove_what_is_kept(panel: Frame) -> None:
    """In two steps."""
    kept = panel.get_by_role("region", name="Kept, not used")
    kept.get_by_role("button", name="Remove Access token: acme/private").click()
    kept.get_by_role("button", name="Remove for good").click()
    expect(kept).to_contain_text("Access token: acme/private is removed.")


def forget_everything(panel: Frame, ada: Person, pictures: Pictures) -> None:
    """Everything that is stored of the site, after a second question; one entry of the log says so."""
    entries = panel.locator("[data-log-entries] li")
    expect(entries.first).to_contain_text("Removed the access token for acme/private.")
    pictures.take(ada, "log", panel.locator("section[data-log]"))
    panel.get_by_role("button", name="Forget everything", exact=True).click()
    panel.get_by_label("Type the word “forget” to confirm").fill("forget")
    pictures.take(ada, "forget", panel.locator("section[data-forget]"))
    panel.get_by_role("button", name="Forget everything now").click()
    expect(panel.get_by_text("Everything of this site is forgotten.")).to_be_visible()
    expect(entries).to_have_count(1)


def save(panel: Frame) -> Locator:
    """Save: the line that says so."""
    panel.get_by_role("button", name="Save", exact=True).click()
    saved = panel.locator("[data-saved].is-success")
    expect(saved).to_be_visible()
    return saved

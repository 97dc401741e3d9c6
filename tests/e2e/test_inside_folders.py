"""From a folder to what lies in it: tickets for that, what they do not open, and the way of a reader in a browser."""

import html
import json
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, expect

from sandbox.confluence.pages import Macro
from sandbox.demo import Sandbox
from tests.e2e.browser import visiting
from tests.e2e.visits import Shown, render, show

DOCS = "site/src/main/docs/"


@pytest.fixture
def docs(sandbox: Sandbox) -> Shown:
    return show(sandbox, DOCS)


def test_an_entry_is_shown_at_the_commit_of_the_folder(sandbox: Sandbox, docs: Shown) -> None:
    ticket = docs.attribute("folder-ticket")
    answer = render(sandbox, {"ticket": ticket, "path": "docs/guide.md"}).json()
    assert (answer["kind"], answer["state"], answer["title"]) == ("file", "ok", "guide.md")
    assert answer["source"]["commit"] == docs.attribute("commit")
    assert len(re.findall(r"data-kind=", answer["html"])) == 1
    assert "Waiting" in answer["html"]


def test_a_folder_in_the_folder_leads_on_and_back(sandbox: Sandbox, docs: Shown) -> None:
    answer = render(sandbox, {"ticket": docs.attribute("folder-ticket"), "path": "docs/images/"}).json()
    assert (answer["kind"], answer["state"]) == ("folder", "ok")
    crumbs = re.findall(r'class="include-crumb" data-path="([^"]*)"', answer["html"])
    assert crumbs == ["docs/"]
    again = Shown(200, answer["html"], {}).attribute("folder-ticket")
    back = render(sandbox, {"ticket": again, "path": "docs/"}).json()
    assert (back["kind"], back["state"], back["title"]) == ("folder", "ok", "docs")


def test_without_a_path_it_is_the_folder_itself(sandbox: Sandbox, docs: Shown) -> None:
    answer = render(sandbox, {"ticket": docs.attribute("folder-ticket")}).json()
    assert (answer["kind"], answer["title"]) == ("folder", "docs")


def test_what_is_not_there_is_a_state(sandbox: Sandbox, docs: Shown) -> None:
    answer = render(sandbox, {"ticket": docs.attribute("folder-ticket"), "path": "docs/nothing.md"}).json()
    assert answer["state"] == "not-found"


@pytest.mark.parametrize(
    "path",
    ["README.md", "doc", "docs", "docsx/guide.md", "docs/../README.md", "docs/./guide.md", "docs//guide.md", "", 5,
     ["docs/"], "docs/\0", "docs/" + "x" * 2000, "/docs/guide.md", "docs\\guide.md", {"a": 1}],
)  # fmt: skip
def test_a_ticket_opens_nothing_outside_of_its_folder(sandbox: Sandbox, docs: Shown, path: object) -> None:
    answer = render(sandbox, {"ticket": docs.attribute("folder-ticket"), "path": path})
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "bad-request")


def test_a_ticket_without_a_folder_opens_no_path(sandbox: Sandbox, docs: Shown) -> None:
    for ticket in (docs.attribute("ticket"), show(sandbox, "site/src/main/OWNERS").attribute("ticket")):
        answer = render(sandbox, {"ticket": ticket, "path": "docs/guide.md"})
        assert (answer.status_code, answer.json()["error"]["code"]) == (400, "bad-request")


def test_a_ticket_that_was_changed_is_refused(sandbox: Sandbox, docs: Shown) -> None:
    encoded, signature = docs.attribute("folder-ticket").split(".")
    payload = json.loads(urlsafe_b64decode(encoded + "=" * (-len(encoded) % 4)))
    payload["folder"]["path"] = ""
    changed = urlsafe_b64encode(json.dumps(payload).encode()).rstrip(b"=").decode()
    answer = render(sandbox, {"ticket": f"{changed}.{signature}", "path": "README.md"})
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "bad-ticket")


def test_another_site_cannot_use_it(sandbox: Sandbox, docs: Shown) -> None:
    answer = render(sandbox, {"ticket": docs.attribute("folder-ticket"), "path": "docs/guide.md"}, site=1)
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "bad-ticket")


def test_a_preview_leads_nowhere(sandbox: Sandbox) -> None:
    link = f"https://bitbucket.org/acme/{DOCS}"
    answer = render(sandbox, {"link": link, "pageId": "65537"}).json()
    assert answer["kind"] == "folder"
    assert "data-folder-ticket" not in answer["html"]
    assert "data-path" not in answer["html"]


def test_a_reader_finds_the_way_and_back(browser: Browser, sandbox: Sandbox) -> None:
    site = sandbox.confluence.sites[0]
    link = "https://bitbucket.org/acme/site/src/main/"
    page = site.pages.create("A folder to walk through")
    site.pages.save(replace(page, blocks=(Macro("include-bitbucket", {"link": link}),)))
    with visiting(browser, sandbox, "A folder to walk") as visit:
        frame = visit.macro(0)
        frame.get_by_role("link", name="src/retry.py").click()  # of the README
        expect(frame.locator("[data-kind=file]")).to_be_visible()
        expect(frame.locator("[aria-current=page]")).to_have_text("retry.py")
        frame.get_by_role("button", name="src", exact=True).click()
        expect(frame.locator("[data-kind=folder]")).to_be_visible()
        frame.get_by_role("link", name="server.go").press("Enter")
        expect(frame.locator("[data-kind=file]")).to_be_visible()
        frame.get_by_role("button", name="acme/site").click()
        expect(frame.get_by_role("link", name="package.json")).to_be_visible()
        assert html.unescape(frame.locator("[data-kind]").get_attribute("data-state") or "") == "ok"
        assert visit.serious_faults(frame) == []
        assert visit.complaints == []

"""The edit screen."""

import re
from pathlib import Path

import pytest
import requests

from sandbox.confluence import Macro, Site, start
from tests.sandbox.confluence.visits import HANDBOOK, LINK, PAGES, RULES, SECRET, blocks, edit


def test_fields_come_from_the_descriptor(acme: Site) -> None:
    screen = requests.get(f"{acme.url}/pages/{HANDBOOK}/edit", timeout=5).text
    assert 'name="block1.parameter.link" value="https://bitbucket.org' in screen
    assert "A link to Bitbucket" in screen
    assert "show (default)" in screen
    assert "<option>hide</option>" in screen


def test_saving_keeps_the_page_and_raises_its_version(acme: Site) -> None:
    answer = edit(acme, HANDBOOK, {"block1.parameter.lines": "1:2", "title": "New title"}, action="save")
    assert answer.url == f"{acme.url}/pages/{HANDBOOK}"
    page = acme.pages.get(HANDBOOK)
    assert page is not None
    assert (page.title, page.version) == ("New title", 2)
    assert page.blocks == (
        "## Read this",
        Macro("include-bitbucket", {"link": LINK, "lines": "1:2"}, id="macro-1"),
    )


def test_a_known_link_becomes_a_macro_and_another_stays_a_link(acme: Site) -> None:
    screen = edit(acme, HANDBOOK, {"link": " https://bitbucket.org/acme/x "}, action="insert-link").text
    assert 'name="block2.parameter.link" value="https://bitbucket.org/acme/x"' in screen
    screen = edit(acme, HANDBOOK, {"link": "https://example.com/"}, action="insert-link").text
    assert re.search(r'name="block2.text"[^>]*>https://example.com/<', screen)


def test_blocks_are_added_moved_and_removed_and_nothing_is_saved_by_that(acme: Site) -> None:
    before = acme.pages.get(HANDBOOK)
    assert blocks(edit(acme, HANDBOOK, {}, action="up:1").text) == ["block0.macro", "block1.text"]
    assert blocks(edit(acme, HANDBOOK, {}, action="down:0").text) == ["block0.macro", "block1.text"]
    assert blocks(edit(acme, HANDBOOK, {}, action="remove:0").text) == ["block0.macro"]
    assert blocks(edit(acme, HANDBOOK, {}, action="add-text").text)[2:] == ["block2.text"]
    assert blocks(edit(acme, HANDBOOK, {}, action="add-macro:include-bitbucket").text)[2:] == ["block2.macro"]
    unchanged = ["block0.text", "block1.macro"]
    assert blocks(edit(acme, HANDBOOK, {}, action="remove:7").text) == unchanged
    assert acme.pages.get(HANDBOOK) == before


@pytest.mark.parametrize(
    ("page_id", "user", "status"),
    [(RULES, "member", 403), (HANDBOOK, "anonymous", 403), (SECRET, "member", 404), ("1", "admin", 404)],
)
def test_who_may_not_edit_is_told_so(acme: Site, page_id: str, user: str, status: int) -> None:
    address = f"{acme.url}/pages/{page_id}/edit?as={user}"
    assert requests.get(address, timeout=5).status_code == status
    assert requests.post(address, data={"title": "Mine"}, timeout=5).status_code == status


def test_a_page_of_another_origin_cannot_change_anything(acme: Site) -> None:
    headers = {"Origin": "http://localhost:8080"}
    answer = requests.post(f"{acme.url}/pages/{HANDBOOK}/edit", headers=headers, data={"title": "X"}, timeout=5)
    assert answer.status_code == 403
    assert requests.post(f"{acme.origin}/_sandbox/uninstall", headers=headers, timeout=5).status_code == 403


def test_a_new_page_can_be_created(acme: Site) -> None:
    answer = requests.post(f"{acme.url}/pages", timeout=5)
    assert answer.url == f"{acme.url}/pages/65540/edit"


def test_pages_survive_a_restart_in_a_folder(tmp_path: Path) -> None:
    confluence = start(pages=PAGES, data=tmp_path)
    edit(confluence.sites[0], RULES, {"title": "Kept", "block0.text": "Still here."}, action="save")
    before = [site.pages.all() for site in confluence.sites]
    confluence.stop()
    again = start(pages=[], data=tmp_path)
    assert again.sites[0].pages.all() == before[0]
    assert again.sites[0].pages.all()[2].title == "Kept"
    again.stop()

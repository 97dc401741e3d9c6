"""A folder on a page: what lies in it, where that leads, and its README."""

import html
import re

import pytest

from sandbox.demo import Sandbox
from tests.e2e.visits import Shown, show, switch


def names(shown: Shown) -> list[str]:
    return re.findall(r'class="entry-name"><a [^>]*>([^<]*)<', shown.text)


@pytest.mark.parametrize("link", ["site/src", "site/src/", "site/src/main", "site/src/main/"])
def test_the_root_with_its_readme(sandbox: Sandbox, link: str) -> None:
    shown = show(sandbox, link)
    assert (shown.kind, shown.state) == ("folder", "ok")
    assert names(shown)[:4] == ["bin", "data", "deploy", "docs"]
    assert "README.md" in names(shown)
    assert "Acme Site" in shown.text
    assert re.search(r'href="[^"]*/acme/site/src/[0-9a-f]{40}/package\.json"', shown.text)


@pytest.mark.parametrize("link", ["site/src/main/src", "site/src/main/src/", "site/src/feature/new-login/src"])
def test_a_folder_inside(sandbox: Sandbox, link: str) -> None:
    shown = show(sandbox, link)
    assert (shown.kind, shown.state) == ("folder", "ok")
    assert "retry.py" in names(shown)


def test_the_list_alone(sandbox: Sandbox) -> None:
    shown = show(sandbox, "site/src/main", display="list")
    assert "README.md" in names(shown)
    assert "no display as list" not in shown.text
    assert 'class="document"' not in shown.text


def test_a_card_asks_for_nothing(sandbox: Sandbox) -> None:
    switch(sandbox, "requests", method="DELETE")
    shown = show(sandbox, "site/src/main/deploy/", display="card")
    assert (shown.kind, shown.state, names(shown)) == ("folder", "ok", [])
    assert switch(sandbox, "requests", method="GET")["requests"] == []


def test_an_empty_repository_says_so(sandbox: Sandbox) -> None:
    shown = show(sandbox, "empty/src")
    assert (shown.kind, shown.state) == ("folder", "empty")
    assert "This repository is empty" in html.unescape(shown.text)


def test_a_private_folder_is_nobodys_business(sandbox: Sandbox) -> None:
    shown = show(sandbox, "private/src/main")
    assert (shown.kind, shown.state, names(shown)) == ("folder", "sign-in", [])


def test_the_list_stays_when_its_readme_cannot_be_had(sandbox: Sandbox) -> None:
    switch(sandbox, "faults", {"match": ".*README.md", "fault": {"status": 503, "body": "html"}})
    try:
        shown = show(sandbox, "site/src/develop/")
    finally:
        switch(sandbox, "faults", method="DELETE")
    assert shown.state == "ok"
    assert "README.md" in names(shown)


def test_a_folder_that_is_not_there(sandbox: Sandbox) -> None:
    assert show(sandbox, "site/src/main/nowhere/").state == "not-found"

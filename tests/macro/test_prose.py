"""Descriptions: Markdown of strangers, with people by their names and pictures from where they are."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.macro.local_bitbucket import as_it_is
from tests.macro.showing import Showing

MIA = "557058:00000000-0000-4000-8000-000000000002"


@pytest.fixture
def described(showing: Showing) -> Iterator[Showing]:
    yield showing
    showing.bitbucket.spoil = as_it_is


def html_of(showing: Showing, description: str) -> str:
    def spoil(path: str, content: Any) -> Any:
        return content | {"description": description} if path.endswith("/pullrequests/1") else content

    showing.bitbucket.spoil = spoil
    view = showing.view("acme/site/pull-requests/1")
    assert view.state == "ok"
    return showing.html(view).partition('class="document"')[2]


@pytest.mark.parametrize(
    ("description", "shown"),
    [
        (f"@{{{MIA}}} asked", "@Mia Bitbucket asked"),
        ("@{557058:nobody} asked", "@somebody asked"),
        ("![a plan](img/a b.png)", ""),
        ("![a plan](<img/a b.png>)", 'src="https://bitbucket.org/acme/site/raw/HEAD/img/a%20b.png"'),
        ("![a plan](https://pictures.example/a.png)", 'src="https://pictures.example/a.png"'),
        ("[a file](docs/guide.md)", 'href="https://bitbucket.org/acme/site/src/HEAD/docs/guide.md"'),
        ("---\ntitle: no front matter\n---\n", "title: no front matter"),
        ("* Add license\r\n\r\n* Release", "Add license"),
    ],
)
def test_a_description(described: Showing, description: str, shown: str) -> None:
    html = html_of(described, description)
    assert shown in html
    assert "\0" not in html


@pytest.mark.parametrize(
    "hostile",
    ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "[x](javascript:alert(1))", "</section><b>"],
)
def test_a_hostile_description(described: Showing, hostile: str) -> None:
    html = html_of(described, hostile)
    assert not any(word in html for word in ("<script", "onerror", "javascript:", "</section><b"))


def test_without_a_description_there_is_none(described: Showing) -> None:
    assert html_of(described, " \n") == ""

"""The descriptor: prepared at the start, refused when it is wrong."""

import json
from pathlib import Path

import pytest

from app.atlassian.descriptor import BadDescriptor, load_descriptor
from tests.atlassian.conftest import World

TEMPLATE = '{"key": "template", "name": "Ünï", "baseUrl": "{{baseUrl}}", "links": {"self": "{{baseUrl}}/d.json"}}'


@pytest.fixture
def template(tmp_path: Path) -> Path:
    path = tmp_path / "atlassian-connect.json"
    path.write_text(TEMPLATE, encoding="utf-8")
    return path


def test_address_and_key_are_put_in(template: Path) -> None:
    content = json.loads(load_descriptor(template, base_url="https://h.example/app", app_key="include-staging"))
    assert content == {
        "key": "include-staging",
        "name": "Ünï",
        "baseUrl": "https://h.example/app",
        "links": {"self": "https://h.example/app/d.json"},
    }


def test_it_is_served_to_anybody(world: World, template: Path) -> None:
    content = load_descriptor(template, base_url="https://app.example.com", app_key="include-bitbucket")
    world.app.extensions["descriptor"] = content
    response = world.client.get("/atlassian-connect.json", base_url="https://evil.example")
    assert response.data == content
    assert response.content_type == "application/json"
    assert response.headers["Cache-Control"] == "public, max-age=300"


@pytest.mark.parametrize("text", ["{", "[]", "{}", '{"baseUrl": "https://elsewhere.example"}', '{"baseUrl": 5}'])
def test_a_wrong_file_stops_the_start(template: Path, text: str) -> None:
    template.write_text(text)
    with pytest.raises(BadDescriptor, match="atlassian-connect"):
        load_descriptor(template, base_url="https://h.example", app_key="a")


def test_a_trailing_slash_stops_the_start(template: Path) -> None:
    with pytest.raises(BadDescriptor, match="slash"):
        load_descriptor(template, base_url="https://h.example/", app_key="a")

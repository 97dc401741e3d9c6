"""Images of a repository: at signed addresses, harmless, and worth nothing when changed."""

import re

import pytest
import requests

from sandbox.demo import Sandbox
from tests.e2e.visits import show


def images(sandbox: Sandbox, link: str) -> list[str]:
    return re.findall(r'src="(/asset/[^"]+)"', show(sandbox, link).text)


def test_a_relative_image_of_a_readme(sandbox: Sandbox) -> None:
    svg, png = images(sandbox, "site/src/main/README.md")
    answer = requests.get(f"{sandbox.app_url}{svg}", timeout=10)
    assert answer.headers["Content-Type"] == "image/svg+xml"
    assert answer.text.startswith("<svg")
    assert answer.headers["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"].startswith("private, max-age=")
    answer = requests.get(f"{sandbox.app_url}{png}", timeout=10)
    assert answer.headers["Content-Type"] == "image/png"
    assert answer.content.startswith(b"\x89PNG")


def test_an_image_cannot_lead_out_of_its_repository(sandbox: Sandbox) -> None:
    hostile = images(sandbox, "site/src/main/docs/hostile.md")  # one climbs: ../../../../../etc/passwd
    assert hostile
    assert {requests.get(f"{sandbox.app_url}{address}", timeout=10).status_code for address in hostile} == {404}


def test_hostile_markdown_runs_nothing(sandbox: Sandbox) -> None:
    shown = show(sandbox, "site/src/main/docs/hostile.md")
    tags_alone = re.sub(r">[^<]*<", "><", shown.text)
    assert "alert(1)" not in tags_alone
    assert not re.search(r"javascript:|vbscript:|data:text|onerror|onload|<iframe|<form|<base|<style", tags_alone)


@pytest.mark.parametrize("position", [10, 40, -5])
def test_a_changed_address_is_nothing(sandbox: Sandbox, position: int) -> None:
    address = images(sandbox, "site/src/main/README.md")[0]
    start = address.index("/asset/") + len("/asset/")
    signed = address[start:]
    letter = "A" if signed[position] != "A" else "B"
    changed = signed[:position] + letter + (signed[position + 1 :] if position != -1 else "")
    assert requests.get(f"{sandbox.app_url}/asset/{changed}", timeout=10).status_code == 404

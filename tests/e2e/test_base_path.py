"""A public address with a path: everything below it, hashes relative to it."""

import re
from pathlib import Path

import requests

from tests.conftest import free_port
from tests.e2e.visits import MACRO, render
from tests.watched import watched


def test_the_app_below_a_path(tmp_path: Path) -> None:
    port = free_port()
    base_url = f"http://localhost:{port}/include"
    with watched(port=port, data=tmp_path, base_path="/include", APP_BASE_URL=base_url) as sandbox:
        descriptor = requests.get(f"{base_url}/atlassian-connect.json", timeout=10).json()
        assert descriptor["baseUrl"] == base_url
        site = sandbox.confluence.sites[0]
        parameters = {"link": "https://bitbucket.org/acme/site/src/main/README.md"}
        address = sandbox.confluence.sign_page_url(site, "member", MACRO, parameters)
        assert address.startswith(f"{base_url}/macro?")
        shown = requests.get(address, timeout=30)
        assert shown.status_code == 200
        assert 'data-state="ok"' in shown.text
        for own in re.findall(r'(?:src|href)="(/[^/"][^"]*)"', shown.text):
            assert own.startswith("/include/")
            assert requests.get(f"http://localhost:{port}{own}", timeout=10).status_code == 200
        assert render(sandbox, parameters | {"pageId": "65537"}).json()["state"] == "ok"

"""What people and the app do to a site, over HTTP."""

import json
import re
from html import unescape
from typing import Any
from urllib.parse import urlsplit

import requests

from sandbox.confluence import Macro, Page, Site
from sandbox.confluence.jwt_signing import query_string_hash, sign_with_secret
from tests.sandbox.confluence.stand_in_app import StandInApp

LINK = "https://bitbucket.org/acme/tools/src/main/a%20b.py#lines-2:3"
PAGES = [
    Page("Handbook", ("## Read this", Macro("include-bitbucket", {"link": LINK}, id="macro-1"))),
    Page("Secret", ("Hush.",), readers=("admin",)),
    Page("Rules", ("Be kind.",), editors=("admin",)),
]
HANDBOOK, SECRET, RULES = "65537", "65538", "65539"


def view(site: Site, page_id: str, user: str) -> str:
    return requests.get(f"{site.url}/pages/{page_id}?as={user}", timeout=5).text


def frames(screen: str) -> list[dict[str, Any]]:
    """What the page tells its script about each iframe."""
    return [json.loads(unescape(data)) for data in re.findall(r"data-frame='([^']*)'", screen)]


def blocks(screen: str) -> list[str]:
    return re.findall(r'name="(block\d+\.(?:text|macro))"', screen)


def edit(site: Site, page_id: str, changes: dict[str, str], *, action: str) -> requests.Response:
    """Fill the edit screen's form, from what it holds, and press one of its buttons."""
    with requests.Session() as session:
        address = f"{site.url}/pages/{page_id}/edit"
        screen = session.get(f"{address}?as=admin", timeout=5).text
        form = re.search(r'<form method="post" class="editor">.*</form>', screen, re.DOTALL)
        assert form
        fields = [
            (name, unescape(value)) for name, value in re.findall(r'<input[^>]*name="([^"]+)" value="([^"]*)"', form[0])
        ]
        fields += [
            (name, unescape(text)) for name, text in re.findall(r'<textarea[^>]*name="([^"]+)"[^>]*>([^<]*)<', form[0])
        ]
        filled = [(name, value) for name, value in fields if name not in changes] + list(changes.items())
        return session.post(address, data=[*filled, ("action", action)], timeout=5)


def app_token(
    app: StandInApp, site: Site, path: str, *, method: str = "GET", lifetime_seconds: int = 180, **changes: Any
) -> str:
    """What an app signs to call a site's REST API."""
    parts = urlsplit(path)
    claims = {
        "iss": "stand-in",
        "aud": [site.client_key],
        "qsh": query_string_hash(method=method, raw_path=parts.path, raw_query=parts.query),
    }
    secret = app.secrets[site.client_key]
    return sign_with_secret(claims | changes, secret=secret, lifetime_seconds=lifetime_seconds)


def ask_rest(site: Site, path: str, token: str) -> requests.Response:
    return requests.get(site.url + path, headers={"Authorization": f"JWT {token}"}, timeout=5)

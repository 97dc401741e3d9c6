"""Visiting the app as Confluence and its readers do."""

import html
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import requests
from redis import Redis

from app.kit.embedded_redis import socket_url
from sandbox.demo import Sandbox

MACRO = "include-bitbucket"
LINK = "https://bitbucket.org/acme/"


@dataclass(frozen=True)
class Shown:
    """A macro page."""

    status: int
    text: str
    headers: Any

    def attribute(self, name: str) -> str:
        """An attribute of the include's element."""
        match = re.search(rf'data-{name}="([^"]*)"', self.text)
        assert match, f"there is no data-{name}"
        return html.unescape(match[1])

    @property
    def state(self) -> str:
        """Its state."""
        return self.attribute("state")

    @property
    def kind(self) -> str:
        """Its kind."""
        return self.attribute("kind")


def address(sandbox: Sandbox, link: str, *, user: str = "member", site: int = 0, **parameters: str) -> str:
    """The signed address of a macro page; a link without a scheme is below the workspace acme."""
    link = link if "://" in link or not link else LINK + link
    return sandbox.confluence.sign_page_url(sandbox.confluence.sites[site], user, MACRO, {"link": link, **parameters})


def show(sandbox: Sandbox, link: str, **wishes: Any) -> Shown:
    """The macro page of a link."""
    response = requests.get(address(sandbox, link, **wishes), timeout=30)
    return Shown(response.status_code, response.text, response.headers)


def render(sandbox: Sandbox, body: Any, *, user: str = "member", site: int = 0, token: str | None = None) -> Any:
    """What `/api/render` answers: a `requests.Response`."""
    token = token or sandbox.confluence.context_token(sandbox.confluence.sites[site], user)
    return requests.post(
        f"{sandbox.app_url}/api/render", json=body, headers={"Authorization": f"JWT {token}"}, timeout=30
    )


def switch(sandbox: Sandbox, name: str, body: Any = None, *, method: str = "POST") -> Any:
    """Use a switch of the local Bitbucket."""
    url = f"{sandbox.bitbucket.web_url}/_sandbox/{name}"
    response = requests.request(method, url, json=body, timeout=10)
    response.raise_for_status()
    return response.json()


def drop_cache(sandbox: Sandbox) -> None:
    """Forget everything that may be forgotten: whatever has a time to live."""
    with Redis.from_url(socket_url(Path(sandbox.environment["DATA_DIR"]))) as redis:
        for key in redis.scan_iter(count=1000):
            if redis.ttl(key) > 0:
                redis.delete(key)

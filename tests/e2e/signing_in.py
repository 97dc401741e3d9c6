"""Signing in to Bitbucket as a person's browser does, without one: every page is fetched, every form is sent."""

import html
import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin

import requests

from sandbox.demo import Sandbox

CODE = re.compile(r"""data-completion-code="([^"]+)"|data-completion-code[^>]*>\s*([^<\s]+)""")
AUTHORIZE = "/site/oauth2/authorize"
FIELD = re.compile(r"<input\b[^>]*>")


def api(
    sandbox: Sandbox, method: str, path: str, body: Any = None, *, user: str = "member", site: int = 0
) -> requests.Response:
    """A call of our own API with that person's context token."""
    token = sandbox.confluence.context_token(sandbox.confluence.sites[site], user)
    return requests.request(
        method, f"{sandbox.app_url}{path}", json=body, headers={"Authorization": f"JWT {token}"}, timeout=30
    )


def inputs(page: str) -> dict[str, str]:
    """The hidden fields of a page's form."""
    found = {}
    for element in FIELD.findall(page):
        attributes = dict(re.findall(r'(\w+)="([^"]*)"', element))
        if "name" in attributes:
            found[attributes["name"]] = html.unescape(attributes.get("value", ""))
    return found


@dataclass
class Browser:
    """One person's browser: it keeps cookies, and stays signed in to Bitbucket."""

    sandbox: Sandbox
    session: requests.Session = field(default_factory=requests.Session)

    def get(self, url: str) -> requests.Response:
        """A page, redirects followed."""
        return self.session.get(url, timeout=20)

    def press(self, page: requests.Response, *, follow: bool = True, **values: str) -> requests.Response:
        """Send the page's form."""
        match = re.search(r'<form\b[^>]*action="([^"]*)"', page.text)
        target = urljoin(page.url, html.unescape(match[1])) if match and match[1] else page.url
        return self.session.post(target, data={**inputs(page.text), **values}, timeout=20, allow_redirects=follow)

    def consent(self, page: requests.Response, *, account: str, decision: str = "grant") -> requests.Response:
        """From our confirm page to the last one, through Bitbucket's, as this Bitbucket account."""
        page = self.press(page)
        if AUTHORIZE in page.url:
            page = self.press(page, sign_in=account)
        if AUTHORIZE in page.url:  # whoever has granted access before is not asked again
            page = self.press(page, decision=decision)
        return page


def start(sandbox: Sandbox, *, user: str = "member", site: int = 0) -> dict[str, Any]:
    """A flow that has just begun: its id and the address of the confirm page."""
    answer = api(sandbox, "POST", "/api/oauth/start", {}, user=user, site=site)
    assert answer.status_code == 200, answer.text
    content: dict[str, Any] = answer.json()
    return content


def completion_code(page: requests.Response) -> str:
    """The code on the last page."""
    match = CODE.search(page.text)
    assert match, page.text
    return match[1] or match[2]


def sign_in(sandbox: Sandbox, *, user: str = "member", site: int = 0, account: str = "mia") -> None:
    """Connect a person of a site with a Bitbucket account."""
    flow = start(sandbox, user=user, site=site)
    browser = Browser(sandbox)
    last = browser.consent(browser.get(flow["url"]), account=account)
    body = {"flow": flow["flow"], "code": completion_code(last)}
    answer = api(sandbox, "POST", "/api/oauth/complete", body, user=user, site=site)
    assert answer.status_code == 200, answer.text


def sign_out(sandbox: Sandbox, *, user: str = "member", site: int = 0) -> None:
    """Forget the person's connection."""
    assert api(sandbox, "DELETE", "/api/oauth/connection", user=user, site=site).status_code == 200

"""Asking the local Bitbucket, and its git repositories behind its back."""

import base64
import subprocess
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import requests

from sandbox.bitbucket import RunningBitbucket, credentials
from sandbox.bitbucket.credentials import CONSUMER_KEY, CONSUMER_SECRET

Headers = dict[str, str]

CONSUMER = (CONSUMER_KEY, CONSUMER_SECRET)
CALLBACK = "http://localhost:9/oauth/callback"
SITE = "/repositories/acme/site"


def bearer(token: str) -> Headers:
    """As access tokens are sent, those of OAuth too."""
    return {"Authorization": f"Bearer {token}"}


def basic(name: str, secret: str) -> Headers:
    """As API tokens and the secrets of consumers are sent."""
    return {"Authorization": f"Basic {base64.b64encode(f'{name}:{secret}'.encode()).decode()}"}


ADA, ADA_WITH_ACCOUNT = (
    basic(credentials.ADA_EMAIL, token) for token in (credentials.ADA_API_TOKEN, credentials.ADA_ACCOUNT_API_TOKEN)
)
MIA, MIA_WITH_ACCOUNT = (
    basic(credentials.MIA_EMAIL, token) for token in (credentials.MIA_API_TOKEN, credentials.MIA_ACCOUNT_API_TOKEN)
)
REPOSITORY, VAULT, PROJECT, WORKSPACE, GLOBEX, WEBHOOK = (
    bearer(token)
    for token in (
        credentials.REPOSITORY_TOKEN,
        credentials.VAULT_TOKEN,
        credentials.PROJECT_TOKEN,
        credentials.WORKSPACE_TOKEN,
        credentials.GLOBEX_TOKEN,
        credentials.WEBHOOK_TOKEN,
    )
)
PRIVATE = ("acme/private", "acme/vault", "globex/secret")


class Bitbucket:
    """The running server, with short ways to ask it."""

    def __init__(self, running: RunningBitbucket, data: Path) -> None:
        self.running = running
        self.data = data

    def get(self, path: str, /, *, headers: Headers | None = None, **parameters: Any) -> requests.Response:
        """An answer of the API; redirects are not followed."""
        return requests.get(
            f"{self.running.api_url}{path}", params=parameters, headers=headers, timeout=10, allow_redirects=False
        )

    def json(self, path: str, /, **parameters: Any) -> Any:
        """The content of a good answer."""
        answer = self.get(path, **parameters)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def pages(self, path: str, /, **parameters: Any) -> list[Any]:
        """Every page of a list, found by following `next` alone."""
        pages = [self.json(path, **parameters)]
        while "next" in pages[-1]:
            assert pages[-1]["next"].startswith(f"{self.running.api_url}/")
            pages.append(self.json(pages[-1]["next"].removeprefix(self.running.api_url)))
        return pages

    def commit(self, revision: str = "main") -> str:
        """The full hash of a revision of acme/site."""
        sha: str = self.json(f"{SITE}/commit/{revision}")["hash"]
        return sha

    def switch(self, name: str, body: Any = None, *, method: str = "POST") -> Any:
        """Turn a switch; gives what it answers."""
        answer = requests.request(method, f"{self.running.web_url}/_sandbox/{name}", json=body, timeout=10)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def visit(self, browser: requests.Session, query: dict[str, str], **form: str) -> requests.Response:
        """What the consent page answers to a visit, or to one of its buttons; redirects are not followed."""
        address = f"{self.running.web_url}/site/oauth2/authorize"
        method = "POST" if form else "GET"
        return browser.request(method, address, params=query, data=form, timeout=10, allow_redirects=False)

    def code(self, person: str = "mia", **query: str) -> str:
        """The code that comes of somebody's consent to the consumer."""
        with requests.Session() as browser:
            query = {"client_id": CONSUMER_KEY, "response_type": "code", "redirect_uri": CALLBACK} | query
            self.visit(browser, query, sign_in=person)
            answer = self.visit(browser, query, decision="grant")
        return parse_qs(urlsplit(answer.headers["Location"]).query)["code"][0]

    def token(self, consumer: tuple[str, str] = CONSUMER, /, **form: str) -> requests.Response:
        """What the token endpoint answers."""
        address = f"{self.running.web_url}/site/oauth2/access_token"
        return requests.post(address, data=form, headers=basic(*consumer), timeout=10)

    def connection(self, person: str = "mia", **query: str) -> Any:
        """The tokens that come of somebody's consent."""
        code = self.code(person, **query)
        answer = self.token(grant_type="authorization_code", code=code, redirect_uri=CALLBACK)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def message(self, path: str, /, *, headers: Headers | None = None, **parameters: Any) -> str:
        """The words of an error."""
        text: str = self.get(path, headers=headers, **parameters).json()["error"]["message"]
        return text

    def log(self) -> list[dict[str, Any]]:
        """The requests that came in."""
        requests_seen: list[dict[str, Any]] = self.switch("requests", method="GET")["requests"]
        return requests_seen

    def git(self, *arguments: str, repository: str = "acme/site") -> bytes:
        """What git says of a repository."""
        command = ["git", f"--git-dir={self.data / f'{repository}.git'}", *arguments]
        return subprocess.run(command, check=True, capture_output=True).stdout

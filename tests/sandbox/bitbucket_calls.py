"""Asking the local Bitbucket, and its git repositories behind its back."""

import subprocess
from pathlib import Path
from typing import Any

import requests

from sandbox.bitbucket import RunningBitbucket

SITE = "/repositories/acme/site"


class Bitbucket:
    """The running server, with short ways to ask it."""

    def __init__(self, running: RunningBitbucket, data: Path) -> None:
        self.running = running
        self.data = data

    def get(self, path: str, /, *, headers: dict[str, str] | None = None, **parameters: Any) -> requests.Response:
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

    def log(self) -> list[dict[str, Any]]:
        """The requests that came in."""
        requests_seen: list[dict[str, Any]] = self.switch("requests", method="GET")["requests"]
        return requests_seen

    def git(self, *arguments: str, repository: str = "acme/site") -> bytes:
        """What git says of a repository."""
        command = ["git", f"--git-dir={self.data / f'{repository}.git'}", *arguments]
        return subprocess.run(command, check=True, capture_output=True).stdout

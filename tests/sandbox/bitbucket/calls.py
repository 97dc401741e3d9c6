"""Asking the local Bitbucket, and git itself about the same repositories."""

import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import requests

SHARED = Path(__file__).parents[4] / "shared" / "bitbucket"


@dataclass(frozen=True)
class Caller:
    """A running Bitbucket, seen from outside."""

    web_url: str
    data: Path

    def get(self, path: str, /, headers: dict[str, str] | None = None, **parameters: Any) -> requests.Response:
        """Ask for a path below `/2.0/repositories/`, or a whole address; redirects are not followed."""
        url = path if "://" in path else f"{self.web_url}/2.0/repositories/{path}"
        return requests.get(url, params=parameters, headers=headers, timeout=5, allow_redirects=False)

    def json(self, path: str, /, **parameters: Any) -> Any:
        """The same, where it must go well."""
        response = self.get(path, **parameters)
        assert response.status_code == 200, response.text
        return response.json()

    def pages(self, path: str, /, **parameters: Any) -> list[Any]:
        """Every page of a list, by following `next`."""
        found = [self.json(path, **parameters)]
        while "next" in found[-1]:
            found.append(self.json(found[-1]["next"]))
        return found

    def switch(self, name: str, body: Any = None, *, method: str = "POST") -> Any:
        """Use a switch."""
        response = requests.request(method, f"{self.web_url}/_sandbox/{name}", json=body, timeout=5)
        assert response.status_code == 200, response.text
        return response.json()

    def git(self, *arguments: str, repository: str = "acme/site") -> bytes:
        """What git prints."""
        path = self.data / f"{repository}.git"
        return subprocess.run(["git", "-C", str(path), *arguments], check=True, capture_output=True).stdout

    def sha(self, revision: str, repository: str = "acme/site") -> str:
        """The full hash of a commit."""
        return self.git("rev-parse", f"{revision}^{{commit}}", repository=repository).decode().strip()


def message(response: requests.Response) -> str:
    """What an error body says."""
    body = response.json()
    assert body["type"] == "error"
    said: str = body["error"]["message"]
    return said

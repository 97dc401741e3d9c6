"""What builds say of a commit.

https://developer.atlassian.com/cloud/bitbucket/rest/api-group-commit-statuses/
"""

from dataclasses import dataclass
from typing import Any

from app.bitbucket.auth.base import Credential
from app.bitbucket.client import Listed, get_list, listed
from app.bitbucket.http import Http
from app.bitbucket.refs import repository_path
from app.bitbucket.schemas import Moment, Text, Tolerant, parse_each
from app.bitbucket.target import Repository

FIELDS = ("key", "name", "state", "url", "updated_on")
MOST = 50


class BuildSchema(Tolerant):
    """A build."""

    key = Text(100)
    name = Text(200)
    state = Text(40)
    url = Text(2000)
    updated_on = Moment()


@dataclass(frozen=True)
class Build:
    """A build: `state` in Bitbucket's words (SUCCESSFUL, FAILED, INPROGRESS, STOPPED); `url` leads to its server."""

    name: str
    state: str
    url: str | None
    updated: float | None


def of_commit(repository: Repository, commit: str) -> str:
    """Where the API has the builds of a commit."""
    return f"{repository_path(repository)}/commit/{commit}/statuses"


def of_pull_request(repository: Repository, number: int) -> str:
    """Where the API has the builds of a pull request, wherever its branch lies."""
    return f"{repository_path(repository)}/pullrequests/{number}/statuses"


def read_builds(http: Http, path: str, *, credential: Credential) -> dict[str, Any]:
    """The builds at this path of the API; raises BitbucketError."""
    return get_list(http, path, credential=credential, parameters={}, limit=MOST, fields=FIELDS)


def builds(content: dict[str, Any]) -> Listed[Build]:
    """What `read_builds` gave."""
    return listed(content, lambda values: [_build(value) for value in parse_each(BuildSchema(), values)])


def _build(found: dict[str, Any]) -> Build:
    url = found["url"]
    return Build(
        name=found["name"] or found["key"] or "Build",
        state=found["state"],
        url=url if url.startswith(("https://", "http://")) else None,
        updated=found["updated_on"],
    )

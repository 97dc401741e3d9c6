"""`GET …/commit/{revision}/statuses`: what builds say of a commit."""

from collections.abc import Mapping, Sequence

from sandbox.bitbucket import git, shapes
from sandbox.bitbucket.addresses import Json, api_url, links, moment
from sandbox.bitbucket.commits import commit_of
from sandbox.bitbucket.data import Repository
from sandbox.bitbucket.errors import Refusal
from sandbox.bitbucket.pages import page_of

DEFAULT_LENGTH = 30
# By the branch that begins with the commit.
BUILDS: Mapping[str, Mapping[str, Sequence[tuple[str, str]]]] = {
    "acme/site": {
        "main": [("SUCCESSFUL", "Unit tests"), ("SUCCESSFUL", "Deploy to staging")],
        "feature/new-login": [("SUCCESSFUL", "Unit tests"), ("FAILED", "Browser tests"), ("INPROGRESS", "Pictures")],
        "develop": [("STOPPED", "Unit tests")],
    }
}


def list_of_commit(repository: Repository, revision: str) -> Json:
    """The builds of a commit."""
    return list_for(repository, commit_of(repository, revision))


def show(repository: Repository, revision: str, key: str) -> Json:
    """One of them, by its key."""
    sha = commit_of(repository, revision)
    found = [build for build in _builds(repository, sha) if build["key"] == key]
    if not found:
        raise Refusal(404, f"Build status with key {key} not found")
    return found[0]


def list_for(repository: Repository, sha: str | None) -> Json:
    """The builds of this commit (full hash), if there is one."""
    return page_of(_builds(repository, sha) if sha else [], lambda build: build, default=DEFAULT_LENGTH)


def _builds(repository: Repository, sha: str) -> list[Json]:
    return [
        _build(repository, sha, number, state, name)
        for branch, builds in BUILDS.get(repository.full_name, {}).items()
        if git.resolve(repository.directory, branch) == sha
        for number, (state, name) in enumerate(builds, 1)
    ]


def _build(repository: Repository, sha: str, number: int, state: str, name: str) -> Json:
    date = moment(git.commit(repository.directory, sha).date + 60 * number)
    key = str(number)
    commit = api_url("repositories", repository.full_name, "commit", sha)
    return {
        "type": "build",
        "key": key,
        "name": name,
        "description": f"{name} of {sha[:7]}",
        "url": f"https://ci.acme.example/builds/{sha[:7]}/{key}",
        "refname": None,
        "state": state,
        "created_on": date,
        "updated_on": date,
        "commit": shapes.brief_commit(repository, sha),
        "repository": shapes.brief_repository(repository),
        "links": links(self=f"{commit}/statuses/build/{key}", commit=commit),
    }

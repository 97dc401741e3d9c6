"""`GET /2.0/repositories/{workspace}/{slug}`, and how every address below it finds its repository."""

import re
from collections.abc import Sequence
from urllib.parse import unquote

from sandbox.bitbucket.addresses import Json
from sandbox.bitbucket.data import Repository
from sandbox.bitbucket.errors import NoRepository
from sandbox.bitbucket.shapes import whole_repository

ADDRESS = re.compile(r"/2\.0/repositories/([^/?]+)/([^/?]+)")


def show(repository: Repository) -> Json:
    """The repository."""
    return whole_repository(repository)


def find_visible(repositories: Sequence[Repository], *, workspace: str, slug: str) -> Repository:
    """The repository of these names or `{uuid}`s; raises NoRepository if there is none among those that are visible."""
    found = _find(repositories, workspace, slug)
    if found is None:
        raise NoRepository
    return found


def by_name(repositories: Sequence[Repository], address: str) -> str:
    """The same address (path and query as they were sent), with the repository's name even if it was asked by id."""
    match = ADDRESS.match(address)
    found = _find(repositories, unquote(match[1]), unquote(match[2])) if match else None
    return f"/2.0/repositories/{found.full_name}{address[match.end() :]}" if match and found else address


def _find(repositories: Sequence[Repository], workspace: str, slug: str) -> Repository | None:
    for each in repositories:
        is_workspace = workspace.lower() in (each.workspace, each.workspace_uuid)
        if is_workspace and slug.lower() in (each.slug, each.uuid):
            return each
    return None

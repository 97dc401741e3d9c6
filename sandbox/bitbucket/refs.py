"""`GET …/refs`, `…/refs/branches` and `…/refs/tags`: lists and single ones. Their names may hold slashes here."""

from flask import request

from sandbox.bitbucket import git, shapes
from sandbox.bitbucket.addresses import Json
from sandbox.bitbucket.data import Repository
from sandbox.bitbucket.errors import no_ref
from sandbox.bitbucket.filters import listed
from sandbox.bitbucket.pages import page_of


def list_all(repository: Repository) -> Json:
    """Branches, then tags."""
    return _list(_branches(repository) + _tags(repository))


def list_branches(repository: Repository) -> Json:
    """Branches, by name unless `sort` says otherwise."""
    return _list(_branches(repository))


def list_tags(repository: Repository) -> Json:
    """Tags, by name unless `sort` says otherwise."""
    return _list(_tags(repository))


def show_branch(repository: Repository, name: str) -> Json:
    """One branch."""
    for ref in git.branches(repository.directory):
        if ref.name == name:
            return shapes.branch(repository, ref)
    raise no_ref("Branch", name)


def show_tag(repository: Repository, name: str) -> Json:
    """One tag."""
    for ref in git.tags(repository.directory):
        if ref.name == name:
            return shapes.tag(repository, ref)
    raise no_ref("Tag", name)


def _branches(repository: Repository) -> list[Json]:
    return [shapes.branch(repository, ref) for ref in git.branches(repository.directory)]


def _tags(repository: Repository) -> list[Json]:
    return [shapes.tag(repository, ref) for ref in git.tags(repository.directory)]


def _list(refs: list[Json]) -> Json:
    found = listed(refs, q=request.args.get("q", ""), sort=request.args.get("sort", ""))
    return page_of(found, lambda ref: ref)

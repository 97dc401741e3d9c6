"""`GET /2.0/workspaces/{workspace}`, and `GET /2.0/repositories/{workspace}`: what there is to see in a workspace."""

from flask import request

from sandbox.bitbucket import accounts, shapes
from sandbox.bitbucket.access import Sight
from sandbox.bitbucket.addresses import Json
from sandbox.bitbucket.errors import Refusal
from sandbox.bitbucket.filters import listed
from sandbox.bitbucket.pages import page_of
from sandbox.bitbucket.people import WORKSPACES, uuid_of

NO_ACCESS = "You do not have access to this workspace."


def show(sight: Sight, workspace: str) -> Json:
    """The workspace, for those who belong to it."""
    slug = _slug(workspace)
    if not sight.is_in(slug):
        raise Refusal(403, NO_ACCESS)
    return accounts.whole_workspace(slug)


def list_repositories(sight: Sight, workspace: str) -> Json:
    """Its repositories, as far as they are there for whoever asks."""
    slug = _slug(workspace)
    found = [shapes.whole_repository(each) for each in sight.repositories if each.workspace == slug]
    wanted = listed(found, q=request.args.get("q", ""), sort=request.args.get("sort", ""))
    return page_of(wanted, lambda repository: repository)


def _slug(workspace: str) -> str:
    """Its name, if it was asked for by that in any case, or by id; raises Refusal."""
    for slug in WORKSPACES:
        if workspace.lower() in (slug, uuid_of(slug)):
            return slug
    raise Refusal(404, f"No workspace with identifier '{workspace}'.")

"""`GET …/pullrequests`: there are none, but who may ask is decided as at Bitbucket."""

from sandbox.bitbucket.addresses import Json
from sandbox.bitbucket.data import Repository
from sandbox.bitbucket.pages import page_of

LONGEST_PAGE = 50


def list_all(repository: Repository) -> Json:
    """The pull requests of the repository."""
    none: list[Json] = []
    return page_of(none, lambda pull_request: pull_request, longest=LONGEST_PAGE)

"""`GET …/pipelines`, with a slash at its end or without: there are none, but who may ask is decided as at Bitbucket."""

from sandbox.bitbucket.addresses import Json
from sandbox.bitbucket.data import Repository
from sandbox.bitbucket.pages import page_of


def list_all(repository: Repository) -> Json:
    """The pipelines of the repository."""
    none: list[Json] = []
    return page_of(none, lambda pipeline: pipeline)

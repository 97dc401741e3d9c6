"""`GET …/commit/{revision}`, `…/commits` and `…/commits/{revision}`."""

from flask import request

from sandbox.bitbucket import git, shapes
from sandbox.bitbucket.addresses import Json
from sandbox.bitbucket.data import Repository
from sandbox.bitbucket.errors import no_commit
from sandbox.bitbucket.pages import page_of

DEFAULT_LENGTH = 30


def show(repository: Repository, revision: str) -> Json:
    """One commit, by its hash, the start of it, or the name of a branch or tag without a slash."""
    return shapes.whole_commit(repository, commit_of(repository, revision))


def list_all(repository: Repository) -> Json:
    """What `include` names (else every branch and tag), without what `exclude` names, where it changed `path`."""
    return _list(repository, request.args.getlist("include"))


def list_from(repository: Repository, revision: str) -> Json:
    """The history of a revision; unlike elsewhere its name may hold slashes, as the links of branches show."""
    return _list(repository, [revision, *request.args.getlist("include")])


def commit_of(repository: Repository, revision: str) -> str:
    """The full hash of a revision; raises Refusal."""
    sha = git.resolve(repository.directory, revision)
    if sha is None:
        raise no_commit(revision)
    return sha


def _list(repository: Repository, include: list[str]) -> Json:
    directory = repository.directory
    if include:
        shas = [commit_of(repository, name) for name in include]
    else:
        shas = sorted({ref.commit for ref in (*git.branches(directory), *git.tags(directory))})
    excluded = [f"^{commit_of(repository, name)}" for name in request.args.getlist("exclude")]
    found = git.history(directory, (*shas, *excluded), path=request.args.get("path", "")) if shas else ()
    return page_of(
        found,
        lambda commit: shapes.listed_commit(repository, commit.hash),
        named_by="context",
        default=DEFAULT_LENGTH,
    )

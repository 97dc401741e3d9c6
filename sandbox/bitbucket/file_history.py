"""`GET …/filehistory/{commit}/{path}`: the commits that changed a file, with the name that it had then."""

from flask import request

from sandbox.bitbucket import comparison, git
from sandbox.bitbucket.addresses import Json
from sandbox.bitbucket.commits import commit_of
from sandbox.bitbucket.data import Repository
from sandbox.bitbucket.errors import no_file
from sandbox.bitbucket.filters import listed
from sandbox.bitbucket.pages import page_of
from sandbox.bitbucket.src import shape_of


def show(repository: Repository, commit: str, path: str) -> Json:
    """The history of a file, newest first, over its renames unless they are not wanted."""
    sha = commit_of(repository, commit)
    if git.entry(repository.directory, sha, path) is None:
        raise no_file(path)
    follows_renames = request.args.get("renames", "true").lower() == "true"
    found = comparison.file_history(repository.directory, sha, path, follows_renames=follows_renames)
    entries = [(each, git.entry(repository.directory, each, name)) for each, name in found]
    shaped = [shape_of(repository, each, entry) for each, entry in entries if entry]
    wanted = listed(shaped, q=request.args.get("q", ""), sort=request.args.get("sort", ""))
    return page_of(wanted, lambda shape: shape, named_by="token")

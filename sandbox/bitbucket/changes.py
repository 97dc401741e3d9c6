"""`GET …/diff/{spec}` and `…/diffstat/{spec}`: what a commit changed, or what one revision would bring to another.

In `A..B` the source comes first, the reverse of git; a pull request's address has a carriage return between them.
https://developer.atlassian.com/cloud/bitbucket/rest/api-group-commits/#api-repositories-workspace-repo-slug-diff-spec-get
"""

from flask import Response, request

from sandbox.bitbucket import git
from sandbox.bitbucket.addresses import Json, api_url, links
from sandbox.bitbucket.commits import commit_of
from sandbox.bitbucket.data import Repository
from sandbox.bitbucket.pages import page_of

LONGEST_PAGE = 500
EMPTY_TREE = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"
STATUSES = {"A": "added", "D": "removed", "M": "modified", "R": "renamed", "T": "modified"}


def show_diff(repository: Repository, spec: str) -> Response:
    """The lines, as git writes them."""
    return Response(git.diff(repository.directory, _revisions(repository, spec), *_paths()), content_type="text/plain")


def show_diffstat(repository: Repository, spec: str) -> Json:
    """The files with their counts."""
    revisions = _revisions(repository, spec)
    files = git.changed_files(repository.directory, revisions, *_paths())
    return page_of(
        files,
        lambda file: {
            "type": "diffstat",
            "status": STATUSES[file.letter],
            "lines_added": file.added,
            "lines_removed": file.removed,
            "old": None if file.letter == "A" else _file(repository, revisions[0], file.old),
            "new": None if file.letter == "D" else _file(repository, revisions[-1], file.new),
        },
        default=LONGEST_PAGE,
        longest=LONGEST_PAGE,
    )


def _revisions(repository: Repository, spec: str) -> tuple[str, str]:
    """Before and after, as full hashes (or an empty tree)."""
    directory = repository.directory
    sides = spec.rpartition(":")[2].split("\r") if "\r" in spec else spec.split("..", 1)
    source, *others = (commit_of(repository, side.strip(".")) for side in sides)
    if not others:
        parents = git.commit(directory, source).parents
        return (parents[0] if parents else EMPTY_TREE, source)
    is_topic = request.args.get("topic", "true") != "false"
    return (git.merge_base(directory, source, others[0]) or EMPTY_TREE if is_topic else others[0], source)


def _paths() -> list[str]:
    return [path for path in request.args.getlist("path") if path]


def _file(repository: Repository, sha: str, path: str) -> Json:
    address = api_url("repositories", repository.full_name, "src", sha, path)
    return {"type": "commit_file", "path": path, "escaped_path": path, "links": links(self=address)}

"""`GET …/diff/{spec}`, `…/diffstat/{spec}`, `…/patch/{spec}` and `…/merge-base/{spec}`.

A spec is one commit, against its first parent, or `A..B`: what merging A into B would bring, unlike in git.
https://developer.atlassian.com/cloud/bitbucket/rest/api-group-commits/
"""

import hashlib
from urllib.parse import quote

from flask import Response, request

from sandbox.bitbucket import comparison, git, shapes
from sandbox.bitbucket.addresses import UNESCAPED, Json, api_url, links
from sandbox.bitbucket.commits import commit_of
from sandbox.bitbucket.comparison import NOTHING, FileChange, Sides, Wanted
from sandbox.bitbucket.data import Repository
from sandbox.bitbucket.errors import Refusal, no_commit
from sandbox.bitbucket.pages import page_of

LONGEST_PAGE = 500
BETWEEN_COMMITS_OF_PULL_REQUEST = "\r"


def show(repository: Repository, spec: str) -> Response:
    """The changes as text."""
    return _text(comparison.diff(repository.directory, _sides(repository, spec), _wanted()))


def list_files(repository: Repository, spec: str) -> Json:
    """The files that changed, and by how much."""
    sides = _sides(repository, spec)
    found = comparison.changes(repository.directory, sides, _wanted())
    return page_of(found, lambda each: _diffstat(repository, sides, each), default=LONGEST_PAGE, longest=LONGEST_PAGE)


def show_patch(repository: Repository, spec: str) -> Response:
    """The commits as mails."""
    is_one_commit = _ends(spec)[1] is None
    return _text(comparison.patch(repository.directory, _sides(repository, spec), is_one_commit=is_one_commit))


def show_merge_base(repository: Repository, spec: str) -> Json:
    """The best common ancestor of two commits."""
    source, destination = _ends(spec)
    if destination is None:
        raise Refusal(400, "Invalid revspec: two commits are needed")
    ends = commit_of(repository, source), commit_of(repository, destination)
    base = comparison.merge_base(repository.directory, *ends)
    if base is None:
        raise no_commit(spec)
    return shapes.whole_commit(repository, base)


def _ends(spec: str) -> tuple[str, str | None]:
    """The source, and the destination if the spec has one.

    What pull requests lead to is `workspace/slug:source` and `destination` with a carriage return in between.
    """
    separator = BETWEEN_COMMITS_OF_PULL_REQUEST if BETWEEN_COMMITS_OF_PULL_REQUEST in spec else ".."
    source, found, destination = (part.rpartition(":")[2] for part in spec.partition(separator))
    return (source, destination) if found else (source, None)


def _sides(repository: Repository, spec: str) -> Sides:
    """What is compared; with `topic=false` the two commits as they are, else the source with where it began."""
    source, destination = _ends(spec)
    new = commit_of(repository, source)
    if destination is None:
        return Sides(next(iter(git.commit(repository.directory, new).parents), NOTHING), new)
    old = commit_of(repository, destination)
    base = comparison.merge_base(repository.directory, new, old) if _is_on("topic", default=True) else None
    return Sides(base or old, new)


def _wanted() -> Wanted:
    context = request.args.get("context", "3")
    if not (context.isascii() and context.isdigit()):
        raise Refusal(400, "Invalid context")
    return Wanted(
        context=int(context),
        paths=tuple(request.args.getlist("path")),
        ignores_whitespace=_is_on("ignore_whitespace", default=False),
        shows_binary=_is_on("binary", default=True),
        follows_renames=_is_on("renames", default=True),
    )


def _is_on(name: str, *, default: bool) -> bool:
    return request.args.get(name, str(default)).lower() == "true"


def _diffstat(repository: Repository, sides: Sides, change: FileChange) -> Json:
    return {
        "type": "diffstat",
        "lines_added": change.added,
        "lines_removed": change.removed,
        "status": change.status,
        "old": _file(repository, sides.old, change.old),
        "new": _file(repository, sides.new, change.new),
    }


def _file(repository: Repository, sha: str, path: str | None) -> Json | None:
    if path is None:
        return None
    return {
        "path": path,
        "type": "commit_file",
        "escaped_path": quote(path, safe=UNESCAPED),
        "links": links(self=api_url("repositories", repository.full_name, "src", sha, path)),
    }


def _text(content: bytes) -> Response:
    answer = Response(content, content_type="text/plain")
    answer.headers["Cache-Control"] = "must-revalidate, max-age=0"
    answer.headers["ETag"] = f'"{hashlib.sha256(content).hexdigest()}"'
    return answer

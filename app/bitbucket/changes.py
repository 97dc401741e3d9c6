"""What changed between two revisions, or by one commit: the files with their counts, and the lines.

https://developer.atlassian.com/cloud/bitbucket/rest/api-group-commits/#api-repositories-workspace-repo-slug-diff-spec-get
"""

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from app.bitbucket.auth.base import Credential
from app.bitbucket.client import Listed, get_list, listed, raise_for_status
from app.bitbucket.errors import NotFound
from app.bitbucket.http import Http
from app.bitbucket.refs import check_revision, repository_path
from app.bitbucket.schemas import Count, Part, Text, Tolerant, parse_each
from app.bitbucket.target import Repository

FIELDS = ("status", "lines_added", "lines_removed", "old.path", "new.path")
MOST_FILES, LONGEST_PAGE = 500, 500
MAX_DIFF_BYTES = 1024 * 1024
LONGEST_PATH = 1000


class SideSchema(Tolerant):
    """A file on one side of a change."""

    path = Text(LONGEST_PATH)


class FileChangeSchema(Tolerant):
    """What happened to a file."""

    status = Text(40)
    lines_added = Count()
    lines_removed = Count()
    old = Part(SideSchema)
    new = Part(SideSchema)


@dataclass(frozen=True)
class FileChange:
    """A file that changed: `status` in Bitbucket's words (added, removed, modified, renamed…), how many lines came and
    went; `old` and `new` are its paths, empty where there is none.
    """

    status: str
    old: str
    new: str
    added: int
    removed: int


@dataclass(frozen=True)
class Place:
    """Where the API has the files and the lines of a change, and what people call it."""

    files: str
    lines: str
    name: str


@dataclass(frozen=True)
class Diff:
    """A diff in git's format; `is_cut` when there is more of it."""

    content: bytes
    is_cut: bool


def between(repository: Repository, source: str, destination: str = "") -> Place:
    """What one commit changed, or what `source` would bring to `destination`: the reverse of git's order.

    Raises NotFound("ref") for what cannot be a revision.
    """
    for revision in filter(None, (source, destination)):
        check_revision(revision)
    spec = f"{source}..{destination}" if destination else source
    quoted = quote(spec, safe="")
    root = repository_path(repository)
    return Place(f"{root}/diffstat/{quoted}", f"{root}/diff/{quoted}", spec)


def of_pull_request(repository: Repository, number: int) -> Place:
    """What a pull request changes; Bitbucket leads on to its branches, wherever they lie."""
    root = f"{repository_path(repository)}/pullrequests/{number}"
    return Place(f"{root}/diffstat", f"{root}/diff", f"#{number}")


def read_changes(http: Http, place: Place, *, credential: Credential, path: str = "") -> dict[str, Any]:
    """The files that changed; raises NotFound("ref") for a revision that is not there, or another BitbucketError."""
    asked = {"path": path} if path else {}
    try:
        return get_list(
            http, place.files, credential=credential, parameters=asked, limit=MOST_FILES, fields=FIELDS,
            longest_page=LONGEST_PAGE,
        )  # fmt: skip
    except NotFound as error:
        raise NotFound("ref", place.name) from error


def changes(content: dict[str, Any]) -> Listed[FileChange]:
    """What `read_changes` gave; a file that Bitbucket does not name is left out."""
    return listed(
        content,
        lambda values: [
            FileChange(
                status=found["status"],
                old=found["old"]["path"],
                new=found["new"]["path"],
                added=found["lines_added"] or 0,
                removed=found["lines_removed"] or 0,
            )
            for found in parse_each(FileChangeSchema(), values)
            if found["old"]["path"] or found["new"]["path"]
        ],
    )


def read_diff(http: Http, place: Place, *, credential: Credential, path: str = "") -> Diff:
    """The lines that changed, at most the first megabyte; raises NotFound("ref") or another BitbucketError."""
    asked = {"path": path} if path else {}
    answer = http.get(place.lines, credential=credential, parameters=asked, max_bytes=MAX_DIFF_BYTES, accept="*/*")
    try:
        raise_for_status(answer, looked_for=place.name)
    except NotFound as error:
        raise NotFound("ref", place.name) from error
    return Diff(answer.body, answer.is_cut)

"""Commits as the log tells them: one, or those of a branch, between two revisions, or of a path.

https://developer.atlassian.com/cloud/bitbucket/rest/api-group-commits/
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from marshmallow import fields

from app.bitbucket.auth.base import Credential
from app.bitbucket.client import Listed, get_json, get_list, listed
from app.bitbucket.errors import NoAccess, NotFound
from app.bitbucket.http import Http
from app.bitbucket.identity import FIELDS as IDS
from app.bitbucket.people import AUTHOR_FIELDS, AuthorSchema, Person, author_of, fields_of
from app.bitbucket.refs import check_revision, repository_path
from app.bitbucket.schemas import HASH, Moment, Part, RepositorySchema, Text, Tolerant, parse, parse_each, shortened
from app.bitbucket.target import Repository

LOG_FIELDS = ("hash", "date", "message", "parents.hash", *fields_of("author", AUTHOR_FIELDS))
COMMIT_FIELDS = (*LOG_FIELDS, "repository.full_name", *fields_of("repository", IDS))
LONGEST_MESSAGE, LONGEST_SUBJECT = 20_000, 200
MOST_PARENTS = 16


class ParentSchema(Tolerant):
    """A commit by its hash."""

    hash = fields.String(required=True, validate=HASH)


class LoggedSchema(Tolerant):
    """A commit with what its author says of it."""

    hash = fields.String(required=True, validate=HASH)
    date = Moment()
    message = Text(LONGEST_MESSAGE)
    author = Part(AuthorSchema)
    parents = fields.Raw(load_default=None)
    repository = Part(RepositorySchema)


@dataclass(frozen=True)
class Logged:
    """A commit (40 hex digits): who made it when (Unix time), its message, and the hashes it comes after."""

    commit: str
    author: Person
    date: float | None
    message: str
    parents: tuple[str, ...] = ()
    full_name: str | None = None

    @property
    def subject(self) -> str:
        """The first line of the message."""
        return shortened(self.message.strip().partition("\n")[0].strip(), LONGEST_SUBJECT)

    @property
    def body(self) -> str:
        """The rest of the message."""
        return self.message.strip().partition("\n")[2].strip()


def read_commit(http: Http, *, credential: Credential, repository: Repository, revision: str) -> dict[str, Any]:
    """The commit of a hash, or of a ref without a slash; raises NotFound("ref") or another BitbucketError."""
    check_revision(revision)
    path = f"{repository_path(repository)}/commit/{quote(revision, safe='')}"
    try:
        return get_json(http, path, credential=credential, parameters={"fields": ",".join(COMMIT_FIELDS)})
    except NotFound as error:
        raise (NotFound("ref", revision) if error.what == "ref" else NoAccess()) from error


def read_commits(
    http: Http,
    *,
    credential: Credential,
    repository: Repository,
    include: Sequence[str] = (),
    exclude: Sequence[str] = (),
    path: str = "",
    limit: int,
) -> dict[str, Any]:
    """The newest `limit` commits that `include` reaches (all refs where it is empty) and `exclude` does not.

    With a `path`, those that changed it. Revisions may be branches with slashes here. Raises NotFound("ref") for one
    that is not there, or another BitbucketError.
    """
    for revision in (*include, *exclude):
        check_revision(revision)
    asked = {"include": include, "exclude": exclude} | ({"path": path} if path else {})
    try:
        return get_list(
            http, f"{repository_path(repository)}/commits", credential=credential, parameters=asked, limit=limit,
            fields=LOG_FIELDS,
        )  # fmt: skip
    except NotFound as error:
        name = ", ".join((*include, *exclude))
        raise (NotFound("ref", name) if error.what == "ref" else NoAccess()) from error


def logged(content: dict[str, Any]) -> Logged:
    """What `read_commit` gave; raises Unavailable where it has no hash."""
    return logged_of(parse(LoggedSchema(), content))


def log(content: dict[str, Any]) -> Listed[Logged]:
    """What `read_commits` gave."""
    return listed(content, lambda values: [logged_of(value) for value in parse_each(LoggedSchema(), values)])


def logged_of(found: dict[str, Any]) -> Logged:
    """The commit of this LoggedSchema."""
    return Logged(
        commit=found["hash"],
        author=author_of(found["author"]),
        date=found["date"],
        message=found["message"],
        parents=tuple(parent["hash"] for parent in parse_each(ParentSchema(), found["parents"], most=MOST_PARENTS)),
        full_name=found["repository"]["full_name"],
    )

"""The branches or the tags of a repository, each with its newest commit.

https://developer.atlassian.com/cloud/bitbucket/rest/api-group-refs/
"""

from dataclasses import dataclass
from typing import Any, Literal

from marshmallow import fields, validate

from app.bitbucket.auth.base import Credential
from app.bitbucket.client import Listed, get_list, listed
from app.bitbucket.commits import LONGEST_MESSAGE
from app.bitbucket.errors import NoAccess, NotFound
from app.bitbucket.http import Http
from app.bitbucket.people import AUTHOR_FIELDS, AuthorSchema, Person, author_of, fields_of
from app.bitbucket.refs import repository_path
from app.bitbucket.schemas import HASH, Moment, Part, Text, Tolerant, parse_each, shortened
from app.bitbucket.target import Repository

FIELDS = ("name", "target.hash", "target.date", "target.message", *fields_of("target.author", AUTHOR_FIELDS))
NEWEST_FIRST = "-target.date"
LONGEST_SUBJECT = 200


class TipSchema(Tolerant):
    """The commit that a name stands for."""

    hash = fields.String(required=True, validate=HASH)
    date = Moment()
    message = Text(LONGEST_MESSAGE)
    author = Part(AuthorSchema)


class NamedSchema(Tolerant):
    """A branch or a tag."""

    name = fields.String(required=True, validate=validate.Length(1, 500))
    target = fields.Nested(TipSchema, required=True)


@dataclass(frozen=True)
class Named:
    """A branch or a tag; the rest is of its commit."""

    name: str
    commit: str
    author: Person
    date: float | None
    subject: str


def read_names(
    http: Http,
    *,
    credential: Credential,
    repository: Repository,
    kind: Literal["branches", "tags"],
    query: str = "",
    sort: str = "",
    limit: int,
) -> dict[str, Any]:
    """The branches or tags that match, those with the newest commits first; raises BitbucketError."""
    asked = {"sort": sort or NEWEST_FIRST} | ({"q": query} if query else {})
    path = f"{repository_path(repository)}/refs/{kind}"
    try:
        return get_list(http, path, credential=credential, parameters=asked, limit=limit, fields=FIELDS)
    except NotFound as error:
        raise NoAccess from error


def names(content: dict[str, Any]) -> Listed[Named]:
    """What `read_names` gave."""
    return listed(content, lambda values: [_named(value) for value in parse_each(NamedSchema(), values)])


def _named(found: dict[str, Any]) -> Named:
    tip = found["target"]
    subject = tip["message"].strip().partition("\n")[0].strip()
    return Named(
        name=found["name"],
        commit=tip["hash"],
        author=author_of(tip["author"]),
        date=tip["date"],
        subject=shortened(subject, LONGEST_SUBJECT),
    )

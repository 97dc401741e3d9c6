"""The branches or the tags of a repository, each with its newest commit.

https://developer.atlassian.com/cloud/bitbucket/rest/api-group-refs/
"""

from dataclasses import dataclass
from typing import Any, Literal

from marshmallow import fields, validate

from app.bitbucket.auth.base import Credential
from app.bitbucket.client import Listed, get_list, listed
from app.bitbucket.commits import LOG_FIELDS, Logged, LoggedSchema, logged_of
from app.bitbucket.errors import NoAccess, NotFound
from app.bitbucket.http import Http
from app.bitbucket.people import fields_of
from app.bitbucket.refs import repository_path
from app.bitbucket.schemas import Tolerant, parse_each
from app.bitbucket.target import Repository

FIELDS = ("name", *fields_of("target", LOG_FIELDS))
NEWEST_FIRST = "-target.date"


class NamedSchema(Tolerant):
    """A branch or a tag."""

    name = fields.String(required=True, validate=validate.Length(1, 500))
    target = fields.Nested(LoggedSchema, required=True)


@dataclass(frozen=True)
class Named:
    """A branch or a tag, and the commit that it stands for."""

    name: str
    tip: Logged


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
    return listed(
        content,
        lambda values: [
            Named(found["name"], logged_of(found["target"])) for found in parse_each(NamedSchema(), values)
        ],
    )

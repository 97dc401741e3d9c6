"""A repository as Bitbucket describes it.

https://developer.atlassian.com/cloud/bitbucket/rest/api-group-repositories/#api-repositories-workspace-repo-slug-get
"""

from dataclasses import dataclass
from typing import Any

from marshmallow import fields

from app.bitbucket.auth.base import Credential
from app.bitbucket.client import get_json
from app.bitbucket.errors import NoAccess, NotFound
from app.bitbucket.http import Http
from app.bitbucket.identity import FIELDS as IDS
from app.bitbucket.refs import repository_path
from app.bitbucket.schemas import Moment, Part, RepositorySchema, Text, Tolerant, parse
from app.bitbucket.target import Repository

FIELDS = (
    *IDS, "full_name", "name", "description", "language", "is_private", "updated_on", "mainbranch.name",
    "project.name", "parent.full_name",
)  # fmt: skip
LONGEST_DESCRIPTION = 5000


class NameSchema(Tolerant):
    """Something that has a name."""

    name = Text()


class DescribedSchema(RepositorySchema):
    """A repository."""

    name = Text()
    description = Text(LONGEST_DESCRIPTION)
    language = Text(100)
    is_private = fields.Boolean(load_default=True)
    updated_on = Moment()
    mainbranch = Part(NameSchema)
    project = Part(NameSchema)
    parent = Part(RepositorySchema)


@dataclass(frozen=True)
class Described:
    """A repository; what Bitbucket does not tell is empty. `parent` is the repository that it is a fork of."""

    full_name: str
    name: str
    description: str
    language: str
    is_private: bool
    updated: float | None
    main_branch: str
    project: str
    parent: str | None


def read_repository(http: Http, *, credential: Credential, repository: Repository) -> dict[str, Any]:
    """What there is to tell of a repository; raises NoAccess or another BitbucketError."""
    try:
        path = repository_path(repository)
        return get_json(http, path, credential=credential, parameters={"fields": ",".join(FIELDS)})
    except NotFound as error:
        raise NoAccess from error


def described(content: dict[str, Any], *, asked: Repository) -> Described:
    """What `read_repository` gave; the name that is missing is the one that was asked for."""
    found = parse(DescribedSchema(), content)
    full_name = found["full_name"] or asked.full_name
    return Described(
        full_name=full_name,
        name=found["name"] or full_name.partition("/")[2],
        description=found["description"].strip(),
        language=found["language"],
        is_private=found["is_private"],
        updated=found["updated_on"],
        main_branch=found["mainbranch"]["name"],
        project=found["project"]["name"],
        parent=found["parent"]["full_name"],
    )

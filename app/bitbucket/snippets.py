"""Snippets: small collections of files that lie in a workspace, not in a repository.

https://developer.atlassian.com/cloud/bitbucket/rest/api-group-snippets/
"""

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from marshmallow import fields

from app.bitbucket.auth.base import Credential
from app.bitbucket.client import get_json, raise_for_status
from app.bitbucket.content import File
from app.bitbucket.errors import NoAccess, NotFound
from app.bitbucket.http import Http
from app.bitbucket.people import PERSON_FIELDS, Person, PersonSchema, fields_of, person_of
from app.bitbucket.schemas import Moment, Part, Text, Tolerant, parse

FIELDS = (
    "title", "updated_on", "created_on", "is_private", "files", *fields_of("owner", PERSON_FIELDS),
    *fields_of("creator", PERSON_FIELDS),
)  # fmt: skip
MOST_FILES, LONGEST_PATH = 20, 500


class SnippetSchema(Tolerant):
    """A snippet; its files are named by their paths."""

    title = Text()
    updated_on = Moment()
    is_private = fields.Boolean(load_default=True)
    files = fields.Raw(load_default=None)
    owner = Part(PersonSchema)
    creator = Part(PersonSchema)


@dataclass(frozen=True)
class Snippet:
    """A snippet: what it is called, whose it is, when it changed (Unix time), and the paths of its files."""

    title: str
    owner: Person | None
    updated: float | None
    is_private: bool
    paths: tuple[str, ...]


def snippet_path(workspace: str, identifier: str) -> str:
    """The API's path of a snippet."""
    return f"/snippets/{quote(workspace, safe='')}/{quote(identifier, safe='')}"


def read_snippet(http: Http, *, credential: Credential, workspace: str, identifier: str) -> dict[str, Any]:
    """A snippet without the content of its files; raises NoAccess or another BitbucketError."""
    path = snippet_path(workspace, identifier)
    try:
        return get_json(http, path, credential=credential, parameters={"fields": ",".join(FIELDS)})
    except NotFound as error:
        raise NoAccess from error


def read_snippet_file(
    http: Http, *, credential: Credential, workspace: str, identifier: str, path: str, max_bytes: int
) -> File:
    """The bytes of one of its files as they are now; raises NotFound("path") or another BitbucketError."""
    address = f"{snippet_path(workspace, identifier)}/files/{quote(path, safe='/')}"
    answer = http.get(address, credential=credential, max_bytes=max_bytes, accept="*/*")
    try:
        raise_for_status(answer, looked_for=path)
    except NotFound as error:
        raise NotFound("path", path) from error
    return File(answer.body, is_cut=answer.is_cut)


def snippet(content: dict[str, Any]) -> Snippet:
    """What `read_snippet` gave."""
    found = parse(SnippetSchema(), content)
    files = found["files"] if isinstance(found["files"], dict) else {}
    return Snippet(
        title=found["title"],
        owner=person_of(found["owner"]) or person_of(found["creator"]),
        updated=found["updated_on"],
        is_private=found["is_private"],
        paths=tuple(path for path in files if _is_path(path))[:MOST_FILES],
    )


def _is_path(name: str) -> bool:
    """Whether it can be asked for: what climbs would lead to another address of the API."""
    return len(name) <= LONGEST_PATH and {".", ".."}.isdisjoint(name.split("/"))

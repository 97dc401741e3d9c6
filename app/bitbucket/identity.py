"""The ids of a repository, by which Bitbucket knows it whatever it and its workspace are called."""

from collections.abc import Iterator, Mapping
from typing import Any

from app.bitbucket.errors import Unavailable
from app.bitbucket.schemas import IdsSchema, parse
from app.bitbucket.target import Repository

FIELDS = ("uuid", "workspace.uuid")


def ids_in(content: object) -> Repository | None:
    """The repository that an answer is, or that a commit or a pull request in it lies in; None where none is told."""
    if not isinstance(content, Mapping):
        return None
    for found in (content, content.get("repository"), _of(content.get("destination"))):
        try:
            ids: dict[str, Any] = parse(IdsSchema(), found)
        except Unavailable:
            continue
        if ids["uuid"] and ids["workspace"]["uuid"]:
            return Repository(ids["workspace"]["uuid"], ids["uuid"])
    return None


def names_in(content: object) -> Iterator[str]:
    """What the repositories are called that an answer is about, where it tells."""
    if isinstance(content, Mapping):
        for found in (content, content.get("repository"), _of(content.get("destination"))):
            name = found.get("full_name") if isinstance(found, Mapping) else None
            if isinstance(name, str):
                yield name


def _of(side: object) -> object:
    return side.get("repository") if isinstance(side, Mapping) else None

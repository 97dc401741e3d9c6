"""What lies at a path at a commit: a file's bytes, a folder, a symbolic link or a submodule."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from app.bitbucket.auth.base import Credential
from app.bitbucket.client import get_json, raise_for_status
from app.bitbucket.errors import NotFound
from app.bitbucket.http import Answer, Http
from app.bitbucket.refs import repository_path
from app.bitbucket.target import Repository

# Git stores a link's target and a submodule's commit without a line end; the characters left out are rare in paths and
# common in text, so that few ordinary files cost a second question.
MAY_BE_TARGET = re.compile(rb"""[^\0-\x1f\x7f<>{}"'|*?;=]{1,1024}""")
SUBMODULE_COMMIT = re.compile(r"[0-9a-f]{40}")
META = {"format": "meta", "fields": "type,attributes"}
LONGEST_LISTING = 256 * 1024  # bytes; a page of one is a few kilobytes, and a notebook of ten megabytes is JSON too


@dataclass(frozen=True)
class File:
    """A file, or its first part when `is_cut`."""

    content: bytes
    is_cut: bool


@dataclass(frozen=True)
class Folder:
    """There is a folder at the path."""


@dataclass(frozen=True)
class Link:
    """A symbolic link, and the path that it points to, as it is written."""

    target: str


@dataclass(frozen=True)
class Submodule:
    """A commit (40 hex digits) of another repository stands at the path."""

    commit: str


Content = File | Folder | Link | Submodule


def read_content(
    http: Http, *, credential: Credential, repository: Repository, commit: str, path: str, max_bytes: int
) -> Content:
    """What lies at `path` in `commit` (40 hex digits); raises NotFound("path") or another BitbucketError.

    https://developer.atlassian.com/cloud/bitbucket/rest/api-group-source/#api-repositories-workspace-repo-slug-src-commit-path-get
    """
    address = f"{repository_path(repository)}/src/{commit}/{quote(path, safe='/')}"
    answer = http.get(address, credential=credential, max_bytes=max_bytes, accept="*/*")
    try:
        raise_for_status(answer, looked_for=path)
    except NotFound as error:
        raise NotFound("path", path) from error
    if _may_be_listing(answer) or _may_be_target(answer):
        return _as_described(answer, get_json(http, address, credential=credential, parameters=META))
    return File(content=answer.body, is_cut=answer.is_cut)


def _may_be_listing(answer: Answer) -> bool:
    """Whether the body looks like the JSON list that the API gives for a folder; a file may look just like it."""
    if answer.is_cut or len(answer.body) > LONGEST_LISTING or b'"pagelen"' not in answer.body:
        return False
    try:
        content = json.loads(answer.body)
    except (ValueError, RecursionError):
        return False
    return isinstance(content, dict) and isinstance(content.get("values"), list) and "pagelen" in content


def _may_be_target(answer: Answer) -> bool:
    """Whether the body may be where a link points to, or a submodule's commit; a file may hold just that."""
    return not answer.is_cut and MAY_BE_TARGET.fullmatch(answer.body) is not None


def _as_described(answer: Answer, meta: Mapping[str, Any]) -> Content:
    """The same with what Bitbucket says of the path: its type, and its attributes, a list of words."""
    if meta.get("type") == "commit_directory":
        return Folder()
    attributes = meta.get("attributes")
    text = answer.body.decode(errors="replace")
    if isinstance(attributes, list) and "link" in attributes:
        return Link(text)
    if isinstance(attributes, list) and "subrepository" in attributes and SUBMODULE_COMMIT.fullmatch(text):
        return Submodule(text)
    return File(content=answer.body, is_cut=answer.is_cut)

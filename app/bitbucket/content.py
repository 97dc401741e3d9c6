"""The bytes of a file at a commit."""

import json
from dataclasses import dataclass
from urllib.parse import quote

from app.bitbucket.auth.base import Credential
from app.bitbucket.client import get_json, raise_for_status
from app.bitbucket.errors import NotFound
from app.bitbucket.http import Answer, Http
from app.bitbucket.refs import repository_path
from app.bitbucket.target import Repository


@dataclass(frozen=True)
class File:
    """A file, or its first part when `is_cut`."""

    content: bytes
    is_cut: bool


@dataclass(frozen=True)
class Folder:
    """There is a folder at the path."""


def read_content(
    http: Http, *, credential: Credential, repository: Repository, commit: str, path: str, max_bytes: int
) -> File | Folder:
    """What lies at `path` in `commit` (40 hex digits); raises NotFound("path") or another BitbucketError.

    https://developer.atlassian.com/cloud/bitbucket/rest/api-group-source/#api-repositories-workspace-repo-slug-src-commit-path-get
    """
    address = f"{repository_path(repository)}/src/{commit}/{quote(path, safe='/')}"
    answer = http.get(address, credential=credential, max_bytes=max_bytes, accept="*/*")
    try:
        raise_for_status(answer, looked_for=path)
    except NotFound as error:
        raise NotFound("path", path) from error
    if _may_be_listing(answer) and _is_folder(http, address, credential):
        return Folder()
    return File(content=answer.body, is_cut=answer.is_cut)


def _may_be_listing(answer: Answer) -> bool:
    """Whether the body looks like the JSON list that the API gives for a folder; a file may look just like it."""
    if answer.is_cut or not answer.body.lstrip().startswith(b"{"):
        return False
    try:
        content = json.loads(answer.body)
    except (ValueError, RecursionError):
        return False
    return isinstance(content, dict) and isinstance(content.get("values"), list) and "pagelen" in content


def _is_folder(http: Http, address: str, credential: Credential) -> bool:
    meta = get_json(http, address, credential=credential, parameters={"format": "meta", "fields": "type"})
    return meta.get("type") == "commit_directory"

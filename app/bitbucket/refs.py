"""From a branch, a tag or a part of a hash to the commit that it stands for."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from app.bitbucket.auth.base import Credential
from app.bitbucket.client import get_json, get_pages
from app.bitbucket.errors import NoAccess, NotFound, Unavailable
from app.bitbucket.http import Http
from app.bitbucket.schemas import CommitSchema, MainBranchSchema, NamesSchema, RefSchema, parse
from app.bitbucket.target import Repository

COMMIT_FIELDS = "hash,repository.uuid,repository.full_name,repository.workspace.uuid"
REF_FIELDS = "name,target.hash,target.repository.uuid,target.repository.full_name"
NAME_FIELDS = "full_name,project.key"
PAGE_LENGTH = 100


@dataclass(frozen=True)
class Commit:
    """A commit (40 hex digits) and the repository it lies in, under the names that stay."""

    hash: str
    repository_uuid: str
    full_name: str
    workspace_uuid: str = ""

    @property
    def ids(self) -> Repository | None:
        """The repository under its ids, if Bitbucket has told them."""
        has_ids = self.workspace_uuid.startswith("{") and self.repository_uuid.startswith("{")
        return Repository(self.workspace_uuid, self.repository_uuid) if has_ids else None


@dataclass(frozen=True)
class Names:
    """What a repository is called now, and the key of the project that it is in."""

    full_name: str
    project: str | None


def repository_path(repository: Repository) -> str:
    """The API's path of a repository."""
    return f"/repositories/{quote(repository.workspace, safe='')}/{quote(repository.slug, safe='')}"


def check_revision(revision: str) -> None:
    """Raise NotFound("ref") for what cannot be one: it would lead to another address, or name another repository."""
    if ":" in revision or not {"", ".", ".."}.isdisjoint(revision.split("/")):
        raise NotFound("ref", revision)


def read_names(http: Http, *, credential: Credential, repository: Repository) -> Names:
    """The names of a repository; raises NoAccess or another BitbucketError.

    https://developer.atlassian.com/cloud/bitbucket/rest/api-group-repositories/
    """
    try:
        content = get_json(http, repository_path(repository), credential=credential, parameters={"fields": NAME_FIELDS})
    except NotFound as error:
        raise NoAccess from error
    names = parse(NamesSchema(), content)
    project = names["project"] or {"key": None}
    return Names(full_name=names["full_name"], project=project["key"])


def read_main_branch(http: Http, *, credential: Credential, repository: Repository) -> str | None:
    """The name of the branch that a repository begins with, None for an empty one; raises BitbucketError.

    https://developer.atlassian.com/cloud/bitbucket/rest/api-group-repositories/
    """
    try:
        content = get_json(
            http, repository_path(repository), credential=credential, parameters={"fields": "mainbranch.name"}
        )
    except NotFound as error:
        raise NoAccess from error
    branch = parse(MainBranchSchema(), content)["mainbranch"]
    return branch["name"] if branch else None


def read_commit(http: Http, *, credential: Credential, repository: Repository, revision: str) -> Commit:
    """The commit of a hash, a branch or a tag whose name has no slash.

    Raises NotFound("ref") if there is none, NoAccess, or another BitbucketError.
    https://developer.atlassian.com/cloud/bitbucket/rest/api-group-commits/
    """
    check_revision(revision)
    path = f"{repository_path(repository)}/commit/{quote(revision, safe='')}"
    try:
        content = get_json(http, path, credential=credential, parameters={"fields": COMMIT_FIELDS})
    except NotFound as error:
        # A 404 that does not name the commit is about the repository; it may be an HTML page.
        raise (NotFound("ref", revision) if error.what == "ref" else NoAccess()) from error
    return _commit(parse(CommitSchema(), content), repository)


def read_refs(http: Http, *, credential: Credential, repository: Repository, prefix: str) -> dict[str, Commit]:
    """Branches and tags whose names start with `prefix`, with their commits; a branch wins over a tag of its name."""
    found: dict[str, Commit] = {}
    query = prefix.replace("\\", "\\\\").replace('"', '\\"')
    for kind in ("tags", "branches"):
        values = get_pages(
            http,
            f"{repository_path(repository)}/refs/{kind}",
            credential=credential,
            parameters={
                "q": f'name ~ "{query}"',
                "fields": ",".join(["next", *(f"values.{name}" for name in REF_FIELDS.split(","))]),
                "pagelen": str(PAGE_LENGTH),
            },
        )
        for value in values:
            try:
                ref = parse(RefSchema(), value)
            except Unavailable:
                continue  # one odd ref does not spoil the list
            if ref["name"].startswith(prefix):
                found[ref["name"]] = _commit(ref["target"], repository)
    return found


def _commit(content: Any, asked: Repository) -> Commit:
    """What the answer leaves out of the repository is known from the question."""
    repository = content["repository"]
    full_name = repository["full_name"] or asked.full_name
    return Commit(
        hash=content["hash"],
        repository_uuid=repository["uuid"] or full_name,
        full_name=full_name,
        workspace_uuid=repository["workspace"]["uuid"] or "",
    )

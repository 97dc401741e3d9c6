"""What lies in a folder at a commit."""

from dataclasses import dataclass
from itertools import islice
from typing import Any, Literal
from urllib.parse import quote

from app.bitbucket.auth.base import Credential
from app.bitbucket.client import get_pages
from app.bitbucket.errors import NotFound, Unavailable, Unreadable
from app.bitbucket.http import Http
from app.bitbucket.refs import repository_path
from app.bitbucket.schemas import EntrySchema, parse
from app.bitbucket.target import Repository

FIELDS = "next,values.path,values.type,values.size,values.attributes"
PAGE_LENGTH = 100
MAX_ENTRIES = 500
ATTRIBUTES: dict[str, Literal["link", "submodule"]] = {"link": "link", "subrepository": "submodule"}


@dataclass(frozen=True)
class Entry:
    """Something in a folder, by its path in the repository; `size` in bytes is known of files only."""

    path: str
    kind: Literal["folder", "file", "link", "submodule"]
    size: int | None = None


@dataclass(frozen=True)
class Listing:
    """Folders before files, each by name; `is_cut` when there is more than is listed."""

    entries: tuple[Entry, ...]
    is_cut: bool = False


def read_folder(http: Http, *, credential: Credential, repository: Repository, commit: str, path: str) -> Listing:
    """The folder at `path` (empty for the root) in `commit` (40 hex digits).

    Raises NotFound("path") or another BitbucketError.
    https://developer.atlassian.com/cloud/bitbucket/rest/api-group-source/#api-repositories-workspace-repo-slug-src-commit-path-get
    """
    below = f"{quote(path, safe='/')}/" if path else ""
    values = get_pages(
        http,
        f"{repository_path(repository)}/src/{commit}/{below}",
        credential=credential,
        parameters={"pagelen": str(PAGE_LENGTH), "fields": FIELDS},
    )
    try:
        first = list(islice(values, MAX_ENTRIES + 1))
    except (NotFound, Unreadable) as error:
        raise NotFound("path", path) from error  # or it is a file
    # A file can look like the list of a folder: its entries lie nowhere else.
    entries = [entry for value in first[:MAX_ENTRIES] if (entry := _entry(value)) and _is_in(path, entry.path)]
    entries.sort(key=lambda entry: (entry.kind != "folder", entry.path.casefold(), entry.path))
    return Listing(tuple(entries), is_cut=len(first) > MAX_ENTRIES)


def _is_in(folder: str, path: str) -> bool:
    before, slash, name = path.rstrip("/").rpartition("/")
    return before == folder and bool(slash) == bool(folder) and name not in ("", ".", "..")


def _entry(value: dict[str, Any]) -> Entry | None:
    """One odd entry does not spoil the list."""
    try:
        found = parse(EntrySchema(), value)
    except Unavailable:
        return None
    if found["type"] == "commit_directory":
        return Entry(found["path"].rstrip("/"), "folder")
    attributes = found["attributes"] if isinstance(found["attributes"], list) else []
    kind = next((ATTRIBUTES[name] for name in attributes if name in ATTRIBUTES), None)
    return Entry(found["path"], kind or "file", None if kind else found["size"])

"""Who changed a file last."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from app.bitbucket.auth.base import Credential
from app.bitbucket.client import get_json
from app.bitbucket.errors import NotFound
from app.bitbucket.http import Http
from app.bitbucket.refs import repository_path
from app.bitbucket.schemas import ChangesSchema, parse
from app.bitbucket.target import Repository

FIELDS = "hash,date,message,author.raw,author.user.display_name"
LONGEST_NAME, LONGEST_SUBJECT = 100, 200
LONGEST_RAW = 1000  # what git says of an author may be of any length
MAIL = re.compile(r"<[^>]*>?")
NOBODY = "Somebody"


@dataclass(frozen=True)
class Change:
    """A commit that changed something: its hash, the author's name, when (Unix time), the first line of its message."""

    commit: str
    author: str
    date: float
    subject: str


def read_last_change(http: Http, *, credential: Credential, repository: Repository, commit: str, path: str) -> Change:
    """The newest commit in the history of `commit` (40 hex digits) that changed `path`.

    Raises NotFound("path") if there is none, or another BitbucketError.
    https://developer.atlassian.com/cloud/bitbucket/rest/api-group-commits/#api-repositories-workspace-repo-slug-commits-revision-get
    """
    content = get_json(
        http,
        f"{repository_path(repository)}/commits/{commit}",
        credential=credential,
        parameters={"path": path, "pagelen": "1", "fields": ",".join(f"values.{name}" for name in FIELDS.split(","))},
    )
    values = parse(ChangesSchema(), content)["values"]
    if not values:
        raise NotFound("path", path)
    return _change(values[0])


def _change(value: dict[str, Any]) -> Change:
    date: datetime = value["date"]
    subject = next(iter(value["message"].strip().split("\n", 1)))
    return Change(
        commit=value["hash"],
        author=_name(value["author"] or {}),
        date=(date if date.tzinfo else date.replace(tzinfo=UTC)).timestamp(),
        subject=_shortened(subject.strip(), LONGEST_SUBJECT),
    )


def _name(author: dict[str, Any]) -> str:
    """The account's name; where there is no account what git says, without the address of a mailbox."""
    account = (author.get("user") or {}).get("display_name")
    name = account or " ".join(MAIL.sub(" ", (author.get("raw") or "")[:LONGEST_RAW]).split())
    return _shortened(name, LONGEST_NAME) if name and (account or "@" not in name) else NOBODY


def _shortened(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1]}…"

"""What credentials and methods are called where people read of them: never by anything secret."""

from collections.abc import Mapping
from datetime import date

from app.bitbucket.auth.questions import Entry
from app.bitbucket.auth.settings import AccessToken, Method

METHODS: Mapping[Method, str] = {
    "user-oauth": "each person signs in to Bitbucket",
    "access-token": "shared access tokens",
    "api-token": "shared API token",
}


def label(entry: Entry) -> str:
    """What stands above its results: `acme/x`, or the address of the account."""
    if not isinstance(entry, AccessToken):
        return entry.email
    if entry.repository:
        return f"{entry.workspace}/{entry.repository}"
    if entry.project:
        return f"Project {entry.project} of {entry.workspace}"
    return f"Workspace {entry.workspace}" if entry.workspace else "Any repository that it can read"


def mention(entry: Entry) -> str:
    """The same within a sentence. The log is not encrypted, so that no address is in it."""
    return f"the access token for {place(entry)}" if isinstance(entry, AccessToken) else "the API token"


def place(entry: AccessToken) -> str:
    """What it is for, within a sentence."""
    if entry.repository:
        return f"{entry.workspace}/{entry.repository}"
    if entry.project:
        return f"the project {entry.project} of {entry.workspace}"
    return f"the workspace {entry.workspace}" if entry.workspace else "any repository"


def day(text: str) -> str:
    """An ISO date as `5 December 2026`."""
    found = date.fromisoformat(text)
    return f"{found.day} {found:%B} {found.year}"

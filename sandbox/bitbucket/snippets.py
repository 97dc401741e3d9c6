"""`GET /2.0/snippets/{workspace}/{id}` and its files."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import Response

from sandbox.bitbucket.access import Sight
from sandbox.bitbucket.accounts import user
from sandbox.bitbucket.addresses import Json, api_url, links, moment, web_url
from sandbox.bitbucket.data import FIRST_DATE
from sandbox.bitbucket.errors import Refusal
from sandbox.bitbucket.people import ADA

NONE = "Snippet {} not found"


@dataclass(frozen=True)
class Snippet:
    """A snippet: its title and its files by path."""

    title: str
    files: Mapping[str, bytes]
    is_private: bool = False


SNIPPETS: Mapping[tuple[str, str], Snippet] = {
    ("acme", "kypj"): Snippet(
        "How to try again",
        {
            "retry.py": b'"""Try again, but not for ever."""\n\nfor attempt in range(5):\n    print(attempt)\n',
            "notes.md": b"# Notes\n\nPauses grow.\n",
        },
    ),
    ("acme", "Kypj"): Snippet("Only for members", {"secret.txt": b"Only for members of acme.\n"}, is_private=True),
    ("acme", "n0fi1e"): Snippet("", {}),
}


def show(sight: Sight, workspace: str, identifier: str) -> Json:
    """The snippet, without what is in its files."""
    snippet = _find(sight, workspace, identifier)
    below = api_url("snippets", workspace, identifier)
    return {
        "type": "snippet",
        "id": identifier,
        "title": snippet.title,
        "scm": "git",
        "is_private": snippet.is_private,
        "created_on": moment(FIRST_DATE),
        "updated_on": moment(FIRST_DATE + 3600),
        "owner": user(ADA),
        "creator": user(ADA),
        "files": {
            path: {"links": links(self=f"{below}/files/{path}", html=web_url("snippets", workspace, identifier))}
            for path in snippet.files
        },
        "links": links(self=below, html=web_url("snippets", workspace, identifier)),
    }


def show_file(sight: Sight, workspace: str, identifier: str, path: str) -> Response:
    """The bytes of one of its files."""
    snippet = _find(sight, workspace, identifier)
    if path not in snippet.files:
        raise Refusal(404, "No such file")
    return Response(snippet.files[path], content_type="text/plain")


def _find(sight: Sight, workspace: str, identifier: str) -> Snippet:
    """A private one is for those who belong to the workspace."""
    snippet = SNIPPETS.get((workspace.lower(), identifier))
    if snippet is None or (snippet.is_private and not sight.is_in(workspace.lower())):
        raise Refusal(404, NONE.format(identifier))
    return snippet

"""What stands where a file could stand, and only points somewhere: dead links and submodules, in words."""

from dataclasses import replace

from app.bitbucket.content import File, Link, Submodule
from app.bitbucket.errors import BitbucketError
from app.bitbucket.submodules import url_of, where
from app.bitbucket.target import Repository
from app.macro.behind_links import Behind
from app.macro.freshness import Located, content
from app.macro.source import Source
from app.macro.view import Message, View

MAX_GITMODULES = 64 * 1024


def dead_link(shown: View, behind: Behind, link: Link) -> View:
    """A symbolic link that leads nowhere."""
    name = behind.located.path.rpartition("/")[2]
    text = f"It points to “{link.target}”, {behind.excuse} Whoever edits this page can link to another file."
    return replace(
        shown, kind="file", state="not-found", message=Message(f"“{name}” is a link that leads nowhere", text)
    )


def submodule(
    shown: View, source: Source, located: Located, repository: Repository, found: Submodule, web_url: str
) -> View:
    """A commit of another repository, with that repository's name if `.gitmodules` tells it."""
    url = _url(source, located, repository)
    facts = {"commit": found.commit, "full_name": located.commit.full_name, "web_url": web_url}
    words, address = where(url, **facts) if url else ("another repository", None)
    name = located.path.rpartition("/")[2]
    text = f"It stands for commit {found.commit[:7]} of {words}. Link to a file in that repository instead."
    return replace(
        shown,
        kind="file",
        state="unsupported",
        address=address or shown.address,
        message=Message(f"“{name}” is a submodule", text),
    )


def _url(source: Source, located: Located, repository: Repository) -> str | None:
    place = replace(located, path=".gitmodules")
    try:
        found = content(source, place, repository=repository, max_bytes=MAX_GITMODULES)
    except BitbucketError:
        return None
    return url_of(found.content, located.path) if isinstance(found, File) and not found.is_cut else None

"""What lies behind a path: symbolic links are followed inside the repository, at the same commit."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from app.bitbucket.content import Content, Link
from app.bitbucket.errors import NotFound
from app.bitbucket.target import Repository
from app.macro.freshness import Located, content
from app.macro.source import Source

MAX_LINKS = 5


@dataclass(frozen=True)
class Behind:
    """Where the links that began at the path `link` end, and what is there.

    That is a Link where it cannot be followed; `excuse` says why, in words.
    """

    link: str
    located: Located
    content: Content
    excuse: str = ""


def behind(
    source: Source,
    located: Located,
    *,
    repository: Repository,
    max_bytes: Callable[[str], int],
    max_links: int = MAX_LINKS,
) -> Behind:
    """What is at the path, or at the end of the links that begin there; raises BitbucketError.

    `max_bytes` tells how much of a file at some path is wanted.
    """

    def found_at(place: Located) -> Content:
        return content(source, place, repository=repository, max_bytes=max_bytes(place.path))

    link = located.path
    found = found_at(located)
    for _ in range(max_links):
        if not isinstance(found, Link):
            return Behind(link, located, found)
        path = _target(located.path, found.target)
        if path is None:
            return Behind(link, located, found, "which is outside this repository.")
        following = replace(located, path=path)
        try:
            found, located = found_at(following), following
        except NotFound:
            return Behind(link, located, found, "and nothing is there at this commit.")
    return Behind(
        link, located, found, "and from there to other links, without an end." if isinstance(found, Link) else ""
    )


def _target(link: str, target: str) -> str | None:
    """The path in the repository that a link at a path points to; None if that is outside."""
    if target.startswith("/"):
        return None
    segments = link.split("/")[:-1]
    for segment in target.split("/"):
        if segment == "..":
            if not segments:
                return None
            segments.pop()
        elif segment not in ("", "."):
            segments.append(segment)
    return "/".join(segments)

"""Where a submodule's repository is, as `.gitmodules` says: https://git-scm.com/docs/gitmodules."""

import posixpath
import re

from app.bitbucket.links import BadLink, parse_link, web_address
from app.bitbucket.target import SourceTarget

LONGEST = 200
# A scheme, and a user with or without a password, which is nobody's business.
BEFORE_HOST = re.compile(r"^(?:[a-z0-9+.-]+://)?(?:[^/@]*@)?", re.IGNORECASE)


def url_of(gitmodules: bytes, path: str) -> str | None:
    """The URL of the submodule at a path; None if the file does not tell."""
    facts: dict[str, str] = {}
    for line in (*gitmodules.decode(errors="replace").splitlines(), "["):
        name, is_fact, value = line.partition("=")
        if line.lstrip().startswith("["):
            if facts.get("path") == path and "url" in facts:
                return facts["url"]
            facts = {}
        elif is_fact:
            facts[name.strip().lower()] = value.strip()
    return None


def where(url: str, *, commit: str, full_name: str, web_url: str) -> tuple[str, str | None]:
    """A submodule's repository in words, and its address at that commit if it is at Bitbucket.

    A URL that begins with `./` or `../` is relative to the repository `full_name` that holds the submodule.
    """
    if url.startswith(("./", "../")):
        url = f"{web_url}{posixpath.normpath(f'/{full_name}/{url}')}"
    try:
        repository = parse_link(url, web_url).repository
    except BadLink:
        repository = None
    if repository is None:
        return BEFORE_HOST.sub("", "".join(filter(str.isprintable, url)))[:LONGEST], None
    target = SourceTarget(repository, (commit,), is_folder=True)
    return f"{repository.workspace}/{repository.slug}", web_address(target, web_url)

"""What lies in a folder, as a list in which everything leads to Bitbucket at the commit that is shown."""

import json
from dataclasses import asdict, replace

from app.bitbucket.folders import Entry, Listing, read_folder
from app.bitbucket.refs import read_main_branch
from app.bitbucket.target import Repository
from app.macro.freshness import Located
from app.macro.kinds.file_header import address_at_commit
from app.macro.source import NAMES_SECONDS, Source
from app.macro.view import Row

README_ENDINGS = ("md", "markdown", "rst", "adoc", "txt", "")  # the first that there is stands below the list
UNITS = ("bytes", "KB", "MB", "GB")


def listing(source: Source, located: Located, repository: Repository) -> Listing:
    """The entries at a commit, which never change; raises BitbucketError."""

    def question() -> bytes:
        found = read_folder(
            source.http, credential=source.credential, repository=repository,
            commit=located.commit.hash, path=located.path,
        )  # fmt: skip
        return json.dumps(asdict(found)).encode()

    place = (located.commit.repository_uuid, located.commit.hash, located.path)
    answer = source.settled("folder", *place, read=question)
    found = json.loads(answer.value)
    return Listing(tuple(Entry(**entry) for entry in found["entries"]), found["is_cut"])


def main_branch(source: Source, repository: Repository) -> str | None:
    """The name of the branch that the repository begins with; None when nothing is in it. Raises BitbucketError."""

    def question() -> bytes:
        name = read_main_branch(source.http, credential=source.credential, repository=repository)
        return json.dumps(name).encode()

    answer = source.current("main", repository, read=question, fresh_seconds=NAMES_SECONDS)
    name: str | None = json.loads(answer.value)
    return name


def rows_of(found: Listing, located: Located, web_url: str) -> tuple[Row, ...]:
    """The list as readers see it."""
    return tuple(
        Row(
            kind=entry.kind,
            name=entry.path.rpartition("/")[2],
            size=size_in_words(entry.size),
            address=address_at_commit(replace(located, path=entry.path), web_url),
            path=f"{entry.path}/" if entry.kind == "folder" else entry.path,
        )
        for entry in found.entries
    )


def readme_of(found: Listing) -> str | None:
    """The path of the file that tells about the folder, if there is one."""
    names = {entry.path.rpartition("/")[2].lower(): entry.path for entry in found.entries if entry.kind == "file"}
    readmes = (names.get(f"readme.{ending}" if ending else "readme") for ending in README_ENDINGS)
    return next(filter(None, readmes), None)


def size_in_words(size: int | None) -> str:
    """`0 bytes`, `1 byte`, `1.5 KB`, `12 MB`; nothing where it is not known."""
    if size is None:
        return ""
    if size == 1:
        return "1 byte"
    amount, unit = float(size), 0
    while amount >= 1000 and unit < len(UNITS) - 1:
        amount, unit = amount / 1024, unit + 1
    return f"{amount:.1f} {UNITS[unit]}" if unit and amount < 10 else f"{amount:.0f} {UNITS[unit]}"

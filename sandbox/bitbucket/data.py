"""The repositories of the local Bitbucket: bare git repositories in a folder, always with the same hashes."""

import hashlib
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sandbox.bitbucket import history
from sandbox.bitbucket.fast_import import Change, stream
from sandbox.bitbucket.git import ENVIRONMENT
from sandbox.bitbucket.people import uuid_of

FIRST_DATE = 1_767_225_600  # 2026-01-01, seconds since 1970
ORIGIN = "origin-digest"


class NotOurs(Exception):
    """There is something else where a repository belongs."""


@dataclass(frozen=True)
class Repository:
    """A repository as Bitbucket knows it; `folder` holds the git data of all of them."""

    workspace: str
    slug: str
    folder: Path
    description: str = ""
    language: str = ""
    main_branch: str | None = "main"
    is_private: bool = False
    project: str = "PUB"
    has_issues: bool = False

    @property
    def full_name(self) -> str:
        """`workspace/slug`."""
        return f"{self.workspace}/{self.slug}"

    @property
    def uuid(self) -> str:
        """In braces, and always the same."""
        return uuid_of(self.full_name)

    @property
    def directory(self) -> Path:
        """Its git data."""
        return self.folder / self.workspace / f"{self.slug}.git"

    @property
    def workspace_uuid(self) -> str:
        """In braces, and always the same."""
        return uuid_of(self.workspace)


def create(folder: Path) -> list[Repository]:
    """Every repository there is, made below `folder` unless it is there already; raises NotOurs."""
    notes = history.notes()
    beginnings: Mapping[Repository, Sequence[Change]] = {
        Repository(
            "acme", "site", folder, description="The web site of Acme", language="python", project="WEB"
        ): history.site(),
        Repository("acme", "empty", folder, main_branch=None): [],
        Repository("acme", "private", folder, is_private=True, project="WEB"): history.members_only("acme/private"),
        Repository("acme", "down", folder): notes,
        Repository("acme", "slow", folder): notes,
        Repository("acme", "limited", folder): notes,
        Repository("acme", "flaky", folder): notes,
        Repository("acme", "renamed", folder): notes,
        Repository("acme", "trunk", folder, main_branch="trunk"): history.notes("trunk"),
        Repository("acme", "legacy", folder, description="Still has its issues", has_issues=True): history.legacy(),
        Repository("globex", "handbook", folder): notes,
        Repository("acme", "vault", folder, is_private=True, project="VAULT"): history.members_only("acme/vault"),
        Repository("globex", "secret", folder, is_private=True): history.members_only("globex/secret"),
    }
    for repository, changes in beginnings.items():
        _create(repository, stream(changes, first_date=FIRST_DATE))
    return list(beginnings)


def _create(repository: Repository, commits: bytes) -> None:
    """Make a repository of these commits; one that began with others is made anew, so that nobody sees old files."""
    directory, digest = repository.directory, hashlib.sha256(commits).hexdigest()
    if directory.exists():
        origin = directory / ORIGIN
        if not origin.exists():
            raise NotOurs(f"{directory} was not made here; choose another folder.")
        if origin.read_text() == digest:
            return
        shutil.rmtree(directory)
    unfinished = directory.with_suffix(".unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    _git("init", "--quiet", "--bare", f"--initial-branch={repository.main_branch or 'main'}", str(unfinished))
    _git(f"--git-dir={unfinished}", "fast-import", "--quiet", content=commits)
    (unfinished / ORIGIN).write_text(digest)
    unfinished.rename(directory)


def _git(*arguments: str, content: bytes = b"") -> None:
    subprocess.run(["git", *arguments], input=content, env=ENVIRONMENT, check=True)

"""Whom a request comes from, once its credential is known."""

from dataclasses import dataclass, field
from typing import Literal

from sandbox.bitbucket.data import Repository
from sandbox.bitbucket.people import Person
from sandbox.bitbucket.scopes import Needed, amounts_to

CredentialType = Literal["api_token", "oauth2", "repo_access_token", "project_access_token", "workspace_access_token"]


@dataclass(frozen=True)
class Reach:
    """The repositories that an access token is for: of a workspace, or of one of its projects, or a single one."""

    workspace: str
    project: str | None = None
    repository: str | None = None

    def covers(self, repository: Repository) -> bool:
        """Whether it is for this one."""
        return (
            repository.workspace == self.workspace
            and self.project in (None, repository.project)
            and self.repository in (None, repository.slug)
        )


@dataclass(frozen=True)
class Asker:
    """A credential at work.

    `name` is what the log says. What it may read is decided by its person, or by its reach; with neither, only what is
    public. `counted_as` is what the hourly limit counts by: one allowance for all users of an OAuth consumer.
    """

    name: str
    credential_type: CredentialType
    scopes: tuple[str, ...]
    counted_as: str = field(repr=False)
    person: Person | None = None
    reach: Reach | None = None
    consumer_key: str | None = None

    @property
    def is_access_token(self) -> bool:
        """Whether it is a token of a repository, a project or a workspace."""
        return self.credential_type.endswith("_access_token")

    def required(self, needed: Needed) -> tuple[str, ...]:
        """What an address needs, in the words of this credential."""
        return needed.granular if self.credential_type == "api_token" else needed.classic

    def has(self, needed: Needed) -> bool:
        """Whether its scopes suffice."""
        granted = frozenset(self.scopes) if self.credential_type == "api_token" else amounts_to(self.scopes)
        return granted.issuperset(self.required(needed))

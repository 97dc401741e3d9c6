"""Who has an account at the local Bitbucket."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field


def uuid_of(name: str) -> str:
    """Bitbucket's way to write the id of something, here made of its name."""
    return f"{{{uuid.uuid5(uuid.NAMESPACE_URL, f'https://bitbucket.org/{name}')}}}"


@dataclass(frozen=True)
class Person:
    """A person; `workspaces` by slug, with whether the person administers it; `repositories` are the private ones."""

    name: str
    display_name: str
    account_id: str
    workspaces: Mapping[str, bool] = field(default_factory=dict)
    repositories: frozenset[str] = frozenset()

    @property
    def uuid(self) -> str:
        """In braces, and always the same."""
        return uuid_of(self.name)

    @property
    def email(self) -> str:
        """The address of the Atlassian account, which is what a person's API token goes with."""
        return f"{self.name}@acme.example"


ADA = Person(
    "ada",
    "Ada Bitbucket",
    "557058:00000000-0000-4000-8000-000000000001",
    workspaces={"acme": True, "globex": True},
    repositories=frozenset({"acme/private", "acme/vault", "globex/secret"}),
)
MIA = Person(
    "mia",
    "Mia Bitbucket",
    "557058:00000000-0000-4000-8000-000000000002",
    workspaces={"acme": False},
    repositories=frozenset({"acme/private"}),
)
SAM = Person("sam", "Sam Stranger", "557058:00000000-0000-4000-8000-000000000003")
WORKSPACES = ("acme", "globex")
PEOPLE: Mapping[str, Person] = {person.name: person for person in (ADA, MIA, SAM)}

"""Who may read which repository, and what of that has been changed since the start."""

from collections.abc import Sequence
from dataclasses import dataclass

from sandbox.bitbucket.asker import Asker
from sandbox.bitbucket.data import Repository
from sandbox.bitbucket.people import PEOPLE, Person


@dataclass(frozen=True)
class Sight:
    """Whoever asks (None: nobody known), and the repositories there are for them."""

    asker: Asker | None
    repositories: Sequence[Repository]

    def is_in(self, workspace: str) -> bool:
        """Whether whoever asks belongs to the workspace."""
        if self.asker is None:
            return False
        if self.asker.person:
            return workspace in self.asker.person.workspaces
        return self.asker.reach is not None and self.asker.reach.workspace == workspace


class Access:
    """Of one server."""

    def __init__(self) -> None:
        self._changed: dict[tuple[str, str], bool] = {}

    def change(self, person: str, full_name: str, *, may_read: bool) -> None:
        """Let somebody read a repository or not; raises KeyError for somebody unknown."""
        self._changed[PEOPLE[person].name, full_name] = may_read

    def reset(self) -> None:
        """As at the start."""
        self._changed.clear()

    def sight(self, asker: Asker | None, repositories: Sequence[Repository]) -> Sight:
        """What of these is there for whoever asks."""
        return Sight(asker, [each for each in repositories if not each.is_private or self._may_read(asker, each)])

    def _may_read(self, asker: Asker | None, repository: Repository) -> bool:
        if asker is None:
            return False
        if asker.person:
            return self._is_member(asker.person, repository.full_name)
        return asker.reach is not None and asker.reach.covers(repository)

    def _is_member(self, person: Person, full_name: str) -> bool:
        return self._changed.get((person.name, full_name), full_name in person.repositories)

"""What an access token may be used for: a list that administrators write and that we enforce."""

from dataclasses import dataclass

from app.bitbucket.target import Repository


@dataclass(frozen=True)
class Reach:
    """A workspace, a project or a repository of it; without any of them, everything that the token reads."""

    workspace: str | None = None
    project: str | None = None
    repository: str | None = None

    @property
    def precision(self) -> int:
        """How specific it is: the most specific token is tried first."""
        return 3 if self.repository else 2 if self.project else 1 if self.workspace else 0

    def may_include(self, repository: Repository) -> bool:
        """False if the names in the link alone say that it does not."""
        return self._names_fit(repository.workspace, repository.slug)

    def needs_names(self, repository: Repository) -> bool:
        """Whether the link alone does not tell: it names ids, or only a project is meant."""
        has_ids = repository.workspace.startswith("{") or repository.slug.startswith("{")
        return bool(self.project) or (bool(self.workspace) and has_ids)

    def fits(self, full_name: str, *, is_certain: bool = False) -> bool:
        """Whether a repository that is really called this may lie in it: a redirect can lead out of it.

        An id tells nothing; with `is_certain` it does not fit.
        """
        workspace, _, slug = full_name.partition("/")
        return self._names_fit(workspace, slug) and not (is_certain and "{" in full_name)

    def includes(self, *, full_name: str, project: str | None) -> bool:
        """Whether it includes the repository of this full name, in the project of this key."""
        is_project = self.project is None or (project or "").casefold() == self.project.casefold()
        return is_project and self.fits(full_name)

    def includes_workspace(self, workspace: str) -> bool:
        """Whether it includes what lies in a workspace but in no repository of it; an id does not tell."""
        is_whole = self.project is None and self.repository is None
        return is_whole and (self.workspace is None or self.workspace.casefold() == workspace.casefold())

    def _names_fit(self, workspace: str, slug: str) -> bool:
        return _fits(self.workspace, workspace) and _fits(self.repository, slug)


def _fits(wanted: str | None, name: str) -> bool:
    return wanted is None or name.startswith("{") or wanted.casefold() == name.casefold()

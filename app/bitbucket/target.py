"""What a Bitbucket link can name, as frozen values."""

from dataclasses import dataclass, field
from typing import Literal

Kind = Literal[
    "file", "folder", "repository", "commit", "commits", "compare", "pull-request", "pull-requests",
    "branches", "tags", "pipeline", "pipelines", "issue", "issues", "snippet", "unknown",
]  # fmt: skip


@dataclass(frozen=True)
class Repository:
    """A repository as a link names it: slugs, or UUIDs in braces."""

    workspace: str
    slug: str

    @property
    def full_name(self) -> str:
        """`workspace/slug`, lower case, because Bitbucket ignores the case of both."""
        return f"{self.workspace}/{self.slug}".lower()


@dataclass(frozen=True)
class LineRanges:
    """Line numbers from 1, ends included; an open end is None."""

    ranges: tuple[tuple[int, int | None], ...]

    def __str__(self) -> str:
        """The grammar of the macro's `lines` parameter: `3,10:20,30:`."""
        return ",".join(
            str(first) if first == last else f"{first}:{'' if last is None else last}" for first, last in self.ranges
        )


@dataclass(frozen=True)
class SourceTarget:
    """A file or a folder: what `/src/` and `/raw/` links name.

    `segments` are the decoded path segments behind `/src/`: the ref, then the path. A ref is usually one segment; only
    the repository's refs tell whether a branch with slashes is meant. Empty: the root of the main branch. `anchor` is
    what stands behind the `#` and names no lines: perhaps a heading.
    """

    repository: Repository
    segments: tuple[str, ...] = ()
    is_folder: bool = False
    at: str | None = None
    lines: LineRanges | None = None
    anchor: str | None = None


@dataclass(frozen=True)
class OtherTarget:
    """Anything else that a link names: its kind, where it lives, and the words and values that identify it.

    `web_path` starts with a slash, is percent-encoded, and carries a query where that names the thing.
    `values` by kind: commit `commit`, `short` · commits `ref` or `search` · compare `source`, `destination` and for one
    file `path` · pull-request, issue `id`, and `tab` where a link names the changes · pull-requests, issues `state`,
    `status`, `query` as the link has them · pipeline `id` (number or UUID), `step` (UUID) · pipelines `branch` ·
    snippet `workspace`, `id`.
    """

    kind: Kind
    web_path: str
    title: str
    repository: Repository | None = None
    values: dict[str, str] = field(default_factory=dict)


Target = SourceTarget | OtherTarget

"""The kinds of things that a link names: data-kind -> the function that shows one. This table is all there is.

And the parts of their views that readers ask for by themselves: the `part` of a derived ticket -> its function.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from app.bitbucket.target import Kind, Target
from app.macro.kinds import (
    file,
    issue,
    last_change,
    log,
    pipeline,
    pull_requests,
    ref_list,
    repository,
    snippet,
    with_changes,
)
from app.macro.kinds.context import Context
from app.macro.parameters import Parameters
from app.macro.view import View

Show = Callable[[Target, Parameters, Context], View]


@dataclass(frozen=True)
class Part:
    """Something that views of some kinds offer besides; `label` is what its button says.

    What tells of people is for readers who are somebody to Bitbucket only, and no anonymous request is spent on it.
    """

    label: str
    show: Show
    kinds: Collection[Kind]
    tells_of_people: bool = False


KINDS: Mapping[Kind, Show] = {
    "file": file.show,
    "folder": file.show,
    "repository": repository.show,
    "commit": with_changes.show,
    "commits": log.show,
    "compare": with_changes.show,
    "pull-request": with_changes.show,
    "pull-requests": pull_requests.show,
    "branches": ref_list.show,
    "tags": ref_list.show,
    "pipeline": pipeline.show,
    "pipelines": pipeline.show_list,
    "issue": issue.show,
    "issues": issue.show_list,
    "snippet": snippet.show,
}

FILES: Collection[Kind] = ("file", "folder")
PARTS: Mapping[str, Part] = {
    "last-commit": Part("Last change", last_change.show, FILES, tells_of_people=True),
    "diffstat": Part("Changed files", with_changes.show_files, with_changes.OF),
    "diff": Part("Changes", with_changes.show_diff, with_changes.OF),
    "diff-side-by-side": Part("Side by side", with_changes.show_sides, with_changes.OF),
}

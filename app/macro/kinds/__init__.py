"""The kinds of things that a link names: data-kind -> the function that shows one. This table is all there is.

And the parts of their views that readers ask for by themselves: the `part` of a derived ticket -> its function.
"""

from collections.abc import Callable, Mapping

from app.bitbucket.target import Kind, Target
from app.macro.kinds import card, file, last_change
from app.macro.kinds.context import Context
from app.macro.parameters import Parameters
from app.macro.view import View

Show = Callable[[Target, Parameters, Context], View]

KINDS: Mapping[Kind, Show] = {
    "file": file.show,
    "folder": file.show,
    "repository": card.show,
    "commit": card.show,
    "commits": card.show,
    "compare": card.show,
    "pull-request": card.show,
    "pull-requests": card.show,
    "branches": card.show,
    "tags": card.show,
    "pipeline": card.show,
    "pipelines": card.show,
    "issue": card.show_removed,
    "issues": card.show_removed,
    "snippet": card.show,
}

# These tell of people, so nobody is shown them who is nobody to Bitbucket, and no anonymous request is spent on them.
PARTS: Mapping[str, Show] = {
    "last-commit": last_change.show,
}

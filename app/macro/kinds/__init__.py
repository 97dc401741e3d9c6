"""The kinds of things that a link names: data-kind -> the function that shows one. This table is all there is."""

from collections.abc import Callable, Mapping

from app.bitbucket.target import Kind, Target
from app.macro.kinds import card, file
from app.macro.kinds.context import Context
from app.macro.parameters import Parameters
from app.macro.view import View

Show = Callable[[Target, Parameters, Context], View]

KINDS: Mapping[Kind, Show] = {
    "file": file.show,
    "folder": card.show,
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

"""Commits, comparisons and pull requests: each a card, and on request the files and the lines that it changes."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from app.bitbucket.target import Kind, Target
from app.macro.kinds import commit, compare, pull_request
from app.macro.kinds.card import kind_of
from app.macro.kinds.changed import NOTHING, Change, files_of, table_of, with_diff
from app.macro.kinds.context import Context
from app.macro.kinds.outline import of_repository, outline
from app.macro.parameters import Parameters
from app.macro.remembered import dated
from app.macro.view import View

OF: Mapping[Kind, Callable[[Target, Parameters, Context], tuple[View, Change]]] = {
    "commit": commit.show,
    "compare": compare.show,
    "pull-request": pull_request.show,
}


def show(target: Target, parameters: Parameters, context: Context) -> View:
    """The card; with `display=diff`, or a link to the changes, its description makes room for them.

    Raises BitbucketError or Busy.
    """
    if parameters.display == "auto" and of_repository(target)[1].get("tab") == "diff":
        parameters = replace(parameters, display="diff")
    view, change = _found(target, parameters, context)
    if parameters.display != "diff" or not view.parts:
        return view
    files = files_of(change, context)
    shown = with_diff(dated(view, files), change, context)
    return replace(shown, tables=(table_of(files.value),), parts=("diff-side-by-side",) if shown.html else ())


def show_files(target: Target, parameters: Parameters, context: Context) -> View:
    """The files that changed, as a part of the view; raises BitbucketError."""
    _, change = _found(target, parameters, context)
    view = outline(target, parameters, context)
    files = files_of(change, context)
    if not files.value.items:
        return dated(replace(view, state="empty", message=NOTHING), files)
    return dated(replace(view, tables=(table_of(files.value),)), files)


def show_diff(target: Target, parameters: Parameters, context: Context) -> View:
    """The lines that changed, old above new; raises BitbucketError or Busy."""
    return _diff(target, parameters, context, side_by_side=False)


def show_sides(target: Target, parameters: Parameters, context: Context) -> View:
    """The lines that changed, old beside new; raises BitbucketError or Busy."""
    return _diff(target, parameters, context, side_by_side=True)


def _diff(target: Target, parameters: Parameters, context: Context, *, side_by_side: bool) -> View:
    _, change = _found(target, parameters, context)
    return with_diff(outline(target, parameters, context), change, context, side_by_side=side_by_side)


def _found(target: Target, parameters: Parameters, context: Context) -> tuple[View, Change]:
    return OF[kind_of(target)](target, parameters, context)

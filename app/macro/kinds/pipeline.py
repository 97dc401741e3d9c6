"""Pipelines: one with its steps, or a list of the newest."""

from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import quote

from app.bitbucket.errors import BitbucketError, NotFound
from app.bitbucket.pipelines import (
    Pipeline,
    Step,
    pipeline,
    pipelines,
    read_pipeline,
    read_pipelines,
    read_steps,
    steps,
)
from app.bitbucket.target import Repository, Target
from app.macro.cells import Cell, Column, Link, Table, Words, card, cells, fact, moment, somebody
from app.macro.kinds.context import Context
from app.macro.kinds.filters import chosen, columns_of
from app.macro.kinds.outline import (
    branch_link,
    commit_link,
    limit_of,
    listing,
    lozenge,
    nothing_there,
    of_repository,
    outline,
    words,
)
from app.macro.parameters import Parameters
from app.macro.remembered import dated, remembered
from app.macro.view import View

# What people call the results, and what the API calls them when it is asked for them.
STATUSES = {
    "SUCCESSFUL": "PASSED", "FAILED": "FAILED", "ERROR": "ERROR", "STOPPED": "STOPPED", "PAUSED": "PAUSED",
    "PENDING": "PENDING", "IN_PROGRESS": "BUILDING",
}  # fmt: skip
STEP_COLUMNS = (Column("step", "Step", is_main=True), Column("result", "Result"), Column("duration", "Duration"))
COLUMNS = (
    Column("pipeline", "Pipeline", is_main=True),
    Column("result", "Result"),
    Column("branch", "Branch"),
    Column("commit", "Commit"),
    Column("creator", "Started by"),
    Column("duration", "Duration"),
    Column("created", "Started"),
)
USUAL = ("pipeline", "result", "branch", "duration", "created")
NO_STATES = "There are successful, failed, error, stopped, paused, pending and in-progress pipelines."
OFF = "Pipelines may be turned off in {}, or nothing has been built yet."


def show(target: Target, parameters: Parameters, context: Context) -> View:
    """A pipeline as a card with its steps; raises BitbucketError."""
    repository, values = of_repository(target)
    source, identifier = context.source, values["id"]
    try:
        found = remembered(
            source, "pipeline", repository, identifier,
            read=lambda: read_pipeline(
                source.http, credential=source.credential, repository=repository, pipeline=identifier
            ),
            parse=pipeline, family="pipeline",
        )  # fmt: skip
    except NotFound as error:
        raise NotFound("number", f"pipeline #{identifier}" if identifier.isdigit() else "such pipeline") from error
    one = found.value
    table = _steps(repository, identifier, context)
    view = replace(
        outline(target, parameters, context, title=f"Pipeline #{one.number}"),
        address=_address(repository.full_name, one, context),
        card=card(
            fact("Branch" if one.ref_type != "tag" else "Tag", *_ref(one, repository.full_name, context)),
            fact("Commit", commit_link(repository.full_name, one.commit, context)),
            fact("Started by", somebody(one.creator)),
            fact("Started", moment(one.created)),
            fact("Duration", words(duration(one.seconds))),
            fact("Trigger", words(one.trigger.replace("_", " ").capitalize())),
            fact("Configuration", words(one.selector, is_code=True)),
            lozenges=[each for each in [lozenge(one.status)] if each],
        ),
        tables=(table,) if table else (),
    )
    return dated(view, found)


def show_list(target: Target, parameters: Parameters, context: Context) -> View:
    """The newest pipelines; raises BitbucketError."""
    repository, values = of_repository(target)
    source, limit = context.source, limit_of(parameters, context)
    branch, sort = parameters.ref or values.get("branch", ""), parameters.sort or ""
    states, unknown = chosen(parameters.state or "", tuple(STATUSES))
    columns, excuses = columns_of(parameters.columns, COLUMNS, USUAL)
    view = replace(
        outline(target, parameters, context, title=f"Pipelines of {branch}" if branch else "Pipelines"),
        notices=(*(f"“{name}” is no result. {NO_STATES}" for name in unknown), *excuses),
    )
    try:
        found = remembered(
            source, "pipelines", repository, branch, *states, sort, str(limit),
            read=lambda: read_pipelines(
                source.http, credential=source.credential, repository=repository, branch=branch,
                statuses=[STATUSES[state] for state in states], sort=sort, limit=limit,
            ),
            parse=pipelines, family="pipeline",
        )  # fmt: skip
    except NotFound:
        return nothing_there(view, "No pipelines", OFF.format(repository.full_name))
    view = dated(view, found)
    if not found.value.items:
        return nothing_there(view, "No pipelines", OFF.format(repository.full_name))
    rows = [_row(each, repository.full_name, context) for each in found.value.items]
    return replace(view, tables=(listing("Pipelines", columns, found.value, rows, noun="pipelines"),))


def _steps(repository: Repository, identifier: str, context: Context) -> Table | None:
    """The steps; None where they cannot be had, because the pipeline is worth showing without them."""
    source = context.source
    try:
        found = remembered(
            source, "steps", repository, identifier,
            read=lambda: read_steps(
                source.http, credential=source.credential, repository=repository, pipeline=identifier
            ),
            parse=steps, family="pipeline",
        ).value  # fmt: skip
    except BitbucketError:
        return None
    rows = [_step(number, step) for number, step in enumerate(found.items, 1)]
    return listing("Steps", STEP_COLUMNS, found, rows, noun="steps") if rows else None


def _step(number: int, step: Step) -> Mapping[str, tuple[Cell, ...]]:
    return {
        "step": (Words(step.name or f"Step {number}"),),
        "result": cells(lozenge(step.status)),
        "duration": cells(words(duration(step.seconds))),
    }


def _row(each: Pipeline, full_name: str, context: Context) -> Mapping[str, tuple[Cell, ...]]:
    return {
        "pipeline": (Link(f"#{each.number}", _address(full_name, each, context)),),
        "result": cells(lozenge(each.status)),
        "branch": cells(*_ref(each, full_name, context)),
        "commit": cells(commit_link(full_name, each.commit, context)),
        "creator": cells(somebody(each.creator)),
        "duration": cells(words(duration(each.seconds))),
        "created": cells(moment(each.created)),
    }


def _ref(each: Pipeline, full_name: str, context: Context) -> tuple[Cell, ...]:
    return cells(words(each.ref, is_code=True) if each.ref_type == "tag" else branch_link(full_name, each.ref, context))


def _address(full_name: str, each: Pipeline, context: Context) -> str:
    return f"{context.web_url}/{quote(full_name)}/pipelines/results/{each.number}"


def duration(seconds: int | None) -> str:
    """`8 s`, `2 min 5 s`, `1 h 3 min`; nothing where it is not known."""
    if seconds is None:
        return ""
    minutes, rest = divmod(seconds, 60)
    if not minutes:
        return f"{rest} s"
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours} h {minutes} min"
    return f"{minutes} min {rest} s" if rest else f"{minutes} min"

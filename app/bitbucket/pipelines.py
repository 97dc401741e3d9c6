"""Pipelines: one with its steps, or a list. Their lists are filtered by parameters, not by queries.

https://developer.atlassian.com/cloud/bitbucket/rest/api-group-pipelines/
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from marshmallow import fields

from app.bitbucket.auth.base import Credential
from app.bitbucket.client import Listed, get_json, get_list, listed
from app.bitbucket.http import Http
from app.bitbucket.people import PERSON_FIELDS, Person, PersonSchema, fields_of, person_of
from app.bitbucket.pulls import BranchSchema, ShortCommitSchema
from app.bitbucket.refs import repository_path
from app.bitbucket.schemas import Count, Moment, Part, Text, Tolerant, parse, parse_each
from app.bitbucket.target import Repository

STATE_FIELDS = ("state.name", "state.result.name", "state.stage.name")
FIELDS = (
    "build_number", "created_on", "completed_on", "duration_in_seconds", *STATE_FIELDS, "trigger.name",
    "target.ref_type", "target.ref_name", "target.source", "target.commit.hash", "target.selector.pattern",
    *fields_of("creator", PERSON_FIELDS),
)  # fmt: skip
STEP_FIELDS = ("name", "started_on", "completed_on", "duration_in_seconds", *STATE_FIELDS)
NEWEST_FIRST = "-created_on"
MOST_STEPS = 100


class StateSchema(Tolerant):
    """How far it is: a name, and the result or the stage inside."""

    name = Text(40)
    result = Part(BranchSchema)
    stage = Part(BranchSchema)


class SelectorSchema(Tolerant):
    """Which part of the configuration is run."""

    pattern = Text(200)


class PipelineTargetSchema(Tolerant):
    """What it is run for."""

    ref_type = Text(40)
    ref_name = Text()
    source = Text()
    commit = Part(ShortCommitSchema)
    selector = Part(SelectorSchema)


class StepSchema(Tolerant):
    """A step."""

    name = Text(200)
    state = Part(StateSchema)
    started_on = Moment()
    completed_on = Moment()
    duration_in_seconds = Count()


class PipelineSchema(Tolerant):
    """A pipeline."""

    build_number = fields.Integer(required=True)
    created_on = Moment()
    completed_on = Moment()
    duration_in_seconds = Count()
    state = Part(StateSchema)
    target = Part(PipelineTargetSchema)
    trigger = Part(BranchSchema)
    creator = Part(PersonSchema)


@dataclass(frozen=True)
class Step:
    """A step: its name, how far it is in Bitbucket's words, how many seconds it took."""

    name: str
    status: str
    seconds: int | None


@dataclass(frozen=True)
class Pipeline:
    """A pipeline: its number, and `status`, the innermost of Bitbucket's words for how far it is.

    `ref` is the branch, the tag or a pull request's branch that it is run for; times as Unix seconds.
    """

    number: int
    status: str
    created: float | None
    seconds: int | None
    ref: str
    ref_type: str
    commit: str
    selector: str
    trigger: str
    creator: Person | None


def read_pipeline(http: Http, *, credential: Credential, repository: Repository, pipeline: str) -> dict[str, Any]:
    """A pipeline by its number or its UUID in braces; raises NotFound("resource") or another BitbucketError."""
    path = f"{repository_path(repository)}/pipelines/{quote(pipeline, safe='')}"
    return get_json(http, path, credential=credential, parameters={"fields": ",".join(FIELDS)})


def read_steps(http: Http, *, credential: Credential, repository: Repository, pipeline: str) -> dict[str, Any]:
    """The steps of a pipeline, in the order in which they run; raises BitbucketError."""
    path = f"{repository_path(repository)}/pipelines/{quote(pipeline, safe='')}/steps"
    return get_list(http, path, credential=credential, parameters={}, limit=MOST_STEPS, fields=STEP_FIELDS)


def read_pipelines(
    http: Http,
    *,
    credential: Credential,
    repository: Repository,
    branch: str = "",
    statuses: Sequence[str] = (),
    sort: str = "",
    limit: int,
) -> dict[str, Any]:
    """The newest pipelines, of a branch and with certain results where these are given; raises BitbucketError."""
    asked: dict[str, str | Sequence[str]] = {"sort": sort or NEWEST_FIRST}
    if branch:
        asked["target.branch"] = branch
    if statuses:
        asked["status"] = statuses
    path = f"{repository_path(repository)}/pipelines"
    return get_list(http, path, credential=credential, parameters=asked, limit=limit, fields=FIELDS)


def pipeline(content: dict[str, Any]) -> Pipeline:
    """What `read_pipeline` gave; raises Unavailable where it has no number."""
    return _pipeline(parse(PipelineSchema(), content))


def pipelines(content: dict[str, Any]) -> Listed[Pipeline]:
    """What `read_pipelines` gave."""
    return listed(content, lambda values: [_pipeline(value) for value in parse_each(PipelineSchema(), values)])


def steps(content: dict[str, Any]) -> Listed[Step]:
    """What `read_steps` gave."""
    return listed(
        content,
        lambda values: [
            Step(found["name"], _status(found["state"]), _seconds(found, "started_on"))
            for found in parse_each(StepSchema(), values)
        ],
    )


def _pipeline(found: dict[str, Any]) -> Pipeline:
    target = found["target"]
    return Pipeline(
        number=found["build_number"],
        status=_status(found["state"]),
        created=found["created_on"],
        seconds=_seconds(found, "created_on"),
        ref=target["ref_name"] or target["source"],
        ref_type=target["ref_type"],
        commit=target["commit"]["hash"],
        selector=target["selector"]["pattern"],
        trigger=found["trigger"]["name"],
        creator=person_of(found["creator"]),
    )


def _status(state: dict[str, Any]) -> str:
    """The word that says most: how it ended, else the stage it is in, else its state."""
    return str(state["result"]["name"] or state["stage"]["name"] or state["name"])


def _seconds(found: dict[str, Any], started: str) -> int | None:
    """How long it took; Bitbucket does not always count it itself."""
    seconds: int | None = found["duration_in_seconds"]
    if seconds is None and found[started] is not None and found["completed_on"] is not None:
        seconds = max(0, round(found["completed_on"] - found[started]))
    return seconds

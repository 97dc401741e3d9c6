"""`GET …/pipelines`, one of them and its steps. Their lists take parameters instead of a `q`, which is ignored."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask import request

from sandbox.bitbucket import git, shapes
from sandbox.bitbucket.accounts import user
from sandbox.bitbucket.addresses import Json, api_url, links, moment
from sandbox.bitbucket.data import FIRST_DATE, Repository
from sandbox.bitbucket.errors import Refusal
from sandbox.bitbucket.pages import page_of
from sandbox.bitbucket.people import ADA, MIA, Person, uuid_of

MINUTE, HOUR = 60, 3600
OFF = ("acme/trunk",)
ASKED_AS = {
    "SUCCESSFUL": "PASSED", "FAILED": "FAILED", "ERROR": "ERROR", "STOPPED": "STOPPED", "EXPIRED": "UNKNOWN",
    "RUNNING": "BUILDING", "PAUSED": "PAUSED", "PENDING": "PENDING",
}  # fmt: skip


@dataclass(frozen=True)
class Run:
    """A pipeline: how it is going, for what, started by whom, how many seconds it took."""

    status: str
    ref: str = "main"
    ref_type: str = "branch"
    creator: Person | None = ADA
    seconds: int = 125
    revision: str = ""


SITE: Sequence[Run] = (
    Run("SUCCESSFUL"),
    Run("FAILED", "feature/new-login", creator=MIA, seconds=48),
    Run("STOPPED", "develop", seconds=3),
    Run("SUCCESSFUL", "v1.0.0", "tag", seconds=3800),
    Run("ERROR", creator=None),
    Run("EXPIRED", seconds=0),
    Run("SUCCESSFUL", "gone/branch", revision="main~1"),
    *(Run("SUCCESSFUL", seconds=90 + number) for number in range(20)),
    Run("PAUSED", "release/4.0", seconds=30),
    Run("RUNNING", "feature/new", creator=MIA),
    Run("PENDING", "main"),
)
RUNS: Mapping[str, Sequence[Run]] = {"acme/site": SITE}
STEPS = ("Unit tests", "Browser tests", "Deploy to staging")


def list_all(repository: Repository) -> Json:
    """The pipelines; those that began first come first, unless `sort` says otherwise."""
    _check_on(repository)
    found = list(enumerate(RUNS.get(repository.full_name, ()), 1))
    branch, statuses = request.args.get("target.branch"), request.args.getlist("status")
    found = [(number, run) for number, run in found if branch in (None, run.ref)]
    found = [(number, run) for number, run in found if not statuses or ASKED_AS[run.status] in statuses]
    if request.args.get("sort", "").startswith("-"):
        found.reverse()
    return page_of(found, lambda each: _shape(repository, *each))


def show(repository: Repository, identifier: str) -> Json:
    """One of them, by its number or its id."""
    return _shape(repository, *_find(repository, identifier))


def list_steps(repository: Repository, identifier: str) -> Json:
    """Its steps."""
    number, run = _find(repository, identifier)
    return page_of(list(enumerate(STEPS)), lambda step: _step(repository, number, run, *step), default=100)


def _find(repository: Repository, identifier: str) -> tuple[int, Run]:
    _check_on(repository)
    for number, run in enumerate(RUNS.get(repository.full_name, ()), 1):
        if identifier in (str(number), _uuid(repository, number)):
            return number, run
    raise Refusal(404, "Not found")


def _check_on(repository: Repository) -> None:
    if repository.full_name in OFF:
        raise Refusal(404, "Pipelines is not enabled for this repository")


def _uuid(repository: Repository, number: int) -> str:
    return uuid_of(f"{repository.full_name}/pipelines/{number}")


def _shape(repository: Repository, number: int, run: Run) -> Json:
    sha = git.resolve_any(repository.directory, run.revision or run.ref)
    started, is_over = FIRST_DATE + number * HOUR, run.status in ("SUCCESSFUL", "FAILED", "ERROR", "STOPPED", "EXPIRED")
    address = api_url("repositories", repository.full_name, "pipelines", _uuid(repository, number))
    return {
        "type": "pipeline",
        "uuid": _uuid(repository, number),
        "build_number": number,
        "run_number": 1,
        "creator": user(run.creator) if run.creator else None,
        "repository": shapes.brief_repository(repository),
        "target": {
            "type": "pipeline_ref_target",
            "ref_type": run.ref_type,
            "ref_name": run.ref,
            "selector": {"type": "branches", "pattern": run.ref} if run.ref_type == "branch" else {"type": "default"},
            "commit": shapes.brief_commit(repository, sha) if sha else None,
        },
        "trigger": {"name": "PUSH", "type": "pipeline_trigger_push"},
        "state": _state(run.status, is_over=is_over),
        "created_on": moment(started),
        "completed_on": moment(started + run.seconds) if is_over else None,
        "build_seconds_used": run.seconds,
        "duration_in_seconds": run.seconds,
        "links": links(self=address, steps=f"{address}/steps"),
    }


def _state(status: str, *, is_over: bool) -> Json:
    if is_over:
        result = {"name": status, "type": f"pipeline_state_completed_{status.lower()}"}
        return {"name": "COMPLETED", "type": "pipeline_state_completed", "result": result}
    if status == "PENDING":
        return {"name": "PENDING", "type": "pipeline_state_pending"}
    stage = {"name": status, "type": f"pipeline_state_in_progress_{status.lower()}"}
    return {"name": "IN_PROGRESS", "type": "pipeline_state_in_progress", "stage": stage}


def _step(repository: Repository, number: int, run: Run, place: int, name: str) -> Json:
    """The first step of a pipeline that failed went well, and the last one was not run any more."""
    started = FIRST_DATE + number * HOUR + place * MINUTE
    is_good = run.status == "SUCCESSFUL" or (place == 0 and run.status in ("FAILED", "ERROR", "STOPPED"))
    status = "SUCCESSFUL" if is_good else run.status if place < 2 else "NOT_RUN"
    is_over = is_good or run.status in ("FAILED", "ERROR", "STOPPED", "EXPIRED") or status == "NOT_RUN"
    took = None if status == "NOT_RUN" or not is_over else 40 + place
    return {
        "type": "pipeline_step",
        "uuid": uuid_of(f"{repository.full_name}/pipelines/{number}/{place}"),
        "name": name,
        "started_on": moment(started),
        "completed_on": moment(started + took) if took else None,
        "duration_in_seconds": took,
        "state": _state(status, is_over=is_over),
    }

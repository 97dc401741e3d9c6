"""`GET …/pullrequests`, one of them, and what hangs below it: commits, builds, and the way to its changes."""

from flask import Response, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from sandbox.bitbucket import git, shapes
from sandbox.bitbucket.accounts import user
from sandbox.bitbucket.addresses import Json, api_url, links, moment, web_url
from sandbox.bitbucket.data import FIRST_DATE, Repository
from sandbox.bitbucket.errors import Refusal
from sandbox.bitbucket.fields import Brief
from sandbox.bitbucket.filters import listed
from sandbox.bitbucket.pages import page_of
from sandbox.bitbucket.people import PEOPLE, Person
from sandbox.bitbucket.pull_data import DAY, PULLS, Pull, Verdict
from sandbox.bitbucket.statuses import list_for

LONGEST_PAGE = 50
STATES = ("OPEN", "MERGED", "DECLINED", "SUPERSEDED")
NO_FILTER = ("participants", "summary", "description")
BELOW = (
    "commits",
    "approve",
    "request-changes",
    "diff",
    "diffstat",
    "comments",
    "activity",
    "merge",
    "decline",
    "statuses",
)


def list_all(repository: Repository) -> Json:
    """The open ones, or those in the states that are named; with a `q` its own conditions alone count."""
    every = [_listed(repository, number, pull) for number, pull in enumerate(PULLS.get(repository.full_name, ()), 1)]
    query = request.args.get("q", "")
    states = [state.upper() for state in request.args.getlist("state")] or ["OPEN"]
    if any(state not in STATES for state in states):
        raise Refusal(400, f"Invalid state: {states[0]}")
    found = every if query else [pull for pull in every if pull["state"] in states]
    ordered = listed(found, q=query, sort=request.args.get("sort", "-updated_on"), never_by=NO_FILTER)
    return page_of(ordered, lambda pull: pull, longest=LONGEST_PAGE)


def show(repository: Repository, number: str) -> Json | AnyResponse:
    """One of them; for one that is not there Bitbucket has plain text."""
    pull = _find(repository, number)
    return _whole(repository, int(number), pull) if pull else _nothing()


def to_diff(repository: Repository, number: str) -> AnyResponse:
    """To the lines that it changes."""
    return _to("diff", repository, number)


def to_diffstat(repository: Repository, number: str) -> AnyResponse:
    """To the files that it changes."""
    return _to("diffstat", repository, number)


def list_statuses(repository: Repository, number: str) -> Json | AnyResponse:
    """What builds say of its newest commit."""
    pull = _find(repository, number)
    if pull is None:
        return _nothing()
    return list_for(repository, git.resolve_any(repository.directory, pull.source) if pull.source else None)


def list_commits(repository: Repository, number: str) -> Json | AnyResponse:
    """What it would bring; nothing if its branch is gone."""
    pull = _find(repository, number)
    if pull is None:
        return _nothing()
    shas = [git.resolve_any(repository.directory, name) for name in (pull.source, pull.destination) if name]
    found = git.history(repository.directory, (str(shas[0]), f"^{shas[1]}")) if len(shas) == 2 else ()
    return page_of(found, lambda commit: shapes.listed_commit(repository, commit.hash), named_by="token")


def _to(what: str, repository: Repository, number: str) -> AnyResponse:
    pull = _find(repository, number)
    if pull is None or not (pull.source and pull.destination):
        return _nothing()
    source, destination = (
        str(git.resolve_any(repository.directory, name))[:12] for name in (pull.source, pull.destination)
    )
    name = repository.full_name
    address = f"{api_url('repositories', name)}/{what}/{name}:{source}%0D{destination}"
    return redirect(f"{address}?from_pullrequest_id={number}&topic=true", 302)


def _find(repository: Repository, number: str) -> Pull | None:
    pulls = PULLS.get(repository.full_name, ())
    is_known = number.isascii() and number.isdigit() and 1 <= int(number) <= len(pulls)
    return pulls[int(number) - 1] if is_known else None


def _nothing() -> Response:
    return Response("Not Found", 404, content_type="text/plain; charset=utf-8")


def _listed(repository: Repository, number: int, pull: Pull) -> Json:
    """One in a list, where people who take part are told only to those who ask."""
    address, created = api_url("repositories", repository.full_name, "pullrequests", str(number)), _created(number)
    html = {"html": {"href": web_url(repository.full_name, "pull-requests", str(number))}}
    shown = {
        "type": "pullrequest",
        "id": number,
        "title": pull.title,
        "description": pull.description,
        "summary": {"type": "rendered", "raw": pull.description, "markup": "markdown", "html": ""},
        "state": pull.state,
        "draft": pull.is_draft,
        "queued": False,
        "author": user(pull.author) if pull.author else None,
        "source": _side(repository, pull.branch, pull.source, is_gone=pull.is_of_deleted_fork),
        "destination": _side(repository, pull.into, pull.destination),
        "merge_commit": _commit(repository, pull.merge),
        "close_source_branch": False,
        "closed_by": user(pull.closed_by) if pull.closed_by else None,
        "reason": pull.reason,
        "created_on": moment(created),
        "updated_on": moment(created + DAY // 2),
        "comment_count": pull.comments,
        "task_count": pull.tasks,
        "links": links(self=address, **{name: f"{address}/{name}" for name in BELOW}) | html,
    }
    return Brief(shown, lambda: _whole(repository, number, pull))


def _whole(repository: Repository, number: int, pull: Pull) -> Json:
    people = {name: PEOPLE[name] for name in pull.reviewers}
    rendered = {name: {"type": "rendered", "raw": raw, "markup": "markdown", "html": ""} for name, raw in (
        ("title", pull.title), ("description", pull.description),
    )}  # fmt: skip
    return _listed(repository, number, pull) | {
        "rendered": rendered,
        "reviewers": [user(person) for person in people.values()],
        "participants": [_participant(people[name], verdict, number) for name, verdict in pull.reviewers.items()],
    }


def _participant(person: Person, verdict: Verdict, number: int) -> Json:
    return {
        "type": "participant",
        "user": user(person),
        "role": "REVIEWER",
        "approved": verdict == "approved",
        "state": verdict,
        "participated_on": moment(_created(number)) if verdict else None,
    }


def _side(repository: Repository, branch: str, revision: str, *, is_gone: bool = False) -> Json:
    return {
        "branch": {"name": branch},
        "commit": _commit(repository, revision),
        "repository": None if is_gone else shapes.brief_repository(repository),
    }


def _commit(repository: Repository, revision: str) -> Json | None:
    """By its first twelve digits, as Bitbucket has it here."""
    sha = git.resolve_any(repository.directory, revision) if revision else None
    if sha is None:
        return None
    short = sha[:12]
    address = links(
        self=api_url("repositories", repository.full_name, "commit", short),
        html=web_url(repository.full_name, "commits", short),
    )
    return {"type": "commit", "hash": short, "links": address}


def _created(number: int) -> int:
    """The first ones are the newest, so that what is open stands on top."""
    return FIRST_DATE + (100 - number) * DAY

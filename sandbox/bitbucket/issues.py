"""`GET …/issues` and one of them, on the one repository that plays a server which still has them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask import request

from sandbox.bitbucket import shapes
from sandbox.bitbucket.accounts import user
from sandbox.bitbucket.addresses import Json, api_url, links, moment, web_url
from sandbox.bitbucket.data import FIRST_DATE, Repository
from sandbox.bitbucket.errors import Refusal
from sandbox.bitbucket.filters import listed
from sandbox.bitbucket.pages import page_of
from sandbox.bitbucket.people import ADA, MIA, Person

DAY = 86_400
TEXT = "The page stays empty.\n\n1. Open it\n2. Wait\n\n`main.css` is not found."


@dataclass(frozen=True)
class Issue:
    """An issue."""

    title: str
    state: str = "new"
    kind: str = "bug"
    priority: str = "major"
    reporter: Person | None = ADA
    assignee: Person | None = None


ISSUES: Mapping[str, Sequence[Issue]] = {
    "acme/legacy": (
        Issue("The page stays empty", assignee=MIA),
        Issue("Say what this is", "resolved", "proposal", "minor"),
        Issue("Nobody reported this", "on hold", "task", "trivial", reporter=None),
    )
}


def list_all(repository: Repository) -> Json:
    """The issues of a repository that has them."""
    found = [_shape(repository, number, issue) for number, issue in enumerate(_of(repository), 1)]
    wanted = listed(found, q=request.args.get("q", ""), sort=request.args.get("sort", ""))
    return page_of(wanted, lambda issue: issue)


def show(repository: Repository, number: str) -> Json:
    """One of them."""
    issues = _of(repository)
    if not (number.isascii() and number.isdigit() and 1 <= int(number) <= len(issues)):
        raise Refusal(404, "No such issue")
    return _shape(repository, int(number), issues[int(number) - 1])


def _of(repository: Repository) -> Sequence[Issue]:
    return ISSUES.get(repository.full_name, ())


def _shape(repository: Repository, number: int, issue: Issue) -> Json:
    date = moment(FIRST_DATE + number * DAY)
    return {
        "type": "issue",
        "id": number,
        "repository": shapes.brief_repository(repository),
        "title": issue.title,
        "content": {"type": "rendered", "raw": TEXT, "markup": "markdown", "html": ""},
        "state": issue.state,
        "kind": issue.kind,
        "priority": issue.priority,
        "reporter": user(issue.reporter) if issue.reporter else None,
        "assignee": user(issue.assignee) if issue.assignee else None,
        "created_on": date,
        "updated_on": date,
        "edited_on": None,
        "component": None,
        "milestone": None,
        "version": None,
        "votes": 0,
        "watches": 1,
        "links": links(
            self=api_url("repositories", repository.full_name, "issues", str(number)),
            html=web_url(repository.full_name, "issues", str(number)),
        ),
    }

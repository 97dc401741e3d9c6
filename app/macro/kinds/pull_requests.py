"""Pull requests as a list: in some states, those that match a query, in an order, with the columns that are wanted."""

from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import quote

from app.bitbucket.pulls import STATES, PullRequest, pull_requests, read_pull_requests
from app.bitbucket.target import Target
from app.macro.cells import Cell, Column, Link, Words, cells, moment, somebody
from app.macro.kinds.context import Context
from app.macro.kinds.filters import chosen, columns_of
from app.macro.kinds.outline import limit_of, listing, lozenge, nothing_there, of_repository, outline
from app.macro.parameters import Parameters
from app.macro.remembered import dated, remembered
from app.macro.view import View

COLUMNS = (
    Column("title", "Title", is_main=True),
    Column("state", "State"),
    Column("author", "Author"),
    Column("reviewers", "Reviewers"),
    Column("source", "Branch"),
    Column("destination", "Into"),
    Column("comments", "Comments"),
    Column("tasks", "Tasks"),
    Column("created", "Created"),
    Column("updated", "Updated"),
)
USUAL = ("title", "state", "author", "updated")
NEWEST_FIRST = "-updated_on"
NO_STATES = "There are open, merged, declined and superseded pull requests; all means all of them."


def show(target: Target, parameters: Parameters, context: Context) -> View:
    """The list; raises BitbucketError."""
    repository, values = of_repository(target)
    source, limit = context.source, limit_of(parameters, context)
    states, unknown = chosen(parameters.state or values.get("state", ""), STATES)
    columns, excuses = columns_of(parameters.columns, COLUMNS, USUAL)
    query, sort = parameters.query or _title_query(values.get("query", "")), parameters.sort or NEWEST_FIRST
    found = remembered(
        source, "pulls", repository, *states, query, sort, str(limit),
        read=lambda: read_pull_requests(
            source.http, credential=source.credential, repository=repository, states=states or ["OPEN"], query=query,
            sort=sort, limit=limit,
        ),
        parse=pull_requests, family="pullrequest",
    )  # fmt: skip
    view = replace(
        outline(target, parameters, context, title="Pull requests"),
        notices=(*(f"“{name}” is no state. {NO_STATES}" for name in unknown), *excuses),
    )  # fmt: skip
    view = dated(view, found)
    if not found.value.items:
        which = " or ".join(state.lower() for state in states) or "open"
        what = "matches this query" if query else f"is {which}"
        return nothing_there(view, "No pull requests", f"No pull request of {repository.full_name} {what}.")
    rows = [_row(pull, repository.full_name, context) for pull in found.value.items]
    return replace(view, tables=(listing("Pull requests", columns, found.value, rows, noun="pull requests"),))


def _row(pull: PullRequest, full_name: str, context: Context) -> Mapping[str, tuple[Cell, ...]]:
    address = f"{context.web_url}/{quote(full_name)}/pull-requests/{pull.id}"
    return {
        "title": cells(Link(f"#{pull.id} {pull.title}".strip(), address)),
        "state": cells(lozenge(pull.state), lozenge("DRAFT") if pull.is_draft else None),
        "author": cells(somebody(pull.author) or Words("a deleted account")),
        "reviewers": cells(*(somebody(review.person, review.verdict) for review in pull.reviews)),
        "source": cells(Words(pull.source.branch, is_code=True) if pull.source.branch else None),
        "destination": cells(Words(pull.destination.branch, is_code=True) if pull.destination.branch else None),
        "comments": cells(Words(str(pull.comments)) if pull.comments else None),
        "tasks": cells(Words(str(pull.tasks)) if pull.tasks else None),
        "created": cells(moment(pull.created)),
        "updated": cells(moment(pull.updated)),
    }


def _title_query(words: str) -> str:
    """What people type into Bitbucket's search box for pull requests, as a query."""
    escaped = words.strip().replace("\\", "\\\\").replace('"', '\\"')
    return f'title ~ "{escaped}"' if escaped else ""

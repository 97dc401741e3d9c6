"""Issues: bitbucket.org removed them, which is said with where to go; a server that still has them shows them."""

from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import quote

from app.bitbucket.errors import Gone, NotFound
from app.bitbucket.issues import Issue, issue, issues, read_issue, read_issues
from app.bitbucket.target import Target
from app.macro.cells import Cell, Column, Link, card, cells, fact, moment, somebody
from app.macro.kinds.context import Context
from app.macro.kinds.filters import columns_of
from app.macro.kinds.outline import (
    limit_of,
    listing,
    lozenge,
    nothing_there,
    of_repository,
    outline,
    words,
)
from app.macro.kinds.prose import prose
from app.macro.parameters import Parameters
from app.macro.remembered import dated, remembered
from app.macro.view import Message, View

REMOVED = Message(
    "Bitbucket removed its issue tracker",
    "Issues and wikis left Bitbucket Cloud in August 2026, so there is nothing left to show. "
    "Ask the team where its issues live now; many moved to Jira.",
)
COLUMNS = (
    Column("title", "Title", is_main=True),
    Column("state", "State"),
    Column("kind", "Kind"),
    Column("priority", "Priority"),
    Column("reporter", "Reporter"),
    Column("assignee", "Assignee"),
    Column("created", "Created"),
    Column("updated", "Updated"),
)
USUAL = ("title", "state", "priority", "assignee", "updated")


def show(target: Target, parameters: Parameters, context: Context) -> View:
    """An issue as a card with its text; raises BitbucketError or Busy."""
    repository, values = of_repository(target)
    source, number = context.source, values["id"]
    try:
        found = remembered(
            source, "issue", repository, number,
            read=lambda: read_issue(source.http, credential=source.credential, repository=repository, number=number),
            parse=issue, family="issue",
        )  # fmt: skip
    except (Gone, NotFound):
        # Whether a removed tracker answers 404 or 410 is not known; both mean that there is nothing left.
        return _removed(target, parameters, context)
    one = found.value
    view = replace(
        outline(target, parameters, context, title=f"#{one.id} {one.title}".strip()),
        card=card(
            fact("Kind", words(one.kind.capitalize())),
            fact("Priority", words(one.priority.capitalize())),
            fact("Reporter", somebody(one.reporter)),
            fact("Assignee", somebody(one.assignee)),
            fact("Created", moment(one.created)),
            fact("Updated", moment(one.updated)),
            lozenges=[each for each in [lozenge(one.state)] if each],
        ),
        html=prose(one.text, repository.full_name, context, people=[one.reporter, one.assignee]),
    )
    return dated(view, found)


def show_list(target: Target, parameters: Parameters, context: Context) -> View:
    """The issues that match, those that changed last on top; raises BitbucketError."""
    repository, values = of_repository(target)
    source, limit = context.source, limit_of(parameters, context)
    query, sort = parameters.query or _in_states(parameters.state or values.get("status", "")), parameters.sort or ""
    columns, excuses = columns_of(parameters.columns, COLUMNS, USUAL)
    try:
        found = remembered(
            source, "issues", repository, query, sort, str(limit),
            read=lambda: read_issues(
                source.http, credential=source.credential, repository=repository, query=query, sort=sort, limit=limit
            ),
            parse=issues, family="issue",
        )  # fmt: skip
    except (Gone, NotFound):
        return _removed(target, parameters, context)
    view = replace(outline(target, parameters, context, title="Issues"), notices=excuses)
    view = dated(view, found)
    if not found.value.items:
        return nothing_there(view, "No issues", f"No issue of {repository.full_name} is like that.")
    rows = [_row(each, repository.full_name, context) for each in found.value.items]
    return replace(view, tables=(listing("Issues", columns, found.value, rows, noun="issues"),))


def _removed(target: Target, parameters: Parameters, context: Context) -> View:
    """There is no address left to link to."""
    return replace(outline(target, parameters, context), state="gone", address=None, message=REMOVED)


def _row(each: Issue, full_name: str, context: Context) -> Mapping[str, tuple[Cell, ...]]:
    return {
        "title": (Link(f"#{each.id} {each.title}".strip(), f"{context.web_url}/{quote(full_name)}/issues/{each.id}"),),
        "state": cells(lozenge(each.state)),
        "kind": cells(words(each.kind)),
        "priority": cells(words(each.priority)),
        "reporter": cells(somebody(each.reporter)),
        "assignee": cells(somebody(each.assignee)),
        "created": cells(moment(each.created)),
        "updated": cells(moment(each.updated)),
    }


def _in_states(text: str) -> str:
    """`new,open` as a query; anything but letters and spaces is no state of an issue."""
    names = [name.strip().lower() for name in text.split(",")]
    return " OR ".join(f'state = "{name}"' for name in names if name.replace(" ", "").isalpha())

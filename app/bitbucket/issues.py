"""Issues, on a Bitbucket that still has them: one, or a list. bitbucket.org removed them in August 2026.

https://developer.atlassian.com/cloud/bitbucket/rest/api-group-issue-tracker/
"""

from dataclasses import dataclass
from typing import Any

from marshmallow import fields

from app.bitbucket.auth.base import Credential
from app.bitbucket.client import Listed, get_json, get_list, listed
from app.bitbucket.http import Http
from app.bitbucket.people import PERSON_FIELDS, Person, PersonSchema, fields_of, person_of
from app.bitbucket.refs import repository_path
from app.bitbucket.schemas import Moment, Part, Text, Tolerant, parse, parse_each
from app.bitbucket.target import Repository

LISTED_FIELDS = (
    "id", "title", "state", "kind", "priority", "created_on", "updated_on",
    *fields_of("reporter", PERSON_FIELDS), *fields_of("assignee", PERSON_FIELDS),
)  # fmt: skip
WHOLE_FIELDS = (*LISTED_FIELDS, "content.raw")
NEWEST_FIRST = "-updated_on"
LONGEST_CONTENT = 50_000


class ContentSchema(Tolerant):
    """A text as it was written."""

    raw = Text(LONGEST_CONTENT)


class IssueSchema(Tolerant):
    """An issue."""

    id = fields.Integer(required=True)
    title = Text()
    content = Part(ContentSchema)
    state = Text(40)
    kind = Text(40)
    priority = Text(40)
    reporter = Part(PersonSchema)
    assignee = Part(PersonSchema)
    created_on = Moment()
    updated_on = Moment()


@dataclass(frozen=True)
class Issue:
    """An issue; state, kind and priority in Bitbucket's words, times as Unix seconds, `text` as it was written."""

    id: int
    title: str
    text: str
    state: str
    kind: str
    priority: str
    reporter: Person | None
    assignee: Person | None
    created: float | None
    updated: float | None


def read_issue(http: Http, *, credential: Credential, repository: Repository, number: str) -> dict[str, Any]:
    """One issue; raises Gone, NotFound("resource") or another BitbucketError."""
    path = f"{repository_path(repository)}/issues/{number}"
    return get_json(http, path, credential=credential, parameters={"fields": ",".join(WHOLE_FIELDS)})


def read_issues(
    http: Http, *, credential: Credential, repository: Repository, query: str = "", sort: str = "", limit: int
) -> dict[str, Any]:
    """The issues that match a query in Bitbucket's language; raises Gone or another BitbucketError."""
    asked = {"sort": sort or NEWEST_FIRST} | ({"q": query} if query else {})
    path = f"{repository_path(repository)}/issues"
    return get_list(http, path, credential=credential, parameters=asked, limit=limit, fields=LISTED_FIELDS)


def issue(content: dict[str, Any]) -> Issue:
    """What `read_issue` gave; raises Unavailable where it has no number."""
    return _issue(parse(IssueSchema(), content))


def issues(content: dict[str, Any]) -> Listed[Issue]:
    """What `read_issues` gave."""
    return listed(content, lambda values: [_issue(value) for value in parse_each(IssueSchema(), values)])


def _issue(found: dict[str, Any]) -> Issue:
    return Issue(
        id=found["id"],
        title=found["title"],
        text=found["content"]["raw"],
        state=found["state"],
        kind=found["kind"],
        priority=found["priority"],
        reporter=person_of(found["reporter"]),
        assignee=person_of(found["assignee"]),
        created=found["created_on"],
        updated=found["updated_on"],
    )

"""Pull requests: one, or a list.

https://developer.atlassian.com/cloud/bitbucket/rest/api-group-pullrequests/
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from marshmallow import fields

from app.bitbucket.auth.base import Credential
from app.bitbucket.client import Listed, get_json, get_list, listed
from app.bitbucket.errors import NoAccess, NotFound
from app.bitbucket.http import Http
from app.bitbucket.identity import FIELDS as IDS
from app.bitbucket.people import PERSON_FIELDS, Person, PersonSchema, fields_of, person_of
from app.bitbucket.refs import repository_path
from app.bitbucket.schemas import Count, Moment, Part, RepositorySchema, Text, Tolerant, parse, parse_each
from app.bitbucket.target import Repository

LONGEST_PAGE = 50  # more is refused: https://jira.atlassian.com/browse/BCLOUD-13806
MOST_PARTICIPANTS = 100
LONGEST_DESCRIPTION = 50_000
SIDE_FIELDS = ("branch.name", "commit.hash", "repository.full_name")
LISTED_FIELDS = (
    "id", "title", "state", "draft", "created_on", "updated_on", "comment_count", "task_count",
    *fields_of("author", PERSON_FIELDS), "source.branch.name", "destination.branch.name",
    *fields_of("participants.user", PERSON_FIELDS), "participants.role", "participants.state", "participants.approved",
)  # fmt: skip
WHOLE_FIELDS = (
    *LISTED_FIELDS, "description", "reason", *fields_of("closed_by", PERSON_FIELDS),
    *fields_of("source", SIDE_FIELDS), *fields_of("destination", SIDE_FIELDS), "merge_commit.hash",
    *fields_of("destination.repository", IDS),
)  # fmt: skip
STATES = ("OPEN", "MERGED", "DECLINED", "SUPERSEDED")


class BranchSchema(Tolerant):
    """A branch."""

    name = Text()


class ShortCommitSchema(Tolerant):
    """A commit, mostly by the first twelve digits."""

    hash = Text(40)


class SideSchema(Tolerant):
    """One of the two branches; repository and commit are gone with a deleted fork or branch."""

    branch = Part(BranchSchema)
    commit = Part(ShortCommitSchema)
    repository = Part(RepositorySchema)


class ParticipantSchema(Tolerant):
    """Somebody who takes part."""

    user = Part(PersonSchema)
    role = Text(40)
    state = Text(40)
    approved = fields.Boolean(load_default=False)


class PullRequestSchema(Tolerant):
    """A pull request."""

    id = fields.Integer(required=True)
    title = Text()
    description = Text(LONGEST_DESCRIPTION)
    state = Text(40)
    draft = fields.Boolean(load_default=False)
    author = Part(PersonSchema)
    closed_by = Part(PersonSchema)
    reason = Text(2000)
    created_on = Moment()
    updated_on = Moment()
    source = Part(SideSchema)
    destination = Part(SideSchema)
    merge_commit = Part(ShortCommitSchema)
    participants = fields.Raw(load_default=None)
    comment_count = Count()
    task_count = Count()


@dataclass(frozen=True)
class Side:
    """A branch of a pull request; what Bitbucket no longer knows of it is empty."""

    branch: str
    commit: str
    full_name: str | None


@dataclass(frozen=True)
class Review:
    """Somebody who was asked to review, and what they say: `approved`, `changes_requested` or nothing yet."""

    person: Person
    verdict: str


@dataclass(frozen=True)
class PullRequest:
    """A pull request; `state` in Bitbucket's words, times as Unix seconds, texts as they were written."""

    id: int
    title: str
    description: str
    state: str
    is_draft: bool
    author: Person | None
    closed_by: Person | None
    reason: str
    created: float | None
    updated: float | None
    source: Side
    destination: Side
    merge_commit: str
    reviews: tuple[Review, ...]
    comments: int | None
    tasks: int | None


def read_pull_request(http: Http, *, credential: Credential, repository: Repository, number: str) -> dict[str, Any]:
    """One pull request; raises NotFound("resource") or another BitbucketError."""
    path = f"{repository_path(repository)}/pullrequests/{number}"
    return get_json(http, path, credential=credential, parameters={"fields": ",".join(WHOLE_FIELDS)})


def read_pull_requests(
    http: Http,
    *,
    credential: Credential,
    repository: Repository,
    states: Sequence[str],
    query: str = "",
    sort: str = "",
    limit: int,
) -> dict[str, Any]:
    """The pull requests in these states that match a query in Bitbucket's language; raises BitbucketError.

    With a query Bitbucket forgets the states, which therefore become a part of it.
    """
    asked: dict[str, str | Sequence[str]] = {"sort": sort} if sort else {}
    if query:
        in_states = " OR ".join(f'state = "{state}"' for state in states)
        asked["q"] = f"({in_states}) AND ({query})" if states else query
    else:
        asked["state"] = states
    path = f"{repository_path(repository)}/pullrequests"
    try:
        return get_list(
            http, path, credential=credential, parameters=asked, limit=limit, fields=LISTED_FIELDS,
            longest_page=LONGEST_PAGE,
        )  # fmt: skip
    except NotFound as error:
        raise NoAccess from error


def pull_request(content: dict[str, Any]) -> PullRequest:
    """What `read_pull_request` gave; raises Unavailable where it has no number."""
    return _pull_request(parse(PullRequestSchema(), content))


def pull_requests(content: dict[str, Any]) -> Listed[PullRequest]:
    """What `read_pull_requests` gave."""
    return listed(content, lambda values: [_pull_request(value) for value in parse_each(PullRequestSchema(), values)])


def _pull_request(found: dict[str, Any]) -> PullRequest:
    return PullRequest(
        id=found["id"],
        title=found["title"],
        description=found["description"],
        state=found["state"],
        is_draft=found["draft"],
        author=person_of(found["author"]),
        closed_by=person_of(found["closed_by"]),
        reason=found["reason"],
        created=found["created_on"],
        updated=found["updated_on"],
        source=_side(found["source"]),
        destination=_side(found["destination"]),
        merge_commit=found["merge_commit"]["hash"],
        reviews=tuple(_reviews(found["participants"])),
        comments=found["comment_count"],
        tasks=found["task_count"],
    )


def _side(found: dict[str, Any]) -> Side:
    return Side(found["branch"]["name"], found["commit"]["hash"], found["repository"]["full_name"])


def _reviews(participants: object) -> list[Review]:
    reviews = []
    for found in parse_each(ParticipantSchema(), participants, most=MOST_PARTICIPANTS):
        person = person_of(found["user"])
        verdict = found["state"] or ("approved" if found["approved"] else "")
        if person and (found["role"] == "REVIEWER" or verdict):
            reviews.append(Review(person, verdict))
    return reviews

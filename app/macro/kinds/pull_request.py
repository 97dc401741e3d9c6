"""One pull request: how far it is, who says what of it, and what it would change."""

from dataclasses import replace
from urllib.parse import quote

from app.bitbucket.changes import of_pull_request
from app.bitbucket.errors import NotFound
from app.bitbucket.pulls import PullRequest, Side, pull_request, read_pull_request
from app.bitbucket.statuses import of_pull_request as builds_of
from app.bitbucket.target import Repository, Target
from app.macro.cells import Card, Cell, Words, card, cells, fact, moment, somebody
from app.macro.kinds.build_cells import builds_at
from app.macro.kinds.changed import PARTS, Change
from app.macro.kinds.context import Context
from app.macro.kinds.outline import branch_link, commit_link, lozenge, of_repository, outline, repository_link
from app.macro.kinds.prose import prose
from app.macro.parameters import Parameters
from app.macro.remembered import dated, remembered
from app.macro.view import View

CLOSED = {"MERGED": "Merged by", "DECLINED": "Declined by", "SUPERSEDED": "Superseded by"}
GONE = "A branch of this pull request is gone, so what it changes cannot be shown any more."


def show(target: Target, parameters: Parameters, context: Context) -> tuple[View, Change]:
    """The pull request as a card with its description, and what it changes; raises BitbucketError or Busy."""
    repository, values = of_repository(target)
    number, source = values["id"], context.source
    try:
        found = remembered(
            source, "pull", repository, number,
            read=lambda: read_pull_request(
                source.http, credential=source.credential, repository=repository, number=number
            ),
            parse=pull_request, family="pullrequest",
        )  # fmt: skip
    except NotFound as error:
        raise NotFound("number", f"pull request #{number}") from error
    pull = found.value
    people = [pull.author, *(review.person for review in pull.reviews)]
    sides = (pull.source.commit, pull.destination.commit)
    # Changes take the description's place, if there are any to show.
    is_diff = parameters.display == "diff" and all(sides)
    html = None if is_diff else prose(pull.description, repository.full_name, context, people=people)
    view = replace(
        outline(target, parameters, context, title=f"#{pull.id} {pull.title}".strip()),
        address=f"{context.web_url}/{quote(repository.full_name)}/pull-requests/{pull.id}",
        card=card_of(pull, repository, context),
        html=html,
        parts=PARTS if all(sides) else (),
        notices=() if all(sides) else (GONE,),
    )
    # Its branches may have moved on since it was asked about, so that what is read now need not be of these commits.
    change = Change(
        repository, of_pull_request(repository, pull.id), ("pull", number, *sides), is_settled=False,
        family="pullrequest",
    )  # fmt: skip
    return dated(view, found), change


def card_of(pull: PullRequest, repository: Repository, context: Context) -> Card:
    """Everything about it but its description."""
    builds = builds_at(builds_of(repository, pull.id), repository, context, family="pullrequest")
    reviewers = (somebody(review.person, review.verdict) for review in pull.reviews)
    draft = lozenge("DRAFT") if pull.is_draft else None
    closed = CLOSED.get(pull.state)
    return card(
        fact("Author", somebody(pull.author) or Words("a deleted account")),
        fact("Reviewers", *reviewers),
        fact("From", *_side(pull.source, repository, context)),
        fact("Into", *_side(pull.destination, repository, context)),
        builds,
        fact("Updated", moment(pull.updated)),
        fact(closed, somebody(pull.closed_by), commit_link(repository.full_name, pull.merge_commit, context))
        if closed
        else None,
        fact("Reason", Words(pull.reason) if pull.reason.strip() and pull.state == "DECLINED" else None),
        fact("Discussion", *_counts(pull)),
        lozenges=[each for each in (lozenge(pull.state), draft) if each],
    )


def _side(side: Side, repository: Repository, context: Context) -> tuple[Cell, ...]:
    """A branch, with its repository where that is another one; both may be gone."""
    if side.full_name is None:
        return cells(Words(side.branch, is_code=True) if side.branch else None, Words("(of a deleted repository)"))
    is_elsewhere = side.full_name.lower() != repository.full_name
    return cells(
        repository_link(side.full_name, context) if is_elsewhere else None,
        branch_link(side.full_name, side.branch, context) or Words("a deleted branch"),
    )


def _counts(pull: PullRequest) -> tuple[Cell, ...]:
    found = (_count(pull.comments, "comment"), _count(pull.tasks, "open task"))
    text = ", ".join(filter(None, found))
    return (Words(text),) if text else ()


def _count(number: int | None, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}" if number else ""

"""One commit: what its author says, what builds say, and what it changed."""

from dataclasses import replace

from app.bitbucket.changes import between
from app.bitbucket.commits import logged, read_commit
from app.bitbucket.statuses import of_commit
from app.bitbucket.target import Target
from app.macro.cells import card, fact, moment, somebody
from app.macro.kinds.build_cells import builds_at
from app.macro.kinds.changed import PARTS, Change
from app.macro.kinds.context import Context
from app.macro.kinds.outline import commit_address, commit_link, of_repository, outline
from app.macro.parameters import Parameters
from app.macro.remembered import dated, remembered
from app.macro.view import View


def show(target: Target, parameters: Parameters, context: Context) -> tuple[View, Change]:
    """The commit as a card, and what it changed; raises BitbucketError."""
    repository, values = of_repository(target)
    source = context.source
    revision = parameters.ref or values["commit"]
    found = remembered(
        source, "logged", repository, revision,
        read=lambda: read_commit(source.http, credential=source.credential, repository=repository, revision=revision),
        parse=logged,
    )  # fmt: skip
    commit = found.value
    full_name = commit.full_name or repository.full_name
    view = outline(target, parameters, context, title=commit.subject or f"Commit {commit.commit[:7]}")
    view = replace(
        view,
        address=commit_address(full_name, commit.commit, context),
        repository=full_name,
        commit=commit.commit,
        facts=(full_name, commit.commit[:7]),
        card=card(
            fact("Author", somebody(commit.author)),
            fact("Committed", moment(commit.date)),
            fact(
                "Parent" if len(commit.parents) == 1 else "Parents",
                *(commit_link(full_name, parent, context) for parent in commit.parents),
            ),
            builds_at(of_commit(repository, commit.commit), repository, context),
            text=commit.body,
        ),
        parts=PARTS,
    )
    change = Change(repository, between(repository, commit.commit), (commit.commit,), is_settled=True)
    return dated(view, found), change

"""Who changed a file last: the part of its view that a reader asks for (`last-commit`)."""

from dataclasses import replace

from app.bitbucket.commits import log, read_commits
from app.bitbucket.errors import NotFound
from app.bitbucket.target import SourceTarget, Target
from app.macro.cells import Link, card, fact, moment, somebody
from app.macro.kinds import card as link_card
from app.macro.kinds import file
from app.macro.kinds.context import Context
from app.macro.kinds.outline import commit_address
from app.macro.parameters import Parameters
from app.macro.remembered import dated, remembered
from app.macro.view import View


def show(target: Target, parameters: Parameters, context: Context) -> View:
    """The newest commit that changed the file, as of the commit that the include shows now; raises BitbucketError."""
    view = link_card.show(target, parameters, context)
    if not isinstance(target, SourceTarget):
        return view
    source = context.source
    located = file.find(target, parameters.ref, source, file.options_of(parameters, None)).located
    commit = located.commit
    found = remembered(
        source, "log", target.repository, commit.hash, located.path, "last",
        read=lambda: read_commits(
            source.http, credential=source.credential, repository=target.repository, include=[commit.hash],
            path=located.path, limit=1,
        ),
        parse=log, seconds=source.content_seconds,
    )  # fmt: skip
    if not found.value.items:
        raise NotFound("path", located.path)
    change = found.value.items[0]
    address = commit_address(commit.full_name, change.commit, context)
    view = replace(
        view,
        address=address,
        repository=commit.full_name,
        credential=source.credential,
        commit=commit.hash,
        card=card(
            fact("Last change", Link(change.subject or change.commit[:7], address)),
            fact("By", somebody(change.author)),
            fact("On", moment(change.date)),
        ),
    )
    return dated(view, found)

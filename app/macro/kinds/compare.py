"""Two refs beside each other: what the one would bring to the other."""

from dataclasses import replace

from app.bitbucket.changes import between
from app.bitbucket.target import Target
from app.macro.cells import Words, card, fact
from app.macro.kinds import log
from app.macro.kinds.changed import PARTS, Change
from app.macro.kinds.context import Context
from app.macro.kinds.outline import limit_of, of_repository, outline
from app.macro.parameters import Parameters
from app.macro.remembered import dated
from app.macro.view import View

NOTHING_NEW = "There is nothing in it that the other does not have."


def show(target: Target, parameters: Parameters, context: Context) -> tuple[View, Change]:
    """The commits that the source has and the destination has not, and what they change; raises BitbucketError."""
    repository, values = of_repository(target)
    source, destination, path = values["source"], values["destination"], values.get("path", "")
    limit = limit_of(parameters, context)
    found = log.commits_of(repository, [source], [destination], limit, context)
    count = len(found.value.items)
    view = replace(
        outline(target, parameters, context, title=f"{source} compared with {destination}"),
        card=card(
            fact("From", Words(source, is_code=True)),
            fact("To", Words(destination, is_code=True)),
            fact("File", Words(path, is_code=True) if path else None),
            text="" if count else NOTHING_NEW,
        ),
        tables=(log.table_of(found.value, repository.full_name, context),) if count else (),
        parts=PARTS,
    )
    question = (source, "..", destination)
    change = Change(repository, between(repository, source, destination), question, is_settled=False, path=path)
    return dated(view, found), change

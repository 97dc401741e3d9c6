"""Who changed a file last: the part of its view that a reader asks for (`last-commit`)."""

import json
from dataclasses import asdict
from urllib.parse import quote

from app.bitbucket.history import Change, read_last_change
from app.bitbucket.target import SourceTarget, Target
from app.macro.answers import ask
from app.macro.kinds import card, file
from app.macro.kinds.context import Context
from app.macro.parameters import Parameters
from app.macro.view import View


def show(target: Target, parameters: Parameters, context: Context) -> View:
    """The newest commit that changed the file, as of the commit that the include shows now; raises BitbucketError."""
    if not isinstance(target, SourceTarget):
        return card.show(target, parameters, context)
    source = context.source
    found = file.find(target, parameters.ref, source, file.options_of(parameters, None))
    located = found.located
    commit = located.commit

    def question() -> bytes:
        change = read_last_change(
            source.http, credential=source.credential, repository=target.repository,
            commit=commit.hash, path=located.path,
        )  # fmt: skip
        return json.dumps(asdict(change)).encode()

    answer = ask(
        source.cache,
        source.key("change", commit.repository_uuid, commit.hash, located.path),
        question,
        fresh_seconds=source.content_seconds,
        keep_seconds=source.content_seconds,
    )
    change = Change(**json.loads(answer.value))
    return View(
        kind="file",
        state="ok",
        title=card.title_of(target),
        address=f"{context.web_url}/{quote(commit.full_name)}/commits/{change.commit}",
        repository=commit.full_name,
        credential=source.credential,
        commit=commit.hash,
        as_of=located.as_of,
        change=change,
    )

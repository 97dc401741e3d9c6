"""What Bitbucket says of anything but files, as values: asked once for all who want it, and kept for a while."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Generic, Literal, TypeVar

from app.bitbucket.errors import NoAccess, Unreadable
from app.bitbucket.identity import ids_in, names_in
from app.bitbucket.people import without_mailboxes
from app.bitbucket.target import Repository
from app.macro.source import REF_SECONDS, Name, Source
from app.macro.view import View

Value = TypeVar("Value")
Family = Literal["repository", "pullrequest", "pipeline", "issue", "snippet"]


@dataclass(frozen=True)
class Kept(Generic[Value]):
    """A value with its age; times are Unix seconds."""

    value: Value
    as_of: float
    fresh_until: float
    is_stale: bool


def remembered(
    source: Source,
    name: Name,
    repository: Repository,
    *question: str,
    read: Callable[[], object],
    parse: Callable[[Any], Value],
    family: Family = "repository",
    seconds: int = REF_SECONDS,
) -> Kept[Value]:
    """What `read` says, as what `parse` makes of it; `read` gives what can be JSON. Raises BitbucketError.

    A `family` is what one permission of a credential is about: a refusal ends the copies of its own family only.
    """

    def asked() -> bytes:
        try:
            content = without_mailboxes(read())
        except RecursionError as error:
            raise Unreadable("the answer is too deep") from error
        if not all(source.credential.reach.fits(full_name) for full_name in names_in(content)):
            raise NoAccess
        source.learn(repository, ids_in(content))
        parse(content)  # an answer that makes no sense is a failure, so that the last good copy serves
        return json.dumps(content).encode()

    own_family = None if family == "repository" else family
    answer = source.current(name, repository, *question, read=asked, fresh_seconds=seconds, family=own_family)
    return Kept(parse(json.loads(answer.value)), answer.as_of, answer.fresh_until, answer.is_stale)


def dated(view: View, *kept: Kept[Any]) -> View:
    """The view as old as the oldest of these and of what it shows already, and stale if one is."""
    is_stale = any(each.is_stale for each in kept)
    was_dated = view.as_of is not None
    may_be_kept = not is_stale and not (was_dated and view.fresh_until is None)
    return replace(
        view,
        state="stale" if is_stale and view.state == "ok" else view.state,
        as_of=min([*(each.as_of for each in kept), *([view.as_of] if view.as_of is not None else [])]),
        fresh_until=min([*(each.fresh_until for each in kept), *([view.fresh_until] if view.fresh_until else [])])
        if may_be_kept
        else None,
    )

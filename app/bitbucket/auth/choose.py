"""Which credentials may answer, and in which order: the whole policy in one function."""

from app.bitbucket.auth import STRATEGIES
from app.bitbucket.auth.base import PUBLIC, Credential
from app.bitbucket.auth.held import Held
from app.bitbucket.target import Repository


def choose(
    held: Held,
    repository: Repository | None,
    *,
    workspace: str | None = None,
    is_visitor: bool,
    may_share: bool = True,
) -> list[Credential]:
    """The credentials to try for this repository, or for what lies in a workspace itself, one after the other while
    Bitbucket says no.

    Public repositories work in every method and for everybody, so asking without a credential always comes last. A
    shared credential answers for visitors (people without a Confluence account) only where an administrator wants
    that, and never where Confluence says that this person may not see the page (`may_share` is false).
    """
    if repository is None and workspace is None:
        return [PUBLIC]
    strategy = STRATEGIES[held.settings.method]
    if strategy.IS_SHARED and (not may_share or (is_visitor and not held.settings.visitors)):
        return [PUBLIC]
    fitting = [
        each
        for each in strategy.credentials(held)
        if (each.reach.may_include(repository) if repository else each.reach.includes_workspace(workspace or ""))
    ]
    return [*fitting, PUBLIC]


def find(held: Held, identity: str, *, is_visitor: bool) -> Credential | None:
    """The credential of this identity, if it is one of the method in use; None once it was replaced or removed.

    Also None for visitors where what is shared is not (any more) for them.
    """
    if identity == PUBLIC.identity:
        return PUBLIC
    strategy = STRATEGIES[held.settings.method]
    if strategy.IS_SHARED and is_visitor and not held.settings.visitors:
        return None
    return next((each for each in strategy.credentials(held) if each.identity == identity), None)

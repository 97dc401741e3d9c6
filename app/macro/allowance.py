"""How much one person, or all visitors of a site together, may ask of us in a minute."""

from app.atlassian.caller import Caller
from app.bitbucket.auth.connections import person
from app.errors import too_often
from app.kit.limits import Limits


def spend(limits: Limits, caller: Caller, name: str, *, own: int, visitors: int) -> None:
    """Count this time; raises ApiError (429) when a person asked `own` times, or visitors `visitors` times, already."""
    limit = own if caller.account_id else visitors
    if not limits.allows(name, caller.site.id, person(caller.account_id or ""), per_minute=limit):
        raise too_often()

"""`/api/version`: whether an open page still shows what is known; asks Redis and never Bitbucket."""

from flask import Blueprint

from app.atlassian.caller import Caller
from app.atlassian.guard import signed
from app.bitbucket.auth.base import PUBLIC
from app.bitbucket.auth.choose import find
from app.bodies import json_body
from app.errors import ApiError
from app.macro import allowance, watch
from app.macro.tickets import BadTicket
from app.services import services

VERSIONS_PER_MINUTE, VISITORS_VERSIONS_PER_MINUTE = 240, 2400  # of a person, and of all visitors of a site together

blueprint = Blueprint("version", __name__)


@blueprint.post("/api/version")
@signed("context")
def version(caller: Caller) -> dict[str, bool]:
    """`{"watch": …}`, as the page carries it, gives `{"changed": true}` when it is worth showing anew."""
    app = services()
    allowance.spend(app.limits, caller, "version", own=VERSIONS_PER_MINUTE, visitors=VISITORS_VERSIONS_PER_MINUTE)
    body = json_body()
    signed_watch = body.get("watch") if isinstance(body, dict) else None
    try:
        watched = watch.opened(app.watch_keys, str(signed_watch), site_id=caller.site.id)
    except BadTicket:
        raise ApiError(400, "bad-watch", "This does not come from a page of this site. Reload the page.") from None
    credential = PUBLIC
    if watched.identity != PUBLIC.identity:
        reader = app.readers.find(caller.site.id, caller.account_id)
        own = find(reader.held, watched.identity, is_visitor=reader.is_visitor)
        if own is None:
            return {"changed": True}  # what the page was read with has ended
        credential = own
    cache = app.cache.sealed(credential.content_key)
    return {"changed": watch.has_changed(cache, credential.asked_for(caller.site.id), watched)}

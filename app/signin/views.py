"""Signing in to Bitbucket: the JSON that the iframe asks for, and the page about one's own connection."""

from typing import Any
from urllib.parse import urlsplit

from flask import Blueprint, render_template

from app.atlassian.caller import Caller
from app.atlassian.guard import signed
from app.bitbucket.auth.connections import new_connection, person
from app.bitbucket.auth.renewal import needs_sign_in
from app.bodies import json_body
from app.errors import ApiError, too_often
from app.kit import clock
from app.services import services
from app.signin import flows
from app.signin.flows import NoFlow, NotYours, WrongCode

STARTS_PER_MINUTE = 10  # of one person
TRIES_PER_MINUTE = 30
NOT_SET_UP = "Signing in to Bitbucket is not set up on this server. Public repositories can be shown without."
LOG_IN = "Log in to Confluence first: a connection to Bitbucket belongs to a person."
OVER = "This sign-in is over: it was used, ten minutes have passed, or the code was wrong too often. Begin again."

blueprint = Blueprint("signin", __name__)


@blueprint.post("/api/oauth/start")
@signed("context")
def start(caller: Caller) -> dict[str, Any]:
    """Begin: the address of the confirm page, for a window of its own."""
    app, account_id = services(), _account(caller)
    if app.consumer is None:
        raise ApiError(409, "not-configured", NOT_SET_UP)
    _limit("sign-in", caller, per_minute=STARTS_PER_MINUTE)
    flow = app.flows.begin(
        site_id=caller.site.id,
        site_url=caller.site.display_url or caller.site.base_url,
        account_id=account_id,
        person_name=app.atlassian.confluence.name_of(caller.site, account_id),
    )
    return {"url": f"{app.config.base_url}/oauth/begin?flow={flow.id}", "flow": flow.id}


@blueprint.post("/api/oauth/complete")
@signed("context")
def complete(caller: Caller) -> dict[str, Any]:
    """The end: the same person of the same site brings the code that the last page showed."""
    app, account_id = services(), _account(caller)
    _limit("sign-in-code", caller, per_minute=TRIES_PER_MINUTE)
    flow_id, code = _flow_and_code()
    try:
        pending = app.flows.complete(flow_id, code, site_id=caller.site.id, account_id=account_id)
    except NoFlow:
        raise ApiError(400, "flow-expired", OVER) from None
    except NotYours:
        raise ApiError(403, "not-yours", "Somebody else began this sign-in. Begin one of your own.") from None
    except WrongCode:
        raise ApiError(400, "wrong-code", "This is not the code that the last page shows. Copy all of it.") from None
    connection = new_connection(
        caller.site.id,
        account_id,
        pending.tokens,
        bitbucket_uuid=pending.bitbucket_uuid,
        bitbucket_name=pending.bitbucket_name,
    )
    if not app.connections.save(connection, instead_of=flows.key(flow_id)):
        raise ApiError(400, "flow-expired", OVER)
    return {"connected": True, "account": {"name": pending.bitbucket_name}}


@blueprint.get("/api/oauth/connection")
@signed("context")
def connection(caller: Caller) -> dict[str, Any]:
    """What is known of the caller's own connection."""
    app = services()
    settings = app.settings.find(caller.site.id)
    own = app.connections.find(caller.site.id, caller.account_id) if caller.account_id else None
    return {
        "method": settings.method,
        "configured": app.consumer is not None,
        "visitor": caller.account_id is None,
        "connected": own is not None,
        "needs_reconnect": own is not None and needs_sign_in(own),
        "account": {"name": own.bitbucket_name} if own else None,
        "since": clock.iso(own.connected_at) if own else None,
        "last_used": own.used_on if own else None,
    }


@blueprint.delete("/api/oauth/connection")
@signed("context")
def disconnect(caller: Caller) -> dict[str, Any]:
    """Forget the caller's connection; fine if there is none."""
    services().connections.forget(caller.site.id, _account(caller))
    return {"connected": False}


@blueprint.get("/connection")
@signed("page")
def page(caller: Caller) -> str:
    """My Bitbucket connection: who is signed in, and the way in and out."""
    config = services().config
    return render_template(
        "signin/connection.html",
        script_url=config.connect_script_url,
        is_visitor=caller.account_id is None,
        site=urlsplit(caller.site.display_url or caller.site.base_url).netloc,
    )


def _account(caller: Caller) -> str:
    if caller.account_id is None:
        raise ApiError(403, "forbidden", LOG_IN)
    return caller.account_id


def _limit(name: str, caller: Caller, *, per_minute: int) -> None:
    if not services().limits.allows(name, caller.site.id, person(caller.account_id or ""), per_minute=per_minute):
        raise too_often()


def _flow_and_code() -> tuple[str, str]:
    body = json_body()
    flow, code = (body.get("flow"), body.get("code")) if isinstance(body, dict) else (None, None)
    fields = {} if isinstance(flow, str) else {"flow": "What /api/oauth/start gave."}
    fields |= {} if isinstance(code, str) else {"code": "The code that the last page shows."}
    if not isinstance(flow, str) or not isinstance(code, str):
        raise ApiError(400, "bad-request", "Send the flow and the code.", fields=fields)
    return flow, "".join(code.split()).replace("-", "").lower()

"""Settings → Include Bitbucket: the webhooks by which Bitbucket tells that something has changed. The API behind it."""

from collections.abc import Mapping
from typing import Any

from flask import Blueprint

from app.admin.log_words import hook_added, hook_removed
from app.atlassian.caller import Caller
from app.atlassian.guard import admin, signed
from app.bitbucket.auth.audit import AuditEntry
from app.bitbucket.auth.hooks import MOST_HOOKS, Hook, TooManyHooks, new_hook
from app.errors import ApiError, too_often
from app.kit import clock
from app.services import services

CHANGES_PER_MINUTE = 60  # of one site
TOO_MANY = f"There are {MOST_HOOKS} webhooks already, which is the most. Remove one that is not in use."
UNKNOWN = "This webhook has been removed already. Load the page again."

blueprint = Blueprint("admin_webhooks", __name__, url_prefix="/api/admin/webhooks")


@blueprint.get("")
@signed("context")
@admin
def webhooks(caller: Caller) -> dict[str, Any]:
    """The site's webhooks, without their secrets."""
    return _listed(caller)


@blueprint.post("")
@signed("context")
@admin
def add(caller: Caller) -> tuple[dict[str, Any], int]:
    """A new one; its secret is told here and never again."""
    app, site_id = services(), caller.site.id
    _limit(site_id)
    hook = new_hook(site_id)
    try:
        is_added = app.hooks.add(site_id, hook=hook, entry=_entry(caller, hook_added(hook.id)))
    except TooManyHooks:
        raise ApiError(409, "too-many-webhooks", TOO_MANY) from None
    if not is_added:
        raise ApiError(409, "conflict", "The app is being uninstalled on this site. Nothing was saved.")
    return {**_json(hook, {}), "secret": hook.secret}, 201


@blueprint.delete("/<hook_id>")
@signed("context")
@admin
def remove(caller: Caller, hook_id: str) -> dict[str, Any]:
    """One less: from now on its address is unknown. What is left."""
    _limit(caller.site.id)
    if not services().hooks.remove(caller.site.id, hook_id, entry=_entry(caller, hook_removed(hook_id))):
        raise ApiError(404, "not-found", UNKNOWN)
    return _listed(caller)


def _listed(caller: Caller) -> dict[str, Any]:
    hooks = services().hooks
    events = hooks.last_events(caller.site.id)
    return {"webhooks": [_json(hook, events) for hook in hooks.all(caller.site.id)]}


def _json(hook: Hook, events: Mapping[str, float]) -> dict[str, Any]:
    last = events.get(hook.id)
    return {
        "id": hook.id,
        "url": f"{services().config.base_url}/webhooks/bitbucket/{hook.id}",
        "added_at": clock.iso(hook.added_at),
        "last_event_at": None if last is None else clock.iso(last),
    }


def _entry(caller: Caller, what: str) -> AuditEntry:
    return AuditEntry(at=clock.now(), account_id=caller.account_id or "", what=what)


def _limit(site_id: str) -> None:
    if not services().limits.allows("settings", site_id, per_minute=CHANGES_PER_MINUTE):
        raise too_often()

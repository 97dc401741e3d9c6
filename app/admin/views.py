"""Settings → Include Bitbucket: how this site reads Bitbucket. The page, and the API behind it."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from flask import Blueprint, render_template, request

from app.admin.answers import log_json, probed_json, settings_json
from app.admin.draft import drafted, entries_by_path, entries_in_use
from app.admin.log_words import FORGOTTEN
from app.admin.saving import Saving
from app.admin.schema import NO_PLANTUML, bad_fields, read_test, read_wish
from app.atlassian.caller import Caller
from app.atlassian.guard import admin, signed
from app.bitbucket.auth.audit import AuditEntry
from app.bitbucket.auth.probe import probe
from app.bodies import json_body
from app.errors import ApiError, too_often
from app.kit import clock
from app.services import Services, services

LONGEST_BODY_BYTES = 512 * 1024  # 200 tokens; the other routes take less
SAVES_PER_MINUTE, TESTS_PER_MINUTE = 60, 30  # of one site
PLACES = threading.BoundedSemaphore(4)
API_TOKENS_URL = "https://id.atlassian.com/manage-profile/security/api-tokens"

blueprint = Blueprint("admin", __name__)


@blueprint.get("/admin")
@signed("page")
@admin
def page(caller: Caller) -> str:
    """What readers see of Bitbucket on this site."""
    return _page(caller)


@blueprint.get("/admin/configure")
@signed("page")
@admin
def configure(caller: Caller) -> str:
    """The same page behind the Configure button."""
    return _page(caller)


@blueprint.get("/api/admin/authentication")
@signed("context")
@admin
def authentication(caller: Caller) -> dict[str, Any]:
    """The method and its credentials, without their secrets."""
    app = services()
    return settings_json(app.settings.find(caller.site.id), **_circumstances(app, caller))


@blueprint.put("/api/admin/authentication")
@signed("context")
@admin
def save(caller: Caller) -> dict[str, Any]:
    """Change them."""
    app = services()
    _limit(caller, per_minute=SAVES_PER_MINUTE)
    wish = read_wish(_body(), web_url=app.config.bitbucket_web_url)
    if wish.get("plantuml") and app.plantuml is None:
        raise bad_fields({"plantuml": NO_PLANTUML})
    # Read before, because after saving nothing may fail any more.
    circumstances = _circumstances(app, caller)
    saving = Saving(app.settings, app.failures, app.probing, caller.site.id, account_id=caller.account_id or "")
    with _place():
        return settings_json(saving.save(wish), **circumstances)


@blueprint.post("/api/admin/authentication/test")
@signed("context")
@admin
def test(caller: Caller) -> dict[str, Any]:
    """What the credentials can read, as they are stored or as they would be saved; nothing is stored."""
    app = services()
    _limit(caller, per_minute=TESTS_PER_MINUTE)
    wish = read_test(_body(default={}), web_url=app.config.bitbucket_web_url)
    before = app.settings.find(caller.site.id)
    stored = {entry.id for entry in entries_by_path(before).values()}
    entries = entries_in_use(drafted(caller.site.id, before, wish))
    with _place():
        results = probe(app.probing, entries, repository=wish.get("repository"))
    return {
        "credentials": [
            probed_json(entry, probed, is_stored=entry.id in stored)
            for entry, probed in zip(entries, results, strict=True)
        ]
    }


@blueprint.get("/api/admin/audit")
@signed("context")
@admin
def audit(caller: Caller) -> dict[str, Any]:
    """Who changed what."""
    app = services()
    confluence = app.atlassian.confluence
    return {
        "entries": log_json(app.audit.entries(caller.site.id), lambda account: confluence.name_of(caller.site, account))
    }


@blueprint.delete("/api/admin/everything")
@signed("context")
@admin
def forget_everything(caller: Caller) -> dict[str, Any]:
    """Erase all that is stored of this site but that it is installed."""
    entry = AuditEntry(at=clock.now(), account_id=caller.account_id or "", what=FORGOTTEN)
    services().settings.forget(caller.site.id, entry=entry)
    return {"forgotten": True}


def _page(caller: Caller) -> str:
    app = services()
    return render_template(
        "admin/page.html",
        site=caller.site,
        script_url=app.config.connect_script_url,
        web_url=app.config.bitbucket_web_url,
        oauth_configured=app.consumer is not None,
        plantuml_host=app.plantuml.host if app.plantuml else None,
        api_tokens_url=API_TOKENS_URL,
    )


def _circumstances(app: Services, caller: Caller) -> dict[str, Any]:
    """What is shown beside the settings."""
    return {
        "people": app.connections.count(caller.site.id),
        "failures": app.failures.all(caller.site.id),
        "can_connect": app.consumer is not None,
    }


def _limit(caller: Caller, *, per_minute: int) -> None:
    if not services().limits.allows("settings", caller.site.id, per_minute=per_minute):
        raise too_often()


@contextmanager
def _place() -> Iterator[None]:
    """Asking Bitbucket about many tokens takes a while; administrators must not take every thread for it."""
    if not PLACES.acquire(timeout=1):
        raise ApiError(
            503, "busy", "Many credentials are being tried at this moment. Nothing was saved. Try again soon."
        )
    try:
        yield
    finally:
        PLACES.release()


def _body(*, default: Any = None) -> Any:
    """The JSON that was sent, `default` if nothing was."""
    request.max_content_length = LONGEST_BODY_BYTES
    return json_body() if request.get_data() else default

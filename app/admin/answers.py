"""What the panel is told: settings, results of a test and the log as JSON, without any secret."""

import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from app.admin.labels import label
from app.admin.notices import notices
from app.bitbucket.auth.audit import AuditEntry
from app.bitbucket.auth.failures import Failure
from app.bitbucket.auth.probe import Probed
from app.bitbucket.auth.questions import Check, Entry
from app.bitbucket.auth.settings import AccessToken, Settings
from app.kit import clock

Json = dict[str, Any]
NAMING_SECONDS = 3


def settings_json(
    settings: Settings, *, people: int, failures: Mapping[str, Failure], can_connect: bool
) -> Json:  # fmt: skip
    """What is stored. `people` is how many have connected their own account, `can_connect` whether anybody could."""
    api_token = settings.api_token
    return {
        "version": settings.version,
        "method": settings.method,
        "visitors": settings.visitors,
        "plantuml": settings.plantuml,
        "user_oauth": {"configured": can_connect, "people": people},
        "access_tokens": [
            {"workspace": entry.workspace, "project": entry.project, "repository": entry.repository, **_dated(entry)}
            for entry in settings.access_tokens
        ],
        "api_token": None if api_token is None else {"email": api_token.email, **_dated(api_token)},
        "warnings": [
            {"credential": notice.credential, "code": notice.code, "message": notice.message}
            for notice in notices(settings, failures, can_connect=can_connect)
        ],
    }


def probed_json(entry: Entry, probed: Probed, *, is_stored: bool) -> Json:
    """The results for one credential."""
    return {
        "id": entry.id if is_stored else None,
        "method": "access-token" if isinstance(entry, AccessToken) else "api-token",
        "label": label(entry),
        "identity": probed.identity,
        "expires_on": entry.expires_on,
        "remaining": probed.remaining,
        "tried": probed.tried,
        "checks": {thing: _check(check) for thing, check in probed.checks.items()},
    }


def log_json(entries: Sequence[AuditEntry], name_of: Callable[[str], str | None]) -> list[Json]:
    """The log; names are asked for as long as that takes a few seconds, the newest first."""
    names: dict[str, str | None] = {}
    deadline = time.monotonic() + NAMING_SECONDS
    for entry in entries:
        if entry.account_id not in names and time.monotonic() < deadline:
            names[entry.account_id] = name_of(entry.account_id)
    return [
        {
            "at": clock.iso(entry.at),
            "account_id": entry.account_id,
            "name": names.get(entry.account_id),
            "what": entry.what,
        }
        for entry in entries
    ]


def _dated(entry: Entry) -> Json:
    return {"id": entry.id, "expires_on": entry.expires_on, "added_at": clock.iso(entry.added_at)}


def _check(check: Check) -> Json:
    return {"ok": check.ok, "code": check.code, "remedy": check.remedy}

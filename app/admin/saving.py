"""Saving: Bitbucket is asked about what is new, and then everything is written, or nothing."""

from contextlib import suppress
from dataclasses import dataclass

from redis import RedisError

from app.admin.draft import changed_entries, drafted, entries_by_path, identities
from app.admin.labels import day, mention
from app.admin.log_words import what_changed
from app.admin.schema import Wish
from app.bitbucket.auth.audit import AuditEntry
from app.bitbucket.auth.failures import Failures
from app.bitbucket.auth.probe import verify
from app.bitbucket.auth.questions import Entry
from app.bitbucket.auth.settings import AccessToken, ChangedMeanwhile, Settings, SettingsStore
from app.bitbucket.http import Http
from app.errors import ApiError
from app.kit import clock

ATTEMPTS = 5
CHANGED_MEANWHILE = "Somebody else has changed these settings meanwhile. Nothing was saved."
UNVERIFIED = "Nothing was saved. Look at the fields with a message: each says what to do."


@dataclass(frozen=True)
class Saving:
    """What saving needs; `account_id` is the administrator's."""

    store: SettingsStore
    failures: Failures
    http: Http
    site_id: str
    account_id: str

    def save(self, wish: Wish) -> Settings:
        """The settings as they are stored now; raises ApiError, RedisError."""
        accepted: set[tuple[str | None, ...]] = set()
        for _ in range(ATTEMPTS):
            before = self.store.find(self.site_id)
            if wish.get("version", before.version) != before.version:
                break
            after = drafted(self.site_id, before, wish)
            if after == before:
                return before
            if not wish.get("save_anyway", False):
                self._verify(before, after, accepted)
            try:
                saved = self._write(before, after, is_unchecked=wish.get("save_anyway", False))
            except ChangedMeanwhile:
                continue  # with a version it is another one now; without, the wish is for whatever is stored
            self._forget_failures(before, saved)
            return saved
        raise ApiError(409, "changed-meanwhile", CHANGED_MEANWHILE)

    def _write(self, before: Settings, after: Settings, *, is_unchecked: bool) -> Settings:
        what = what_changed(before, after, is_unchecked=is_unchecked)
        entry = AuditEntry(at=clock.now(), account_id=self.account_id, what=what)
        return self.store.save(self.site_id, after, expected_version=before.version, entry=entry)

    def _verify(self, before: Settings, after: Settings, accepted: set[tuple[str | None, ...]]) -> None:
        """Raises ApiError unless Bitbucket takes everything that is new; what it took stands in `accepted`."""
        _refuse_past_dates(before, after)
        new = {path: entry for path, entry in changed_entries(before, after).items() if _essence(entry) not in accepted}
        checks = dict(zip(new, verify(self.http, list(new.values())), strict=True))
        refused = {
            f"{path}.{check.about if isinstance(new[path], AccessToken) else 'token'}": check.remedy or ""
            for path, check in checks.items()
            if check.ok is False
        }
        if refused:
            raise ApiError(400, "unverified", UNVERIFIED, fields=refused)
        for path, check in checks.items():
            if check.is_away:
                raise ApiError(503, "unavailable", f"No word from Bitbucket on {mention(new[path])}. {check.remedy}")
        accepted.update(_essence(entry) for entry in new.values())

    def _forget_failures(self, before: Settings, saved: Settings) -> None:
        """Of credentials that are no more. What was saved is saved, whether or not this works."""
        with suppress(RedisError):
            for identity in identities(before) - identities(saved):
                self.failures.clear(self.site_id, identity)


def _refuse_past_dates(before: Settings, after: Settings) -> None:
    """Raises ApiError for a past date, unless it and its token were stored before."""
    today = clock.utc_day(clock.now())
    known = {(entry.identity, entry.expires_on) for entry in entries_by_path(before).values()}
    fields = {
        f"{path}.expires_on": f"{day(entry.expires_on)} is past. When does the token expire?"
        for path, entry in entries_by_path(after).items()
        if entry.expires_on and entry.expires_on < today and (entry.identity, entry.expires_on) not in known
    }
    if fields:
        raise ApiError(400, "unverified", UNVERIFIED, fields=fields)


def _essence(entry: Entry) -> tuple[str | None, ...]:
    """What Bitbucket was asked about: a second attempt to save has other ids for the same."""
    if isinstance(entry, AccessToken):
        return entry.token, entry.workspace, entry.project, entry.repository
    return entry.token, entry.email

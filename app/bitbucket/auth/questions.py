"""Questions to Bitbucket with one credential, and what the answers mean for whoever entered it."""

import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from app.bitbucket.auth import access_token, api_token, remedies
from app.bitbucket.auth.remedies import Kind, Thing
from app.bitbucket.auth.settings import AccessToken, ApiToken
from app.bitbucket.client import raise_for_status
from app.bitbucket.errors import (
    BitbucketError,
    Crowded,
    Gone,
    LacksScope,
    NoAccess,
    NotFound,
    RateLimited,
    Refused,
    Unavailable,
)
from app.bitbucket.http import Answer, Http
from app.kit import clock

Entry = AccessToken | ApiToken
Code = Literal[
    "ok", "missing-scope", "refused", "expired", "no-access", "gone", "rate-limited", "unavailable", "not-checked"
]
Field = Literal["token", "workspace", "project", "repository"]

MAX_BYTES = 256 * 1024
LONGEST_NAME = 100
FORBIDDEN = 403
TOKEN_TYPES: Mapping[str, str] = {
    "repo_access_token": "repository access token",
    "project_access_token": "project access token",
    "workspace_access_token": "workspace access token",
}
# Classic scopes imply others: all that read repositories begin like one of these.
CLASSIC = ("repository", "pullrequest", "project")
GRANULAR = ":bitbucket"


@dataclass(frozen=True)
class Check:
    """Whether something can be read: None when that could not be found out, or is nobody's fault.

    `about` is the field of the entry that the remedy is for.
    """

    ok: bool | None
    code: Code
    remedy: str | None = None
    about: Field = "token"

    @property
    def is_away(self) -> bool:
        """Bitbucket did not tell, so the credential may be good or bad."""
        return self.code in ("rate-limited", "unavailable")


OK = Check(True, "ok")
LATE = Check(None, "unavailable", remedies.OUT_OF_TIME)


class _OutOfTime(Unavailable):
    """The deadline for all questions has passed."""

    def __init__(self) -> None:
        super().__init__("out of time")


class Questions:
    """One after the other until the deadline (of `time.monotonic`); keeps what the headers of the answers tell.

    `identity` and `remaining` (requests this hour) are None where Bitbucket does not tell.
    """

    def __init__(self, http: Http, entry: Entry, deadline: float) -> None:
        self._http = http
        self._entry = entry
        self._deadline = deadline
        self._status = 0
        self._scopes: tuple[str, ...] = ()
        self.kind: Kind = "access-token" if isinstance(entry, AccessToken) else "api-token"
        self.credential = (
            access_token.credential_of(entry) if isinstance(entry, AccessToken) else api_token.credential_of(entry)
        )
        self.identity: str | None = None
        self.remaining: int | None = None

    def ask(self, path: str, parameters: Mapping[str, str] | None = None) -> dict[str, Any]:
        """The JSON object of a good answer, or an empty one; raises BitbucketError for every other answer."""
        answer = self._answer(path, parameters)
        self._status = answer.status
        self._keep(answer.headers)
        raise_for_status(answer, looked_for=path)
        try:
            content = json.loads(answer.body)
        except (ValueError, RecursionError):
            return {}
        return content if isinstance(content, dict) else {}

    def who(self) -> Check:
        """Whether Bitbucket knows the credential; that it does not tell whose it is, is no fault."""
        try:
            name = self.ask("/user").get("display_name")
            if isinstance(name, str) and name.strip():
                self.identity = name.strip()[:LONGEST_NAME]
        except (NoAccess, NotFound, LacksScope):
            pass
        except BitbucketError as error:
            return self.meaning(error, "repository", missing=OK)
        return self._lacks((), "repository") if self._reads_nothing() else OK

    def for_a_smaller_place(self) -> Check | None:
        """A fault if Bitbucket tells that the token is of a repository or a project that the entry does not name."""
        reach = self.credential.reach
        if self.identity == TOKEN_TYPES["repo_access_token"] and not reach.repository:
            return Check(False, "no-access", remedies.ONE_REPOSITORY, "repository")
        if self.identity == TOKEN_TYPES["project_access_token"] and not reach.project and not reach.repository:
            return Check(False, "no-access", remedies.ONE_PROJECT, "project")
        return None

    def meaning(self, error: BitbucketError, thing: Thing, *, missing: Check) -> Check:
        """What an error says about reading this thing; `missing` where Bitbucket says that it is not there."""
        match error:
            case Refused():
                return self._refusal()
            case LacksScope():
                lacking = tuple(scope for scope in error.required if scope not in error.granted)
                return self._lacks(lacking, thing)
            case RateLimited():
                return Check(None, "rate-limited", remedies.rate_limited(error.retry_after_seconds))
            case Gone():
                return Check(None, "gone", remedies.ISSUES_GONE if thing == "issue" else remedies.GONE)
            case NoAccess() if self._status == FORBIDDEN:
                return Check(False, "no-access", remedies.FORBIDDEN)
            case NoAccess() | NotFound():
                return missing
            case _OutOfTime():
                return LATE
        return Check(None, "unavailable", remedies.UNAVAILABLE)

    def _answer(self, path: str, parameters: Mapping[str, str] | None) -> Answer:
        while time.monotonic() < self._deadline:
            try:
                return self._http.get(path, credential=self.credential, parameters=parameters, max_bytes=MAX_BYTES)
            except Crowded:
                continue  # it has waited for a place, and does so again
        raise _OutOfTime

    def _keep(self, headers: Mapping[str, str]) -> None:
        self.identity = self.identity or TOKEN_TYPES.get(headers.get("X-Credential-Type", ""))
        remaining = headers.get("X-RateLimit-Remaining", "").strip()
        if remaining.isascii() and remaining.isdigit():
            self.remaining = int(remaining[:9])
        scopes = (scope.strip() for scope in headers.get("X-OAuth-Scopes", "").split(","))
        self._scopes = tuple(scope for scope in scopes if scope)

    def _reads_nothing(self) -> bool:
        """Whether the scopes that Bitbucket tells are without the one for repositories."""
        if self.kind == "access-token":
            return bool(self._scopes) and not any(scope.startswith(CLASSIC) for scope in self._scopes)
        granular = [scope for scope in self._scopes if scope.endswith(GRANULAR)]
        return bool(granular) and remedies.scope_of(self.kind, "repository") not in granular

    def _lacks(self, scopes: Sequence[str], thing: Thing) -> Check:
        named = scopes or (remedies.scope_of(self.kind, thing),)
        return Check(False, "missing-scope", remedies.missing_scope(self.kind, named, thing))

    def _refusal(self) -> Check:
        expires_on = self._entry.expires_on
        if expires_on and expires_on < clock.utc_day(clock.now()):
            return Check(False, "expired", remedies.expired(expires_on))
        return Check(False, "refused", remedies.refused(self.kind))

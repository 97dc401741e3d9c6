"""The OAuth server without its pages: who granted what, and which codes and tokens stand for it.

What is given out is remembered here alone; a restart forgets it.
"""

import base64
import hashlib
import hmac
import threading
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from sandbox.bitbucket.asker import Asker
from sandbox.bitbucket.errors import expired_token
from sandbox.bitbucket.oauth.behaviour import Behaviour
from sandbox.bitbucket.oauth.consumers import Consumer
from sandbox.bitbucket.oauth.issued import (
    AccessToken,
    Code,
    Grant,
    OAuthRefusal,
    RefreshToken,
    bad_code,
    bad_refresh_token,
    new_token,
    rotated_away,
)
from sandbox.bitbucket.people import Person

CODE_SECONDS = 600
GRACE_SECONDS = 600
LOCK_OUT_SECONDS = 120
IDLE_SECONDS = 90 * 86_400
COUNTED = ("authorizations", "exchanges", "refreshes", "refused_refreshes")


class OAuthServer:
    """Of one server."""

    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        self.behaviour = Behaviour()
        self._clock = clock
        self._lock = threading.RLock()
        self._counts: Counter[str] = Counter()
        self._locked_until: dict[str, float] = {}
        self._granted: dict[tuple[str, str], frozenset[str]] = {}
        self._codes: dict[str, Code] = {}
        self._access_tokens: dict[str, AccessToken] = {}
        self._refresh_tokens: dict[str, RefreshToken] = {}

    def has_granted(self, person: Person, consumer: Consumer, scopes: tuple[str, ...]) -> bool:
        """Whether the person need not be asked again."""
        return self._granted.get((person.name, consumer.key), frozenset()).issuperset(scopes)

    def authorize(self, grant: Grant, *, redirect_uri: str | None, challenge: str | None) -> str:
        """Remember the grant; gives a code for it."""
        with self._lock:
            self._counts["authorizations"] += 1
            if grant.person:
                place = (grant.person.name, grant.consumer.key)
                self._granted[place] = self._granted.get(place, frozenset()) | set(grant.scopes)
            code = new_token("code", is_long=False)
            self._codes[code] = Code(grant, redirect_uri, challenge, self._clock() + CODE_SECONDS)
            return code

    def exchange(
        self, consumer: Consumer, *, code: str, redirect_uri: str | None, verifier: str | None
    ) -> dict[str, Any]:
        """Tokens for a code, which is spent whatever comes of it; raises OAuthRefusal."""
        with self._lock:
            self._check_lock_out(consumer)
            found = self._codes.pop(code, None)
            if found is None or found.grant.consumer != consumer or found.expires_at <= self._clock():
                raise bad_code()
            if found.redirect_uri != redirect_uri or not _fits(verifier, found.challenge):
                raise bad_code()
            self._counts["exchanges"] += 1
            refresh_token = self._new_refresh_token(found.grant)
            return self._answer(found.grant, "authorization_code") | {"refresh_token": refresh_token}

    def refresh(self, consumer: Consumer, refresh_token: str) -> dict[str, Any]:
        """Tokens for a refresh token; raises OAuthRefusal."""
        with self._lock:
            try:
                grant = self._refreshed(consumer, refresh_token)
            except OAuthRefusal:
                self._counts["refused_refreshes"] += 1
                raise
            self._counts["refreshes"] += 1
            if self.behaviour.rotates:
                refresh_token = self._new_refresh_token(grant)
            return self._answer(grant, "refresh_token") | {"refresh_token": refresh_token}

    def act_for_itself(self, consumer: Consumer) -> dict[str, Any]:
        """An access token for the consumer, which cannot be refreshed; raises OAuthRefusal."""
        with self._lock:
            self._check_lock_out(consumer)
            return self._answer(Grant(consumer, consumer.scopes), "client_credentials")

    def asker(self, access_token: str) -> Asker | None:
        """Whom an access token stands for, None if it is none of these; raises Refusal if it was one."""
        with self._lock:
            found = self._access_tokens.get(access_token)
            if found is None:
                return None
            if found.expires_at <= self._clock():
                raise expired_token()
            return found.grant.asker

    def expire_access_tokens(self) -> None:
        """End all access tokens; refresh tokens live."""
        with self._lock:
            now = self._clock()
            for token, found in self._access_tokens.items():
                self._access_tokens[token] = replace(found, expires_at=min(found.expires_at, now))

    def revoke(self, person: Person) -> None:
        """Forget whatever the person granted, as if they had revoked all apps in their settings."""
        with self._lock:
            self._granted = {place: scopes for place, scopes in self._granted.items() if place[0] != person.name}
            self._codes = {text: each for text, each in self._codes.items() if each.grant.person != person}
            self._access_tokens = {
                text: each for text, each in self._access_tokens.items() if each.grant.person != person
            }
            self._refresh_tokens = {
                text: each for text, each in self._refresh_tokens.items() if each.grant.person != person
            }

    def behave(self, wanted: Mapping[str, Any]) -> None:
        """Change these parts of the behaviour."""
        with self._lock:
            self.behaviour = replace(self.behaviour, **wanted)

    def reset(self) -> None:
        """Behave and count as at the start, and bar nobody; what was given out stays."""
        with self._lock:
            self.behaviour = Behaviour()
            self._counts.clear()
            self._locked_until.clear()

    def counts(self) -> dict[str, int]:
        """How often something was given out or refused."""
        with self._lock:
            return {name: self._counts[name] for name in COUNTED}

    def _refreshed(self, consumer: Consumer, refresh_token: str) -> Grant:
        """What the refresh token stands for, now used; raises OAuthRefusal."""
        self._check_lock_out(consumer)
        now, found = self._clock(), self._refresh_tokens.get(refresh_token)
        if found is None or found.grant.consumer != consumer or found.used_at + IDLE_SECONDS <= now:
            raise bad_refresh_token()
        if found.rotated_at is not None:
            is_in_grace = self.behaviour.grace and now < found.rotated_at + GRACE_SECONDS
            if not is_in_grace:
                if self.behaviour.locks_out:
                    self._locked_until[consumer.key] = now + LOCK_OUT_SECONDS
                raise rotated_away()
        elif self.behaviour.rotates:
            found = replace(found, rotated_at=now)
        self._refresh_tokens[refresh_token] = replace(found, used_at=now)
        return found.grant

    def _check_lock_out(self, consumer: Consumer) -> None:
        if self._clock() < self._locked_until.get(consumer.key, 0):
            raise rotated_away()

    def _new_refresh_token(self, grant: Grant) -> str:
        token = new_token("refresh", is_long=self.behaviour.long_tokens)
        self._refresh_tokens[token] = RefreshToken(grant, used_at=self._clock())
        return token

    def _answer(self, grant: Grant, state: str) -> dict[str, Any]:
        token = new_token("access", is_long=self.behaviour.long_tokens)
        self._access_tokens[token] = AccessToken(grant, self._clock() + self.behaviour.expires_in)
        return {
            "access_token": token,
            self.behaviour.field: " ".join(grant.scopes),
            "expires_in": self.behaviour.expires_in,
            "token_type": "bearer",
            "state": state,
        }


def _fits(verifier: str | None, challenge: str | None) -> bool:
    """Whether the verifier is the one of the challenge (S256), if there is one: RFC 7636, section 4.6."""
    if challenge is None:
        return True
    digest = hashlib.sha256((verifier or "").encode()).digest()
    expected = base64.urlsafe_b64encode(digest).decode().rstrip("=")
    return hmac.compare_digest(expected.encode(), challenge.encode())

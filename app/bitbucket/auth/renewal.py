"""Keeps people's connections alive: one refresh at a time, stored before it is used (docs/decisions/0008).

Bitbucket gives a new refresh token with each refresh and refuses the old one from then on, so that a refresh which is
made twice, or whose answer is lost, ends a connection.
"""

import secrets
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Any

from redis import Redis, RedisError

from app.bitbucket.auth.connections import Connection, ConnectionStore, Tokens, person
from app.bitbucket.auth.oauth import Consumer, TokenRefused
from app.bitbucket.errors import Refused, Unavailable
from app.kit import clock
from app.kit.cache import RELEASE

EARLY_SECONDS = 60  # a token that expires this soon is not used any more
LOCK_SECONDS = 60  # longer than asking and storing may take together
WAIT_SECONDS, POLL_SECONDS = 12.0, 0.05
MOST_WAITING, PLACE_SECONDS = 16, 3.0
STORE_SECONDS, STORE_PAUSE_SECONDS = 30.0, 0.5
FAULT_SECONDS = 15  # how long nobody asks again after the endpoint could not be reached
AWAY_SECONDS = 5  # and nobody at all
ENDED = ("invalid_grant", "invalid_request")
DOUBTFUL = "unauthorized_client"  # said of a token that was used before, and to everybody of a consumer that did so
DOUBT, RECONNECT = 1, 2  # refusals in a row
# How long nobody asks again after so many. It never ends: the fault may be the server's, with a wrong consumer secret.
PAUSES_SECONDS = {DOUBT: 150, RECONNECT: 3600}
LONG_SECONDS = 24 * 3600
KEYS = {
    "lock": "site:{%s}:connection:%s:lock",
    "fault": "site:{%s}:connection:%s:fault",
    "away": "token-endpoint:away",
}


def needs_sign_in(connection: Connection) -> bool:
    """Whether Bitbucket has refused it so often that only its person can help, or there is nothing to renew it with."""
    tokens = connection.tokens
    has_ended = tokens.refresh_token is None and tokens.expires_at <= clock.now()
    return has_ended or connection.refusals >= RECONNECT


@dataclass(frozen=True)
class Renewal:
    """`consumer` is None on a server where nobody can sign in (any more)."""

    consumer: Consumer | None
    connections: ConnectionStore
    redis: Redis
    places: threading.BoundedSemaphore = field(default_factory=lambda: threading.BoundedSemaphore(MOST_WAITING))
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic

    def fresh(self, connection: Connection) -> Connection:
        """The connection with an access token that works now.

        Raises Refused when the person must sign in again, Unavailable for a fault or a doubt, and RedisError.
        """
        return self._until(
            connection, lambda each: each.tokens.expires_at > clock.now() + EARLY_SECONDS, was_used=False
        )

    def after_refusal(self, connection: Connection, *, refused_access_token: str) -> Connection:
        """The same after Bitbucket has refused this access token, which should have worked."""
        return self._until(connection, lambda each: each.tokens.access_token != refused_access_token, was_used=True)

    def _until(self, connection: Connection, is_good: Callable[[Connection], bool], *, was_used: bool) -> Connection:
        """The connection once it is good: refreshed here, or by whoever holds the lock."""
        if is_good(connection):
            return connection
        # Not every thread may end up waiting for one endpoint that hangs.
        if not self.places.acquire(timeout=PLACE_SECONDS):
            raise Unavailable("too many wait for a refresh")
        try:
            return self._refreshed(connection, is_good, was_used=was_used)
        finally:
            self.places.release()

    def _refreshed(
        self, connection: Connection, is_good: Callable[[Connection], bool], *, was_used: bool
    ) -> Connection:
        lock, mine = self._key("lock", connection), secrets.token_bytes(12)
        until = self.clock() + WAIT_SECONDS
        while self.clock() < until:
            current = self._current(connection)
            if is_good(current):
                return current
            self._check_hope(current)
            if self.redis.set(lock, mine, nx=True, px=LOCK_SECONDS * 1000):
                try:
                    return self._alone(connection, is_good, was_used=was_used)
                finally:
                    self._release(lock, mine)
            self.sleep(POLL_SECONDS)
        raise Unavailable("another refresh takes too long")

    def _alone(self, connection: Connection, is_good: Callable[[Connection], bool], *, was_used: bool) -> Connection:
        """Refresh while holding the lock, unless somebody has just done so."""
        current = self._current(connection)
        if is_good(current):
            return current
        self._check_hope(current)
        if self.consumer is None or current.tokens.refresh_token is None:
            raise Refused
        # A write that works now will work in a moment as well; without it the answer might be lost.
        current = self._written(current, retry_at=clock.now())
        if is_good(current):
            return current
        try:
            tokens = self.consumer.refresh(current.tokens.refresh_token or "")
        except Unavailable as fault:
            raise self._noted(connection, fault) from None
        except TokenRefused as refusal:
            if refusal.code != DOUBTFUL and refusal.code not in ENDED:
                raise self._noted(connection, Unavailable(f"token endpoint: {refusal}")) from None
            return self._refused(current, refusal, was_used=was_used)
        return self._stored(current, tokens)

    def _noted(self, connection: Connection, fault: Unavailable) -> Unavailable:
        """The fault, known to everybody for a while."""
        self.redis.set(self._key("fault", connection), b"1", ex=FAULT_SECONDS)
        self.redis.set(KEYS["away"], b"1", ex=AWAY_SECONDS)
        return fault

    def _check_hope(self, connection: Connection) -> None:
        """Raise what everybody gets until it is time to ask again."""
        is_paused = clock.now() < connection.retry_at
        if connection.refusals and is_paused and not clock.is_from_before_a_jump(connection.retry_at - LONG_SECONDS):
            raise Unavailable("a refresh was refused") if connection.refusals == DOUBT else Refused
        if any(self.redis.mget(self._key("fault", connection), KEYS["away"])):
            raise Unavailable("the token endpoint could not be reached")

    def _refused(self, connection: Connection, refusal: TokenRefused, *, was_used: bool) -> Connection:
        """Note the refusal and raise what it means for now; unless somebody else has stored newer tokens meanwhile."""
        is_proven = was_used and connection.tokens.expires_at > clock.now()
        is_doubt = refusal.code == DOUBTFUL and not is_proven and connection.refusals == 0
        refusals = DOUBT if is_doubt else max(connection.refusals + 1, RECONNECT)
        pause = PAUSES_SECONDS.get(refusals, LONG_SECONDS)
        current = self._written(connection, refusals=refusals, retry_at=clock.now() + pause)
        if current.tokens != connection.tokens:
            return current
        raise Unavailable("a refresh was refused") if is_doubt else Refused

    def _stored(self, before: Connection, tokens: Tokens) -> Connection:
        """The connection with its new tokens, once they are stored; Redis may take a while to come back."""
        new = replace(
            tokens,
            refresh_token=tokens.refresh_token or before.tokens.refresh_token,
            scopes=tokens.scopes or before.tokens.scopes,
        )
        until = self.clock() + STORE_SECONDS
        while True:
            try:
                return self._written(before, tokens=new, refusals=0, retry_at=0)
            except RedisError:
                if self.clock() > until:
                    raise Unavailable("new tokens could not be stored") from None
                self.sleep(STORE_PAUSE_SECONDS)

    def _written(self, before: Connection, **changes: Any) -> Connection:
        """The record as it is stored with these changes; as it is without them, if its tokens are others by now.

        What changes beside the tokens meanwhile (the day of its use, the key that seals it) is kept. Raises Refused
        when the person disconnected or signed in anew.
        """
        current = before
        while current.tokens == before.tokens:
            is_written = self.connections.replace(current, replace(current, **changes))
            current = self._current(before)
            if is_written:
                break
        return current

    def _current(self, connection: Connection) -> Connection:
        """What is stored now; raises Refused when it is another connection, or none."""
        found = self.connections.find(connection.site_id, connection.account_id)
        if found is None or found.identity != connection.identity:
            raise Refused
        return found

    def _release(self, lock: str, mine: bytes) -> None:
        with suppress(RedisError):  # it ends by itself
            self.redis.register_script(RELEASE)(keys=[lock], args=[mine])

    def _key(self, name: str, connection: Connection) -> str:
        return KEYS[name] % (connection.site_id, person(connection.account_id))

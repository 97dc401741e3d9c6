"""Bytes in Redis that may vanish at any time, and one maker at a time for what is missing."""

import secrets
import threading
import time
from collections.abc import Callable, Sequence
from typing import TypeVar, cast

import structlog
from cryptography.fernet import Fernet, InvalidToken
from redis import Redis, ResponseError

Made = TypeVar("Made")

POLL_SECONDS = 0.03
LEASE_SECONDS = 20  # longer than any answer takes
PLACE_SECONDS = 1.0
MOST_WAITING = 16
RELEASE = "if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end return 0"

log = structlog.get_logger()


class TooManyWaiting(Exception):
    """So many wait for others' answers already that this question is not waited for."""


class Cache:
    """Values by key, always with a time to live, so that a `volatile-*` policy evicts nothing else.

    `places` are for those who wait for what somebody else makes, so that not every thread ends up waiting. Every method
    raises `redis.RedisError` when Redis is away. When it answers and takes no writes (its memory is full, it is a
    replica, its disk fails), nothing is kept and everybody makes what they need.
    """

    def __init__(self, redis: Redis, places: threading.BoundedSemaphore | None = None) -> None:
        self._redis = redis
        self._places = places or threading.BoundedSemaphore(MOST_WAITING)
        self._release = redis.register_script(RELEASE)

    def get(self, key: str) -> bytes | None:
        """The value, or None; also when another key sealed it."""
        sealed = cast(bytes | None, self._redis.get(key))
        return None if sealed is None else self.open(sealed)

    def get_since(
        self, key: str, changed_key: str | None, ended_keys: Sequence[str] = ()
    ) -> tuple[bytes | None, float, list[float]]:
        """The value, the Unix time at which somebody said that it has changed (0 for never), and those under
        `ended_keys`, which are kept as the value is; in one round trip.
        """
        changed_keys = [changed_key] if changed_key else []
        sealed, *noted = cast(list[bytes | None], self._redis.mget([key, *changed_keys, *ended_keys]))
        changed, ended = noted[: len(changed_keys)], noted[len(changed_keys) :]
        moments = [float(moment) for each in ended if each and (moment := self.open(each))]
        return None if sealed is None else self.open(sealed), float(changed[0] or 0) if changed else 0.0, moments

    def put(self, key: str, value: bytes, *, ttl_seconds: int) -> None:
        """Keep the value for `ttl_seconds`, if Redis takes it."""
        try:
            self._redis.set(key, self.seal(value), ex=ttl_seconds)
        except ResponseError as error:
            log.warning("cache-not-written", error=type(error).__name__)

    def drop(self, key: str) -> None:
        """Forget the value."""
        self._redis.delete(key)

    def sealed(self, content_key: bytes | None) -> "Cache":
        """This cache for what is read with a credential; without a key, for what is public."""
        return self if content_key is None else SealedCache(self._redis, content_key, self._places)

    def seal(self, value: bytes) -> bytes:
        """The value as it may be kept: what is public, as it is."""
        return value

    def open(self, sealed: bytes) -> bytes | None:
        """The value from what `seal` gave; None when another key sealed it."""
        return sealed

    def once(self, key: str, *, look: Callable[[], Made | None], make: Callable[[], Made]) -> Made:
        """What `make` gives, called by one of all threads and processes that ask for `key`, while `look` finds nothing.

        The others poll for the value, not for the lock: 20 of them are served within one poll of its arrival. A maker
        that fails raises to its own caller and frees the way for the next; one that dies is replaced after its lease.
        Raises TooManyWaiting.
        """
        lock, mine = f"{key}:lock", secrets.token_bytes(12)
        if self._is_first(lock, mine):
            return self._made(lock, mine, look, make)
        if not self._places.acquire(timeout=PLACE_SECONDS):
            raise TooManyWaiting
        try:
            waits_until = time.monotonic() + LEASE_SECONDS
            while time.monotonic() < waits_until:
                time.sleep(POLL_SECONDS)
                found = look()
                if found is not None:
                    return found
                if self._is_first(lock, mine):
                    break
            else:
                return make()
        finally:
            self._places.release()
        return self._made(lock, mine, look, make)

    def _is_first(self, lock: str, mine: bytes) -> bool:
        """Whether the lock is ours now; everybody is the first where no lock can be written."""
        try:
            return bool(self._redis.set(lock, mine, nx=True, px=LEASE_SECONDS * 1000))
        except ResponseError:
            return True

    def _made(self, lock: str, mine: bytes, look: Callable[[], Made | None], make: Callable[[], Made]) -> Made:
        """What is made while holding the lock, unless it has just been made."""
        try:
            found = look()
            return found if found is not None else make()
        finally:
            self._release(keys=[lock], args=[mine])


class SealedCache(Cache):
    """The same for what not everybody may see: sealed with a key that ends when the right to see it ends."""

    def __init__(self, redis: Redis, content_key: bytes, places: threading.BoundedSemaphore) -> None:
        super().__init__(redis, places)
        self._fernet = Fernet(content_key)

    def seal(self, value: bytes) -> bytes:
        """The value as it may be kept."""
        return self._fernet.encrypt(value)

    def open(self, sealed: bytes) -> bytes | None:
        """The value; None when another key sealed it."""
        try:
            return self._fernet.decrypt(sealed)
        except InvalidToken:
            return None

"""Answers that this process remembers for a while."""

import threading
from collections.abc import Hashable
from typing import Generic, TypeVar

from app.kit import clock

Value = TypeVar("Value")


class Remembered(Generic[Value]):
    """At most `size` values by key; the one that was put in first makes room for the next."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._values: dict[Hashable, tuple[float, float, Value]] = {}
        self._lock = threading.Lock()

    def get(self, key: Hashable) -> Value | None:
        """The value, or None when there is none or its time is over; also when the clock was put back since."""
        since, until, value = self._values.get(key, (0.0, 0.0, None))
        return value if since <= clock.now() < until else None

    def put(self, key: Hashable, value: Value, *, ttl_seconds: float) -> None:
        """Remember the value for `ttl_seconds`."""
        with self._lock:
            self._values.pop(key, None)
            if len(self._values) >= self._size:
                del self._values[next(iter(self._values))]
            now = clock.now()
            self._values[key] = (now, now + ttl_seconds, value)

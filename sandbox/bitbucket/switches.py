"""What tests and the demo switch: faults, the anonymous limit, latency; and the log of requests."""

import re
import threading
import time
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import ceil
from typing import Any

WINDOW_SECONDS = 3600
# The repositories that always fail; `DELETE /_sandbox/faults` goes back to these.
STANDING: Mapping[str, Mapping[str, Any]] = {
    "/2.0/repositories/acme/down(/|$)": {"status": 503, "body": "html"},
    "/2.0/repositories/acme/slow(/|$)": {"delay_ms": 3000},
    "/2.0/repositories/acme/limited(/|$)": {"status": 429, "body": "text"},
}


@dataclass
class Fault:
    """How requests whose path matches fail; `times` counts down, None is for ever."""

    match: str
    how: Mapping[str, Any]
    times: int | None = None


@dataclass
class Switches:
    """All of it, for one server."""

    faults: list[Fault] = field(default_factory=list)
    requests: "deque[dict[str, Any]]" = field(default_factory=lambda: deque(maxlen=10_000))
    anonymous_per_hour: int | None = None
    latency_ms: float = 0
    _seen: "deque[float]" = field(default_factory=deque)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def __post_init__(self) -> None:
        self.reset_faults()

    def reset_faults(self) -> None:
        """Only the standing faults."""
        self.faults = [Fault(match, how) for match, how in STANDING.items()]

    def add_fault(self, match: str, how: Mapping[str, Any]) -> None:
        """A fault that goes before all others."""
        with self._lock:
            self.faults.insert(0, Fault(match, how, how.get("times")))

    def fault_of(self, path: str) -> Mapping[str, Any] | None:
        """How a request fails, if it does."""
        with self._lock:
            for fault in self.faults:
                if re.match(fault.match, path) and fault.times != 0:
                    fault.times = None if fault.times is None else fault.times - 1
                    return fault.how
        return None

    def limit(self, per_hour: int | None) -> None:
        """Allow so many anonymous requests an hour from now on."""
        with self._lock:
            self.anonymous_per_hour = per_hour
            self._seen.clear()

    def left(self) -> tuple[int, int] | None:
        """Count an anonymous request: how many are left (-1: too many), seconds until one frees up; None: no limit."""
        with self._lock:
            if self.anonymous_per_hour is None:
                return None
            now = time.monotonic()
            while self._seen and self._seen[0] < now - WINDOW_SECONDS:
                self._seen.popleft()
            left = self.anonymous_per_hour - len(self._seen) - 1
            if left >= 0:
                self._seen.append(now)
            oldest = self._seen[0] if self._seen else now
            return max(left, -1), ceil(oldest + WINDOW_SECONDS - now)

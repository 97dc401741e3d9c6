"""How often one may ask: without a credential 60 times an hour at Bitbucket, here so often that nobody gets there.

https://support.atlassian.com/bitbucket-cloud/docs/api-request-limits/
"""

import math
import threading
import time
from collections import defaultdict, deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from flask import Response, jsonify

from sandbox.bitbucket.errors import RATE_LIMITED, envelope

WINDOW_SECONDS = 3600
USUAL_LIMIT = 1000
NEAR = 0.2
PLENTY = 1_000_000


@dataclass(frozen=True)
class Allowance:
    """What one request may: whether it passes, how many may follow, and in how many seconds there will be one more."""

    limit: int
    passes: bool
    remaining: int
    reset_seconds: int

    @property
    def headers(self) -> Mapping[str, str]:
        """As Envoy writes them; the reset is counted from now, not from 1970."""
        return {
            "x-ratelimit-limit": f"{self.limit}, {self.limit};w={WINDOW_SECONDS}",
            "x-ratelimit-remaining": str(self.remaining),
            "x-ratelimit-reset": str(self.reset_seconds),
        }


def headers_for_access_token(allowance: Allowance | None) -> Mapping[str, str]:
    """What access tokens are told; no other credential is told anything."""
    is_near = allowance is not None and allowance.remaining < NEAR * allowance.limit
    return {
        "X-RateLimit-Limit": str(allowance.limit if allowance else USUAL_LIMIT),
        "X-RateLimit-Resource": "api",
        "X-RateLimit-NearLimit": str(is_near).lower(),
    }


class HourlyLimit:
    """Counts by address or by credential in a sliding hour.

    `refuses_with_text`: Bitbucket has been seen to answer either way.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic, *, per_hour: int | None = None) -> None:
        self.per_hour = per_hour
        self.refuses_with_text = False
        self._clock = clock
        self._seen: dict[str, deque[float]] = defaultdict(deque)
        self._lock = threading.Lock()

    def switch(self, per_hour: int | None, *, refuses_with_text: bool = False) -> None:
        """Allow so many from now on, None for any number; what was counted is forgotten."""
        with self._lock:
            self.per_hour, self.refuses_with_text = per_hour, refuses_with_text
            self._seen.clear()

    def ask(self, whom: str) -> Allowance | None:
        """Count a request; None if there is no limit."""
        with self._lock:
            if self.per_hour is None:
                return None
            now, seen = self._clock(), self._seen[whom]
            while seen and seen[0] <= now - WINDOW_SECONDS:
                seen.popleft()
            passes = len(seen) < self.per_hour
            if passes:
                seen.append(now)
            reset = math.ceil(seen[0] + WINDOW_SECONDS - now) if seen else WINDOW_SECONDS
            return Allowance(self.per_hour, passes, self.per_hour - len(seen), reset)

    def refusal(self) -> Response:
        """The answer to a request too many; it does not say when to come back, other than in its headers."""
        if self.refuses_with_text:
            return Response(RATE_LIMITED, 429, content_type="text/plain")
        answer = jsonify(envelope(RATE_LIMITED))
        answer.status_code = 429
        return answer

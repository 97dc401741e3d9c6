"""Requests that are tried again, with growing pauses, when the failure may pass."""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass

MAY_PASS = {502, 503, 504}
FIRST_PAUSE_SECONDS = 0.1


@dataclass(frozen=True)
class Answer:
    """What a server said."""

    status: int
    body: bytes


def with_retry(ask: Callable[[], Answer], *, attempts: int = 5) -> Answer:
    """Ask until the answer is final, at most `attempts` times."""
    for attempt in range(attempts):
        answer = ask()
        if answer.status not in MAY_PASS or attempt == attempts - 1:
            return answer
        # Jitter keeps a thousand clients from coming back in the same moment.
        time.sleep(pause_seconds(attempt) * random.uniform(0.8, 1.2))
    raise AssertionError("at least one attempt is made")


def pause_seconds(attempt: int) -> float:
    """The pause after an attempt, counted from 0: 0.1 s, 0.2 s, 0.4 s, …

    >>> pause_seconds(3)
    0.8
    """
    return FIRST_PAUSE_SECONDS * 2**attempt


class Client:
    """Talks to one server."""

    def __init__(self, address: str, *, attempts: int = 5) -> None:
        self.address = address
        self.attempts = attempts

    def get(self, path: str) -> Answer:
        return with_retry(lambda: self._send("GET", path), attempts=self.attempts)

    def _send(self, method: str, path: str) -> Answer:
        raise NotImplementedError

"""Requests that are tried again, with growing pauses, when the failure may pass."""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field

FIRST_PAUSE_SECONDS = 0.1
LONGEST_PAUSE_SECONDS = 20.0


def with_retry(ask: Callable[[], "Answer"], *, attempts: int = 5) -> "Answer":
    """Ask until the answer is final, at most `attempts` times; the last answer counts, whatever it is."""
    attempt = 0
    while True:
        answer = ask()
        attempt += 1
        if not answer.may_pass or attempt >= attempts:
            return answer
        # Jitter keeps a thousand clients from coming back in the same moment.
        pause = pause_seconds(attempt, asked_to_wait=answer.retry_after_seconds)
        time.sleep(pause * random.uniform(0.8, 1.2))


def pause_seconds(attempt: int, *, asked_to_wait: float | None = None) -> float:
    """The pause after an attempt, counted from 1: 0.1 s, 0.2 s, 0.4 s, … unless the server asks for another.

    >>> pause_seconds(4)
    0.8
    >>> pause_seconds(99)
    20.0
    >>> pause_seconds(1, asked_to_wait=3.0)
    3.0
    """
    if asked_to_wait is not None:
        return min(asked_to_wait, LONGEST_PAUSE_SECONDS)
    # Doubling gives an overloaded server more room with every attempt;
    # the limit keeps whoever sits before the screen from giving up.
    doubled = FIRST_PAUSE_SECONDS * 2 ** min(attempt - 1, 30)
    return min(doubled, LONGEST_PAUSE_SECONDS)


@dataclass(frozen=True)
class Answer:
    """What a server said."""

    status: int
    body: bytes = b""
    retry_after_seconds: float | None = None

    @property
    def may_pass(self) -> bool:
        """Whether the same question may get a better answer later."""
        return self.status in {429, 502, 503, 504}


@dataclass
class Budget:
    """How many retries all callers together may spend: one for every ten requests, and never more than `limit`.

    Without it, a server that is down for a minute is asked five times as often in just that minute.
    """

    limit: float = 10.0
    left: float = field(init=False)

    def __post_init__(self) -> None:
        self.left = self.limit

    def earn(self) -> None:
        """A request went out."""
        self.left = min(self.limit, self.left + 0.1)

    def spend(self) -> bool:
        """Take one retry, if there is one."""
        if self.left < 1:
            return False
        self.left -= 1
        return True


class Client:
    """Talks to one server.

    >>> class Shop(Client):
    ...     def send(self, method: str, path: str) -> Answer:
    ...         return Answer(status=200, body=f"{method} {path}".encode())
    >>> Shop("https://shop.example.com").get("/orders/42").body
    b'GET /orders/42'
    """

    def __init__(self, address: str, *, attempts: int = 5, budget: Budget | None = None) -> None:
        self.address = address
        self.attempts = attempts
        self.budget = budget or Budget()

    def get(self, path: str) -> Answer:
        """Read; reading twice does no harm, so it is tried again."""
        self.budget.earn()
        return with_retry(lambda: self._send_within_budget("GET", path), attempts=self.attempts)

    def post(self, path: str) -> Answer:
        """Order something; this is asked once only, nobody wants two of it."""
        self.budget.earn()
        return self.send("POST", path)

    def _send_within_budget(self, method: str, path: str) -> Answer:
        answer = self.send(method, path)
        if answer.may_pass and not self.budget.spend():
            return Answer(status=599, body=b"too many retries already")
        return answer

    def send(self, method: str, path: str) -> Answer:
        """One request to the server."""
        raise NotImplementedError

"""What passes through: a log of the requests, and how long each of them waits."""

import re
from collections import deque
from dataclasses import dataclass

LOG_LENGTH = 10_000
TOKEN_IN_QUERY = re.compile(r"(?<![^&])(access_token=)[^&]*")


@dataclass(frozen=True)
class Seen:
    """A request, its address as it was sent, who asked (None: nobody known), and the status it got.

    The status is None if the connection was dropped.
    """

    method: str
    path: str
    query: str
    had_authorization: bool
    asked_by: str | None
    status: int | None

    def shown(self) -> dict[str, object]:
        """As the log shows it."""
        return {
            "method": self.method,
            "path": self.path,
            "query": self.query,
            "had_authorization": self.had_authorization,
            "as": self.asked_by,
            "status": self.status,
        }


class Traffic:
    """Of one server."""

    def __init__(self) -> None:
        self.latency_ms: float = 0
        self._seen: deque[Seen] = deque(maxlen=LOG_LENGTH)

    def note(self, seen: Seen) -> None:
        """Add to the log."""
        self._seen.append(seen)

    def log(self) -> list[dict[str, object]]:
        """The requests since the last `forget`, in the order in which they were answered."""
        return [seen.shown() for seen in list(self._seen)]

    def forget(self) -> None:
        """Empty the log."""
        self._seen.clear()


def without_tokens(query: str) -> str:
    """The query as it was sent, but for a token that does not belong there."""
    return TOKEN_IN_QUERY.sub(r"\1…", query)

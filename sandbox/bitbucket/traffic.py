"""What passes through: a log of the requests, and how long each of them waits."""

from collections import deque
from dataclasses import asdict, dataclass

LOG_LENGTH = 10_000


@dataclass(frozen=True)
class Seen:
    """A request, its address as it was sent, and the status it got (None: the connection was dropped)."""

    method: str
    path: str
    query: str
    had_authorization: bool
    status: int | None


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
        return [asdict(seen) for seen in list(self._seen)]

    def forget(self) -> None:
        """Empty the log."""
        self._seen.clear()

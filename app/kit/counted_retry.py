"""How often Redis is tried, and a count of what goes wrong, where every command of every client passes by."""

from typing import Any

from redis.backoff import NoBackoff
from redis.exceptions import ConnectionError as NoConnection
from redis.exceptions import OutOfMemoryError, ReadOnlyError, TimeoutError
from redis.retry import Retry

from app.kit import metrics

# Others are no failures: a script that is loaded when it is first called, a transaction that somebody else was before.
FAILURES = (NoConnection, TimeoutError, OutOfMemoryError, ReadOnlyError)


class CountedRetry(Retry):
    """Opens a dropped connection anew, once and at once; a Redis that is away or silent is told without delay.

    What fails is counted by the name of its error.
    """

    def __init__(self) -> None:
        # Not after a time-out: whoever reads has waited for seconds by then, and every thread waits like them.
        super().__init__(NoBackoff(), retries=1, supported_errors=(NoConnection,))

    def call_with_retry(self, *arguments: Any, **named: Any) -> Any:
        """The same as the library's; raises the same."""
        try:
            return super().call_with_retry(*arguments, **named)
        except FAILURES as error:
            metrics.REDIS_FAILURES.labels(type(error).__name__).inc()
            raise

"""Counts what goes wrong with Redis where every command of every client passes by."""

from typing import Any

from redis.exceptions import ConnectionError as NoConnection
from redis.exceptions import OutOfMemoryError, ReadOnlyError, TimeoutError
from redis.retry import Retry

from app.kit import metrics

# Others are no failures: a script that is loaded when it is first called, a transaction that somebody else was before.
FAILURES = (NoConnection, TimeoutError, OutOfMemoryError, ReadOnlyError)


class CountedRetry(Retry):
    """The library's retries; what fails in spite of them is counted by the name of its error."""

    def call_with_retry(self, *arguments: Any, **named: Any) -> Any:
        """The same as the library's; raises the same."""
        try:
            return super().call_with_retry(*arguments, **named)
        except FAILURES as error:
            metrics.REDIS_FAILURES.labels(type(error).__name__).inc()
            raise

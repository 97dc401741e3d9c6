"""What the app counts and times, for `GET /metrics`: the one importer of prometheus_client.

Under gunicorn each worker writes into files of its own, in a folder that gunicorn.conf.py makes, and whichever worker
is asked adds all of them up. An observation takes about two microseconds. No label may hold a site, a person, a
repository or a path: their values are routes, words of our own and names of classes.
"""

import time
from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest, multiprocess, values
from prometheus_client.exposition import CONTENT_TYPE_LATEST

P = ParamSpec("P")
Result = TypeVar("Result")

PREFIX = "include_bitbucket"
CONTENT_TYPE = CONTENT_TYPE_LATEST
BUCKETS_SECONDS = (0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20)

_own = CollectorRegistry()


def _histogram(name: str, what: str, *labels: str) -> Histogram:
    return Histogram(name, what, labels, namespace=PREFIX, registry=_own, buckets=BUCKETS_SECONDS)


REQUESTS = _histogram("request_seconds", "Requests and how long they took.", "route", "status")
UNDER_WAY = Gauge(
    "requests_under_way",
    "Requests that are being answered now.",
    namespace=PREFIX,
    registry=_own,
    multiprocess_mode="livesum",
)
INCLUDES = Counter(
    "includes", "Includes that were shown, by kind and state.", ("kind", "state"), namespace=PREFIX, registry=_own
)
QUESTIONS = _histogram("bitbucket_seconds", "Questions to Bitbucket and how long they took.", "outcome")
RENDERS = _histogram("render_seconds", "Files that were rendered and how long it took.", "outcome")
REDIS_FAILURES = Counter(
    "redis_failures", "Calls of Redis that failed, by error.", ("error",), namespace=PREFIX, registry=_own
)


def timed(histogram: Histogram, outcome: Callable[[Any], str]) -> Callable[[Callable[P, Result]], Callable[P, Result]]:
    """Have a function's calls counted and timed by what `outcome` says of each result, or of what it raised."""

    def around(function: Callable[P, Result]) -> Callable[P, Result]:
        @wraps(function)
        def call(*arguments: P.args, **named: P.kwargs) -> Result:
            started = time.perf_counter()
            came: Result | Exception | None = None
            try:
                came = function(*arguments, **named)
                return came
            except Exception as error:
                came = error
                raise
            finally:
                if came is not None:
                    histogram.labels(outcome(came)).observe(time.perf_counter() - started)

        return call

    return around


def exposition() -> bytes:
    """All of it as Prometheus reads it: of all workers, or of this process where there are none."""
    if values.ValueClass is values.MutexValue:
        return generate_latest(_own)
    everybody = CollectorRegistry()
    multiprocess.MultiProcessCollector(everybody)  # type: ignore[no-untyped-call]  # the library has no types for it
    return generate_latest(everybody)


def forget_process(pid: int) -> None:
    """Drop what a process that has ended was doing; what it has counted stays."""
    multiprocess.mark_process_dead(pid)  # type: ignore[no-untyped-call]  # the library has no types for it

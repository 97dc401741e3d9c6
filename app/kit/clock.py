"""Moments in the forms that the app needs."""

import time
from datetime import UTC, datetime

HOUR_SECONDS = 3600
APART_SECONDS = 60  # how far the clocks of machines may be apart


def utc_day(moment: float) -> str:
    """The UTC day of a Unix time, as `2026-11-23`."""
    return datetime.fromtimestamp(moment, UTC).date().isoformat()


def iso(moment: float) -> str:
    """A Unix time as `2026-11-23T19:06:00Z`."""
    return datetime.fromtimestamp(moment, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def end_of_next_hour(moment: float) -> int:
    """The Unix time at which the next full hour ends: one to two hours ahead, the same for everybody meanwhile."""
    return (int(moment) // HOUR_SECONDS + 2) * HOUR_SECONDS


def now() -> float:
    """The Unix time."""
    return time.time()


def is_from_before_a_jump(noted_at: float) -> bool:
    """Whether this was noted in the future: then the clock has been put back since."""
    return noted_at > now() + APART_SECONDS

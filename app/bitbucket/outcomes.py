"""What came of a question to Bitbucket, in the five words by which questions are counted and timed."""

from http import HTTPStatus
from typing import Any, Literal

from app.bitbucket.errors import Crowded, RateLimited, Unavailable
from app.kit import metrics

Outcome = Literal["ok", "refused", "limited", "failed", "crowded"]


def outcome(came: Any) -> Outcome:
    """The word for an answer, which has a status, or for the error instead of one."""
    match came:
        case Crowded():
            return "crowded"
        case RateLimited():
            return "limited"
        case Unavailable():
            return "failed"
        case Exception():
            return "refused"
    status: int = came.status
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        return "limited"
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return "failed"
    return "refused" if status >= HTTPStatus.BAD_REQUEST else "ok"


counted = metrics.timed(metrics.QUESTIONS, outcome)

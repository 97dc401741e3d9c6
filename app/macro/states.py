"""The one place that turns Bitbucket's errors into a macro's state, in words for a reader."""

from app.bitbucket.errors import BitbucketError, Gone, NoAccess, NotFound, RateLimited
from app.macro.view import Message, State
from app.render.errors import Busy


def state_of(error: BitbucketError | Busy) -> tuple[State, Message]:
    """What a macro shows instead of content."""
    match error:
        case NoAccess():
            return "no-access", Message(
                "This repository cannot be shown",
                "It does not exist, or it is private: Bitbucket does not tell which. "
                "If the link is right, open it in Bitbucket to see whether you have access there.",
            )
        case NotFound(what="ref"):
            return "not-found", Message(
                f"There is no branch, tag or commit “{error.name}”",
                "It may have been renamed or deleted. Edit the macro and choose another.",
            )
        case NotFound(what="path"):
            return "not-found", Message(
                f"“{error.name}” is not there",
                "It may have been renamed, moved or deleted. Look for it in Bitbucket and edit the macro.",
            )
        case NotFound():
            return "not-found", Message("Bitbucket has nothing at this address", "Check the link and edit the macro.")
        case Gone():
            return "gone", Message("Bitbucket removed this feature", "There is nothing left that could be shown.")
        case RateLimited():
            return "rate-limited", Message(
                "Bitbucket takes no more requests for now",
                "The limit for anonymous reading is used up. "
                f"It frees up within {_minutes(error.retry_after_seconds)}.",
            )
        case Busy():
            return "unavailable", Message("Too much is being shown at once", "Try again in a moment.")
        case _:
            return "unavailable", Message(
                "Bitbucket does not answer",
                "It is down or too slow, and there is no earlier copy to show. Try again in a while.",
            )


def _minutes(seconds: int) -> str:
    minutes = max(1, round(seconds / 60))
    return "a minute" if minutes == 1 else f"{minutes} minutes"

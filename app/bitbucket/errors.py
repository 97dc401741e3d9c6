"""What can go wrong with Bitbucket: a closed set. Each says what happened; what upstream wrote is never part of it."""

from typing import Literal

Missing = Literal["ref", "path", "number", "resource"]


class BitbucketError(Exception):
    """One of the errors below."""


class NoAccess(BitbucketError):
    """The repository is missing, or this credential may not see it: Bitbucket does not tell which."""


class Refused(BitbucketError):
    """Bitbucket does not accept the credential (401): it is wrong, expired or revoked."""


class LacksScope(BitbucketError):
    """The credential is good, but `required`, one of these permissions, was not given to it (403)."""

    def __init__(self, *, required: tuple[str, ...], granted: tuple[str, ...]) -> None:
        super().__init__(f"lacks {', '.join(required)}")
        self.required = required
        self.granted = granted


class NotFound(BitbucketError):
    """The repository is visible, but `what` is not in it; `name` is what was looked for."""

    def __init__(self, what: Missing, name: str) -> None:
        super().__init__(f"{what} {name!r} is not there")
        self.what = what
        self.name = name


class Gone(BitbucketError):
    """Bitbucket removed the feature (410)."""


class Rejected(BitbucketError):
    """Bitbucket does not understand what an author asks for (400); `complaint` is what it says, cleaned."""

    def __init__(self, complaint: str) -> None:
        super().__init__("the question is not understood")
        self.complaint = complaint


class RateLimited(BitbucketError):
    """Bitbucket takes no more requests of this account for now; `retry_after_seconds` from now it may."""

    def __init__(self, retry_after_seconds: int) -> None:
        super().__init__(f"rate limited for {retry_after_seconds} s")
        self.retry_after_seconds = retry_after_seconds


class GivesWay(RateLimited):
    """The site that asks has had its share of an account that other sites need as well; it says nothing to those."""


class Unavailable(BitbucketError):
    """Bitbucket is down, too slow, or answers something that cannot be understood; `reason` is for the log."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Unreadable(Unavailable):
    """The answer is of another form than was asked for."""


class Crowded(Unavailable):
    """So much is being asked at once that this question was not sent; it may be asked again at once."""

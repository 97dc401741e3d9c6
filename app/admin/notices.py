"""What an administrator should know before readers notice: tokens that expire, are refused, or cannot work."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from app.admin.draft import entries_in_use
from app.admin.labels import day, mention
from app.bitbucket.auth.failures import Failure
from app.bitbucket.auth.questions import Entry
from app.bitbucket.auth.settings import Settings
from app.kit import clock

SOON_DAYS, SOONER_DAYS, NOW_DAYS = 30, 14, 3
NO_CONSUMER = (
    "Nobody can sign in to Bitbucket yet, so only public repositories are shown. The operator of this app has to "
    "configure the sign-in (an OAuth consumer), or you choose another method."
)
NO_CREDENTIALS = (
    "There is no token (any more), so only public repositories are shown. Uninstalling the app erases tokens. Enter "
    "one, or choose another method."
)


@dataclass(frozen=True)
class Notice:
    """`credential` is the id of the one that is meant; None for the method as a whole."""

    credential: str | None
    code: str
    message: str


def notices(settings: Settings, failures: Mapping[str, Failure], *, can_connect: bool) -> list[Notice]:
    """Those of the method in use."""
    if settings.method == "user-oauth":
        return [] if can_connect else [Notice(None, "no-consumer", NO_CONSUMER)]
    if not entries_in_use(settings):
        return [Notice(None, "no-credentials", NO_CREDENTIALS)]
    today = date.fromisoformat(clock.utc_day(clock.now()))
    found = [
        notice
        for entry in entries_in_use(settings)
        # When a token is refused already, it does not matter that it will expire.
        for notice in list(_failing(entry, failures.get(entry.identity))) or _expiry(entry, today)
    ]
    return sorted(found, key=lambda notice: notice.code == "expires-soon")


def _expiry(entry: Entry, today: date) -> Iterator[Notice]:
    if entry.expires_on is None:
        return
    left, which = (date.fromisoformat(entry.expires_on) - today).days, _capital(mention(entry))
    when = f"{_in_days(left)}, on {day(entry.expires_on)}"
    if left < 0:
        message = f"{which} expired on {day(entry.expires_on)}, and nothing private is read with it. Replace it."
        yield Notice(entry.id, "expired", message)
    elif left <= NOW_DAYS:
        message = f"{which} expires {when}. Replace it now: after that day nothing private is read with it."
        yield Notice(entry.id, "expires-soon", message)
    elif left <= SOONER_DAYS:
        message = f"{which} expires {when}. Replace it this week, before readers notice."
        yield Notice(entry.id, "expires-soon", message)
    elif left <= SOON_DAYS:
        message = (
            f"{which} expires {when}. Make a new one in Bitbucket before that day, and replace it in these settings."
        )
        yield Notice(entry.id, "expires-soon", message)


def _failing(entry: Entry, failure: Failure | None) -> Iterator[Notice]:
    if failure is None:
        return
    which, since = _capital(mention(entry)), day(clock.utc_day(failure.since))
    if failure.code == "refused":
        message = f"Since {since} Bitbucket does not accept {mention(entry)}. Test it, and replace it."
    else:
        message = f"{which} lacks a permission, at the latest since {since}. Test it to see which, and replace it."
    yield Notice(entry.id, "failing", message)


def _in_days(count: int) -> str:
    return {0: "today", 1: "tomorrow"}.get(count, f"in {count} days")


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]

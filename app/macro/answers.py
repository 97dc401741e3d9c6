"""Questions to Bitbucket, and what is remembered of the answers: good ones, refusals and failures alike."""

import hashlib
import json
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import ceil
from typing import Any

import structlog

from app.bitbucket.errors import (
    BitbucketError,
    Crowded,
    GivesWay,
    Gone,
    LacksScope,
    NoAccess,
    NotFound,
    RateLimited,
    Refused,
    Rejected,
    Unavailable,
)
from app.kit import clock
from app.kit.cache import Cache, TooManyWaiting
from app.macro.changed import changed_at
from app.macro.pace import Pace

LAST_GOOD_SECONDS = 24 * 3600  # how long the last good copy serves when Bitbucket cannot be asked
FAILED_SECONDS = 15  # how long nobody asks again after a failure
NO_ACCESS_SECONDS = 600
NOT_FOUND_SECONDS = 60
REFUSED_SECONDS = 60

log = structlog.get_logger()


@dataclass(frozen=True)
class Answer:
    """What Bitbucket said, when, and whether it could not be asked since; times are Unix seconds."""

    value: bytes
    as_of: float
    fresh_until: float
    is_stale: bool


@dataclass(frozen=True)
class _Record:
    """A remembered answer. `error` is what the last question ended in, if not in the value."""

    value: bytes | None
    as_of: float
    asked_at: float
    ask_again_at: float
    error: BitbucketError | None

    @property
    def is_copy(self) -> bool:
        """Whether it is the last good copy of what could not be asked for since."""
        return self.value is not None and self.error is not None

    @property
    def known_at(self) -> float:
        """The time until which Bitbucket cannot have told of anything that is newer than this."""
        return self.as_of if self.error is None else self.asked_at

    def answer(self) -> Answer:
        """The value, or the error that stands in its place."""
        if self.value is None:
            raise self.error or Unavailable("nothing remembered")
        return Answer(self.value, self.as_of, fresh_until=self.ask_again_at, is_stale=self.error is not None)


def ask(
    cache: Cache,
    key: str,
    question: Callable[[], bytes],
    *,
    fresh_seconds: int,
    keep_seconds: int = LAST_GOOD_SECONDS,
    refresh: bool = False,
    ended_keys: Sequence[str] = (),
    changed_key: str | None = None,
    pace: Pace | None = None,
) -> Answer:
    """The remembered answer while it is fresh, else a new one; equal questions at the same time are asked once.

    A failure (Bitbucket away, or out of budget) gives the last good copy with `is_stale`; a refusal ends it. `refresh`
    asks although the answer is fresh, but never before the time that a rate limit named. `ended_keys` are where
    refusals are noted, of what this is about and then of the whole repository: nothing from before them is given.
    `changed_key` is where a change is noted that Bitbucket told of: what was asked before it is not fresh. `pace`
    stretches `fresh_seconds` when few questions are left, and decides whether there are enough to ask before it is
    time. Raises BitbucketError.
    """
    started = clock.now()

    def current() -> _Record | None:
        stored, noted, ended = cache.get_since(key, changed_key, ended_keys)
        record = _load(stored)
        if record and clock.is_from_before_a_jump(record.asked_at):
            return None
        if record and record.is_copy and _is_ended(record, ended):
            return None
        if record is None or record.asked_at >= started or isinstance(record.error, RateLimited):
            return record if record and clock.now() < record.ask_again_at else None
        if record.value is not None and was_refused(record.as_of, ended):
            return None
        has_changed = record.known_at <= changed_at(noted)
        if refresh and (pace is None or pace.may_hurry()):
            return None
        if has_changed and (pace is None or pace.may_follow()):
            return None
        if clock.now() < record.ask_again_at:
            return record
        if pace is None or record.error is not None:
            return None
        until = record.asked_at + pace.seconds(fresh_seconds)
        return replace(record, ask_again_at=until) if clock.now() < until else None

    def ask_now() -> _Record:
        record = _asked(question, fresh_seconds=fresh_seconds, before=_last_good(cache, key, ended_keys))
        if isinstance(record.error, GivesWay):
            return record  # it is about the site that asks; for others nothing has changed
        # A credential that is refused as such reads nothing any more, whatever the question was.
        for ended_key in ended_keys if isinstance(record.error, Refused) else ended_keys[:1]:
            if isinstance(record.error, NoAccess | Refused | LacksScope):
                cache.put(ended_key, str(record.asked_at).encode(), ttl_seconds=LAST_GOOD_SECONDS)
        seconds = record.ask_again_at - clock.now() if record.value is None else max(keep_seconds, fresh_seconds)
        cache.put(key, _dump(record), ttl_seconds=max(1, ceil(seconds)))
        return record

    try:
        return (current() or cache.once(key, look=current, make=ask_now)).answer()
    except TooManyWaiting:
        return _without_asking(Crowded("too many wait"), before=_last_good(cache, key, ended_keys)).answer()


def digest_of(value: bytes) -> str:
    """What stands for a value where only its changes matter."""
    return hashlib.sha256(value).hexdigest()[:16]


def is_other(cache: Cache, key: str, changed_key: str, *, seen: str) -> bool:
    """Whether something else than the value of this digest is known now, or Bitbucket told of a change since."""
    stored, noted, _ = cache.get_since(key, changed_key)
    record = _load(stored)
    if record is None or record.value is None:
        return False
    return digest_of(record.value) != seen or record.known_at <= changed_at(noted)


def _last_good(cache: Cache, key: str, ended_keys: Sequence[str]) -> _Record | None:
    """What was remembered, unless Bitbucket has refused it, or the repository, since."""
    record = _load(cache.get(key))
    if record is None:
        return None
    ended = [float(moment) for ended_key in ended_keys if (moment := cache.get(ended_key))]
    return None if _is_ended(record, ended) else record


def was_refused(as_of: float, ended: Sequence[float]) -> bool:
    """Whether what was so then, and is fresh, has been refused since, at one of these times."""
    return any(as_of <= moment for moment in ended)


def _is_ended(record: _Record, ended: Sequence[float]) -> bool:
    """The same for a copy, which lives long: of what the clocks cannot tell, too."""
    is_older = was_refused(record.as_of - clock.APART_SECONDS, ended)
    return is_older or (bool(ended) and clock.is_from_before_a_jump(record.as_of))


def _asked(question: Callable[[], bytes], *, fresh_seconds: int, before: _Record | None) -> _Record:
    """Ask, and turn every outcome into a record."""
    value: bytes | None = None
    error: BitbucketError | None = None
    began = clock.now()  # what changes while Bitbucket answers may not be in the answer
    try:
        value = question()
    except BitbucketError as raised:
        error = raised
    now = clock.now()
    match error:
        case None:
            return _Record(value, as_of=began, asked_at=now, ask_again_at=now + fresh_seconds, error=None)
        case RateLimited() | Unavailable():
            if not isinstance(error, GivesWay):  # that is meant, and comes with each question
                log.warning("bitbucket-failed", reason=str(error))
            return _without_asking(error, before=before)
        case _:
            return _Record(None, as_of=now, asked_at=now, ask_again_at=now + _refusal_seconds(error), error=error)


def _without_asking(error: RateLimited | Unavailable, *, before: _Record | None) -> _Record:
    """The last good copy, if there is one that is not too old, and why it is not a new one."""
    now = clock.now()
    is_usable = before is not None and now - before.as_of < LAST_GOOD_SECONDS
    return _Record(
        before.value if before is not None and is_usable else None,
        as_of=before.as_of if before is not None else now,
        asked_at=now,
        ask_again_at=now + _wait_seconds(error),
        error=error,
    )


def _wait_seconds(error: RateLimited | Unavailable) -> int:
    match error:
        case RateLimited():
            return error.retry_after_seconds
        case Crowded():
            return 1
        case _:
            return FAILED_SECONDS


def _refusal_seconds(error: BitbucketError) -> int:
    match error:
        case NotFound() | Rejected():
            return NOT_FOUND_SECONDS
        case Refused() | LacksScope():
            return REFUSED_SECONDS
        case _:
            return NO_ACCESS_SECONDS


def _dump(record: _Record) -> bytes:
    head = {
        "as_of": record.as_of,
        "asked_at": record.asked_at,
        "ask_again_at": record.ask_again_at,
        "has_value": record.value is not None,
        "error": _error_to_json(record.error),
    }
    return json.dumps(head).encode() + b"\n" + zlib.compress(record.value or b"", 1)


def _load(stored: bytes | None) -> _Record | None:
    if stored is None:
        return None
    head, _, body = stored.partition(b"\n")
    facts = json.loads(head)
    return _Record(
        value=zlib.decompress(body) if facts["has_value"] else None,
        as_of=facts["as_of"],
        asked_at=facts["asked_at"],
        ask_again_at=facts["ask_again_at"],
        error=_error_from_json(facts["error"]),
    )


def _error_to_json(error: BitbucketError | None) -> dict[str, Any] | None:
    match error:
        case None:
            return None
        case NotFound():
            return {"code": "not-found", "what": error.what, "name": error.name}
        case RateLimited():
            return {"code": "rate-limited", "retry_after_seconds": error.retry_after_seconds}
        case Unavailable():
            return {"code": "unavailable", "reason": error.reason}
        case Rejected():
            return {"code": "rejected", "complaint": error.complaint}
        case Gone():
            return {"code": "gone"}
        case Refused():
            return {"code": "refused"}
        case LacksScope():
            return {"code": "lacks-scope", "required": error.required, "granted": error.granted}
        case _:
            return {"code": "no-access"}


def _error_from_json(facts: dict[str, Any] | None) -> BitbucketError | None:
    match facts:
        case None:
            return None
        case {"code": "not-found"}:
            return NotFound(facts["what"], facts["name"])
        case {"code": "rate-limited"}:
            return RateLimited(facts["retry_after_seconds"])
        case {"code": "unavailable"}:
            return Unavailable(facts["reason"])
        case {"code": "rejected"}:
            return Rejected(facts["complaint"])
        case {"code": "gone"}:
            return Gone()
        case {"code": "refused"}:
            return Refused()
        case {"code": "lacks-scope"}:
            return LacksScope(required=tuple(facts["required"]), granted=tuple(facts["granted"]))
        case _:
            return NoAccess()

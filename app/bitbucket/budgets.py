"""How many questions Bitbucket still takes of whom, and when it takes none: counted in Redis, for all processes.

Bitbucket tells access tokens and callers without a credential how much is left; of the other accounts we keep our own
count, which never stops a question, because it may be wrong: only what Bitbucket said does.
https://support.atlassian.com/bitbucket-cloud/docs/api-request-limits/
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil
from typing import cast

from redis import Redis, RedisError

from app.bitbucket.auth.base import ANONYMOUS, Credential
from app.bitbucket.errors import GivesWay, RateLimited
from app.kit import clock

KEY = "budget:{%s}"  # account -> what was spent, what Bitbucket said of it
KEEP_SECONDS = 2 * 3600
PART_SECONDS, PARTS = 300, 12  # an hour is counted in parts; the oldest counts until it is over as a whole
PER_HOUR = {ANONYMOUS: 60}
USUAL_PER_HOUR = 1000
DEFAULT_WAIT_SECONDS, MAX_WAIT_SECONDS = 60, 3600
FURTHEST_SECONDS = MAX_WAIT_SECONDS + clock.APART_SECONDS
TRIAL_SECONDS = 5  # while one question tries whether a limit is over, the others wait
CROWDED_SECONDS = 60
TOO_MANY = 429
NEARLY = 0.2  # what is left at most when Bitbucket says that a limit is near
DIGITS = re.compile(r"\d{1,9}", re.ASCII)

# Counts one question, or gives the seconds to wait, below 0 for this site alone. KEYS: the account. ARGV: now, the
# part of now, the site, how many an hour if Bitbucket has not said. Where sites share an account and half is spent,
# none may take over a quarter. A question for no site (somebody signs in) is nobody's. What lies too far ahead is from
# before the clock was put back.
SPEND = """
local now, part, site = tonumber(ARGV[1]), tonumber(ARGV[2]), ARGV[3]
local facts, spent, own, others = {}, 0, 0, 0
local all = redis.call('hgetall', KEYS[1])
for i = 1, #all, 2 do
  local of, who = string.match(all[i], '^(%d+) (.*)$')
  if not of then
    facts[all[i]] = tonumber(all[i + 1])
  elseif tonumber(of) + tonumber(ARGV[5]) < part or tonumber(of) > part + 1 then
    redis.call('hdel', KEYS[1], all[i])
  else
    spent = spent + all[i + 1]
    if who == site then own = own + all[i + 1] elseif who ~= '' then others = others + all[i + 1] end
  end
end
local stopped = facts['until'] or 0
if stopped > now + tonumber(ARGV[9]) then
  redis.call('hdel', KEYS[1], 'until')
  stopped = 0
end
if stopped > now then return math.ceil(stopped - now) end
local limit = facts['limit'] or tonumber(ARGV[4])
if own * 4 >= limit and others > 0 and spent * 2 >= limit then return -tonumber(ARGV[6]) end
if stopped > 0 then redis.call('hset', KEYS[1], 'until', now + tonumber(ARGV[7])) end
redis.call('hincrby', KEYS[1], part .. ' ' .. site, 1)
redis.call('expire', KEYS[1], ARGV[8])
return 0
"""

# Bitbucket has answered: a trial has gone well; a stop that another answer brought meanwhile stays.
# KEYS: the account. ARGV: now, seconds of a trial, how long to keep it all, then names and numbers.
PASSED = """
local stopped = tonumber(redis.call('hget', KEYS[1], 'until') or 0)
if stopped > 0 and stopped - tonumber(ARGV[1]) <= tonumber(ARGV[2]) then
  redis.call('hdel', KEYS[1], 'until', 'refusals')
end
for i = 4, #ARGV, 2 do redis.call('hset', KEYS[1], ARGV[i], ARGV[i + 1]) end
redis.call('expire', KEYS[1], ARGV[3])
"""


@dataclass(frozen=True)
class _Told:
    """What an answer's headers say: how many an hour, how many are left, and in how many seconds there are more."""

    per_hour: int | None
    left: int | None
    resets_in: int | None


class Budgets:
    """Counts, and stops at what Bitbucket said; while Redis is away nothing is counted and nothing stopped.

    `public_account` is the one that public repositories are read with first.
    """

    def __init__(self, redis: Redis, *, public_account: str = ANONYMOUS) -> None:
        self._redis = redis
        self._public_account = public_account
        self._spend, self._passed = redis.register_script(SPEND), redis.register_script(PASSED)

    def spend(self, credential: Credential) -> None:
        """Count a question that is sent now; raises RateLimited, or GivesWay, instead while none may be sent.

        After a limit one question tries whether it is over, before the others are let through.
        """
        account, now = credential.account, clock.now()
        arguments = (
            now, int(now) // PART_SECONDS, credential.site, PER_HOUR.get(account, USUAL_PER_HOUR), PARTS,
            CROWDED_SECONDS, TRIAL_SECONDS, KEEP_SECONDS, FURTHEST_SECONDS,
        )  # fmt: skip
        try:
            seconds = cast(int, self._spend(keys=[KEY % account], args=arguments))
        except RedisError:
            return
        if seconds < 0:
            raise GivesWay(-seconds)
        if seconds:
            raise RateLimited(min(seconds, MAX_WAIT_SECONDS))

    def note(self, credential: Credential, status: int, headers: Mapping[str, str]) -> None:
        """Remember what an answer says of the budget: that it is used up, or how much is left."""
        key, now, told = KEY % credential.account, clock.now(), _told(headers)
        try:
            if status == TOO_MANY and not told.left:  # with some left, it is only this one of its resources
                seconds = told.resets_in or min(
                    DEFAULT_WAIT_SECONDS * 2 ** min(self._redis.hincrby(key, "refusals", 1) - 1, 6), MAX_WAIT_SECONDS
                )
                self._redis.hset(key, "until", str(now + seconds))
                return
            facts = {"limit": told.per_hour} if told.per_hour else {}
            if told.left is not None:
                facts |= {"left": told.left, "left-until": ceil(now) + (told.resets_in or DEFAULT_WAIT_SECONDS)}
            if told.left == 0:
                facts["until"] = facts["left-until"]
            pairs = [each for pair in facts.items() for each in pair]
            self._passed(keys=[key], args=[now, TRIAL_SECONDS, KEEP_SECONDS, *pairs])
        except RedisError:
            pass

    def left(self, credential: Credential) -> float:
        """The share of the hour's questions that is left: 1 for all, 0 for none, or while none may be sent."""
        now, account = clock.now(), credential.account
        if account == ANONYMOUS:
            account = self._public_account
        try:
            stored = cast(Mapping[bytes, bytes], self._redis.hgetall(KEY % account))
        except RedisError:
            return 1.0
        facts = {name.decode(): float(value) for name, value in stored.items()}
        if now < facts.get("until", 0) <= now + FURTHEST_SECONDS:
            return 0.0
        newest = int(now) // PART_SECONDS + 1
        counted = range(newest - 1 - PARTS, newest + 1)
        spent = sum(count for name, count in facts.items() if _part(name) in counted)
        limit = facts.get("limit") or PER_HOUR.get(account, USUAL_PER_HOUR)
        left = limit - spent
        if now < facts.get("left-until", 0) <= now + FURTHEST_SECONDS:
            left = min(left, facts["left"])
        return max(0.0, min(1.0, left / limit))


def wait_seconds(headers: Mapping[str, str]) -> int:
    """How long a refusal is to be waited out, within an hour; a minute where Bitbucket does not say."""
    return _told(headers).resets_in or DEFAULT_WAIT_SECONDS


def _part(name: str) -> int | None:
    of, space, _ = name.partition(" ")
    return int(of) if space else None


def _told(headers: Mapping[str, str]) -> _Told:
    """The first number of each header: Envoy writes `60, 60;w=3600`, and counts a reset from now."""
    lowered = {name.lower(): value for name, value in headers.items()}

    def number(name: str) -> int | None:
        found = DIGITS.match(lowered.get(name, "").strip())
        return int(found[0]) if found else None

    per_hour, left = number("x-ratelimit-limit") or None, number("x-ratelimit-remaining")
    if left is None and per_hour and lowered.get("x-ratelimit-nearlimit", "").lower() == "true":
        left = int(per_hour * NEARLY)
    seconds = number("retry-after")
    seconds = number("x-ratelimit-reset") if seconds is None else seconds
    return _Told(per_hour, left, None if seconds is None else min(max(seconds, 1), MAX_WAIT_SECONDS))

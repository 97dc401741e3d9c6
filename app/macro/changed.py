"""Where it is noted that Bitbucket said a repository has changed: apart for each site, and once for what is public."""

from collections.abc import Iterable
from dataclasses import dataclass

from redis import Redis

from app.bitbucket.auth.base import PUBLIC, Credential
from app.kit import clock

PUBLIC_KEY = "public:{%s}:changed"
KEY = "site:%s:{%s}:changed"
KEPT_SECONDS = 2 * 24 * 3600  # longer than any copy from before
PUBLIC_SECONDS = 60  # the least time between two changes of what all sites read with one allowance
# A change that comes too soon after another counts when its time has come; while one waits, others add nothing to it.
# What lies further ahead than that is from before the clock was put back.
NOTE_PUBLIC = """
local now, apart = tonumber(ARGV[1]), tonumber(ARGV[2])
local last = tonumber(redis.call('get', KEYS[1]) or '0')
if last > now + apart then last = 0 end
if last > now then return end
redis.call('set', KEYS[1], string.format('%.3f', math.max(now, last + apart)), 'ex', ARGV[3])
"""


def changed_key(credential: Credential, repository: str) -> str:
    """The key for what this credential reads of a repository, under the name or the ids that it is asked for by."""
    public, site = changed_keys(credential.site, repository)
    return public if credential == PUBLIC else site


def changed_keys(site_id: str, repository: str) -> tuple[str, str]:
    """Both keys of a repository: for what is public, and for what this site reads with credentials."""
    name = repository.lower()
    return PUBLIC_KEY % name, KEY % (site_id, name)


def changed_at(noted: float) -> float:
    """The Unix time of the last change that counts by now, from what stands under a key; 0 for none."""
    if noted and clock.is_from_before_a_jump(noted - PUBLIC_SECONDS):
        return 0.0
    return noted if noted <= clock.now() else noted - PUBLIC_SECONDS


@dataclass(frozen=True)
class Changes:
    """When a repository last changed, for what is public and for what a site reads with credentials, and when Bitbucket
    last refused it to whoever asks without any; Unix seconds.
    """

    public: float
    site: float
    refused: float = 0.0

    def of(self, credential: Credential) -> float:
        """For what was read with this credential."""
        return self.public if credential == PUBLIC else self.site


def stored_changes(public: bytes | None, site: bytes | None, refused: bytes | None = None) -> Changes:
    """The changes from what is under `changed_keys`, and the refusal."""
    return Changes(changed_at(float(public or 0)), changed_at(float(site or 0)), float(refused or 0))


def note_change(redis: Redis, site_id: str, names: Iterable[str]) -> None:
    """Note that a repository, which has these names, has changed just now; raises RedisError.

    For what is public this counts once a minute at most, whichever site is told of it.
    """
    now, note_public = clock.now(), redis.register_script(NOTE_PUBLIC)
    for name in names:
        public, site = changed_keys(site_id, name)
        redis.set(site, str(now), ex=KEPT_SECONDS)
        note_public(keys=[public], args=[now, PUBLIC_SECONDS, KEPT_SECONDS])

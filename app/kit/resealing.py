"""Changing a sealed record while others may change it, and sealing it anew under the newest key."""

from typing import cast

from redis import Redis

from app.kit.replicas import copied
from app.kit.vault import Vault

REPLACE = """
if redis.call('get', KEYS[1]) ~= ARGV[1] then return 0 end
redis.call('set', KEYS[1], ARGV[2], 'KEEPTTL')
return 1
"""


def replace_record(redis: Redis, name: str, *, before: bytes, after: str | bytes) -> bool:
    """Write `after` if `before` still stands there, for as long as that would have lived; False otherwise."""
    is_replaced = bool(redis.register_script(REPLACE)(keys=[name], args=[before, after]))
    if is_replaced:
        copied(redis, name)
    return is_replaced


def reseal(redis: Redis, vault: Vault, name: str, *, owner: str) -> bool:
    """Replace the sealed text under `name`; False if there is none or somebody changed it meanwhile.

    Raises RedisError, and CannotOpen when its key is no longer configured.
    """
    before = cast(bytes | None, redis.get(name))
    if before is None:
        return False
    after = vault.seal(owner, vault.open(owner, before.decode()))
    return replace_record(redis, name, before=before, after=after)

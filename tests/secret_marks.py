"""How a secret of the tests is known again, also in disguise: each contains the word `sesame`."""

import base64
import re
from collections.abc import Iterable
from typing import Any, cast

from redis import Redis

MARK = b"sesame"


def _in_base64(mark: bytes) -> set[bytes]:
    """The letters that stand for the mark wherever in the encoded text it begins."""
    found = set()
    for before in range(3):
        encoded = base64.b64encode(b"\0" * before + mark)
        first = -(-before * 8 // 6)  # the first letter that nothing before the mark has a part in
        last = (before + len(mark)) * 8 // 6
        found.add(encoded[first:last])
    return found


DISGUISES = re.compile(b"|".join(re.escape(each) for each in {MARK, MARK.hex().encode(), *_in_base64(MARK)}))


def leaks(content: bytes, secrets: Iterable[bytes] = ()) -> list[str]:
    """Where a secret stands in the content, with what stands around it."""
    found = [match.start() for match in DISGUISES.finditer(content)]
    found += [content.find(secret) for secret in secrets if secret in content]
    return [repr(content[max(0, at - 80) : at + 80]) for at in found]


def leaks_in(redis: Redis, secrets: Iterable[bytes] = ()) -> list[str]:
    """The same for everything in a Redis, each with its key."""
    found = []
    for key in cast(Iterable[bytes], redis.scan_iter(count=1000)):
        content: Any
        match redis.type(key):
            case b"string":
                content = [redis.get(key)]
            case b"list":
                content = redis.lrange(key, 0, -1)
            case b"hash":
                content = [part for pair in cast(Any, redis.hgetall(key)).items() for part in pair]
            case b"set":
                content = redis.smembers(key)
            case _:
                content = [redis.dump(key)]
        whole = b"\n".join([key, *(part or b"" for part in content)])
        found += [f"{key!r}: {each}" for each in leaks(whole, secrets)]
    return found

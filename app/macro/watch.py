"""Whether what an open page shows is still what is known: asked of Redis alone, and answered with yes or no.

The page carries what it was made of, signed: the keys of the answers and a digest of each. Whoever asks must hold the
credential that they were read with.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.bitbucket.auth.base import Credential
from app.kit.cache import Cache
from app.macro.answers import is_other
from app.macro.changed import changed_key
from app.macro.source import repository_of
from app.macro.tickets import BadTicket, sign, verified

VERSION = "w1"
MOST = 20  # answers that a page is watched by


@dataclass(frozen=True)
class Watched:
    """What a page of a site was made of: the answers that one credential was given, by their keys, as digests."""

    site_id: str
    identity: str
    seen: Mapping[str, str]


def issue(keys: Sequence[bytes], watched: Watched) -> str:
    """The signed form that a page carries."""
    facts = [VERSION, watched.site_id, watched.identity, watched.seen]
    return sign(keys, json.dumps(facts, separators=(",", ":")).encode())


def opened(keys: Sequence[bytes], signed: str, *, site_id: str) -> Watched:
    """What a page of this site carries; raises BadTicket."""
    facts = json.loads(verified(keys, signed))
    match facts:
        case [version, str(site), str(identity), dict(seen)] if version == VERSION and site == site_id:
            return Watched(site, identity, seen)
    raise BadTicket


def has_changed(cache: Cache, credential: Credential, watched: Watched) -> bool:
    """Whether any of the answers is another one by now; raises RedisError."""
    return any(
        is_other(cache, key, changed_key(credential, repository_of(key)), seen=digest)
        for key, digest in watched.seen.items()
    )

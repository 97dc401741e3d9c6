"""What every way to authorise has in common."""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from cryptography.fernet import Fernet

from app.bitbucket.auth.reach import Reach

Headers = Mapping[str, str]

NO_HEADERS: Headers = MappingProxyType({})
EVERYTHING = Reach()
ANONYMOUS, CONSUMER, PUBLIC_CONSUMER = "anonymous", "consumer", "public-consumer"


def _nothing() -> Headers:
    return NO_HEADERS


@dataclass(frozen=True)
class Credential:
    """What a request to Bitbucket is authorised with.

    `identity` stands for the credential in every cache key: `public` for none, else something new at every sign-in and
    every replacement of a token. `is_shared` says that people see through it what they may not see themselves.

    `authorize` gives the headers of a request that is sent now; it may have to renew a token first, and raises
    BitbucketError when it cannot. `renew` gives other headers after Bitbucket refused these, or raises Refused.
    What is remembered under the identity is sealed with `content_key`, so that it ends with the credential. `reach`
    is what it may be used for, `site` for whom it is used now.
    """

    identity: str
    is_shared: bool = False
    authorize: Callable[[], Headers] = field(default=_nothing, repr=False, compare=False)
    renew: Callable[[Headers], Headers] | None = field(default=None, repr=False, compare=False)
    content_key: bytes | None = field(default=None, repr=False)
    reach: Reach = EVERYTHING
    site: str = field(default="", compare=False)

    def asked_for(self, site_id: str) -> "Credential":
        """The same, used for a site now."""
        return replace(self, site=site_id)

    @property
    def account(self) -> str:
        """Whose allowance of requests it uses up: that of our address, of a consumer, or its own."""
        if self.identity == PUBLIC.identity:
            return ANONYMOUS
        if self.identity == PUBLIC_CONSUMER:
            return PUBLIC_CONSUMER
        return self.identity if self.is_shared else CONSUMER


PUBLIC = Credential(identity="public")


def with_headers(identity: str, headers: Headers, *, content_key: bytes, reach: Reach = EVERYTHING) -> Credential:
    """A shared credential that never changes: these headers with every request."""
    return Credential(identity, is_shared=True, authorize=lambda: headers, content_key=content_key, reach=reach)


def new_identity(kind: str, site_id: str, holder: str) -> str:
    """A name that no credential had before; `holder` is the entry or the person it belongs to. No part has a hyphen."""
    return f"{kind}-{site_id}-{holder}-{secrets.token_hex(8)}"


def new_content_key() -> bytes:
    """A key for what is read with a credential; without it the copies are noise."""
    return Fernet.generate_key()

"""Ask with one credential after the other, until Bitbucket shows with one of them what is wanted."""

import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass

from redis import ResponseError

from app.bitbucket.auth.base import Credential
from app.bitbucket.auth.failures import Code, Failures
from app.bitbucket.errors import BitbucketError, LacksScope, NoAccess, Refused, Unavailable
from app.kit.cache import Cache
from app.macro.view import View

REMEMBERED_SECONDS = 600
REFUSED_SECONDS = 60
LONGEST_SECONDS = 10.0  # of one reader's patience, and of one thread
SEVERAL = 2  # a credential and none
KEYS = {
    "reader": "site:{site}:reader:{{{repository}}}",
    "refused": "site:{site}:refused:{identity}",
}


class Denied(Exception):
    """No credential was good enough; `refusals` says how Bitbucket refused each of them."""

    def __init__(self, refusals: Sequence[tuple[Credential, BitbucketError]]) -> None:
        super().__init__("no credential was good enough")
        self.refusals = tuple(refusals)


@dataclass(frozen=True)
class Attempts:
    """Of one site; the credential that was good enough is the first to be tried for 10 minutes."""

    cache: Cache
    failures: Failures
    site_id: str

    def first_good(
        self, credentials: Sequence[Credential], repository: str, show: Callable[[Credential], View]
    ) -> View:
        """The view of the first credential that Bitbucket does not refuse; raises Denied, or another BitbucketError."""
        refusals: list[tuple[Credential, BitbucketError]] = []
        until = time.monotonic() + LONGEST_SECONDS
        for credential in self._in_order(credentials, repository):
            if time.monotonic() > until:
                raise Unavailable("too many credentials to try in time")
            if self._was_refused(credential):
                refusals.append((credential, Refused()))
                continue
            try:
                view = show(credential)
            except (NoAccess, Refused, LacksScope) as refusal:
                refusals.append((credential, refusal))
                if isinstance(refusal, Refused) and credential.is_shared:
                    self._note(credential, "refused")
                    self.cache.put(self._refused_key(credential), b"1", ttl_seconds=REFUSED_SECONDS)
                continue
            if view.credential is not None:
                self._remember(credential, credentials, repository)
            return view
        for credential, error in refusals:
            if isinstance(error, LacksScope) and credential.is_shared:
                self._note(credential, "missing-scope")
        raise Denied(refusals)

    def _in_order(self, credentials: Sequence[Credential], repository: str) -> Sequence[Credential]:
        if len(credentials) <= SEVERAL:
            return credentials
        last = self.cache.get(self._key(repository)) or b""
        return sorted(credentials, key=lambda credential: credential.identity != last.decode())

    def _remember(self, credential: Credential, credentials: Sequence[Credential], repository: str) -> None:
        if len(credentials) > SEVERAL:
            self.cache.put(self._key(repository), credential.identity.encode(), ttl_seconds=REMEMBERED_SECONDS)
        if credential.is_shared:
            with suppress(ResponseError):  # a Redis that takes no writes shows pages all the same
                self.failures.accepted(self.site_id, credential.identity)

    def _note(self, credential: Credential, code: Code) -> None:
        """Administrators are told of a token that Bitbucket refuses, or that lacks what nothing else could give."""
        with suppress(ResponseError):
            self.failures.note(self.site_id, credential.identity, code)

    def _was_refused(self, credential: Credential) -> bool:
        """A token that Bitbucket has just refused for one repository is refused for all."""
        return credential.is_shared and self.cache.get(self._refused_key(credential)) is not None

    def _refused_key(self, credential: Credential) -> str:
        return KEYS["refused"].format(site=self.site_id, identity=credential.identity)

    def _key(self, repository: str) -> str:
        return KEYS["reader"].format(site=self.site_id, repository=repository)

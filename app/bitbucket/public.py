"""Reading what is public with a consumer of the operator's, whose account takes more questions than our address does.

Its tokens act for an account that sees private repositories as well, if somebody gives it any. So before each reading
Bitbucket says, a minute ago at most, that the repository is public; whatever else it says counts as "not there".
https://support.atlassian.com/bitbucket-cloud/docs/use-oauth-on-bitbucket-cloud/#OAuthonBitbucketCloud-ClientCredentialsGrant
"""

import json
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import cast

import structlog
from redis import Redis, RedisError

from app.bitbucket.auth.base import PUBLIC_CONSUMER, Credential, Headers
from app.bitbucket.auth.connections import Tokens
from app.bitbucket.auth.oauth import Consumer, TokenRefused
from app.bitbucket.auth.reach import Reach
from app.bitbucket.errors import NoAccess, RateLimited, Unavailable
from app.kit import clock

KEY = "public:{%s}:is-public"  # full name or ids -> what the repository is called; nothing where it is not public
IS_PUBLIC_SECONDS = 60
EARLY_SECONDS = 60  # a token is not used in its last minute
PAUSE_SECONDS = 60  # after a fault of the token endpoint
TOO_MANY, UNAUTHORIZED, SUCCESS, FAULTS = 429, 401, 200, 500

log = structlog.get_logger()

Look = Callable[[Credential], tuple[int, bytes]]
"""Asks for `is_private` and `full_name` of the repository; gives the status and the body."""


class PublicReader:
    """Gives the consumer's credential for one public repository at a time; the token stays in this process."""

    def __init__(self, consumer: Consumer, redis: Redis) -> None:
        self._consumer = consumer
        self._redis = redis
        self._lock = threading.Lock()
        self._tokens: Tokens | None = None
        self._paused_until = 0.0

    def credential(self, repository: str, *, site: str, look: Look) -> Credential | None:
        """What a public repository may be read with; None while there is no token.

        Raises NoAccess for a repository that is not public or not there, RateLimited, Unavailable.
        """
        headers = self._headers()
        if headers is None:
            return None
        name = self._public_name(repository, Credential(PUBLIC_CONSUMER, authorize=lambda: headers, site=site), look)
        if name is None:
            return None
        workspace, _, slug = name.partition("/")
        return Credential(
            PUBLIC_CONSUMER, authorize=lambda: headers, site=site, reach=Reach(workspace=workspace, repository=slug)
        )

    def _public_name(self, repository: str, credential: Credential, look: Look) -> str | None:
        """What a public repository is called; None where Bitbucket does not take the token."""
        key = KEY % repository.lower()
        with suppress(RedisError):  # without it Bitbucket is asked each time
            if known := cast(bytes | None, self._redis.get(key)):
                return known.decode()
        status, body = look(credential)
        if status == TOO_MANY:
            raise RateLimited(PAUSE_SECONDS)
        if status == UNAUTHORIZED:
            self.refused()
            return None
        if status >= FAULTS:
            raise Unavailable(f"status {status}")
        try:
            facts = json.loads(body)
        except ValueError:
            facts = None
        name = facts.get("full_name") if isinstance(facts, dict) else None
        if status != SUCCESS or not isinstance(name, str) or facts.get("is_private") is not False:
            raise NoAccess
        with suppress(RedisError):
            self._redis.set(key, name, ex=IS_PUBLIC_SECONDS)
        return name

    def _headers(self) -> Headers | None:
        with self._lock:
            if self._tokens is None or self._tokens.expires_at - EARLY_SECONDS < clock.now():
                is_over = clock.is_from_before_a_jump(self._paused_until - PAUSE_SECONDS)
                if clock.now() < self._paused_until and not is_over:
                    return None
                try:
                    self._tokens = self._consumer.act_for_itself()
                except (TokenRefused, Unavailable) as error:
                    log.warning("public-consumer-gives-no-token", error=str(error))
                    self._tokens, self._paused_until = None, clock.now() + PAUSE_SECONDS
                    return None
            return {"Authorization": f"Bearer {self._tokens.access_token}"}

    def refused(self) -> None:
        """Bitbucket does not accept the token any more: forget it, and ask for none for a while."""
        with self._lock:
            self._tokens, self._paused_until = None, clock.now() + PAUSE_SECONDS

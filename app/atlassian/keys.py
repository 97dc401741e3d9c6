"""The public keys of Atlassian that sign installs, by key id.

https://developer.atlassian.com/cloud/confluence/security-for-connect-apps/#validating-installation-lifecycle-requests
"""

import threading
from collections.abc import Callable, Sequence

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.serialization import load_pem_public_key

from app.atlassian.errors import Code, Refused
from app.atlassian.http import Http, Unreachable
from app.atlassian.remembered import Remembered

SMALLEST_KEY_BITS = 2048
KEY_SECONDS = 24 * 60 * 60  # a key id never gets another key: every rotation makes a new id
MISSING_SECONDS = 10
QUESTIONS_AT_ONCE = 4


class PublicKeys:
    """Asks the key servers in their order and remembers what they said; `urls` have no trailing slash."""

    def __init__(self, urls: Sequence[str]) -> None:
        self._urls = tuple(urls)
        self._http = Http()
        self._places = threading.BoundedSemaphore(QUESTIONS_AT_ONCE)
        self._found: Remembered[RSAPublicKey] = Remembered(size=64)
        self._missing: Remembered[bool] = Remembered(size=1024)

    def get(self, kid: str, *, may_ask: Callable[[], bool] = lambda: True) -> RSAPublicKey:
        """The key of an id that `tokens.key_id` has let through; `may_ask` is called before a server is asked.

        Raises Refused: 401 when every server says that there is no such key or it is too weak, 503 when one that might
        know it is away, so that the site tries again.
        """
        if key := self._found.get(kid):
            return key
        if self._missing.get(kid):
            raise Refused(Code.UNKNOWN_KEY)
        if not may_ask():
            raise Refused(Code.TOO_MANY)
        # Anybody can send unknown key ids; while the server is slow they must not hold every thread.
        if not self._places.acquire(blocking=False):
            raise Refused(Code.KEY_SERVER_UNAVAILABLE)
        try:
            key = self._ask(kid)
        finally:
            self._places.release()
        if key is None:
            self._missing.put(kid, True, ttl_seconds=MISSING_SECONDS)
            raise Refused(Code.UNKNOWN_KEY)
        self._found.put(kid, key, ttl_seconds=KEY_SECONDS)
        return key

    def _ask(self, kid: str) -> RSAPublicKey | None:
        """The key; None when every server says 404. The next server is asked after a 404, a 5xx or silence only."""
        is_certain = True
        for url in self._urls:
            try:
                answer = self._http.ask("GET", f"{url}/{kid}", headers={"Accept": "application/x-pem-file, text/plain"})
            except Unreachable:
                is_certain = False
                continue
            if answer.status == 200:
                return _public_key(answer.body)
            if answer.status != 404:
                is_certain = False
            if answer.status not in (404, *range(500, 600)):
                break
        if not is_certain:
            raise Refused(Code.KEY_SERVER_UNAVAILABLE)
        return None


def _public_key(pem: bytes) -> RSAPublicKey:
    try:
        key = load_pem_public_key(pem.strip())
    except (ValueError, UnsupportedAlgorithm):
        raise Refused(Code.KEY_SERVER_UNAVAILABLE) from None
    if not isinstance(key, RSAPublicKey) or key.key_size < SMALLEST_KEY_BITS:
        raise Refused(Code.UNFIT_KEY)
    return key

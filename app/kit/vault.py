"""Secrets at rest: sealed with rotating keys, and bound to the record that they belong to."""

import base64
import re
from collections.abc import Sequence

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY = re.compile(r"[A-Za-z0-9_-]{43}=?", re.ASCII)
OWNER_LENGTH_BYTES = 4


class BadKey(ValueError):
    """There is no key, or one is not url-safe base64 of 32 bytes; the message never contains it."""


class CannotOpen(Exception):
    """The sealed text is damaged, belongs to another owner, or was sealed with a key that is no longer configured."""


class Vault:
    """Seals with the first key and opens with every key, so that a new key can be put in front of the old ones."""

    def __init__(self, keys: Sequence[str]) -> None:
        if not keys or not all(KEY.fullmatch(key) for key in keys):
            raise BadKey("encryption keys must be url-safe base64 of 32 bytes")
        padded = [key.rstrip("=") + "=" for key in keys]
        self._fernet = MultiFernet([Fernet(key) for key in padded])
        self._keys = tuple(base64.urlsafe_b64decode(key) for key in padded)

    def seal(self, owner: str, secret: bytes) -> str:
        """The secret as text that only `open` with the same owner (the id of its record) gives back."""
        name = owner.encode()
        return self._fernet.encrypt(len(name).to_bytes(OWNER_LENGTH_BYTES) + name + secret).decode()

    def open(self, owner: str, sealed: str) -> bytes:
        """The secret; raises CannotOpen, also when the text was copied here from another owner's record."""
        try:
            content = self._fernet.decrypt(sealed)
        except (InvalidToken, ValueError):
            raise CannotOpen("a sealed secret cannot be opened") from None
        end = OWNER_LENGTH_BYTES + int.from_bytes(content[:OWNER_LENGTH_BYTES])
        if content[OWNER_LENGTH_BYTES:end] != owner.encode():
            raise CannotOpen("a sealed secret belongs to another record")
        return content[end:]

    def derive(self, purpose: str) -> tuple[bytes, ...]:
        """32-byte keys for one purpose, one per configured key: sign with the first, accept all.

        HKDF-SHA256 (RFC 5869) keeps purposes apart: who knows one key learns nothing of the others.
        """
        return tuple(HKDF(SHA256(), length=32, salt=None, info=purpose.encode()).derive(key) for key in self._keys)

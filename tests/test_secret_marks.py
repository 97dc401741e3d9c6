"""The watch itself must see what it is there for."""

import base64
from urllib.parse import quote

import pytest

from tests.secret_marks import leaks


@pytest.mark.parametrize("before", ["", "a", "ab", "abc", "mia@acme.example:ATATT3x-"])
@pytest.mark.parametrize("after", ["", "-x", "-token-of-mia"])
def test_a_secret_is_found_in_clear_and_in_disguise(before: str, after: str) -> None:
    secret = f"{before}sesame{after}".encode()
    for disguised in (secret, secret.hex().encode(), base64.b64encode(secret), base64.urlsafe_b64encode(secret)):
        assert leaks(b"something " + disguised + b" else")
    assert leaks(quote(secret).encode())


def test_what_is_no_secret_is_not_found() -> None:
    assert leaks(b"open, please" * 100) == []
    assert leaks(b"a key: k1", [b"k2"]) == []
    assert leaks(b"a key: k1", [b"k1"]) != []

"""Addresses of Sentinels and clusters."""

import pytest

from app.kit.redis_address import Address, BadAddress, parse


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("redis://h:6379/0", None),
        ("unix:///run/redis.sock", None),
        (
            "redis+sentinel://a:1,b:2/main/3",
            Address("sentinel", (("a", 1), ("b", 2)), "main", 3, has_tls=False, user=None, password=None),
        ),
        (
            "redis+sentinel://mia:p%40ss@a,[::1]:7/my-service",
            Address(
                "sentinel", (("a", 26379), ("::1", 7)), "my-service", 0, has_tls=False, user="mia", password="p@ss"
            ),
        ),
        (
            "redis+cluster://:word@a:1,b.example.com",
            Address("cluster", (("a", 1), ("b.example.com", 6379)), "", 0, has_tls=False, user=None, password="word"),
        ),
        ("rediss+cluster://a:1/", Address("cluster", (("a", 1),), "", 0, has_tls=True, user=None, password=None)),
    ],
)
def test_addresses(url: str, expected: Address | None) -> None:
    assert parse(url) == expected


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("redis+sentinel://a:1,b:2", "must name the service"),
        ("redis+sentinel:///main", "HOST:PORT"),
        ("redis+sentinel://a:1/main/x", "HOST:PORT"),
        ("redis+cluster://a:1/2", "must not name a database"),
        ("redis+cluster://a:1,,b:2", "separated by commas"),
        ("redis+cluster://a:70000", "HOST:PORT"),
        ("redis+cluster://a:0", "HOST:PORT"),
        ("redis+other://a:1", "HOST:PORT"),
        ("redis+cluster://u:p:q@a:1?x=y", "HOST:PORT"),
    ],
)
def test_bad_addresses(url: str, words: str) -> None:
    with pytest.raises(BadAddress, match=words):
        parse(url)


def test_the_password_is_not_shown() -> None:
    assert "sesame" not in repr(parse("redis+cluster://u:sesame@a:1"))

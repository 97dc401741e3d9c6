"""The allow-list for a site's addresses."""

import pytest

from app.atlassian.addresses import accepted_base_url, display_origin

HOSTS = ("*.atlassian.net", "wiki.acme.example", "localhost", "127.0.0.1")


@pytest.mark.parametrize(
    "url",
    [
        "https://acme.atlassian.net/wiki",
        "https://a-1.b.atlassian.net/wiki",
        "https://wiki.acme.example/wiki",
        "http://localhost:9001/wiki",
        "http://127.0.0.1/wiki",
    ],
)
def test_an_address_on_the_list_is_accepted(url: str) -> None:
    assert accepted_base_url(url, hosts=HOSTS) == url


def test_an_address_is_compared_and_kept_in_lower_case() -> None:
    assert accepted_base_url("HTTPS://Acme.Atlassian.NET/wiki", hosts=HOSTS) == "https://acme.atlassian.net/wiki"


@pytest.mark.parametrize(
    "url",
    [
        "",
        "acme.atlassian.net/wiki",
        "http://acme.atlassian.net/wiki",
        "ftp://acme.atlassian.net/wiki",
        "https://atlassian.net/wiki",
        "https://.atlassian.net/wiki",
        "https://evilatlassian.net/wiki",
        "https://acme.atlassian.net.evil.example/wiki",
        "https://acme.atlassian.net./wiki",
        "https://evil.example/acme.atlassian.net/wiki",
        "https://evil.example#.atlassian.net/wiki",
        "https://evil.example?.atlassian.net/wiki",
        "https://evil.example\\.atlassian.net/wiki",
        "https://acme.atlassian.net@evil.example/wiki",
        "https://user@acme.atlassian.net/wiki",
        "https://user:pass@acme.atlassian.net/wiki",
        "https://acme.atlassian.net:443/wiki",
        "https://acme.atlassian.net:8443/wiki",
        "https://acme.atlassian.net",
        "https://acme.atlassian.net/",
        "https://acme.atlassian.net/wiki/",
        "https://acme.atlassian.net/WIKI",
        "https://acme.atlassian.net/jira",
        "https://acme.atlassian.net/wiki?x=1",
        "https://acme.atlassian.net/wiki#x",
        "https://acme.atlassian.net/wiki\n",
        " https://acme.atlassian.net/wiki",
        "https://acme .atlassian.net/wiki",
        "https://ácme.atlassian.net/wiki",
        "https://sub.wiki.acme.example/wiki",
        "https://localhost/wiki",
        "https://127.0.0.1:8443/wiki",
        "http://localhost.evil.example/wiki",
        "http://127.0.0.2/wiki",
        "http://[::1]/wiki",
        "http://localhost:999999/wiki",
    ],
)
def test_every_other_address_is_refused(url: str) -> None:
    assert accepted_base_url(url, hosts=HOSTS) is None


@pytest.mark.parametrize("url", ["http://localhost:9001/wiki", "http://127.0.0.1:9001/wiki"])
def test_loopback_must_be_on_the_list(url: str) -> None:
    assert accepted_base_url(url, hosts=["*.atlassian.net"]) is None


@pytest.mark.parametrize(
    ("url", "origin"),
    [
        ("https://wiki.acme.example", "https://wiki.acme.example"),
        ("https://Wiki.Acme.Example/", "https://wiki.acme.example"),
        ("https://wiki.acme.example/wiki", "https://wiki.acme.example"),
        ("http://wiki.acme.example", None),
        ("https://wiki.acme.example:8443", None),
        ("https://wiki.acme.example/; script-src *", None),
        ("https://user@wiki.acme.example", None),
        ("javascript:alert(1)", None),
        ("", None),
        (None, None),
        (5, None),
    ],
)
def test_a_display_url_becomes_an_origin_or_nothing(url: object, origin: str | None) -> None:
    assert display_origin(url) == origin

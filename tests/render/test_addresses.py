import re
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.render import addresses
from tests.render.documents import PLACE, WEB_ROOT
from tests.render.inspection import assert_inside_repository

schemes = st.sampled_from(
    ["", "javascript:", "data:", "vbscript:", "HTTP://", "https:", "mailto:", "//", "\\\\", "/\\"]
)
odd_text = st.text(st.sampled_from("ab/\\.%2eE5cf0:@?#&\t\n \x00\x01\x7f\u2028é🎉[]") | st.characters(codec="utf-8"))
values = st.builds("{}{}{}".format, st.sampled_from(["", " ", "\t", "\x01", "\N{NO-BREAK SPACE}"]), schemes, odd_text)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("setup.md", "docs/guide/setup.md"),
        ("./setup.md", "docs/guide/setup.md"),
        ("../x.md#a", "docs/x.md#a"),
        ("../../../../x", "x"),
        ("/x/y.md", "x/y.md"),
        ("/../x", "x"),
        ("sub/", "docs/guide/sub/"),
        ("..", "docs"),
        ("../..", ""),
        ("a//b", "docs/guide/a/b"),
        ("a b%20c.md?x=1&y=%20#l 1", "docs/guide/a%20b%20c.md?x=1&y=%20#l%201"),
        ("%2e%2e/%2e%2e/x", "x"),
        ("%2E%2e%2fx", "docs/x"),
        ("%252e%252e/x", "docs/guide/%252e%252e/x"),
        ("a%2fb", "docs/guide/a/b"),
        ("a\\b", "docs/guide/a/b"),
        ("a%5cb", "docs/guide/a%5Cb"),
        ("größe.md", "docs/guide/gr%C3%B6%C3%9Fe.md"),
        ("1:2.md", "docs/guide/1%3A2.md"),
        (" \tset\nup.md ", "docs/guide/setup.md"),
        ("a%3fb%23c", "docs/guide/a%3Fb%23c"),
        ("\N{NO-BREAK SPACE}javascript:x", "docs/guide/%C2%A0javascript%3Ax"),
    ],
)
def test_relative_links_lead_into_the_repository(value: str, expected: str) -> None:
    assert addresses.link(value, PLACE) == WEB_ROOT + expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("https://example.com", "https://example.com"),
        ("http://example.com:8080/a b?q=é#x", "http://example.com:8080/a%20b?q=%C3%A9#x"),
        ("HTTPS://example.com/%zz", "https://example.com/%zz"),
        ("https:\\\\example.com\\x", "https://example.com/x"),
        ("https://bitbucket.org\\@evil.example/", "https://bitbucket.org/@evil.example/"),
        ("https://[::1]:80/", "https://[::1]:80/"),
        ("mailto:ada@example.com?subject=a b", "mailto:ada@example.com?subject=a%20b"),
        ("#part two", "#user-content-parttwo"),
        ("#gr%C3%B6%C3%9Fe", "#user-content-gr%C3%B6%C3%9Fe"),
        ("#user-content-x", "#user-content-x"),
        ("#markdown-header-x", "#user-content-x"),
    ],
)
def test_other_links_that_stay(value: str, expected: str) -> None:
    assert addresses.link(value, PLACE) == expected


NO_LINKS = [
    "", "#", "?x=1", "//evil.example", "/\\evil.example", "\\\\evil.example", "\\/evil.example", "\t//evil.example",
    "/\t/evil.example", "///evil.example", "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\nscript:alert(1)",
    "\x01javascript:alert(1)", "vbscript:x", "data:text/html,x", "file:///etc/passwd", "ftp://example.com/",
    "https:evil.example", "https:///evil.example", "https://user@evil.example/", "https://a:b@evil.example/",
    "https://[::1/", "https://exa mple.com/", "https://a%2eb/", "a%00b",
    "a%0ab", "blob:https://x", "about:blank", "tel:1", "ms-word:ofe|u|x",
]  # fmt: skip


@pytest.mark.parametrize("value", NO_LINKS)
def test_links_that_lead_nowhere(value: str) -> None:
    assert addresses.link(value, PLACE) is None


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("img/logo.png", "\0docs/guide/img/logo.png\0"),
        ("/a%20b.svg?raw=1#x", "\0a b.svg\0"),
        ("../../../x.png", "\0x.png\0"),
        ("größe&amp.png", "\0docs/guide/größe&amp.png\0"),
        ("folder/", "\0docs/guide/folder\0"),
        ("https://example.com/x.png?a=1", "https://example.com/x.png?a=1"),
    ],
)
def test_images(value: str, expected: str) -> None:
    assert addresses.image(value, PLACE) == expected


@pytest.mark.parametrize("value", [*NO_LINKS, "mailto:a@example.com", "#x", "..%2f..", "data:image/png;base64,AAAA"])
def test_images_that_are_not_shown(value: str) -> None:
    assert addresses.image(value, PLACE) is None


@given(values)
def test_links_are_of_three_kinds(value: str) -> None:
    address = addresses.link(value, PLACE)
    if address is None:
        return
    assert not re.search(r"[\s\0-\x20\x7f\\\"<>]", address)
    if address.startswith("#"):
        assert address.startswith("#user-content-")
    elif address.startswith(WEB_ROOT):
        assert_inside_repository(unquote(urlsplit(address)._replace(query="", fragment="").geturl()))
    else:
        assert re.match(r"mailto:|https?://(\[[0-9a-fA-F:.]+\]|[\w.-]+)(:\d+)?([/?#]|$)", address)


@given(values)
def test_images_are_of_two_kinds(value: str) -> None:
    address = addresses.image(value, PLACE)
    if address is None:
        return
    if address.startswith("\0"):
        path = address[1:-1]
        assert address.endswith("\0")
        assert path
        assert not re.search(r"[\0-\x1f\x7f]", path)
        assert not {"", ".", ".."} & set(path.split("/"))
    else:
        assert re.match(r"https?://(\[[0-9a-fA-F:.]+\]|[\w.-]+)(:\d+)?([/?#]|$)", address)

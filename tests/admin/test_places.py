"""Where a token is for: names, and what people paste instead of them."""

import pytest

from app.admin.places import BadPlace, Part, read_place, read_repository

WEB_URL = "http://localhost:7990"
REPOSITORY = ("acme", None, "x")

GOOD: list[tuple[dict[Part, str | None], tuple[str | None, str | None, str | None]]] = [
    ({}, (None, None, None)),
    ({"workspace": None, "project": None, "repository": None}, (None, None, None)),
    ({"workspace": "acme"}, ("acme", None, None)),
    ({"workspace": "acme", "project": "WEB"}, ("acme", "WEB", None)),
    ({"workspace": "acme", "repository": "x"}, REPOSITORY),
    ({"workspace": "acme", "project": "WEB", "repository": "x"}, ("acme", "WEB", "x")),
    ({"repository": "acme/x"}, REPOSITORY),
    ({"workspace": "ACME", "repository": "acme/x"}, ("ACME", None, "x")),
    ({"workspace": "acme/x"}, REPOSITORY),
    ({"workspace": "acme/x", "repository": "x"}, REPOSITORY),
    ({"repository": "https://bitbucket.org/acme/x"}, REPOSITORY),
    ({"repository": "https://bitbucket.org/acme/x/src/main/a/b.md?at=main#lines-3"}, REPOSITORY),
    ({"repository": "bitbucket.org/acme/x/"}, REPOSITORY),
    ({"repository": "www.bitbucket.org/acme/x/pull-requests/3"}, REPOSITORY),
    ({"repository": "git@bitbucket.org:acme/x.git"}, REPOSITORY),
    ({"repository": "https://ada@bitbucket.org/acme/x.git"}, REPOSITORY),
    ({"repository": f"{WEB_URL}/acme/x/src/main/"}, REPOSITORY),
    ({"workspace": "https://bitbucket.org/acme"}, ("acme", None, None)),
    ({"workspace": "https://bitbucket.org/acme/workspace/overview/"}, ("acme", None, None)),
    ({"workspace": "bitbucket.org/acme/workspace/projects/WEB"}, ("acme", "WEB", None)),
    ({"project": "https://bitbucket.org/acme/workspace/projects/WEB"}, ("acme", "WEB", None)),
]


@pytest.mark.parametrize(("given", "expected"), GOOD, ids=[str(row[0]) for row in GOOD])
def test_what_is_understood(given: dict[Part, str | None], expected: tuple[str | None, str | None, str | None]) -> None:
    assert tuple(read_place(given, web_url=WEB_URL).values()) == expected


BAD: list[tuple[dict[Part, str | None], str]] = [
    ({"repository": "x"}, "workspace"),
    ({"project": "WEB"}, "workspace"),
    ({"workspace": "globex", "repository": "acme/x"}, "repository"),
    ({"workspace": "acme", "project": "https://bitbucket.org/globex/workspace/projects/WEB"}, "project"),
    ({"workspace": "acme", "project": "acme/x"}, "project"),
    ({"workspace": "acme", "project": "https://bitbucket.org/acme/x"}, "project"),
    ({"workspace": "acme", "repository": "https://bitbucket.org/acme"}, "repository"),
    ({"workspace": "acme", "repository": "a b"}, "repository"),
    ({"workspace": "https://bitbucket.org/"}, "workspace"),
    ({"workspace": "https://evil.example/acme"}, "workspace"),
    ({"workspace": "acme", "repository": "../x"}, "repository"),
    ({"workspace": "acme", "repository": "acme/x\n"}, "repository"),
    ({"workspace": "ATATTx"}, "workspace"),
    ({"workspace": "atbbx"}, "workspace"),
]


@pytest.mark.parametrize(("given", "field"), BAD, ids=[str(row[0]) for row in BAD])
def test_what_is_not(given: dict[Part, str | None], field: str) -> None:
    with pytest.raises(BadPlace) as caught:
        read_place(given, web_url=WEB_URL)
    assert list(caught.value.fields) == [field]


@pytest.mark.parametrize("text", ["acme/x", " https://bitbucket.org/acme/x/src/main/ ", "git@bitbucket.org:acme/x.git"])
def test_a_repository_to_test_with(text: str) -> None:
    assert read_repository(text, web_url=WEB_URL).full_name == "acme/x"


@pytest.mark.parametrize("text", ["x", "https://bitbucket.org/acme", "https://evil.example/acme/x"])
def test_no_repository_to_test_with(text: str) -> None:
    with pytest.raises(BadPlace):
        read_repository(text, web_url=WEB_URL)

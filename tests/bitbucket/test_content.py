"""What lies at a path: told by its bytes wherever they are enough, so that ordinary files cost one question."""

from collections.abc import Iterator
from typing import Any

import pytest
import responses
from responses import matchers

from app.bitbucket.auth.base import PUBLIC
from app.bitbucket.content import Content, File, Folder, Link, Submodule, read_content
from app.bitbucket.errors import NotFound, Unavailable
from app.bitbucket.http import Http
from app.bitbucket.target import Repository

API = "https://api.example.com/2.0"
HASH = "0123456789abcdef0123456789abcdef01234567"
ADDRESS = f"{API}/repositories/acme/site/src/{HASH}/x"
LISTING = b'{"pagelen": 10, "values": [], "page": 1}'
FILE_META = {"type": "commit_file", "attributes": []}


@pytest.fixture
def upstream() -> Iterator[responses.RequestsMock]:
    with responses.RequestsMock() as mock:
        yield mock


def ask(upstream: responses.RequestsMock, body: bytes, meta: Any = None, *, max_bytes: int = 2000) -> Content:
    upstream.get(ADDRESS, body=body, match=[matchers.query_param_matcher({})])
    if meta is not None:
        wanted = matchers.query_param_matcher({"format": "meta", "fields": "type,attributes"})
        upstream.get(ADDRESS, json=meta, match=[wanted])
    repository = Repository("acme", "site")
    return read_content(
        Http(API, pool_size=2), credential=PUBLIC, repository=repository, commit=HASH, path="x", max_bytes=max_bytes
    )


@pytest.mark.parametrize(
    "body",
    [
        b"", b"\n", b"guide.md\n", b"a\nb", b"<svg/>", b'{"a": 1}', b"a = 1", b"x" * 1025, b"a\0b", b"\t",
        HASH.encode() + b"\n", b'{"values": []}', b'["x"]',
    ],
)  # fmt: skip
def test_most_files_cost_one_question(upstream: responses.RequestsMock, body: bytes) -> None:
    assert ask(upstream, body) == File(body, is_cut=False)


def test_what_is_cut_is_a_file(upstream: responses.RequestsMock) -> None:
    assert ask(upstream, b"docs/guide.md", max_bytes=4) == File(b"docs", is_cut=True)


@pytest.mark.parametrize(
    ("body", "meta", "content"),
    [
        (LISTING, {"type": "commit_directory"}, Folder()),
        (LISTING, FILE_META, File(LISTING, is_cut=False)),
        (b"guide.md", {"type": "commit_file", "attributes": ["link"]}, Link("guide.md")),
        ("../Größe/a b".encode(), {"type": "commit_file", "attributes": ["link"]}, Link("../Größe/a b")),
        (b"guide.md", FILE_META, File(b"guide.md", is_cut=False)),
        (b"guide.md", {}, File(b"guide.md", is_cut=False)),
        (b"guide.md", {"attributes": None}, File(b"guide.md", is_cut=False)),
        (b"guide.md", {"attributes": {"link": 1}}, File(b"guide.md", is_cut=False)),
        (HASH.encode(), {"type": "commit_file", "attributes": ["subrepository"]}, Submodule(HASH)),
        (HASH.encode(), FILE_META, File(HASH.encode(), is_cut=False)),
        (b"main", {"type": "commit_file", "attributes": ["subrepository"]}, File(b"main", is_cut=False)),
    ],
)
def test_where_the_bytes_are_not_enough_bitbucket_tells(
    upstream: responses.RequestsMock, body: bytes, meta: dict[str, Any], content: Content
) -> None:
    assert ask(upstream, body, meta) == content


def test_a_second_answer_that_fails_is_not_guessed(upstream: responses.RequestsMock) -> None:
    with pytest.raises(Unavailable):
        ask(upstream, b"guide.md", [])


def test_a_path_that_is_not_there(upstream: responses.RequestsMock) -> None:
    upstream.get(ADDRESS, json={"type": "error", "error": {"message": "No such file or directory: x"}}, status=404)
    with pytest.raises(NotFound):
        read_content(
            Http(API, pool_size=2),
            credential=PUBLIC,
            repository=Repository("acme", "site"),
            commit=HASH,
            path="x",
            max_bytes=9,
        )

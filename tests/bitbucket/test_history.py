"""Who changed a file last, from answers of every shape."""

from collections.abc import Iterator
from typing import Any

import pytest
import responses
from responses import matchers

from app.bitbucket.auth.base import PUBLIC
from app.bitbucket.errors import NoAccess, NotFound, Unavailable
from app.bitbucket.history import Change, read_last_change
from app.bitbucket.http import Http
from app.bitbucket.target import Repository

API = "https://api.example.com/2.0"
HASH = "0123456789abcdef0123456789abcdef01234567"
COMMITS = f"{API}/repositories/acme/site/commits/{HASH}"
NOON = 1_767_268_800.0
VALUE: dict[str, Any] = {
    "hash": HASH,
    "date": "2026-01-01T12:00:00+00:00",
    "message": "Say why\n\nAt length.\n",
    "author": {"raw": "ada <ada@example.com>", "user": {"display_name": "Ada Bitbucket", "nickname": "ada"}},
}


@pytest.fixture
def upstream() -> Iterator[responses.RequestsMock]:
    with responses.RequestsMock() as mock:
        yield mock


def ask(upstream: responses.RequestsMock, answer: object, *, path: str = "src/a b.py", status: int = 200) -> Change:
    wanted = matchers.query_param_matcher({"path": path, "pagelen": "1"}, strict_match=False)
    upstream.get(COMMITS, json=answer, status=status, match=[wanted])
    http = Http(API, pool_size=2)
    repository = Repository("acme", "site")
    return read_last_change(http, credential=PUBLIC, repository=repository, commit=HASH, path=path)


def test_it_is_the_newest_commit_of_the_path(upstream: responses.RequestsMock) -> None:
    assert ask(upstream, {"values": [VALUE]}) == Change(HASH, "Ada Bitbucket", NOON, "Say why")


@pytest.mark.parametrize(
    ("author", "name"),
    [
        ({"raw": "Grace Example <grace@example.com>"}, "Grace Example"),
        ({"raw": "Grace Example <grace@example.com>", "user": None}, "Grace Example"),
        ({"raw": "Grace Example <grace@example.com", "user": {}}, "Grace Example"),
        ({"raw": "Grace <a@example.com> Example", "user": {"display_name": None}}, "Grace Example"),
        ({"raw": "grace@example.com"}, "Somebody"),
        ({"raw": "grace@example.com <grace@example.com>"}, "Somebody"),
        ({"raw": "<grace@example.com>"}, "Somebody"),
        ({"raw": None}, "Somebody"),
        ({}, "Somebody"),
        (None, "Somebody"),
        ({"user": {"display_name": "x" * 200}}, "x" * 99 + "…"),
    ],
)
def test_the_author_has_a_name_and_no_mailbox(upstream: responses.RequestsMock, author: object, name: str) -> None:
    assert ask(upstream, {"values": [VALUE | {"author": author}]}).author == name


@pytest.mark.parametrize(
    ("message", "subject"), [("", ""), ("\n\n Fix \n", "Fix"), ("x" * 300, "x" * 199 + "…"), ("a\r\nb", "a")]
)
def test_the_first_line_of_the_message(upstream: responses.RequestsMock, message: str, subject: str) -> None:
    assert ask(upstream, {"values": [VALUE | {"message": message}]}).subject == subject


@pytest.mark.parametrize("date", ["2026-01-01T12:00:00", "2026-01-01T14:00:00+02:00", "2026-01-01T12:00:00Z"])
def test_the_date_of_every_zone(upstream: responses.RequestsMock, date: str) -> None:
    assert ask(upstream, {"values": [VALUE | {"date": date}]}).date == NOON


def test_a_path_without_a_history(upstream: responses.RequestsMock) -> None:
    with pytest.raises(NotFound):
        ask(upstream, {"values": []})


@pytest.mark.parametrize(
    "answer", [{}, {"values": None}, {"values": [{}]}, {"values": [VALUE | {"hash": "main"}]}, {"values": ["x"]}, []]
)
def test_an_answer_that_cannot_be_understood(upstream: responses.RequestsMock, answer: object) -> None:
    with pytest.raises(Unavailable):
        ask(upstream, answer)


def test_a_repository_that_is_not_visible(upstream: responses.RequestsMock) -> None:
    with pytest.raises(NoAccess):
        ask(upstream, {"error": {"message": "You may not have access to this repository"}}, status=404)

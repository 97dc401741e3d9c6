"""Commits, from answers of every shape."""

from collections.abc import Iterator
from typing import Any

import pytest
import responses
from responses import matchers

from app.bitbucket.auth.base import PUBLIC
from app.bitbucket.commits import Logged, log, logged, read_commit, read_commits
from app.bitbucket.errors import NoAccess, NotFound, Unavailable
from app.bitbucket.http import Http
from app.bitbucket.people import Person
from app.bitbucket.target import Repository

API = "https://api.example.com/2.0"
HASH = "0123456789abcdef0123456789abcdef01234567"
COMMITS = f"{API}/repositories/acme/site/commits"
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


def ask(upstream: responses.RequestsMock, answer: object, *, status: int = 200) -> tuple[Logged, ...]:
    wanted = matchers.query_param_matcher(
        {"include": ["feature/x", "b"], "exclude": "main", "path": "src/a b.py", "pagelen": "3"}, strict_match=False
    )
    upstream.get(COMMITS, json=answer, status=status, match=[wanted])
    content = read_commits(
        Http(API, pool_size=2), credential=PUBLIC, repository=Repository("acme", "site"), include=["feature/x", "b"],
        exclude=["main"], path="src/a b.py", limit=3,
    )  # fmt: skip
    return log(content).items


def test_a_commit_with_all_that_is_told(upstream: responses.RequestsMock) -> None:
    parent = "f" * 40
    (found,) = ask(upstream, {"values": [VALUE | {"parents": [{"hash": parent}, {"hash": "odd"}, None]}]})
    assert found == Logged(HASH, Person("Ada Bitbucket"), NOON, "Say why\n\nAt length.\n", (parent,))
    assert (found.subject, found.body) == ("Say why", "At length.")


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
        ({"user": {"display_name": "half \ud800"}}, "half ?"),
    ],
)
def test_the_author_has_a_name_and_no_mailbox(upstream: responses.RequestsMock, author: object, name: str) -> None:
    assert ask(upstream, {"values": [VALUE | {"author": author}]})[0].author.name == name


@pytest.mark.parametrize(
    ("address", "avatar"),
    [("https://x.example/a.png", "https://x.example/a.png"), ("javascript:alert(1)", None), (None, None), (5, None)],
)
def test_a_picture_is_an_address_of_the_web(
    upstream: responses.RequestsMock, address: object, avatar: str | None
) -> None:
    user = {"display_name": "Ada", "links": {"avatar": {"href": address}}}
    assert ask(upstream, {"values": [VALUE | {"author": {"user": user}}]})[0].author.avatar == avatar


@pytest.mark.parametrize(
    ("message", "subject"),
    [("", ""), ("\n\n Fix \n", "Fix"), ("x" * 300, "x" * 199 + "…"), ("a\r\nb", "a"), (None, "")],
)
def test_the_first_line_of_the_message(upstream: responses.RequestsMock, message: object, subject: str) -> None:
    assert ask(upstream, {"values": [VALUE | {"message": message}]})[0].subject == subject


@pytest.mark.parametrize(
    ("date", "seconds"),
    [
        ("2026-01-01T12:00:00", NOON),
        ("2026-01-01T14:00:00+02:00", NOON),
        ("2026-01-01T12:00:00Z", NOON),
        ("0001-01-01T00:00:00+00:00", None),
        ("noon", None),
        (None, None),
    ],
)
def test_the_date_of_every_zone(upstream: responses.RequestsMock, date: object, seconds: float | None) -> None:
    assert ask(upstream, {"values": [VALUE | {"date": date}]})[0].date == seconds


@pytest.mark.parametrize(
    "answer", [{}, {"values": None}, {"values": [{}]}, {"values": [VALUE | {"hash": "main"}]}, {"values": ["x"]}]
)
def test_one_odd_commit_does_not_spoil_the_list(upstream: responses.RequestsMock, answer: object) -> None:
    assert ask(upstream, answer) == ()


def test_a_repository_that_is_not_visible(upstream: responses.RequestsMock) -> None:
    with pytest.raises(NoAccess):
        ask(upstream, {"error": {"message": "You may not have access to this repository"}}, status=404)


def test_a_revision_that_is_not_there(upstream: responses.RequestsMock) -> None:
    with pytest.raises(NotFound):
        ask(upstream, {"error": {"message": "Commit not found", "data": {"shas": ["b"]}}}, status=404)


@pytest.mark.parametrize("answer", [{}, {"hash": None}, {"hash": "main"}])
def test_a_single_commit_without_a_hash(upstream: responses.RequestsMock, answer: object) -> None:
    upstream.get(f"{API}/repositories/acme/site/commit/{HASH}", json=answer)
    repository = Repository("acme", "site")
    content = read_commit(Http(API, pool_size=2), credential=PUBLIC, repository=repository, revision=HASH)
    with pytest.raises(Unavailable):
        logged(content)

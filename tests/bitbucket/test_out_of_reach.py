"""A credential is used for what it is for, whatever Bitbucket names, redirects to or answers."""

from dataclasses import replace

import pytest
import responses
from redis import Redis

from app.bitbucket.auth.base import Credential, with_headers
from app.bitbucket.auth.reach import Reach
from app.bitbucket.changes import between
from app.bitbucket.client import get_list
from app.bitbucket.errors import NoAccess, NotFound
from app.bitbucket.http import Http
from app.bitbucket.people import without_mailboxes
from app.bitbucket.snippets import snippet
from app.bitbucket.target import Repository
from app.kit.cache import Cache
from app.macro.remembered import remembered
from app.macro.source import Source

API = "https://api.bitbucket.org/2.0"
OF_ACME = with_headers("access-s-1", {"Authorization": "Bearer x"}, content_key=b"", reach=Reach(workspace="acme"))
X = Repository("acme", "x")


@pytest.fixture
def http() -> Http:
    return Http(API, pool_size=2)


@pytest.mark.parametrize("path", ["/snippets/acme/k/files/../../x", "/repositories/acme/x/%2e%2e/y", "/x/./y"])
@pytest.mark.parametrize("credential", [OF_ACME, replace(OF_ACME, reach=Reach())])
@responses.activate
def test_no_address_climbs(http: Http, path: str, credential: Credential) -> None:
    with pytest.raises(NotFound):
        http.get(path, credential=credential, max_bytes=10)
    assert len(responses.calls) == 0


@pytest.mark.parametrize(
    "to", ["/2.0/snippets/other/k", "/2.0/repositories/other/x", "/2.0/repositories/acme/x/../../other/x"]
)
@responses.activate
def test_no_redirect_leads_out(http: Http, to: str) -> None:
    responses.get(f"{API}/repositories/acme/x", status=302, headers={"Location": to})
    with pytest.raises((NoAccess, NotFound)):
        http.get("/repositories/acme/x", credential=OF_ACME, max_bytes=10)
    assert len(responses.calls) == 1


def test_a_file_of_a_snippet_does_not_climb() -> None:
    found = snippet({"title": "x", "files": {"../../../repositories/a/b": {}, "a/../b": {}, "fine.py": {}}})
    assert found.paths == ("fine.py",)


def test_a_revision_does_not_name_another_repository() -> None:
    with pytest.raises(NotFound):
        between(X, "acme/secret:main\rmain", "main")


@pytest.mark.parametrize(
    "answer",
    [
        {"full_name": "other/secret"},
        {"repository": {"full_name": "other/secret"}},
        {"destination": {"repository": {"full_name": "other/secret"}}},
    ],
)
def test_an_answer_about_another_repository_is_none(http: Http, redis: Redis, answer: dict[str, object]) -> None:
    with pytest.raises(NoAccess):
        remembered(Source(http, Cache(redis), OF_ACME), "repository", X, read=lambda: answer, parse=dict)


@responses.activate
def test_a_slow_list_is_what_has_come(http: Http, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.bitbucket.client.LONGEST_LIST_SECONDS", 0.0)
    responses.get(f"{API}/list", json={"values": [{"id": 1}], "next": f"{API}/list?page=2"})
    found = get_list(http, "/list", credential=OF_ACME, parameters={}, limit=100)
    assert (found["values"], found["is_cut"], len(responses.calls)) == ([{"id": 1}], True, 1)


def test_no_address_of_a_mailbox_is_remembered() -> None:
    for raw, name in (("Ann <ann@x.example>", "Ann"), ("ann@x.example", ""), ("A (a@x.example)", "")):
        content = {"values": [{"author": {"raw": raw, "user": None}, "hash": "1"}]}
        assert without_mailboxes(content) == {"values": [{"author": {"raw": name, "user": None}, "hash": "1"}]}

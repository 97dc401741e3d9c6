"""Commits and refs from answers that lack what can be done without, and hold what is odd."""

from collections.abc import Iterator

import pytest
import responses

from app.bitbucket.auth.base import PUBLIC
from app.bitbucket.errors import NoAccess, NotFound, Unavailable
from app.bitbucket.http import Http
from app.bitbucket.refs import read_commit, read_refs
from app.bitbucket.target import Repository

API = "https://api.example.com/2.0"
ACME = Repository("Acme", "Site")
COMMIT = f"{API}/repositories/Acme/Site/commit/main"
HASH = "0123456789abcdef0123456789abcdef01234567"
UUID = "{3b18f1d1-efbb-58da-84f7-a0cfca3e1976}"


@pytest.fixture
def upstream() -> Iterator[responses.RequestsMock]:
    with responses.RequestsMock() as mock:
        yield mock


@pytest.fixture
def http() -> Http:
    return Http(API, pool_size=2)


def test_a_commit_names_its_repository(upstream: responses.RequestsMock, http: Http) -> None:
    upstream.get(COMMIT, json={"hash": HASH, "repository": {"uuid": UUID, "full_name": "acme/site", "more": 1}})
    commit = read_commit(http, credential=PUBLIC, repository=ACME, revision="main")
    assert (commit.hash, commit.repository_uuid, commit.full_name) == (HASH, UUID, "acme/site")


@pytest.mark.parametrize("repository", [{}, {"repository": {}}, {"repository": {"uuid": None, "full_name": None}}])
def test_what_the_answer_leaves_out_is_known_from_the_question(
    upstream: responses.RequestsMock, http: Http, repository: dict[str, object]
) -> None:
    upstream.get(COMMIT, json={"hash": HASH} | repository)
    commit = read_commit(http, credential=PUBLIC, repository=ACME, revision="main")
    assert (commit.repository_uuid, commit.full_name) == ("acme/site", "acme/site")


@pytest.mark.parametrize("answer", [{}, {"hash": "main"}, {"hash": HASH + "\n"}, {"hash": None}, [], "text", None])
def test_an_answer_without_a_hash_is_none(upstream: responses.RequestsMock, http: Http, answer: object) -> None:
    upstream.get(COMMIT, json=answer)
    with pytest.raises(Unavailable):
        read_commit(http, credential=PUBLIC, repository=ACME, revision="main")


@pytest.mark.parametrize(
    ("body", "error"),
    [
        ('{"type": "error", "error": {"message": "Commit not found", "data": {"shas": ["main"]}}}', NotFound),
        ('{"type": "error", "error": {"message": "Changeset not found."}}', NotFound),
        ('{"type": "error", "error": {"message": "You may not have access to this repository"}}', NoAccess),
        ("<html>not here</html>", NoAccess),
        ("Not Found", NoAccess),
        ('{"error": "odd"}', NoAccess),
        ("", NoAccess),
    ],
)
def test_what_a_404_is_about(upstream: responses.RequestsMock, http: Http, body: str, error: type[Exception]) -> None:
    upstream.get(COMMIT, body=body, status=404)
    with pytest.raises(error):
        read_commit(http, credential=PUBLIC, repository=ACME, revision="main")


@pytest.mark.parametrize("status", [403, 404])
def test_a_refusal_that_arrives_cut_says_nothing(upstream: responses.RequestsMock, http: Http, status: int) -> None:
    upstream.get(COMMIT, body='{"type": "error", "err', status=status, content_type="application/json")
    with pytest.raises(Unavailable):
        read_commit(http, credential=PUBLIC, repository=ACME, revision="main")


def test_one_odd_ref_does_not_spoil_the_list(upstream: responses.RequestsMock, http: Http) -> None:
    good = {"name": "release/4.0", "target": {"hash": HASH}}
    odd = [{"name": "release/5.0", "target": None}, {"target": {"hash": HASH}}, "text", {"name": "other", **good}]
    base = f"{API}/repositories/Acme/Site/refs"
    upstream.get(f"{base}/tags", json={"values": [*odd[:2]]})
    upstream.get(f"{base}/branches", json={"values": [odd[2], good], "next": f"{base}/branches?page=8xhd"})
    upstream.get(f"{base}/branches?page=8xhd", json={"values": []})
    assert list(read_refs(http, credential=PUBLIC, repository=ACME, prefix="release")) == ["release/4.0"]


def test_a_next_page_on_another_host_is_not_followed(upstream: responses.RequestsMock, http: Http) -> None:
    upstream.get(
        f"{API}/repositories/Acme/Site/refs/tags", json={"values": [], "next": "https://evil.example.com/2.0/x"}
    )
    with pytest.raises(Unavailable, match="another list"):
        read_refs(http, credential=PUBLIC, repository=ACME, prefix="x")

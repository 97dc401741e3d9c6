"""Many credentials at once: side by side, within one deadline, and no more than the way out lets through."""

import threading

import pytest
from werkzeug.wrappers import Request, Response

from app.bitbucket.auth import probe as probing
from app.bitbucket.auth.probe import probe, verify
from app.bitbucket.http import Http
from tests.bitbucket.test_http import Server, serve
from tests.bitbucket.test_probe import X, good, token

api = pytest.fixture(serve, name="api")


def test_when_there_is_no_time(api: Server) -> None:
    good(api)
    http = Http(f"{api.url}/2.0", pool_size=8)
    assert [check.code for check in verify(http, [token()] * 3, seconds=0)] == ["unavailable"] * 3
    [result] = probe(http, [token()], repository=None, seconds=0)
    assert {check.code for check in result.checks.values()} == {"unavailable"}
    assert api.seen == []


def test_those_who_do_not_answer_do_not_hold_up_the_others(api: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(probing, "GRACE_SECONDS", 0.0)
    let_go = threading.Event()

    def hang(_: Request) -> Response:
        let_go.wait(30)
        return Response("{}")

    good(api)
    api.answers["/2.0/repositories/acme/hanging"] = hang
    entries = [token(), token(repository="hanging"), token()]
    try:
        http = Http(f"{api.url}/2.0", pool_size=8)
        assert [check.code for check in verify(http, entries, seconds=3)] == ["ok", "unavailable", "ok"]
    finally:
        let_go.set()


def test_one_at_a_time_where_there_is_only_one_place(api: Server) -> None:
    """The way out lets only half of the threads wait for Bitbucket; the others ask again."""
    good(api)
    results = verify(Http(f"{api.url}/2.0", pool_size=2), [token()] * 20)
    assert [check.code for check in results] == ["ok"] * 20


def test_several_at_a_time(api: Server) -> None:
    """As many are under way together as may be: each waits for the others."""
    together = threading.Barrier(probing.SIDE_BY_SIDE)

    def answer(_: Request) -> Response:
        together.wait(10)
        return Response("{}")

    api.answers[X] = answer
    results = verify(Http(f"{api.url}/2.0", pool_size=32), [token()] * 2 * probing.SIDE_BY_SIDE)
    assert {check.code for check in results} == {"ok"}

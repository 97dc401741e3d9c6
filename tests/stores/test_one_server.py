"""One server that is full, slow, a replica, or away: what is shown all the same, and what is refused in words."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from werkzeug.test import TestResponse

from app.bitbucket.auth.base import PUBLIC, Credential
from app.bitbucket.errors import Refused
from app.kit.cache import Cache
from app.macro.attempts import Attempts, Denied
from app.macro.view import View
from tests.ops.filled import ACME, PEOPLE, connect, new_key
from tests.stores.cluster import ask
from tests.stores.running import MakeRunning, Running
from tests.stores.servers import Server, Servers, until

KEY = new_key()


@pytest.fixture(scope="module")
def server(redis_servers: Servers) -> Server:
    return redis_servers.start()


@pytest.fixture
def running(server: Server, run: MakeRunning) -> Running:
    ask(server, "FLUSHALL")
    made = run(url(server), KEY)
    made.fill()
    return made


def url(server: Server, more: str = "") -> str:
    return f"redis://{server.address}{more}"


def refused_in_words(answer: TestResponse) -> bool:
    """Whether it is a 503 with words for a person."""
    assert answer.json
    return answer.status_code == 503 and "cannot work right now" in answer.json["error"]["message"]


@contextmanager
def no_writes(server: Server, how: str) -> Iterator[None]:
    """Its disk is full, or its memory; it has become a replica of nobody, or wants to have replicas itself."""
    if how == "disk":
        with server.without_disk():
            yield
        return
    begin, end = {
        "full": (("CONFIG SET", "maxmemory", 1), ("CONFIG SET", "maxmemory", 0)),
        "replica": (("REPLICAOF", "127.0.0.1", 9), ("REPLICAOF", "NO", "ONE")),
        "lonely": (("CONFIG SET", "min-replicas-to-write", 1), ("CONFIG SET", "min-replicas-to-write", 0)),
    }[how]
    ask(server, *begin)
    try:
        yield
    finally:
        ask(server, *end)


@pytest.mark.parametrize("how", ["full", "replica", "lonely", "disk"])
def test_pages_are_shown_where_nothing_can_be_written(server: Server, running: Running, how: str) -> None:
    assert running.sign_in().status_code == 200
    with no_writes(server, how):
        assert running.shows()
        assert running.shows(title="another")
        assert running.render().status_code == 200
        assert running.render(refresh=True).status_code == 200
        assert refused_in_words(running.sign_in())
        assert not running.connect("another")
        assert "problem" in running.doctor()
    assert running.has_everything()
    assert running.sign_in().status_code == 200


@pytest.mark.parametrize("how", ["full", "replica", "disk"])
def test_notes_by_the_way_are_left_out_where_nothing_can_be_written(server: Server, running: Running, how: str) -> None:
    def refuse(_: Credential) -> View:
        raise Refused

    connect(running.stores, ACME, PEOPLE[0], used_on="2026-01-01")
    before = running.stores.connections.find(ACME, PEOPLE[0])
    assert before
    attempts = Attempts(Cache(running.services.redis), running.services.failures, ACME)
    shared = replace(PUBLIC, identity="access-1", is_shared=True)
    with no_writes(server, how):
        running.stores.connections.used(before)
        with pytest.raises(Denied):
            attempts.first_good([shared], "acme/site", refuse)
        assert running.stores.connections.find(ACME, PEOPLE[0]) == before
        assert attempts.failures.all(ACME) == {}
    running.stores.connections.used(before)
    with pytest.raises(Denied):
        attempts.first_good([shared], "acme/site", refuse)
    assert running.stores.connections.find(ACME, PEOPLE[0]) != before
    assert set(attempts.failures.all(ACME)) == {"access-1"}


def test_one_that_is_slow_is_waited_for_and_one_that_hangs_is_not(server: Server, run: MakeRunning) -> None:
    running = run(url(server, "?socket_timeout=0.4"), KEY)
    running.fill()
    assert running.shows()
    ask(server, "CLIENT PAUSE", 200)
    assert running.shows()
    with server.stopped():
        started = time.monotonic()
        assert not running.shows()
        assert refused_in_words(running.render())
        assert running.ready() == (503, "redis-unavailable")
        assert time.monotonic() - started < 6
    until(running.shows)


def test_one_that_is_away_at_the_start_and_later(redis_servers: Servers, run: MakeRunning) -> None:
    server = redis_servers.start()
    server.kill()
    running = run(url(server), KEY)
    for _ in range(2):
        assert not running.shows()
        assert refused_in_words(running.render())
        assert running.ready() == (503, "redis-unavailable")
        server.start()
        until(lambda: running.ready() == (200, "ok"))
        running.fill()
        assert running.shows()
        server.kill()
    server.start()
    assert running.shows()
    assert running.has_everything()

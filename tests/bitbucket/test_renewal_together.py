"""Many who renew at once, and what fails meanwhile: the token endpoint, or Redis."""

import multiprocessing
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest
from cryptography.fernet import Fernet
from redis import Redis, RedisError
from werkzeug.wrappers import Response

from app.bitbucket.auth.connections import ConnectionStore, person
from app.bitbucket.auth.renewal import Renewal
from app.bitbucket.errors import Unavailable
from app.kit import clock
from app.kit.vault import Vault
from tests.bitbucket.renewing import ACCOUNT, SITE, World, consumer_at, running
from tests.bitbucket.token_endpoint import given, refused


@pytest.fixture
def world(redis: Redis) -> Iterator[World]:
    with running(redis) as made:
        yield made


def test_a_refused_access_token_is_renewed_once_for_all_who_had_it(world: World) -> None:
    before = world.connect(expires_at=world.now() + 5000)
    token = before.tokens.access_token
    with ThreadPoolExecutor(20) as threads:
        waiting = Renewal(world.consumer, world.connections, world.redis)
        renewed = list(
            threads.map(lambda _: waiting.after_refusal(before, refused_access_token=token).tokens, range(20))
        )
    assert len({tokens.access_token for tokens in renewed} - {token}) == 1
    assert world.server.counts()["refreshes"] == 1


def _many(socket: str, vault_key: str, url: str, threads: int, moment: float, start: Any, results: Any) -> None:
    """A process with as many threads, all of which want the same connection's tokens at once."""
    clock.now = lambda: moment
    with Redis(unix_socket_path=socket) as redis:
        connections = ConnectionStore(redis, Vault([vault_key]))
        renewal = Renewal(consumer_at(url), connections, redis)
        expired = connections.find(SITE, ACCOUNT)
        gate = threading.Barrier(threads)

        def want(_: int) -> str:
            gate.wait()
            return renewal.fresh(expired).tokens.access_token if expired else ""

        start.wait()
        with ThreadPoolExecutor(threads) as pool:
            results.put(list(pool.map(want, range(threads))))


def test_sixty_threads_of_two_processes_make_one_refresh(redis_socket: str, world: World) -> None:
    vault_key = Fernet.generate_key().decode()
    world.connections = ConnectionStore(world.redis, Vault([vault_key]))
    world.connect()
    spawned = multiprocessing.get_context("spawn")
    start, results = spawned.Barrier(2), spawned.Queue()
    arguments = (redis_socket, vault_key, world.url, 30, world.now(), start, results)
    processes = [spawned.Process(target=_many, args=arguments) for _ in range(2)]
    for process in processes:
        process.start()
    tokens = results.get(timeout=60) + results.get(timeout=60)
    for process in processes:
        process.join(30)
    assert tokens == [world.stored().tokens.access_token] * 60
    assert world.server.counts() | {"authorizations": 0, "exchanges": 0} == {
        "authorizations": 0, "exchanges": 0, "refreshes": 1, "refused_refreshes": 0,
    }  # fmt: skip


def test_whoever_waits_too_long_for_another_gives_up_and_changes_nothing(world: World) -> None:
    connection = world.connect()
    lock = f"site:{{{SITE}}}:connection:{person(ACCOUNT)}:lock"
    world.redis.set(lock, b"another", px=60_000)
    with pytest.raises(Unavailable):
        world.renewal.fresh(connection)
    assert 8 <= sum(world.sleeps) <= 15
    assert (world.requests, world.stored(), world.redis.get(lock)) == ([], connection, b"another")


def test_the_lock_is_given_back(world: World) -> None:
    world.renewal.fresh(world.connect())
    assert world.redis.keys("*:lock") == []


FAULTS: dict[str, Callable[[], Response]] = {
    "500": lambda: Response("<html>", 500),
    "503": lambda: Response("", 503),
    "429": lambda: Response("Rate limit", 429),
    "html": lambda: Response("<html>maintenance</html>"),
    "cut": lambda: Response('{"access_token": "sesa', content_type="application/json"),
    "no tokens": lambda: given(access_token=None),
    "a temporary error": lambda: refused("temporarily_unavailable"),
    "an error that says nothing": lambda: refused(""),
    "a redirect": lambda: Response(status=302, headers={"Location": "/elsewhere"}),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_marks_nothing_and_nobody_asks_again_for_a_while(world: World, fault: str) -> None:
    connection = world.connect()
    world.interrupt = FAULTS[fault]
    for _ in range(3):
        with pytest.raises(Unavailable):
            world.renewal.fresh(connection)
    assert len(world.requests) == 1
    assert (world.stored().tokens, world.stored().refusals) == (connection.tokens, 0)
    assert 0 < world.redis.ttl(f"site:{{{SITE}}}:connection:{person(ACCOUNT)}:fault") <= 15
    world.interrupt = lambda: None
    world.forget_fault()
    assert world.renewal.fresh(connection).tokens != connection.tokens


def test_a_server_that_is_away_is_a_fault(world: World) -> None:
    connection = world.connect()
    away = replace(world.renewal, consumer=consumer_at("http://127.0.0.1:9"))
    with pytest.raises(Unavailable):
        away.fresh(connection)
    assert (world.stored().tokens, world.stored().refusals) == (connection.tokens, 0)


def test_nobody_asks_while_redis_takes_no_writes(world: World) -> None:
    connection = world.connect()
    world.take_no_writes()
    with pytest.raises((RedisError, Unavailable)):
        world.renewal.fresh(connection)
    assert world.requests == []
    world.take_no_writes(really=False)
    assert world.renewal.fresh(connection).tokens != connection.tokens


def test_new_tokens_survive_a_redis_that_is_away_for_some_seconds(world: World) -> None:
    connection = world.connect()

    def away() -> None:
        world.take_no_writes()

    def back() -> None:
        if sum(world.sleeps) > 20:
            world.take_no_writes(really=False)

    world.interrupt, world.in_sleep = away, back
    after = world.renewal.fresh(connection)
    assert world.stored() == after
    world.interrupt = lambda: None
    world.now.moment += 8000
    world.renewal.fresh(after)
    assert world.server.counts()["refused_refreshes"] == 0


def test_tokens_that_cannot_be_stored_are_used_by_nobody(world: World) -> None:
    connection = world.connect()
    world.interrupt = world.take_no_writes
    with pytest.raises(Unavailable):
        world.renewal.fresh(connection)
    assert 25 <= sum(world.sleeps) <= 40
    assert world.stored().tokens == connection.tokens

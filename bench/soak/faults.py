"""What goes wrong: at Bitbucket, at Redis, with our own processes. Each fault is over when its body is."""

import os
import random
import signal
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any

from redis import Redis

from app.kit.embedded_redis import EmbeddedRedis
from sandbox.demo import Sandbox
from tests.e2e.visits import switch
from tests.processes import running

EVERYTHING = r"/2\.0/"
NOT_FILES = r"/2\.0/(?!.*/(?:src|files|diff|patch)/)"  # what a file holds is right whatever it is
WAIT = {"Retry-After": "3"}


@dataclass(frozen=True)
class World:
    """Everything that runs, and the Redis that the app uses, which is ours to end and to start."""

    sandbox: Sandbox
    server: EmbeddedRedis
    redis: Redis


@dataclass(frozen=True)
class Fault:
    """Something that goes wrong; while `is_away` pages may say that the app cannot work, and `loses` connections."""

    name: str
    goes_wrong: Callable[[World], AbstractContextManager[None]]
    is_away: bool = False
    loses: bool = False


@contextmanager
def _bitbucket(fault: dict[str, Any], match: str, world: World) -> Iterator[None]:
    switch(world.sandbox, "faults", {"match": match, "fault": fault})
    try:
        yield
    finally:
        switch(world.sandbox, "faults", method="DELETE")


def _at_bitbucket(name: str, match: str = EVERYTHING, **fault: Any) -> Fault:
    return Fault(f"Bitbucket: {name}", partial(_bitbucket, fault, match))


@contextmanager
def _redis_paused(world: World) -> Iterator[None]:
    world.redis.client_pause(3000)  # milliseconds
    yield


@contextmanager
def _redis_stopped(world: World) -> Iterator[None]:
    server = _redis_process(world)
    os.kill(server, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(server, signal.SIGCONT)


@contextmanager
def _redis_killed(world: World) -> Iterator[None]:
    os.kill(_redis_process(world), signal.SIGKILL)
    try:
        yield
    finally:
        world.server.stop()
        world.server.start()


def _redis_process(world: World) -> int:
    return int(world.redis.info("server")["process_id"])


@contextmanager
def _killed(words: str, world: World) -> Iterator[None]:
    found = running(words, below=world.sandbox.app.pid)
    if found:
        os.kill(random.choice(found), signal.SIGKILL)
    yield


FAULTS = (
    _at_bitbucket("10 s slow", delay_ms=10_000),
    Fault("a render child is killed", partial(_killed, "app.render.child")),
    _at_bitbucket("500", status=500, body="html"),
    _at_bitbucket("hangs", delay_ms=30_000),
    Fault("Redis: paused for 3 s", _redis_paused, is_away=True),
    _at_bitbucket("resets", reset=True),
    _at_bitbucket("429", status=429, body="json", headers=WAIT),
    Fault("a worker is killed", partial(_killed, "gunicorn"), loses=True),
    _at_bitbucket("502", status=502, body="text"),
    _at_bitbucket("HTML for JSON", NOT_FILES, status=200, body="html"),
    Fault("Redis: stopped", _redis_stopped, is_away=True),
    _at_bitbucket("503", status=503, body="html"),
    _at_bitbucket("cut short", truncate=True),
    _at_bitbucket("504", status=504, body="empty"),
    Fault("Redis: killed and started", _redis_killed, is_away=True),
    _at_bitbucket("wrong length", NOT_FILES, wrong_length=True),
    _at_bitbucket("555", status=555, body="html"),
)

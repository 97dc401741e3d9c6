"""Redis servers of a test: processes on loopback, alone, as a cluster, and with Sentinels."""

import os
import resource
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from redis import Redis, RedisError, ResponseError
from redis.backoff import NoBackoff
from redis.retry import Retry

from tests.redis_server import binary

WAIT_SECONDS = 20
BUS = 10_000  # a cluster node listens this far above its port, too


@dataclass
class Server:
    """A Redis server that can be killed and started again, with the data that it had."""

    folder: Path
    port: int
    options: Sequence[str]
    password: str | None = None
    process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        """Host and port."""
        return f"127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start it, and wait until it answers."""
        self.process = subprocess.Popen(
            [binary(), *self.options], cwd=self.folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            restore_signals=False,  # a file that may not grow is an error of a write then, like a full disk
        )  # fmt: skip
        until(self.answers)

    def answers(self) -> bool:
        """Whether it is there."""
        with self.client() as client:
            return bool(client.ping())

    def client(self) -> Redis:
        """A client that says at once when it is not."""
        return Redis(port=self.port, password=self.password, socket_timeout=5, retry=Retry(NoBackoff(), retries=0))

    def kill(self) -> None:
        """End it without a word."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process = None

    def stop(self) -> None:
        """It hangs from now on."""
        assert self.process
        os.kill(self.process.pid, signal.SIGSTOP)

    @contextmanager
    def without_disk(self) -> Iterator[None]:
        """There is no room for what it writes down."""
        assert self.process
        unlimited = (resource.RLIM_INFINITY, resource.RLIM_INFINITY)
        resource.prlimit(self.process.pid, resource.RLIMIT_FSIZE, (1, resource.RLIM_INFINITY))
        try:
            until(lambda: not self._writes())
            yield
        finally:
            resource.prlimit(self.process.pid, resource.RLIMIT_FSIZE, unlimited)
            until(self._writes)

    def _writes(self) -> bool:
        try:
            with self.client() as client:
                return bool(client.set("probe", b"1", px=1))
        except ResponseError:
            return False

    @contextmanager
    def stopped(self) -> Iterator[None]:
        """It hangs for a while."""
        self.stop()
        try:
            yield
        finally:
            assert self.process
            os.kill(self.process.pid, signal.SIGCONT)


@dataclass
class Servers:
    """Starts servers, and ends them all; `password` is that of those that hold data."""

    folder: Path
    password: str | None = None
    started: list[Server] = field(default_factory=list)

    def start(self, *options: str) -> Server:
        """One more server."""
        port = free_port()
        own = self.folder / str(port)
        own.mkdir()
        usual = ["--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "yes"]
        secret = ["--requirepass", self.password, "--masterauth", self.password] if self.password else []
        return self._started(Server(own, port, [*usual, *secret, *options], self.password))

    def sentinel(self, master: Server) -> Server:
        """One that watches this master, which it calls `main`."""
        port = free_port()
        own = self.folder / str(port)
        own.mkdir()
        (own / "sentinel.conf").write_text(
            f"port {port}\nbind 127.0.0.1\nsentinel monitor main 127.0.0.1 {master.port} 2\n"
            "sentinel down-after-milliseconds main 700\nsentinel failover-timeout main 1000\n"
            + (f"sentinel auth-pass main {self.password}\n" if self.password else "")
        )
        return self._started(Server(own, port, ["sentinel.conf", "--sentinel"]))

    def _started(self, server: Server) -> Server:
        self.started.append(server)
        server.start()
        return server


@contextmanager
def servers(folder: Path) -> Iterator[Servers]:
    """Servers with their data in this folder."""
    made = Servers(folder)
    try:
        yield made
    finally:
        for server in made.started:
            server.kill()


def free_port() -> int:
    """A port that nothing listens on, nor on that of the cluster bus that belongs to it."""
    while True:
        with ExitStack() as stack:
            first = stack.enter_context(socket.create_server(("127.0.0.1", 0)))
            port: int = first.getsockname()[1]
            try:
                stack.enter_context(socket.create_server(("127.0.0.1", port + BUS)))
            except (OSError, OverflowError):
                continue
            return port


def until(is_so: Callable[[], bool], *, seconds: float = WAIT_SECONDS) -> None:
    """Wait for something; a Redis that is away is not yet so."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            if is_so():
                return
        except RedisError:
            pass
        time.sleep(0.03)
    raise AssertionError("it does not happen")

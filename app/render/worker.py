"""Rendering in child processes that can be killed: no content can hang, crash or fill the app.

Matching a regular expression cannot be interrupted from within a process, and some 50-byte inputs take for ever.
"""

import logging
import os
import queue
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path

from app.render.document import Document, Notice, Options, Place, Rendered, loads
from app.render.errors import Busy, ChildFailed
from app.render.formats import SOURCE, choose
from app.render.formats.base import Limits
from app.render.sanitize import NOTHING
from app.render.wire import MAX_ANSWER_BYTES, READY, pack_request

START_SECONDS = 20  # a child's imports, on a machine that does many other things
ROOT = Path(__file__).parents[2]
KEPT_VARIABLES = ("PATH", "LD_LIBRARY_PATH")  # what Python itself may need; any other may be a secret
EXCUSES = {
    "deadline": "This file took too long to be drawn; it is shown as plain text.",
    "crash": "This file could not be drawn; it is shown as plain text.",
}
PROBE = Document(b"ping", "ping.txt", Place("", ""))

log = logging.getLogger(__name__)


class Child:
    """One process (child.py) and the socket to it; raises ChildFailed when it does not start."""

    def __init__(self) -> None:
        ours, theirs = socket.socketpair()
        self._connection = Connection(ours.detach())
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", "app.render.child", str(theirs.fileno())],
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
            return loads(self._receive(limits.deadline_seconds))
        except (OSError, ValueError) as error:
            raise ChildFailed("crash") from error

    def _receive(self, deadline_seconds: float) -> bytes:
        try:
            if not self._connection.poll(deadline_seconds):
                raise ChildFailed("deadline")
            return self._connection.recv_bytes(MAX_ANSWER_BYTES)
        except (OSError, EOFError) as error:
            raise ChildFailed("crash") from error

    def end(self) -> None:
        """Kill it; there is nothing to finish or to save."""
        self._connection.close()
        self._process.kill()
        self._process.wait()


class Worker:
    """A few children shared by all threads of a process; each starts when it is first needed."""

    def __init__(self, children: int = 2) -> None:
        self._children = children
        # Last in, first out: a child that has just worked is warm. None stands for one that is not running.
        self._free: queue.LifoQueue[Child | None] = queue.LifoQueue()
        for _ in range(children):
            self._free.put(None)

    def render(self, document: Document, options: Options, *, limits: Limits | None = None) -> Rendered:
        """The document as the author wants it, or as plain text when that takes too long or fails; raises Busy."""
        limits = limits or choose(document.path, options).limits
        try:
            with self._child(limits.deadline_seconds) as child:
                return child.render(document, options, limits)
        except ChildFailed as failure:
            log.warning("a render child was ended: %s", failure.reason)
            return self._as_plain_text(document, options, Notice(failure.reason, EXCUSES[failure.reason]))

    def _as_plain_text(self, document: Document, options: Options, notice: Notice) -> Rendered:
        options = replace(options, display="source", language="text")
        try:
            with self._child(SOURCE.limits.deadline_seconds) as child:
                rendered = child.render(document, options, SOURCE.limits)
        except ChildFailed:
            return Rendered("unsupported", NOTHING, SOURCE.name, None, (notice,))
        return replace(rendered, notices=(notice, *rendered.notices))

    def ping(self) -> None:
        """Have a child render a word, which also starts one; raises Busy or ChildFailed."""
        with self._child(SOURCE.limits.deadline_seconds) as child:
            child.render(PROBE, Options(), SOURCE.limits)

    def close(self) -> None:
        """End the children, after those at work have finished; a later use would start new ones."""
        for child in [self._free.get() for _ in range(self._children)]:
            if child:
                child.end()
            self._free.put(None)

    @contextmanager
    def _child(self, patience_seconds: float) -> Iterator[Child]:
        """A child for one thread; one that fails in the body is ended, and its place is free for a new one."""
        try:
            child = self._free.get(timeout=patience_seconds)
        except queue.Empty:
            raise Busy from None
        try:
            if child and not child.is_alive():
                child.end()
                child = None
            child = child or Child()
            yield child
        except BaseException:
            if child:
                child.end()
                child = None
            raise
        finally:
            self._free.put(child)


def _environment() -> dict[str, str]:
    kept = {name: os.environ[name] for name in KEPT_VARIABLES if name in os.environ}
    return {**kept, "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8"}

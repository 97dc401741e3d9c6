"""gunicorn's worker with threads, which loses no request when it is told to stop.

gunicorn's own stops accepting at once and closes its socket when its last answer is sent; who connected meanwhile was
let in by the kernel and is thrown out without an answer. This one goes on accepting for `drain_seconds`, while
`/readyz` tells balancers to go elsewhere; then it lets nobody in any more, waits for those at the door, accepts all who
are inside, and closes the socket. The answers that are under way, and the connections that are kept alive, are ended by
gunicorn as ever.
"""

import ctypes
import socket
import struct
import sys
import threading
import time
from contextlib import suppress
from queue import SimpleQueue
from typing import Any

from gunicorn.workers.gthread import ThreadWorker

from app.ops import draining

DOOR_SECONDS = 0.5  # between the first and the last packet of a connection's beginning
SO_ATTACH_FILTER = 26  # https://docs.kernel.org/networking/filter.html
FLAGS, SYN = 13, 0x02  # the byte of a TCP header, and the bit in it, that say that a connection begins
NO_NEWCOMERS = b"".join(
    struct.pack("HBBI", *instruction)
    for instruction in (
        (0x30, 0, 0, FLAGS),  # load the byte
        (0x45, 0, 1, SYN),  # if the bit is set go on, else skip one
        (0x06, 0, 0, 0),  # drop the packet
        (0x06, 0, 0, 0xFFFF),  # take the packet
    )
)


class Worker(ThreadWorker):  # type: ignore[misc]  # gunicorn has no types
    """A worker that leaves in an orderly way when it gets SIGTERM."""

    drain_seconds = 0

    def init_process(self) -> None:
        """Wait for the signal in a thread, because little may be done in its handler."""
        self._told: SimpleQueue[None] = SimpleQueue()
        threading.Thread(target=self._leave, name="leaving", daemon=True).start()
        super().init_process()

    def handle_exit(self, sig: int, frame: object) -> None:
        """SIGTERM: begin to leave."""
        self._told.put(None)

    def _leave(self) -> None:
        self._told.get()
        draining.begin()
        time.sleep(self.drain_seconds)
        for listener in self.sockets:
            let_nobody_in(listener)
        time.sleep(DOOR_SECONDS)
        super().handle_exit(None, None)

    def set_accept_enabled(self, enabled: bool) -> None:
        """The same as gunicorn's; the last time, accept all who are waiting, and close."""
        super().set_accept_enabled(enabled)
        if not self.alive:
            for listener in self.sockets:
                self._accept_all(listener)
                listener.close()
            self.sockets: list[Any] = []

    def _accept_all(self, listener: Any) -> None:
        count = -1
        while count != self.nr_conns:
            count = self.nr_conns
            self.accept(listener)


def let_nobody_in(listener: Any) -> None:
    """Have the kernel drop what would begin a connection; whoever begins one tries again, and finds another door.

    Other systems than Linux go on letting people in until the socket is closed, a moment later.
    """
    if sys.platform != "linux":
        return
    program = ctypes.create_string_buffer(NO_NEWCOMERS)
    with suppress(OSError):  # it is only about a moment
        count = len(NO_NEWCOMERS) // struct.calcsize("HBBI")
        listener.setsockopt(socket.SOL_SOCKET, SO_ATTACH_FILTER, struct.pack("HL", count, ctypes.addressof(program)))

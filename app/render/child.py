"""The process that renders: `python -m app.render.child DESCRIPTOR [v8]`.

It answers requests over the socket until the other end closes. It holds no secret, opens no connection, starts no
program, and ends itself when a request takes too long, so that it cannot outlive an app that was killed.
"""

import resource
import signal
import sys
from contextlib import suppress
from multiprocessing.connection import Connection

from app.kit.free_memory import give_back
from app.render import render, v8
from app.render.document import dumps
from app.render.formats.base import Limits
from app.render.highlight import warm_up
from app.render.wire import READY, unpack_request

MAX_MEMORY_BYTES = 1024**3
V8_RESERVES_BYTES = 640 * 1024**2  # for machine code; it counts as written from the start, and hardly any of it is
MAX_OPEN_FILES = 32
LARGE_BYTES = 256 * 1024
GRACE_SECONDS = 1  # the app ends a late child first, and knows why
# https://docs.python.org/3/library/audit_events.html: what no library may do here, whatever a document asks it for.
FORBIDDEN = (
    "socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostby", "socket.send", "urllib.",
    "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.system",
)  # fmt: skip


def main(descriptor: int, *, with_v8: bool) -> None:
    """Limit this process, warm up, then answer until the app is gone.

    V8 reserves more addresses than it ever uses, so that it does not start where these are limited; there only what is
    really written counts, and V8 has a limit of its own.
    """
    memory, reserved = (resource.RLIMIT_DATA, V8_RESERVES_BYTES) if with_v8 else (resource.RLIMIT_AS, 0)
    if with_v8:
        v8.allow()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the app's; it closes the socket when it has finished
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (MAX_OPEN_FILES, MAX_OPEN_FILES))
    resource.setrlimit(memory, (MAX_MEMORY_BYTES + reserved, MAX_MEMORY_BYTES + reserved))
    warm_up()
    sys.addaudithook(_forbid)
    with Connection(descriptor) as connection, suppress(EOFError, BrokenPipeError, ConnectionResetError):
        connection.send_bytes(READY)
        while True:
            document, options, limits = unpack_request(connection.recv_bytes())
            _limit(memory, limits, reserved)
            answer = dumps(render(document, options))
            connection.send_bytes(answer)
            if len(answer) > LARGE_BYTES:
                give_back()
            for timer in (signal.ITIMER_PROF, signal.ITIMER_REAL):
                signal.setitimer(timer, 0)


def _forbid(event: str, _: object) -> None:
    if event.startswith(FORBIDDEN):
        raise PermissionError(event)


def _limit(memory: int, limits: Limits, reserved: int) -> None:
    """The kernel ends the process when its time is up, even inside a regular expression, where Python sees no signals.

    First when it has used its processor time; by the clock only when there is no app any more that would do it.
    """
    wanted = min(limits.memory_bytes, MAX_MEMORY_BYTES)
    resource.setrlimit(memory, (wanted + reserved, MAX_MEMORY_BYTES + reserved))
    signal.setitimer(signal.ITIMER_PROF, limits.deadline_seconds)
    signal.setitimer(signal.ITIMER_REAL, limits.longest_seconds + GRACE_SECONDS)


if __name__ == "__main__":
    main(int(sys.argv[1]), with_v8="v8" in sys.argv[2:])

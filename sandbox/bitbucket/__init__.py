"""A local Bitbucket: real git repositories behind the REST 2.0 shapes, on loopback, for the demo and the tests."""

import socket
import threading
from dataclasses import dataclass
from pathlib import Path

from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server

from sandbox.bitbucket.app import make_app
from sandbox.bitbucket.switches import Switches

LOOPBACK = "127.0.0.1"


@dataclass(frozen=True)
class RunningBitbucket:
    """A server in a thread of its own, until `stop()`."""

    web_url: str
    switches: Switches
    _server: BaseWSGIServer
    _thread: threading.Thread

    @property
    def api_url(self) -> str:
        """What BITBUCKET_API_URL must say."""
        return f"{self.web_url}/2.0"

    def stop(self) -> None:
        """Close it."""
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


class _Quiet(WSGIRequestHandler):
    """Speaks HTTP/1.1, so that connections are kept, and says nothing."""

    protocol_version = "HTTP/1.1"

    def log(self, type: str, message: str, *args: object) -> None:
        """Nothing: the terminal belongs to the app."""


def start(*, port: int = 0, data: Path) -> RunningBitbucket:
    """Serve on this port (0: any free one) the repositories that `data` keeps."""
    listener = socket.create_server((LOOPBACK, port))
    address = f"http://localhost:{listener.getsockname()[1]}"
    app = make_app(data, address=address)
    server = make_server(
        LOOPBACK, listener.getsockname()[1], app, threaded=True, request_handler=_Quiet, fd=listener.fileno()
    )
    listener.close()
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    return RunningBitbucket(address, app.extensions["switches"], server, thread)

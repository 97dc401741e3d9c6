"""Serves the repositories in a thread of its own."""

import socket
import threading
from pathlib import Path

from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server

from sandbox.bitbucket.app import create_app
from sandbox.bitbucket.data import create

LOOPBACK = "127.0.0.1"
STOP_LATENCY_SECONDS = 0.02


class _Door(WSGIRequestHandler):
    def version_string(self) -> str:
        """What the `Server` header says."""
        return "envoy"

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Say nothing: the demo's terminal belongs to the app."""

    def connection_dropped(self, error: BaseException, environ: dict[str, object] | None = None) -> None:
        """Read no more of a connection that a fault has closed."""
        self.close_connection = True


class RunningBitbucket:
    """A local Bitbucket until `stop()`: `api_url` and `web_url` are what the app must be told."""

    def __init__(self, *, port: int, data: Path) -> None:
        with socket.create_server((LOOPBACK, port)) as listener:
            port = listener.getsockname()[1]
            self._server: BaseWSGIServer = make_server(
                LOOPBACK, port, create_app(create(data)), threaded=True, request_handler=_Door, fd=listener.fileno()
            )
        self.web_url = f"http://localhost:{port}"
        self.api_url = f"{self.web_url}/2.0"
        self._thread = threading.Thread(target=self._server.serve_forever, args=[STOP_LATENCY_SECONDS], daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Close it; the repositories stay."""
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


def start(*, port: int = 0, data: Path) -> RunningBitbucket:
    """Serve on this port (0: any free one) the repositories in the folder `data`, made there if need be.

    Raises OSError for a taken port, NotOurs for a folder with something else in it.
    """
    return RunningBitbucket(port=port, data=data)

"""Serves the drawings in a thread of its own."""

import socket
import threading

from werkzeug.serving import WSGIRequestHandler, make_server

from sandbox.plantuml.app import Seen, create_app

LOOPBACK = "127.0.0.1"
STOP_LATENCY_SECONDS = 0.02


class _Quiet(WSGIRequestHandler):
    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Say nothing: the demo's terminal belongs to the app."""

    def connection_dropped(self, error: BaseException, environ: dict[str, object] | None = None) -> None:
        """Whoever asks may stop listening to a huge answer."""
        self.close_connection = True


class RunningPlantUml:
    """A stand-in until `stop()`: `url` is what the app must be told, `seen` what it was asked."""

    def __init__(self, *, port: int) -> None:
        self.seen = Seen()
        with socket.create_server((LOOPBACK, port)) as listener:
            port = listener.getsockname()[1]
            self._server = make_server(
                LOOPBACK, port, create_app(self.seen), threaded=True, request_handler=_Quiet, fd=listener.fileno()
            )
        self.url = f"http://localhost:{port}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=[STOP_LATENCY_SECONDS], daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Close it."""
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


def start(*, port: int = 0) -> RunningPlantUml:
    """Serve on this port (0: any free one); raises OSError for a taken one."""
    return RunningPlantUml(port=port)

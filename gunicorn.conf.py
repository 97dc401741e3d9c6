"""How gunicorn runs the app.

Each worker makes an app of its own: threads, Redis sockets and render children do not survive a fork.
"""

import gc
import os
import shutil
import socket
import sys
import tempfile
from typing import Any

from app import development
from app.config import ConfigError, load
from app.kit.embedded_redis import CannotStart, EmbeddedRedis
from app.kit.free_memory import use_few_arenas
from app.kit.private_memory import hide
from app.ops.stopping import Worker

try:
    settings = load()
except ConfigError as error:
    sys.exit(str(error))

wsgi_app = "app:create_app()"
bind = f"0.0.0.0:{settings.port}"
workers = settings.workers
worker_class = Worker
Worker.drain_seconds = settings.drain_seconds
threads = settings.threads
reuse_port = True  # without it one worker takes nearly all keep-alive connections
preload_app = False
limit_request_line = 8190  # a long link plus a token
timeout = 60
graceful_timeout = 30 + settings.drain_seconds
keepalive = 30
forwarder_headers = ""  # the path of the public address comes from the configuration, never from a header
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None
control_socket_disable = True
accesslog = None  # the app writes its own request log, without tokens

_redis: EmbeddedRedis | None = None
_metrics = ""


def on_starting(server: object) -> None:
    """Start the embedded Redis in the master, before it forks; the workers inherit what is done to memory.

    They also inherit where their metrics belong, which prometheus_client reads when it is first imported.
    """
    global _redis, _metrics
    hide()
    use_few_arenas()
    try:
        with socket.socket() as probe:  # with reuse_port a second app would join the first one's port without a word
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(("", settings.port))
        _redis = development.start_redis(settings)
    except CannotStart as error:
        sys.exit(str(error))
    except OSError:
        sys.exit(f"Port {settings.port} is in use. Stop what uses it, or set PORT to another one.")
    _metrics = os.environ["PROMETHEUS_MULTIPROC_DIR"] = tempfile.mkdtemp(prefix="metrics-", dir=worker_tmp_dir)


def post_worker_init(worker: object) -> None:
    """Have each worker keep house now and then; which of them does it, they settle in Redis."""
    from app.ops import housekeeping  # here, because the master makes no app and must stay small

    housekeeping.start(settings)
    # What is there now stays, so the collector need not look through it again and again while requests wait.
    gc.collect()
    gc.freeze()


def child_exit(server: object, worker: Any) -> None:
    """Forget what a worker was doing that has ended, in whatever way."""
    from app.kit import metrics  # here, because of the environment that on_starting prepares

    metrics.forget_process(worker.pid)


def on_exit(server: object) -> None:
    """Stop Redis when the last worker is gone, and leave no folder behind."""
    if _metrics:
        shutil.rmtree(_metrics, ignore_errors=True)
    if _redis is not None:
        _redis.stop()

"""The sandbox with a watch on it: no secret may stand in an answer, in a log or, in clear, in Redis."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from redis import Redis
from redis.exceptions import ConnectionError as NoConnection

from app.kit.embedded_redis import socket_url
from sandbox.demo import Sandbox, running
from tests.recording import FILE
from tests.secret_marks import leaks, leaks_in


@contextmanager
def watched(*, port: int, data: Path | None = None, **wishes: Any) -> Iterator[Sandbox]:
    """Everything as in the demo, in a new folder unless `data` is one; at the end, a look at all that was said, logged
    and stored.
    """
    with tempfile.TemporaryDirectory() as folder:
        data = data or Path(folder)
        answers, log = data / "leaks", data / "app.log"
        wishes = {"LOG_LEVEL": "INFO", **wishes, FILE: str(answers)}
        application = "tests.recording:create_recorded_app()"
        with log.open("wb") as file, running(data, port=port, application=application, log=file, **wishes) as sandbox:
            yield sandbox
            secrets = [
                site.installation.shared_secret.encode() for site in sandbox.confluence.sites if site.installation
            ]
            key_file = Path(sandbox.environment["DATA_DIR"]) / "encryption-key"
            secrets += [key_file.read_bytes().strip()] if key_file.exists() else []
            stored = list(in_redis(sandbox, secrets))
        said = answers.read_text().splitlines() if answers.exists() else []
        logged = leaks(log.read_bytes(), secrets)
    assert (said, logged, stored) == ([], [], [])


def in_redis(sandbox: Sandbox, secrets: list[bytes]) -> Iterator[str]:
    """Secrets in the app's Redis, each with its key."""
    if "REDIS_URL" in sandbox.environment or sandbox.app.poll() is not None:
        return
    with Redis.from_url(socket_url(Path(sandbox.environment["DATA_DIR"]))) as redis, suppress(NoConnection):
        yield from leaks_in(redis, secrets)

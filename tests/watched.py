"""The sandbox with a watch on it: no secret may stand in an answer, in a log or, in clear, in Redis."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from redis import Redis

from app.kit.embedded_redis import socket_url
from sandbox.demo import Sandbox, running
from tests.recording import FILE
from tests.secret_marks import leaks


@contextmanager
def watched(*, port: int, **wishes: Any) -> Iterator[Sandbox]:
    """Everything as in the demo; at the end, a look at all that was said, logged and stored."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
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
    if "REDIS_URL" in sandbox.environment:
        return
    with Redis.from_url(socket_url(Path(sandbox.environment["DATA_DIR"]))) as redis:
        for key in redis.scan_iter(count=1000):
            content = redis.dump(key) or b""
            match redis.type(key):
                case b"string":
                    content = redis.get(key) or b""
                case b"list":
                    content = b"\n".join(redis.lrange(key, 0, -1))
                case b"hash":
                    content = b"\n".join(part for pair in redis.hgetall(key).items() for part in pair)
                case b"set":
                    content = b"\n".join(redis.smembers(key))
            yield from (f"{key!r}: {each}" for each in leaks(key + b"\n" + content, secrets))

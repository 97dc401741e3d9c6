"""The app as an operator has it, configured by the environment of the test."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from flask import Flask
from redis import Redis

from app import create_app
from app.config import load
from app.services import EXTENSION

MakeApp = Callable[..., Flask]
CLOSED = "http://127.0.0.1:9/2.0"


@pytest.fixture
def make_app(redis: Redis, redis_socket: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MakeApp]:
    """Makes an app with these variables beside those that every one needs; an empty one is not set."""
    made = []

    def make(**variables: str) -> Flask:
        usual = {
            "REDIS_URL": f"unix://{redis_socket}",
            "DATA_DIR": str(tmp_path),
            "ENCRYPTION_KEYS": Fernet.generate_key().decode(),
            "BITBUCKET_API_URL": CLOSED,
        }
        with monkeypatch.context() as patch:
            for name, value in (usual | variables).items():
                patch.setenv(name, value) if value else patch.delenv(name, raising=False)
            made.append(create_app(load()))
        return made[-1]

    yield make
    for app in made:
        app.extensions[EXTENSION].redis.close()
        app.extensions[EXTENSION].worker.close()

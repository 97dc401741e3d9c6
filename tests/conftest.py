"""Fixtures for every test: a real Redis, the app in this process, and the whole sandbox with the app under gunicorn."""

import socket
from collections.abc import Iterator

import pytest
from cryptography.fernet import Fernet
from flask import Flask
from hypothesis import settings

from app import create_app
from app.config import load
from app.services import EXTENSION
from sandbox.demo import Sandbox
from tests.watched import watched

# What a single example takes says more about the machine than about the code.
settings.register_profile("without-clock", deadline=None)
settings.load_profile("without-clock")

pytest_plugins = ["tests.redis_server", "tests.leak_watch"]


@pytest.fixture(scope="session")
def app(redis_socket: str) -> Iterator[Flask]:
    """The app in this process, with a Redis and no Bitbucket."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("REDIS_URL", f"unix://{redis_socket}")
        patch.setenv("ENCRYPTION_KEYS", Fernet.generate_key().decode())
        patch.setenv("BITBUCKET_API_URL", "http://127.0.0.1:9/2.0")
        config = load()
    made = create_app(config)
    yield made
    made.extensions[EXTENSION].worker.close()


@pytest.fixture(scope="session")
def sandbox() -> Iterator[Sandbox]:
    """Everything as in the demo: Confluence, Bitbucket, and the app under gunicorn with its embedded Redis."""
    with watched(port=free_port()) as everything:
        yield everything


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
    return port

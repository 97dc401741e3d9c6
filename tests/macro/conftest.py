"""The local Bitbucket and what shows its answers, all in this process."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from redis import Redis
from werkzeug.test import Client

from app.render.worker import Worker
from sandbox.bitbucket.app import create_app
from sandbox.bitbucket.data import create
from tests.macro.local_bitbucket import LocalBitbucket
from tests.macro.showing import Showing


@pytest.fixture(scope="session")
def local_repositories(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the git data."""
    return tmp_path_factory.mktemp("repositories")


@pytest.fixture(scope="session")
def local_bitbucket(local_repositories: Path) -> LocalBitbucket:
    """One for all tests; each leaves its answers as they are."""
    return LocalBitbucket(Client(create_app(create(local_repositories))))


@pytest.fixture(scope="session")
def local_worker() -> Iterator[Worker]:
    """A renderer in a child of its own."""
    worker = Worker(1)
    yield worker
    worker.close()


@pytest.fixture
def showing(app: Flask, redis: Redis, local_bitbucket: LocalBitbucket, local_worker: Worker) -> Showing:
    """Shows links to a reader who is nobody to Bitbucket."""
    return Showing(app, redis, local_bitbucket, local_worker)

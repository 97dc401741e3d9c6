"""One local Bitbucket for all tests here; each test leaves its switches as it found them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sandbox.bitbucket import start
from tests.sandbox.bitbucket.calls import Caller


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Caller]:
    data: Path = tmp_path_factory.mktemp("bitbucket")
    server = start(data=data)
    yield Caller(server.web_url, data)
    server.stop()


@pytest.fixture
def bitbucket(running: Caller) -> Iterator[Caller]:
    yield running
    running.switch("faults", method="DELETE")
    running.switch("limit", {"anonymous_per_hour": None})
    running.switch("latency", {"ms": 0})
    running.switch("requests", method="DELETE")

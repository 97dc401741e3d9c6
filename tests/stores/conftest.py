"""The app in this process on servers of each test file, with the local Bitbucket."""

import gc
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest

from sandbox import bitbucket
from sandbox.bitbucket import RunningBitbucket
from tests.stores.running import MakeRunning, Running
from tests.stores.servers import Servers, servers


@pytest.fixture(scope="session")
def local_bitbucket() -> Iterator[RunningBitbucket]:
    with tempfile.TemporaryDirectory() as folder:
        running = bitbucket.start(data=Path(folder))
        yield running
        running.stop()


@pytest.fixture(scope="module")
def redis_servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Servers]:
    with servers(tmp_path_factory.mktemp("servers")) as made:
        yield made


@pytest.fixture(scope="module")
def run(local_bitbucket: RunningBitbucket) -> Iterator[MakeRunning]:
    """Makes the app with a REDIS_URL."""
    made: list[Running] = []

    def make(redis_url: str, *keys: str) -> Running:
        made.append(Running.start(redis_url, local_bitbucket, keys))
        return made[-1]

    yield make
    for running in made:
        running.stop()
    made.clear()
    with warnings.catch_warnings():  # the library leaves open what leads to a server that is no longer in the cluster
        warnings.simplefilter("ignore", ResourceWarning)
        gc.collect()

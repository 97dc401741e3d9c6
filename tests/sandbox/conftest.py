"""One local Bitbucket for all of its tests; what a test switches on is off again for the next."""

from collections.abc import Iterator

import pytest

from sandbox.bitbucket import start
from sandbox.bitbucket.people import PEOPLE
from tests.sandbox.bitbucket_calls import Bitbucket


@pytest.fixture(scope="session")
def running_bitbucket(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bitbucket]:
    data = tmp_path_factory.mktemp("bitbucket")
    running = start(data=data)
    yield Bitbucket(running, data)
    running.stop()


@pytest.fixture
def bitbucket(running_bitbucket: Bitbucket) -> Iterator[Bitbucket]:
    running_bitbucket.switch("requests", method="DELETE")
    yield running_bitbucket
    running_bitbucket.switch("faults", method="DELETE")
    running_bitbucket.switch("limit", {"anonymous_per_hour": None})
    running_bitbucket.switch("latency", {"ms": 0})
    running_bitbucket.switch("access", method="DELETE")
    running_bitbucket.switch("credentials/restore")
    running_bitbucket.switch("oauth", method="DELETE")
    for name in PEOPLE:
        running_bitbucket.switch("oauth/revoke", {"user": name})

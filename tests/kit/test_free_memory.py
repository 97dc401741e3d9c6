"""What a large file takes is given back to the system when it has been rendered."""

import os
import sys
import time
from collections.abc import Iterator

import pytest

from app.render.document import Document, Options, Place
from app.render.worker import Worker
from bench.load import memory_megabytes
from sandbox.bitbucket.odd_files import code_lines
from tests.processes import running

KEPT = 15  # megabytes that may remain; without giving back it is twice as much
PLACE = Place("https://bitbucket.org/acme/site/src/main/", "")


@pytest.fixture
def worker() -> Iterator[Worker]:
    worker = Worker(1)
    yield worker
    worker.close()


def children() -> list[int]:
    return running("app.render.child", below=os.getpid())


@pytest.mark.skipif(sys.platform != "linux", reason="only glibc is told to")
def test_a_child_is_small_again_after_a_large_file(worker: Worker) -> None:
    def show(count: int) -> int:
        return len(worker.render(Document(code_lines(count), "a.py", PLACE), Options()).html)

    show(100)
    before = memory_megabytes(children())
    assert show(10_000) > 1_000_000
    until = time.monotonic() + 20
    while (more := memory_megabytes(children()) - before) >= KEPT and time.monotonic() < until:
        time.sleep(0.05)
    assert more < KEPT

"""The worker with real processes: hangs, crashes and greed cost one document its colours, and nobody else anything."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.render.document import Options
from app.render.errors import Busy, ChildFailed
from app.render.formats.base import Limits
from app.render.wire import pack_request, unpack_request
from app.render.worker import Child, Worker
from tests.render.documents import codes, document
from tests.render.inspection import assert_harmless, text_of

MIB = 1024 * 1024
SHORT = Limits(deadline_seconds=0.4, memory_bytes=512 * MIB)
AMPLE = Limits(deadline_seconds=30, memory_bytes=512 * MIB)
HANGING = document('"' + "\\" * 48, "a.scala")
PYTHON = document("if x:\n    pass\n", "a.py")


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    worker = Worker()
    yield worker
    worker.close()


@pytest.fixture
def child() -> Iterator[Child]:
    child = Child()
    yield child
    child.end()


def is_running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def wait_until_gone(pid: int) -> None:
    for _ in range(200):
        if not is_running(pid):
            return
        time.sleep(0.05)
    raise AssertionError(f"process {pid} still runs")


def pids(worker: Worker) -> set[int]:
    """The processes of the worker: all that it started and did not end."""
    children = Path(f"/proc/{os.getpid()}/task").glob("*/children")
    return {int(pid) for path in children for pid in path.read_text().split()}


def test_documents_come_back_rendered(worker: Worker) -> None:
    source = worker.render(PYTHON, Options(lines=((1, 1),), highlight=((1, None),)))
    assert (source.state, source.language, source.line_count, source.notices) == ("ok", "Python", 2, ())
    assert text_of(source.html) == "if x:\n"
    markdown = worker.render(document("# Größe\n\n![x](y.png)\n", "a.md"), Options())
    assert markdown.format == "markdown"
    assert 'src="\0docs/guide/y.png\0"' in markdown.html
    binary = worker.render(document(b"\x89PNG\r\n\x1a\n\n\0", "a.png"), Options())
    assert (binary.state, codes(binary)) == ("unsupported", ["binary"])


def test_requests_travel_whole() -> None:
    parcel = (
        document(b"\n\n\0\xff{}\n", "ä\n.md", is_cut=True),
        Options(lines=((1, None), (3, 4)), language="x"),
        SHORT,
    )
    assert unpack_request(pack_request(*parcel)) == parcel


@pytest.mark.parametrize(
    "hanging",
    [
        HANGING,
        document("<!--\n" * 18_000, "a.xml"),
        document("<div>" * 50_000, "a.md"),
        document("<div>\n" * 50_000, "a.md"),
    ],
    ids=["scala", "xml", "one line of elements", "elements"],
)
def test_what_takes_too_long_is_shown_as_plain_text(worker: Worker, hanging: object) -> None:
    assert isinstance(hanging, type(HANGING))
    shown = worker.render(hanging, Options(), limits=SHORT)
    assert shown.format == "source"
    assert codes(shown)[0] == "deadline"
    assert shown.language is None
    assert text_of(shown.html).startswith(hanging.content.decode()[:40])
    assert_harmless(shown.html)


def test_the_chosen_lines_survive_the_deadline(worker: Worker) -> None:
    hanging = document("a\nb\n" + HANGING.content.decode(), "a.scala")
    shown = worker.render(hanging, Options(lines=((2, 3),)), limits=SHORT)
    assert text_of(shown.html) == "b\n" + HANGING.content.decode() + "\n"


def test_others_go_on_while_one_hangs(worker: Worker) -> None:
    worker.ping()
    states: list[str] = []
    hanging = threading.Thread(
        target=lambda: states.append(codes(worker.render(HANGING, Options(), limits=AMPLE_HANG))[0])
    )
    hanging.start()
    others = [worker.render(PYTHON, Options()) for _ in range(20)]
    assert hanging.is_alive()
    assert all(other.language == "Python" for other in others)
    hanging.join()
    assert states == ["deadline"]
    assert worker.render(PYTHON, Options()).language == "Python"


AMPLE_HANG = Limits(deadline_seconds=2, memory_bytes=512 * MIB)


def test_a_child_that_was_killed_while_idle_is_replaced(worker: Worker) -> None:
    worker.ping()
    for pid in pids(worker):
        os.kill(pid, signal.SIGKILL)
    assert codes(worker.render(PYTHON, Options())) == []


def test_too_much_memory_ends_the_child_only(worker: Worker) -> None:
    greedy = document("x = 1\n" * 20_000, "a.py")
    shown = worker.render(greedy, Options(), limits=Limits(deadline_seconds=10, memory_bytes=1 * MIB))
    assert codes(shown) == ["crash"]
    assert text_of(shown.html).startswith("x = 1\n")


def test_a_crash_is_told_from_a_deadline(child: Child) -> None:
    os.kill(child.pid, signal.SIGSTOP)
    with pytest.raises(ChildFailed) as late:
        child.render(PYTHON, Options(), SHORT)
    assert late.value.reason == "deadline"
    os.kill(child.pid, signal.SIGKILL)
    wait_until_gone(child.pid)
    with pytest.raises(ChildFailed) as crashed:
        child.render(PYTHON, Options(), SHORT)
    assert crashed.value.reason == "crash"


def test_all_at_work() -> None:
    worker = Worker(children=1)
    worker.ping()
    pid = next(iter(pids(worker)))
    thread = threading.Thread(target=lambda: worker.render(HANGING, Options(), limits=AMPLE_HANG))
    thread.start()
    time.sleep(0.3)
    with pytest.raises(Busy):
        worker.render(PYTHON, Options(), limits=SHORT)
    thread.join()
    worker.close()
    wait_until_gone(pid)


def test_many_threads_share_two_children(worker: Worker) -> None:
    results: list[str] = []

    def work(number: int) -> None:
        shown = worker.render(document(f"number = {number}\n", "a.py"), Options(), limits=AMPLE)
        assert text_of(shown.html) == f"number = {number}\n"
        results.append(shown.state)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(24)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == ["ok"] * 24
    assert len(pids(worker)) <= 2


def test_closing_ends_the_children_and_a_later_use_starts_new_ones() -> None:
    worker = Worker()
    worker.close()
    worker.ping()
    (pid,) = pids(worker)
    worker.close()
    wait_until_gone(pid)
    assert worker.render(PYTHON, Options()).state == "ok"
    worker.close()


def test_children_start_only_when_needed() -> None:
    before = pids(Worker())
    assert pids(Worker()) == before


def test_a_child_has_no_secret_and_no_open_file_of_ours(child: Child, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ENCRYPTION_KEYS", "secret")
    with open("/dev/null") as ours, socket.socket() as connection:
        os.set_inheritable(ours.fileno(), True)
        os.set_inheritable(connection.fileno(), True)
        other = Child()
        environment = Path(f"/proc/{other.pid}/environ").read_bytes()
        names = {variable.partition(b"=")[0] for variable in environment.split(b"\0") if variable}
        assert names <= {b"PATH", b"LD_LIBRARY_PATH", b"PYTHONPATH", b"LANG", b"LC_CTYPE"}
        targets = [os.readlink(path) for path in Path(f"/proc/{other.pid}/fd").iterdir()]
        assert len([target for target in targets if target.startswith("socket:")]) == 1
        assert [target for target in targets if not target.startswith("socket:")] == ["/dev/null"] * 3
        other.end()
    limits = Path(f"/proc/{child.pid}/limits").read_text()
    assert "Max core file size         0" in limits
    assert "Max open files             32" in limits
    assert "Max address space          1073741824" in limits


def test_a_child_stays_small_and_knows_no_network(child: Child) -> None:
    child.render(PYTHON, Options(), AMPLE)
    mapped = Path(f"/proc/{child.pid}/maps").read_text()
    assert "_ssl" not in mapped
    code = "import sys; import app.render.child; print(*sys.modules)"
    modules = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"flask", "redis", "requests", "urllib3", "ssl"} & set(modules)


def test_ctrl_c_is_the_apps_affair(child: Child) -> None:
    os.kill(child.pid, signal.SIGINT)
    assert child.render(PYTHON, Options(), AMPLE).state == "ok"


PARENT = """
import sys, threading, time
from app.render.worker import Child
from app.render.document import Document, Options, Place
from app.render.formats.base import Limits
child = Child()
print(child.pid, flush=True)
if sys.argv[1] == "hang":
    content = b'"' + b"\\\\" * 48
    child.render(Document(content, "a.scala", Place("", "")), Options(), Limits(0.5, 2**29))
time.sleep(60)
"""


@pytest.mark.parametrize("what", ["idle", "hang"])
def test_no_child_outlives_an_app_that_is_killed(what: str) -> None:
    with subprocess.Popen([sys.executable, "-c", PARENT, what], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout
        pid = int(parent.stdout.readline())
        assert is_running(pid)
        parent.kill()
    wait_until_gone(pid)

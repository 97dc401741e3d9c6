"""The worker with real processes: hangs, crashes and greed cost one document its colours, and nobody else anything."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.render.document import Document, Options, Rendered, Want
from app.render.errors import Busy, ChildFailed
from app.render.formats.base import Limits
from app.render.pool import Child
from app.render.wire import pack_request, unpack_request
from app.render.worker import Worker
from tests.processes import running
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


def state(pid: int) -> str:
    """`R` for a process at work, `S` for one that waits, `Z` for one that has ended."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return "Z"


def wait_for(wanted: str, pid: int) -> None:
    for _ in range(400):
        if state(pid) == wanted:
            return
        time.sleep(0.025)
    raise AssertionError(f"process {pid} is {state(pid)}, not {wanted}")


def render_children() -> set[int]:
    """The render processes that this process has started and not ended."""
    return set(running("app.render.child", below=os.getpid()))


def test_documents_come_back_rendered(worker: Worker) -> None:
    source = worker.render(PYTHON, Options(lines=((1, 1),), highlight=((1, None),)))
    assert (source.state, source.language, source.line_count, source.notices) == ("ok", "Python", 2, ())
    assert text_of(source.html) == "if x:\n"
    markdown = worker.render(document("# Größe\n\n![x](y.png)\n", "a.md"), Options())
    assert markdown.format == "markdown"
    assert 'src="\0docs/guide/y.png\0"' in markdown.html
    binary = worker.render(document(b"\x89PNG\r\n\x1a\n\n\0", "a.png"), Options(display="source"))
    assert (binary.state, codes(binary)) == ("unsupported", ["binary"])


def test_requests_travel_whole() -> None:
    parcel = (
        replace(
            document(b"\n\n\0\xff{}\n", "ä\n.md", is_cut=True),
            parts={Want("file", "ä"): b"\n{", Want("plantuml", "\n"): None, Want("file", "b"): b""},
        ),
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
def test_what_takes_too_long_is_shown_as_plain_text(worker: Worker, hanging: Document) -> None:
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


def hang(worker: Worker) -> tuple[threading.Thread, list[Rendered]]:
    """A thread that renders the hanging document for as long as nobody ends its child, and its result."""
    results: list[Rendered] = []
    thread = threading.Thread(target=lambda: results.append(worker.render(HANGING, Options(), limits=AMPLE)))
    thread.start()
    return thread, results


def test_others_go_on_while_one_hangs() -> None:
    before = render_children()
    worker = Worker()
    worker.ping()
    (first,) = render_children() - before
    thread, results = hang(worker)
    wait_for("R", first)
    others = [worker.render(PYTHON, Options(), limits=AMPLE) for _ in range(20)]
    assert all(other.language == "Python" for other in others)
    assert thread.is_alive()
    os.kill(first, signal.SIGKILL)
    thread.join()
    assert codes(results[0]) == ["crash"]
    worker.close()


def test_all_at_work() -> None:
    before = render_children()
    worker = Worker(children=1, patience_seconds=0.4)
    worker.ping()
    (only,) = render_children() - before
    thread, _ = hang(worker)
    wait_for("R", only)
    with pytest.raises(Busy):
        worker.render(PYTHON, Options(), limits=SHORT)
    os.kill(only, signal.SIGKILL)
    thread.join()
    assert worker.render(PYTHON, Options(), limits=AMPLE).language == "Python"
    worker.close()


def test_not_all_threads_wait_for_the_files_that_hang() -> None:
    before = render_children()
    worker = Worker(children=1, patience_seconds=60, most_at_once=1)
    worker.ping()
    (only,) = render_children() - before
    thread, _ = hang(worker)
    wait_for("R", only)
    with pytest.raises(Busy):  # and not after a minute, or when the other has failed
        worker.render(PYTHON, Options(), limits=SHORT)
    assert thread.is_alive()
    os.kill(only, signal.SIGKILL)
    thread.join()
    assert worker.render(PYTHON, Options(), limits=AMPLE).language == "Python"
    worker.close()


def test_a_child_that_was_killed_while_idle_is_replaced() -> None:
    before = render_children()
    worker = Worker()
    worker.ping()
    (pid,) = render_children() - before
    os.kill(pid, signal.SIGKILL)
    wait_for("Z", pid)
    assert codes(worker.render(PYTHON, Options())) == []
    worker.close()


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
    wait_for("Z", child.pid)
    with pytest.raises(ChildFailed) as crashed:
        child.render(PYTHON, Options(), SHORT)
    assert crashed.value.reason == "crash"


def test_waiting_for_its_turn_is_not_held_against_a_document(child: Child) -> None:
    os.kill(child.pid, signal.SIGSTOP)
    turn = threading.Timer(1.5 * SHORT.deadline_seconds, os.kill, (child.pid, signal.SIGCONT))
    turn.start()
    assert child.render(PYTHON, Options(), SHORT).state == "ok"
    turn.join()


def test_many_threads_share_two_children() -> None:
    others = render_children()
    worker = Worker(children=2)
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
    assert 1 <= len(render_children() - others) <= 2
    worker.close()


def test_children_start_when_needed_and_end_when_closed() -> None:
    before = render_children()
    worker = Worker()
    assert render_children() == before
    worker.ping()
    assert len(render_children() - before) == 1
    worker.close()
    assert render_children() == before
    worker.ping()
    worker.close()
    assert render_children() == before


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
    limits = " ".join(Path(f"/proc/{child.pid}/limits").read_text().split())
    assert "Max core file size 0 0 bytes" in limits
    assert "Max open files 32 32 files" in limits
    assert f"Max address space {1024 * MIB} {1024 * MIB} bytes" in limits


def test_a_child_knows_no_network() -> None:
    code = "import sys; import app.render.child; print(*sys.modules)"
    modules = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert "app.render.highlight" in modules
    assert not {"flask", "redis", "requests", "urllib3", "ssl"} & set(modules)


def test_ctrl_c_is_the_apps_affair(child: Child) -> None:
    os.kill(child.pid, signal.SIGINT)
    assert child.render(PYTHON, Options(), AMPLE).state == "ok"


PARENT = """
import sys, threading, time
from app.render.pool import Child
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
        assert state(pid) != "Z"
        parent.kill()
    wait_for("Z", pid)


@pytest.mark.parametrize(
    "deed",
    [
        "socket.create_connection(('127.0.0.1', 9))",
        "socket.getaddrinfo('localhost', 80)",
        "urllib.request.urlopen('http://127.0.0.1:9/')",
        "subprocess.run(['true'])",
        "os.system('true')",
        "os.fork()",
        "os.execv('/bin/true', ['true'])",
    ],
)
def test_what_no_library_may_do_in_a_child(deed: str) -> None:
    code = (
        "import os, socket, subprocess, sys, urllib.request\nfrom app.render.child import _forbid\n"
        f"sys.addaudithook(_forbid)\ntry:\n    {deed}\nexcept PermissionError:\n    print('forbidden')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "forbidden\n"

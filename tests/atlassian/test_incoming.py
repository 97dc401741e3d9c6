"""The request as it came, under the real servers: gunicorn in production, werkzeug in development."""

import json
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from app.atlassian.incoming import SignedRequest, from_environ
from tests.atlassian.echo import application
from tests.atlassian.loopback import serving

Send = Callable[[str], SignedRequest]
START_SECONDS = 60


def gunicorn() -> Iterator[Send]:
    with tempfile.TemporaryDirectory(prefix="gunicorn-") as folder:
        path, settings = f"{folder}/http.sock", Path(folder) / "gunicorn.conf.py"
        settings.write_text(f"bind = 'unix:{path}'")  # in place of the app's own settings
        command = [sys.executable, "-m", "gunicorn", "--config", str(settings), "tests.atlassian.echo:application"]
        server = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        try:
            deadline = time.monotonic() + START_SECONDS
            while not listens(path):
                assert server.poll() is None
                assert time.monotonic() < deadline
                time.sleep(0.02)
            yield lambda target: sent(socket.AF_UNIX, path, target)
        finally:
            server.terminate()
            server.wait()


def listens(path: str) -> bool:
    """Whether somebody can be connected to there, which is a moment later than that there is a file."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
        return connection.connect_ex(path) == 0


def werkzeug() -> Iterator[Send]:
    with serving(application) as url:
        yield lambda target: sent(socket.AF_INET, ("127.0.0.1", urlsplit(url).port), target)


def sent(family: socket.AddressFamily, address: object, target: str) -> SignedRequest:
    with socket.socket(family, socket.SOCK_STREAM) as connection:
        connection.settimeout(10)
        connection.connect(address)  # type: ignore[arg-type]  # its type depends on the family
        lines = [f"GET {target} HTTP/1.1", "Host: evil.example", "Authorization: JWT a.b.c", "Connection: close"]
        connection.sendall("".join(f"{line}\r\n" for line in [*lines, ""]).encode())
        answer = b"".join(iter(lambda: connection.recv(4096), b""))
    return SignedRequest(**json.loads(answer.partition(b"\r\n\r\n")[2]))


@pytest.fixture(scope="module", params=[gunicorn, werkzeug], ids=["gunicorn", "werkzeug"])
def send(request: pytest.FixtureRequest) -> Iterator[Send]:
    yield from request.param()


@pytest.mark.parametrize(
    ("target", "raw_path", "raw_query"),
    [
        ("/macro?link=a%2Fb+c%20d&jwt=x", "/macro", "link=a%2Fb+c%20d&jwt=x"),
        ("/repo/a%2Fb%20c", "/repo/a%2Fb%20c", ""),
        ("/m%61cro", "/m%61cro", ""),
        ("/a&b/~c'?", "/a&b/~c'", ""),
        ("/%E5%AE%AE?q=%C3%BC", "/%E5%AE%AE", "q=%C3%BC"),
        ("/macro?a=b?c=/d", "/macro", "a=b?c=/d"),
        ("http://evil.example/macro?a=1", "/macro", "a=1"),
        ("HTTPS://evil.example/macro", "/macro", ""),
        ("/http://evil.example/macro", "/http://evil.example/macro", ""),
    ],
)
def test_path_and_query_arrive_undecoded(send: Send, target: str, raw_path: str, raw_query: str) -> None:
    request = send(target)
    assert (request.method, request.raw_path, request.raw_query) == ("GET", raw_path, raw_query)
    assert request.authorization == "JWT a.b.c"


@pytest.mark.parametrize(
    ("script_name", "path_info", "raw_path"),
    [("", "/macro", "/macro"), ("/app", "/macro", "/app/macro"), ("", "/a b/\xe5\xae\xae", "/a%20b/%E5%AE%AE")],
)
def test_a_server_that_keeps_no_raw_path(script_name: str, path_info: str, raw_path: str) -> None:
    environ = {"REQUEST_METHOD": "GET", "SCRIPT_NAME": script_name, "PATH_INFO": path_info, "QUERY_STRING": "a=1"}
    assert from_environ(environ) == SignedRequest("GET", raw_path, "a=1", None)


def test_other_servers_have_another_name_for_it() -> None:
    environ = {"REQUEST_METHOD": "GET", "REQUEST_URI": "/a%2Fb?x=1", "PATH_INFO": "/a/b", "QUERY_STRING": "x=1"}
    assert from_environ(environ).raw_path == "/a%2Fb"

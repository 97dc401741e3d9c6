"""The way out: only to hosts it was given, never with a credential to another, bounded in size and in faults."""

import socket
import threading
import tracemalloc
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import pytest
from werkzeug.serving import make_server
from werkzeug.wrappers import Request, Response

from app.bitbucket.auth.base import Credential, Headers, new_content_key, with_headers
from app.bitbucket.client import raise_for_status
from app.bitbucket.errors import BitbucketError, Crowded, LacksScope, NoAccess, Refused, Unavailable
from app.bitbucket.http import Answer, Http

SECRET = with_headers("c1", {"Authorization": "Bearer sesame"}, content_key=new_content_key())


@dataclass
class Server:
    """A loopback server that answers by path and remembers who asked with what."""

    url: str = ""
    answers: dict[str, Callable[[Request], Response]] = field(default_factory=dict)
    seen: list[tuple[str, str | None]] = field(default_factory=list)

    def answer(self, request: Request) -> Response:
        self.seen.append((request.path, request.headers.get("Authorization")))
        answer = self.answers.get(request.path)
        return answer(request) if answer else Response("not here", 404)


def serve() -> Iterator[Server]:
    server = Server()
    running = make_server("127.0.0.1", 0, Request.application(server.answer), threaded=True)
    server.url = f"http://127.0.0.1:{running.server_port}"
    thread = threading.Thread(target=running.serve_forever)
    thread.start()
    yield server
    running.shutdown()
    thread.join()
    running.server_close()


api = pytest.fixture(serve, name="api")
other = pytest.fixture(serve, name="other")


def get(api: Server, path: str, *, others: tuple[str, ...] = (), max_bytes: int = 100) -> Answer:
    http = Http(f"{api.url}/2.0", pool_size=4, other_hosts=others)
    return http.get(path, credential=SECRET, max_bytes=max_bytes)


def redirect(to: str) -> Callable[[Request], Response]:
    return lambda _: Response(status=301, headers={"Location": to})


def test_the_credential_is_sent_to_the_api(api: Server) -> None:
    api.answers["/2.0/x"] = lambda _: Response("fine")
    get(api, "/x")
    assert api.seen == [("/2.0/x", "Bearer sesame")]


def test_a_redirect_on_the_same_host_keeps_the_credential(api: Server) -> None:
    api.answers["/2.0/old"] = redirect("/2.0/new")
    api.answers["/2.0/new"] = lambda _: Response("moved here")
    assert get(api, "/old").body == b"moved here"
    assert api.seen[-1] == ("/2.0/new", "Bearer sesame")


def test_a_redirect_to_an_allowed_host_loses_the_credential(api: Server, other: Server) -> None:
    api.answers["/2.0/lfs"] = redirect(f"{other.url}/media")
    other.answers["/media"] = lambda _: Response("large file")
    get(api, "/lfs", others=(other.url,))
    assert other.seen == [("/media", None)]


def test_a_redirect_to_any_other_host_is_not_followed(api: Server, other: Server) -> None:
    api.answers["/2.0/lfs"] = redirect(f"{other.url}/media")
    with pytest.raises(Unavailable):
        get(api, "/lfs")
    assert other.seen == []


@pytest.mark.parametrize("location", ["file:///etc/passwd", "", "gopher://x/", "http://169.254.169.254/latest"])
def test_a_redirect_to_nonsense_is_a_failure(api: Server, location: str) -> None:
    api.answers["/2.0/x"] = redirect(location)
    with pytest.raises(Unavailable):
        get(api, "/x")


def test_an_endless_redirect_ends(api: Server) -> None:
    api.answers["/2.0/x"] = redirect("/2.0/x")
    with pytest.raises(Unavailable, match="redirects"):
        get(api, "/x")


def test_a_large_body_is_cut(api: Server) -> None:
    api.answers["/2.0/x"] = lambda _: Response(b"x" * 1_000_000)
    answer = get(api, "/x", max_bytes=100)
    assert (len(answer.body), answer.is_cut) == (100, True)


def test_of_a_huge_line_no_more_is_held_than_is_wanted(api: Server) -> None:
    piece = b"x" * 65_536
    sent = 0

    def pieces() -> Iterator[bytes]:
        nonlocal sent
        for _ in range(1600):  # 100 MB
            sent += len(piece)
            yield piece

    api.answers["/2.0/x"] = lambda _: Response(pieces())
    tracemalloc.start()
    try:
        answer = get(api, "/x", max_bytes=1_000_000)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert (len(answer.body), answer.is_cut) == (1_000_000, True)
    assert peak < 20_000_000
    assert sent < 50_000_000, "the connection is closed, not read to its end"


def test_a_body_of_just_the_size_is_whole(api: Server) -> None:
    api.answers["/2.0/x"] = lambda _: Response(b"x" * 100)
    assert get(api, "/x", max_bytes=100).is_cut is False


def test_a_body_shorter_than_promised_is_a_failure(api: Server) -> None:
    api.answers["/2.0/x"] = lambda _: Response(iter([b"abc"]), headers={"Content-Length": "50"})
    with pytest.raises(Unavailable):
        get(api, "/x")


def test_a_server_error_is_asked_once_more(api: Server) -> None:
    answers = iter([Response("", 503), Response("fine")])
    api.answers["/2.0/x"] = lambda _: next(answers)
    assert get(api, "/x").status == 200


def test_nobody_there_is_a_failure() -> None:
    http = Http("http://127.0.0.1:9/2.0", pool_size=1)
    with pytest.raises(Unavailable):
        http.get("/x", credential=SECRET, max_bytes=1)


@pytest.mark.parametrize("code", [socket.EAI_AGAIN, socket.EAI_NONAME])
def test_a_name_that_is_not_resolved_is_a_failure(monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    def fail(*_: object, **__: object) -> None:
        raise socket.gaierror(code, "no answer from any name server")

    monkeypatch.setattr(socket, "getaddrinfo", fail)
    with pytest.raises(Unavailable):
        Http("https://api.bitbucket.org/2.0", pool_size=1).get("/x", credential=SECRET, max_bytes=1)


def test_cookies_are_not_kept(api: Server) -> None:
    cookies: list[str | None] = []

    def answer(request: Request) -> Response:
        cookies.append(request.headers.get("Cookie"))
        return Response("fine", headers={"Set-Cookie": "session=1; Path=/"})

    api.answers["/2.0/x"] = answer
    http = Http(f"{api.url}/2.0", pool_size=1)
    for _ in range(2):
        http.get("/x", credential=SECRET, max_bytes=10)
    assert cookies == [None, None]


def test_an_answer_that_drips_in_is_given_up(api: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.bitbucket.http.WHOLE_SECONDS", 0.3)
    stop = threading.Event()

    def drip() -> Iterator[bytes]:
        while not stop.wait(0.1):
            yield b"x"

    api.answers["/2.0/x"] = lambda _: Response(drip())
    with pytest.raises(Unavailable, match="too long"):
        get(api, "/x", max_bytes=1_000_000)
    stop.set()


def test_a_slow_bitbucket_takes_half_of_the_threads_at_most(api: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.bitbucket.http.PLACE_SECONDS", 0.1)
    arrived, release = threading.Event(), threading.Event()

    def wait(_: Request) -> Response:
        arrived.set()
        release.wait(5)
        return Response("late")

    api.answers["/2.0/slow"] = wait
    http = Http(f"{api.url}/2.0", pool_size=2)
    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(http.get, "/slow", credential=SECRET, max_bytes=10)
        assert arrived.wait(5)
        with pytest.raises(Crowded):
            http.get("/slow", credential=SECRET, max_bytes=10)
        release.set()
        assert first.result().body == b"late"
    assert http.get("/slow", credential=SECRET, max_bytes=10).status == 200, "the place is free again"


def refuse_old(request: Request) -> Response:
    return Response("fine") if request.headers.get("Authorization") == "Bearer new" else Response("no", 401)


def renewable(renew: Callable[[Headers], Headers]) -> Credential:
    return Credential("user-1", authorize=lambda: {"Authorization": "Bearer old"}, renew=renew)


def test_a_refused_credential_is_renewed_once(api: Server) -> None:
    api.answers["/2.0/x"] = refuse_old
    credential = renewable(lambda refused: {"Authorization": refused["Authorization"].replace("old", "new")})
    answer = Http(f"{api.url}/2.0", pool_size=4).get("/x", credential=credential, max_bytes=100)
    assert answer.body == b"fine"
    assert [authorization for _, authorization in api.seen] == ["Bearer old", "Bearer new"]


def test_a_renewed_credential_that_is_refused_too_is_the_answer(api: Server) -> None:
    api.answers["/2.0/x"] = lambda _: Response("no", 401)
    answer = Http(f"{api.url}/2.0", pool_size=4).get("/x", credential=renewable(lambda old: old), max_bytes=100)
    assert answer.status == 401
    assert len(api.seen) == 2


def test_a_credential_that_cannot_be_renewed_ends_the_question(api: Server) -> None:
    def refuse(_: Headers) -> Headers:
        raise Refused

    api.answers["/2.0/x"] = lambda _: Response("no", 401)
    with pytest.raises(Refused):
        Http(f"{api.url}/2.0", pool_size=4).get("/x", credential=renewable(refuse), max_bytes=100)


def test_waiting_for_a_token_takes_no_place(api: Server) -> None:
    """Sixty threads that wait for one refresh must not keep each other out."""
    api.answers["/2.0/x"] = lambda _: Response("fine")
    together = threading.Barrier(8)

    def wait() -> Headers:
        together.wait(timeout=10)
        return {}

    http = Http(f"{api.url}/2.0", pool_size=2)  # one place
    credential = Credential("user-1", authorize=wait)
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: http.get("/x", credential=credential, max_bytes=100).body, range(8)))
    assert answers == [b"fine"] * 8


LACKS = (
    b'{"type": "error", "error": {"message": "Your credentials lack one or more required privilege scopes.", '
    b'"detail": {"granted": ["read:user:bitbucket", 5, "<b>"], "required": ["read:pullrequest:bitbucket"]}}}'
)


@pytest.mark.parametrize(
    ("status", "body", "error"),
    [
        (401, b"", Refused),
        (401, LACKS, Refused),
        (403, LACKS, LacksScope),
        (403, b'{"error": {"message": "lack one or more required privilege scopes", "detail": "x"}}', LacksScope),
        (403, b'{"error": {"message": "You do not have access to this workspace."}}', NoAccess),
        (403, b"<html>", NoAccess),
        (403, b"[[[", NoAccess),
    ],
)
def test_a_refusal_says_what_is_wrong_with_the_credential(
    status: int, body: bytes, error: type[BitbucketError]
) -> None:
    with pytest.raises(error) as raised:
        raise_for_status(Answer(status, {}, body), looked_for="x")
    if isinstance(raised.value, LacksScope) and body == LACKS:
        assert raised.value.required == ("read:pullrequest:bitbucket",)
        assert raised.value.granted == ("read:user:bitbucket",)


def test_another_host_cannot_make_us_renew_a_token(api: Server, other: Server) -> None:
    """It was sent no credential, so its 401 says nothing of ours."""
    renewed: list[Headers] = []

    def renew(refused: Headers) -> Headers:
        renewed.append(refused)
        return refused

    api.answers["/2.0/x"] = redirect(f"{other.url}/large")
    other.answers["/large"] = lambda _: Response("no", 401)
    http = Http(f"{api.url}/2.0", pool_size=4, other_hosts=(other.url,))
    with pytest.raises(Unavailable):
        http.get("/x", credential=renewable(renew), max_bytes=100)
    assert renewed == []

"""Drawings by a server: what it is sent, what is taken of its answers, and how little it can cost."""

import threading
from collections.abc import Iterator

import pytest
from redis import Redis

from app.bitbucket.auth.base import PUBLIC, Credential, new_content_key, with_headers
from app.bitbucket.errors import Crowded, Unavailable
from app.bitbucket.http import Http
from app.kit.cache import Cache
from app.macro import plantuml
from app.macro.plantuml import MAX_BYTES, Diagrams, PlantUml, encoded
from app.macro.source import Source
from sandbox.plantuml import RunningPlantUml, start
from sandbox.plantuml.app import decoded

DIAGRAM = "@startuml\nA -> B: größer\n@enduml"


@pytest.fixture
def running() -> Iterator[RunningPlantUml]:
    server = start()
    yield server
    server.stop()


@pytest.fixture
def server(running: RunningPlantUml) -> PlantUml:
    return PlantUml(running.url)


def source(redis: Redis, credential: Credential = PUBLIC) -> Source:
    cache = Cache(redis).sealed(credential.content_key)
    return Source(Http("http://127.0.0.1:9", pool_size=2), cache, credential)


@pytest.mark.parametrize("text", [DIAGRAM, "", "x" * 10_000, "<>&\n\r\t\N{GRINNING FACE}", "a" * 7])
def test_a_source_in_an_address_is_the_source(text: str) -> None:
    assert decoded(encoded(text)) == text
    assert encoded(text).replace("-", "").replace("_", "").isalnum()


def test_a_drawing(server: PlantUml, running: RunningPlantUml) -> None:
    assert server.draw(DIAGRAM).startswith(b"<svg")
    assert running.seen.sources == [DIAGRAM]
    assert server.draw("A -> B").startswith(b"<svg")
    assert running.seen.sources[1] == "@startuml\nA -> B\n@enduml"


def test_nothing_but_the_source_goes_along(server: PlantUml, running: RunningPlantUml) -> None:
    server.draw(DIAGRAM)
    (headers,) = running.seen.headers
    assert set(headers) <= {"Host", "User-Agent", "Accept", "Accept-Encoding", "Connection"}
    assert headers["User-Agent"] == "Include-Bitbucket-for-Confluence"


def test_a_long_source_travels_in_the_body(server: PlantUml, running: RunningPlantUml) -> None:
    lines = "\n".join(f"A -> B: {number**5} {number * 7919 % 1009}" for number in range(1500))
    diagram = f"@startuml\n{lines}\n@enduml"
    assert server.draw(diagram).startswith(b"<svg")
    assert running.seen.sources == [diagram]
    assert running.seen.headers[0]["Content-Type"] == "text/plain; charset=utf-8"


def test_a_mistake_is_drawn_too(server: PlantUml) -> None:
    assert b"Syntax error" in server.draw("@startuml\nnothing\n@enduml")


@pytest.mark.parametrize("wrong", ["html", "html-as-svg", "redirect", "huge", "fault"])
def test_whatever_is_no_drawing_is_not_taken(server: PlantUml, running: RunningPlantUml, wrong: str) -> None:
    running.seen.wrong = wrong
    with pytest.raises(Unavailable):
        server.draw(DIAGRAM)


def test_a_slow_answer_ends(monkeypatch: pytest.MonkeyPatch, running: RunningPlantUml) -> None:
    monkeypatch.setattr(plantuml, "ANSWER_SECONDS", 0.7)
    running.seen.wrong = "slow"
    with pytest.raises(Unavailable):
        PlantUml(running.url).draw(DIAGRAM)


def test_nobody_listens() -> None:
    with pytest.raises(Unavailable):
        PlantUml("http://127.0.0.1:9").draw(DIAGRAM)


def test_few_threads_wait_for_it(monkeypatch: pytest.MonkeyPatch, running: RunningPlantUml) -> None:
    monkeypatch.setattr(plantuml, "PLACES", 1)
    monkeypatch.setattr(plantuml, "PLACE_SECONDS", 0.05)
    server = PlantUml(running.url)
    server._places.acquire()
    with pytest.raises(Crowded):
        server.draw(DIAGRAM)
    server._places.release()
    assert server.draw(DIAGRAM)


def test_a_drawing_is_asked_for_once(redis: Redis, server: PlantUml, running: RunningPlantUml) -> None:
    for _ in range(3):
        part = Diagrams(server, source(redis), "{1}").part(DIAGRAM)
        assert part.content
        assert part.is_final
    assert len(running.seen.sources) == 1
    Diagrams(server, source(redis), "{2}").part(DIAGRAM)
    assert len(running.seen.sources) == 2


def test_what_is_private_is_sealed(redis: Redis, server: PlantUml) -> None:
    private = with_headers("c1", {"Authorization": "Bearer sesame"}, content_key=new_content_key())
    assert Diagrams(server, source(redis, private), "{1}").part(DIAGRAM).content
    values = [redis.get(key) or b"" for key in redis.keys("*plantuml*")]
    assert len(values) == 1
    assert b"svg" not in values[0]
    other = with_headers("c2", {}, content_key=new_content_key())
    assert source(redis, private).key("plantuml", "{1}", "x") != source(redis, other).key("plantuml", "{1}", "x")


def test_a_failure_is_remembered_briefly_and_ends_the_include(
    redis: Redis, server: PlantUml, running: RunningPlantUml
) -> None:
    running.seen.wrong = "fault"
    diagrams = Diagrams(server, source(redis), "{1}")
    for number in range(5):
        part = diagrams.part(f"{DIAGRAM}\n' {number}")
        assert (part.content, part.is_final) == (None, False)
    assert len(running.seen.sources) == 1
    running.seen.wrong = ""
    assert Diagrams(server, source(redis), "{1}").part(f"{DIAGRAM}\n' 0").content is None
    assert Diagrams(server, source(redis), "{1}").part(f"{DIAGRAM}\n' 1").content


def test_an_include_waits_only_so_long(monkeypatch: pytest.MonkeyPatch, redis: Redis, server: PlantUml) -> None:
    monkeypatch.setattr(plantuml, "INCLUDE_SECONDS", -1.0)
    assert Diagrams(server, source(redis), "{1}").part(DIAGRAM).content is None


def test_the_limits_together_fit_a_lease() -> None:
    assert plantuml.INCLUDE_SECONDS + plantuml.ANSWER_SECONDS < 15
    assert MAX_BYTES == 1024 * 1024


def test_what_administrators_are_told() -> None:
    assert PlantUml("https://plantuml.acme.example:8443/uml").host == "plantuml.acme.example:8443"


def test_many_at_once(redis: Redis, server: PlantUml, running: RunningPlantUml) -> None:
    found: list[bytes | None] = []

    def ask() -> None:
        found.append(Diagrams(server, source(redis), "{1}").part(DIAGRAM).content)

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8
    assert all(found)
    assert len(running.seen.sources) == 1

"""A master, two replicas and three Sentinels: whoever is the master, the app finds it."""

import pytest

from app.atlassian.sites import KEYS
from app.kit.replicas import copied
from app.ops import rotation
from tests.ops.filled import ACME, new_key
from tests.stores.busy import Seen, while_busy
from tests.stores.cluster import ask
from tests.stores.running import MakeRunning, Running
from tests.stores.servers import Server, Servers, until

OLD, NEW = new_key(), new_key()


class Watched:
    """A master with its replicas, and who watches them."""

    def __init__(self, made: Servers) -> None:
        made.password = "sesame"
        self.master = made.start()
        self.replicas = [made.start("--replicaof", "127.0.0.1", str(self.master.port)) for _ in range(2)]
        until(lambda: ask(self.master, "INFO", "replication")["connected_slaves"] == 2)
        self.sentinels = [made.sentinel(self.master) for _ in range(3)]
        until(lambda: all(self._knows_all(sentinel) for sentinel in self.sentinels))
        self.url = f"redis+sentinel://:sesame@{','.join(sentinel.address for sentinel in self.sentinels)}/main/2"

    def _knows_all(self, sentinel: Server) -> bool:
        with sentinel.client() as client:
            facts = client.sentinel_master("main")
        return (facts["num-slaves"], facts["num-other-sentinels"]) == (2, 2)


@pytest.fixture(scope="module")
def watched(redis_servers: Servers) -> Watched:
    return Watched(redis_servers)


@pytest.fixture(scope="module")
def running(watched: Watched, run: MakeRunning) -> Running:
    made = run(watched.url, OLD)
    made.fill()
    return made


def test_what_is_stored_is_read_and_sealed_anew(watched: Watched, running: Running, run: MakeRunning) -> None:
    assert running.has_everything()
    assert running.shows()
    assert running.shows()
    assert running.ready() == (200, "ok")
    assert f"answers at {watched.master.address}" in running.doctor()
    assert "sesame" not in running.doctor()
    assert rotation.rotate(run(watched.url, NEW, OLD).stores).is_complete
    assert run(watched.url, NEW).has_everything()
    assert rotation.rotate(run(watched.url, OLD, NEW).stores).is_complete


def test_what_is_durable_is_on_a_replica_or_does_not_wait_for_long(watched: Watched, running: Running) -> None:
    key, redis = KEYS["site"] % ACME, running.services.redis
    assert copied(redis, key)
    with watched.replicas[0].stopped():
        assert copied(redis, key)
        with watched.replicas[1].stopped():
            assert not copied(redis, key)
            assert running.connect("zoe")
    until(lambda: copied(redis, key))


def test_the_master_dies(watched: Watched, running: Running) -> None:
    def fail_over(_seen: Seen) -> None:
        watched.master.kill()
        until(lambda: running.connect("mia"))
        until(running.shows)

    watched.sentinels[0].kill()
    seen = while_busy(running, fail_over)
    assert not all(seen.shown)
    assert not seen.lost(running)
    assert running.stores.connections.count(ACME) >= 3
    assert running.ready() == (200, "ok")


def test_no_sentinel_answers(watched: Watched, run: MakeRunning) -> None:
    nowhere = run("redis+sentinel://127.0.0.1:9,127.0.0.1:11/main", OLD)
    assert not nowhere.shows()
    assert nowhere.ready() == (503, "redis-unavailable")
    assert "At the master main, nothing answers there" in nowhere.doctor()
    stranger = run(watched.url.replace("/main/", "/other/"), OLD)
    assert stranger.ready() == (503, "redis-unavailable")

"""A cluster whose slots move and whose masters die, while the app is used."""

import pytest

from app.atlassian.sites import KEYS
from tests.ops.filled import ACME, new_key
from tests.stores.busy import while_busy
from tests.stores.cluster import RedisCluster, ask, make_cluster
from tests.stores.running import MakeRunning, Running
from tests.stores.servers import Servers, until

KEY = new_key()
SITE, REPOSITORY = KEYS["site"] % ACME, "public:{acme/site}:commit"


@pytest.fixture
def cluster(redis_servers: Servers) -> RedisCluster:
    return make_cluster(redis_servers)


@pytest.fixture
def running(cluster: RedisCluster, run: MakeRunning) -> Running:
    made = run(cluster.url, KEY)
    made.fill()
    assert made.shows()
    return made


def test_slots_move_to_a_new_server_and_nobody_notices(
    cluster: RedisCluster, running: Running, run: MakeRunning
) -> None:
    added = cluster.join()

    def reshard() -> None:
        cluster.move(SITE, to=added, seconds=1.0)
        cluster.move(REPOSITORY, to=added, seconds=0.5)

    seen = while_busy(running, reshard)
    assert ask(added, "DBSIZE") > 5
    assert all(seen.shown), seen.shown.count(False)
    assert len(seen.shown) > 10
    assert not seen.refused
    assert seen.connected
    assert not seen.lost(running)
    assert not seen.lost(run(cluster.url, KEY))


@pytest.mark.parametrize("end", ["dies", "hangs"])
def test_a_master_fails(cluster: RedisCluster, running: Running, end: str) -> None:
    def fail_over() -> None:
        master = cluster.owner(SITE)
        master.kill() if end == "dies" else master.stop()
        until(lambda: running.connect("mia"))
        until(running.shows)

    seen = while_busy(running, fail_over)
    assert running.has_everything() or running.stores.connections.count(ACME) > 3
    assert not seen.lost(running)
    until(lambda: running.ready() == (200, "ok"))


def test_a_process_starts_before_its_cluster(redis_servers: Servers, run: MakeRunning) -> None:
    nowhere = run("redis+cluster://127.0.0.1:9", KEY)
    assert not nowhere.shows()
    assert nowhere.ready() == (503, "redis-unavailable")
    assert not nowhere.connect("mia")
    assert "At the cluster, nothing answers there" in nowhere.doctor()
    cluster = make_cluster(redis_servers)
    for server in [*cluster.masters, *cluster.replicas]:
        server.kill()
    early = run(cluster.url, KEY)
    assert not early.shows()
    for server in [*cluster.masters, *cluster.replicas]:
        server.start()
    until(lambda: early.ready() == (200, "ok"))
    until(lambda: early.connect("mia"))

"""A cluster that comes late, whose slots move, and whose masters die, while the app is used."""

import pytest

from app.atlassian.sites import KEYS
from tests.ops.filled import ACME, new_key
from tests.stores.busy import Seen, while_busy
from tests.stores.cluster import SLOTS, RedisCluster, ask, make_cluster, node
from tests.stores.running import MakeRunning
from tests.stores.servers import Servers, until

KEY = new_key()
SITE, REPOSITORY = KEYS["site"] % ACME, "public:{acme/site}:commit"


@pytest.fixture
def cluster(redis_servers: Servers) -> RedisCluster:
    return make_cluster(redis_servers)


def test_a_process_starts_before_its_cluster(redis_servers: Servers, run: MakeRunning) -> None:
    server = node(redis_servers)
    ask(server, "CLUSTER ADDSLOTS", *range(SLOTS))
    server.kill()
    early = run(f"redis+cluster://{server.address}", KEY)
    assert not early.shows()
    assert early.ready() == (503, "redis-unavailable")
    assert not early.connect("mia")
    assert "At the cluster, nothing answers there" in early.doctor()
    server.start()
    until(lambda: early.ready() == (200, "ok"))
    until(lambda: early.try_to(early.fill))
    assert early.shows()
    assert early.has_everything()


def test_slots_move_to_a_new_server_and_nobody_notices(cluster: RedisCluster, run: MakeRunning) -> None:
    running = run(cluster.url, KEY)
    running.fill()
    old, new = cluster.owner(SITE), cluster.join()
    assert cluster.owner(REPOSITORY) == old

    def reshard(seen: Seen) -> None:
        for key in (SITE, REPOSITORY):
            cluster.move(key, source=old, to=new, is_enough=seen.more_of_each())

    seen = while_busy(running, reshard)
    assert ask(new, "DBSIZE") > 5
    assert all(seen.shown), seen.shown.count(False)
    assert not seen.refused
    assert running.has_everything(but=seen.connected)
    assert not seen.lost(run(cluster.url, KEY))


@pytest.mark.parametrize("end", ["dies", "hangs"])
def test_a_master_fails(cluster: RedisCluster, run: MakeRunning, end: str) -> None:
    running = run(cluster.url, KEY)
    running.fill()
    before = list(running.stores.connections.people(ACME))

    def fail_over(_seen: Seen) -> None:
        master = cluster.owner(SITE)
        master.kill() if end == "dies" else master.stop()
        until(lambda: running.connect("mia"))
        until(running.shows)

    seen = while_busy(running, fail_over)
    assert set(before) <= set(running.stores.connections.people(ACME))
    assert not seen.lost(running)
    until(lambda: running.ready() == (200, "ok"))

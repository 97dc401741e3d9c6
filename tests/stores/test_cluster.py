"""Everything that the app stores and reads, on a Redis Cluster of three masters with replicas."""

import time

import pytest
from redis.crc import key_slot

from app.atlassian.sites import KEYS, Delivery
from app.bitbucket.auth.audit import AuditEntry
from app.kit import clock
from app.kit.replicas import copied
from app.ops import housekeeping, rotation
from tests.ops.filled import ACME, CLIENTS, GLOBEX, PEOPLE, add_credentials, connect, new_key
from tests.stores.cluster import RedisCluster, ask, make_cluster
from tests.stores.running import MakeRunning, Running
from tests.stores.servers import Servers, until

OLD, NEW = new_key(), new_key()


@pytest.fixture(scope="module")
def cluster(redis_servers: Servers) -> RedisCluster:
    return make_cluster(redis_servers)


@pytest.fixture
def running(cluster: RedisCluster, run: MakeRunning) -> Running:
    for master in cluster.masters:
        ask(master, "FLUSHALL")
    made = run(cluster.url, OLD)
    made.fill()
    return made


def test_what_was_stored_is_read_by_another_process(cluster: RedisCluster, running: Running, run: MakeRunning) -> None:
    assert running.has_everything()
    assert run(cluster.url, OLD).has_everything()
    assert set(running.stores.sites.identifiers()) == {ACME, GLOBEX}
    assert [entry.what for entry in running.services.audit.entries(ACME)] == ["added a token"]


def test_pages_are_kept_and_sent_again(running: Running) -> None:
    assert running.shows()
    (kept,) = running.services.redis.scan_iter(f"site:{GLOBEX}:page:*")
    shown = running.page()
    for key in running.services.redis.scan_iter("public:*"):
        running.services.redis.delete(key)
    assert running.page().data == shown.data
    assert list(running.services.redis.scan_iter("public:*")) == []
    running.services.redis.delete(kept)
    assert running.shows()
    assert list(running.services.redis.scan_iter("public:*"))
    assert running.render().status_code == 200


def test_values_of_many_slots_come_in_their_order(running: Running) -> None:
    redis = running.services.redis
    names = [f"{{{number}}}:value" for number in range(50)]
    for name in names[::2]:
        redis.set(name, name.encode(), ex=60)
    assert redis.mget(names) == [name.encode() if number % 2 == 0 else None for number, name in enumerate(names)]
    assert len({key_slot(name.encode()) % 3 for name in names}) == 3


def test_keys_are_rotated_on_every_master(cluster: RedisCluster, running: Running, run: MakeRunning) -> None:
    done = rotation.rotate(run(cluster.url, NEW, OLD).stores)
    assert done.is_complete
    assert done.sealed == {"site": 2, "credentials": 1, "connection": len(PEOPLE)}
    assert run(cluster.url, NEW).has_everything()


def test_an_uninstall_erases(running: Running) -> None:
    stores = running.stores
    stores.sites.uninstall(CLIENTS[ACME], Delivery("gone", "body", clock.now() + 60))
    assert not running.has_everything()
    assert stores.connections.count(ACME) == 0
    assert not stores.settings.find(ACME).access_tokens
    assert not running.services.redis.exists(f"site:{{{ACME}}}:credentials")


def test_a_person_disconnects_and_an_administrator_forgets(running: Running) -> None:
    stores = running.stores
    assert stores.connections.forget(ACME, PEOPLE[0])
    assert not stores.connections.forget(ACME, PEOPLE[0])
    stores.settings.forget(ACME, entry=AuditEntry(clock.now(), "ada", "forgot"))
    assert stores.connections.count(ACME) == 0
    assert [entry.what for entry in running.services.audit.entries(ACME)] == ["forgot"]


def test_house_is_kept(running: Running) -> None:
    connect(running.stores, ACME, "old", used_on="2020-01-01")
    own = running.services
    done = housekeeping.clean(sites=own.atlassian.sites, connections=own.connections, audit=own.audit)
    assert (done.sites, done.connections, done.failed) == (2, 1, ())
    assert running.has_everything()


def test_what_is_limited_is_counted_by_all(cluster: RedisCluster, running: Running, run: MakeRunning) -> None:
    both = [running, run(cluster.url, OLD)]
    allowed = [each.services.limits.allows("x", "ada", per_minute=3) for each in both * 2]
    assert allowed == [True, True, True, False]


def test_sign_ins_begin(running: Running) -> None:
    flows = running.services.flows
    flow = flows.begin(site_id=ACME, site_url="https://x", account_id="mia", person_name=None)
    assert flows.find(flow.id).cookie_hash is None
    flows.open_page(flow, cookie=None)
    assert flows.find(flow.id).cookie_hash
    flows.end(flow.id)


def test_failures_are_noted(running: Running) -> None:
    running.services.failures.note(ACME, "access-1", "refused")
    assert set(running.services.failures.all(ACME)) == {"access-1"}
    running.services.failures.clear(ACME, "access-1")


def test_every_master_is_looked_at(cluster: RedisCluster, running: Running) -> None:
    assert running.ready() == (200, "ok")
    for server in cluster.masters:
        assert f"answers at {server.address}" in running.doctor()
    ask(cluster.masters[2], "CONFIG SET", "maxmemory-policy", "allkeys-lru")
    try:
        assert running.ready() == (503, "redis-evicts-durable-keys")
        assert "allkeys-lru, which erases" in running.doctor()
    finally:
        ask(cluster.masters[2], "CONFIG SET", "maxmemory-policy", "noeviction")


def test_what_is_durable_is_on_a_replica_or_does_not_wait_for_long(cluster: RedisCluster, running: Running) -> None:
    key = KEYS["site"] % ACME
    assert copied(running.services.redis, key)
    with cluster.replicas[cluster.masters.index(cluster.owner(key))].stopped():
        started = time.monotonic()
        add_credentials(running.stores, ACME)
        assert 0.2 <= time.monotonic() - started < 0.7
        assert not copied(running.services.redis, key)
    until(lambda: copied(running.services.redis, key))

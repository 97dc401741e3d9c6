"""A site's settings: sealed, versioned, written with their log entry or not at all."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from cryptography.fernet import Fernet
from redis import Redis, RedisError
from redis.client import Pipeline

from app.bitbucket.auth import tenure
from app.bitbucket.auth.audit import AuditEntry, AuditLog
from app.bitbucket.auth.connections import Connection, ConnectionStore, Tokens, new_connection, person
from app.bitbucket.auth.failures import Failures
from app.bitbucket.auth.settings import (
    ChangedMeanwhile,
    Settings,
    SettingsStore,
    new_access_token,
    new_api_token,
)
from app.kit.vault import CannotOpen, Vault

SITE, OTHER = "siteone", "sitetwo"
TOKEN = "ATCTT3x-sesame-one"


@pytest.fixture
def keys() -> list[str]:
    return [Fernet.generate_key().decode()]


@pytest.fixture
def store(redis: Redis, keys: list[str]) -> SettingsStore:
    return SettingsStore(redis, Vault(keys))


@pytest.fixture
def connections(redis: Redis, keys: list[str]) -> ConnectionStore:
    return ConnectionStore(redis, Vault(keys))


def entry(what: str = "changed something") -> AuditEntry:
    return AuditEntry(at=1_790_000_000.0, account_id="5b10", what=what)


def shared(site: str = SITE) -> Settings:
    token = new_access_token(
        site, token=TOKEN, workspace="acme", project=None, repository="private", expires_on="2027-05-01"
    )
    api = new_api_token(site, email="dev@acme.example", token="ATATT3x-sesame-two", expires_on=None)
    return Settings(method="access-token", access_tokens=(token,), api_token=api, visitors=True)


def everything(redis: Redis) -> Iterator[bytes | str]:
    for key in redis.scan_iter():
        yield key
        match redis.type(key):
            case b"string":
                yield redis.get(key) or b""
            case b"list":
                yield from redis.lrange(key, 0, -1)
            case b"hash":
                for pair in redis.hgetall(key).items():
                    yield from pair
            case b"set":
                yield from redis.smembers(key)


def test_nothing_saved_means_that_each_person_signs_in(store: SettingsStore) -> None:
    assert store.find(SITE) == Settings(method="user-oauth", version="")


def test_what_is_saved_is_found_with_a_new_version(store: SettingsStore) -> None:
    saved = store.save(SITE, shared(), expected_version="", entry=entry())
    assert store.find(SITE) == saved
    assert saved.version
    assert store.find(OTHER) == Settings()


def test_redis_holds_no_secret_and_no_email(redis: Redis, store: SettingsStore, connections: ConnectionStore) -> None:
    store.save(SITE, shared(), expected_version="", entry=entry())
    connections.save(connection("5b10ac8d82e05b22cc7d4ef5"))
    stored = b"\n".join(each if isinstance(each, bytes) else each.encode() for each in everything(redis))
    for secret in (b"sesame", b"dev@acme.example", b"Mia", b"5b10ac8d82e05b22cc7d4ef5"):
        assert secret not in stored


def test_the_later_of_two_administrators_is_told(store: SettingsStore) -> None:
    first = store.save(SITE, shared(), expected_version="", entry=entry())
    with pytest.raises(ChangedMeanwhile):
        store.save(SITE, Settings(), expected_version="", entry=entry())
    assert store.find(SITE) == first


def test_a_record_copied_to_another_site_cannot_be_opened(redis: Redis, store: SettingsStore) -> None:
    store.save(SITE, shared(), expected_version="", entry=entry())
    redis.set(f"site:{{{OTHER}}}:credentials", redis.get(f"site:{{{SITE}}}:credentials") or b"")
    with pytest.raises(CannotOpen):
        store.find(OTHER)


def test_a_save_that_fails_leaves_everything_as_it_was(
    redis: Redis, store: SettingsStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = store.save(SITE, shared(), expected_version="", entry=entry("first"))
    redis.config_set("maxmemory", 1)
    try:
        with pytest.raises(RedisError):
            store.save(SITE, Settings(), expected_version=before.version, entry=entry("second"))
    finally:
        redis.config_set("maxmemory", 0)
    assert store.find(SITE) == before
    assert [each.what for each in AuditLog(redis).entries(SITE)] == ["first"]


def test_the_log_is_new_first_and_at_most_1000(redis: Redis, store: SettingsStore) -> None:
    version = ""
    for number in range(1005):
        version = store.save(
            SITE, Settings(), expected_version=version, entry=replace(entry(), what=str(number))
        ).version
    entries = AuditLog(redis).entries(SITE)
    assert [each.what for each in entries[:2]] == ["1004", "1003"]
    assert len(entries) == 1000


def test_old_entries_are_not_shown_and_then_erased(redis: Redis, store: SettingsStore) -> None:
    old = store.save(SITE, Settings(), expected_version="", entry=replace(entry("old"), at=1.0))
    store.save(SITE, Settings(), expected_version=old.version, entry=entry("new"))
    log = AuditLog(redis)
    assert [each.what for each in log.entries(SITE)] == ["new"]
    log.drop_old(SITE)
    assert redis.llen(f"site:{{{SITE}}}:log") == 1


def connection(account: str = "mia", site: str = SITE) -> Connection:
    tokens = Tokens("sesame-access", "sesame-refresh", 2_000_000_000.0, frozenset({"account", "repository"}))
    return new_connection(site, account, tokens, bitbucket_uuid="{1}", bitbucket_name="Mia Bitbucket")


def test_forgetting_everything_leaves_the_one_entry(
    redis: Redis, store: SettingsStore, connections: ConnectionStore
) -> None:
    store.save(SITE, shared(), expected_version="", entry=entry())
    connections.save(connection())
    connections.save(connection(site=OTHER))
    Failures(redis).note(SITE, "access-x", "refused")
    store.forget(SITE, entry=entry("forgot everything"))
    assert store.find(SITE) == Settings()
    assert connections.find(SITE, "mia") is None
    assert connections.find(OTHER, "mia") is not None
    assert list(redis.scan_iter(match=f"site:{{{SITE}}}*")) == [f"site:{{{SITE}}}:log".encode()]
    assert [each.what for each in AuditLog(redis).entries(SITE)] == ["forgot everything"]


def test_an_uninstall_erases_credentials_and_keeps_the_method_for_30_days(
    redis: Redis, store: SettingsStore, connections: ConnectionStore
) -> None:
    store.save(SITE, shared(), expected_version="", entry=entry())
    connections.save(connection())
    with redis.pipeline() as pipe:
        erase = tenure.end(pipe, SITE)
        pipe.multi()
        erase()
        pipe.execute()
    left = store.find(SITE)
    assert (left.method, left.access_tokens, left.api_token) == ("access-token", (), None)
    assert connections.count(SITE) == 0
    assert 0 < redis.ttl(f"site:{{{SITE}}}:authentication") <= 30 * 24 * 3600
    with redis.pipeline() as pipe:
        keep = tenure.begin(pipe, SITE)
        pipe.multi()
        keep()
        pipe.execute()
    assert redis.ttl(f"site:{{{SITE}}}:authentication") == -1


def test_somebody_who_signs_in_during_an_uninstall_is_erased_as_well(
    redis: Redis, connections: ConnectionStore
) -> None:
    """The uninstall watches who is connected, so it starts over."""
    connections.save(connection("first"))
    rounds = 0

    def write(pipe: Pipeline) -> None:
        nonlocal rounds
        rounds += 1
        erase = tenure.end(pipe, SITE)
        if rounds == 1:
            connections.save(connection("second"))
        pipe.multi()
        erase()

    redis.transaction(write)
    assert rounds == 2
    assert connections.find(SITE, "second") is None


def test_a_connection_is_replaced_only_if_it_is_what_it_was(connections: ConnectionStore) -> None:
    connections.save(connection())
    found = connections.find(SITE, "mia")
    assert found is not None
    assert connections.replace(found, replace(found, refusals=1))
    assert not connections.replace(found, replace(found, refusals=2))
    again = connections.find(SITE, "mia")
    assert again is not None
    assert again.refusals == 1
    connections.forget(SITE, "mia")
    assert not connections.replace(again, found)
    assert connections.find(SITE, "mia") is None


def test_connections_have_no_time_to_live_and_end_after_90_days_without_use(
    redis: Redis, connections: ConnectionStore
) -> None:
    connections.save(replace(connection("old"), used_on="2020-01-01"))
    connections.save(connection("new"))
    assert all(redis.ttl(key) == -1 for key in redis.scan_iter(match="site:*"))
    assert connections.drop_unused(SITE) == 1
    assert connections.find(SITE, "old") is None
    assert connections.find(SITE, "new") is not None


def test_a_record_that_no_key_opens_is_as_good_as_none(redis: Redis, connections: ConnectionStore) -> None:
    connections.save(connection())
    lost = ConnectionStore(redis, Vault([Fernet.generate_key().decode()]))
    lost.save(replace(connection("old"), used_on="2020-01-01"))
    assert lost.find(SITE, "mia") is None
    with pytest.raises(CannotOpen):  # what cannot be opened stays, is told, and does not stand in the way
        lost.drop_unused(SITE)
    assert lost.count(SITE) == 1
    assert connections.find(SITE, "mia") is not None
    assert lost.forget(SITE, "mia")


def test_a_connection_that_is_made_while_old_ones_are_erased_stays(
    connections: ConnectionStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    connections.save(replace(connection(), used_on="2020-01-01"))
    find = connections.find_person

    def find_then_sign_in(site_id: str, name: str) -> Connection | None:
        found = find(site_id, name)
        connections.save(connection())
        return found

    monkeypatch.setattr(connections, "find_person", find_then_sign_in)
    assert connections.drop_unused(SITE) == 0
    assert find(SITE, person("mia")) is not None
    assert connections.count(SITE) == 1


def test_use_is_noted_once_a_day(connections: ConnectionStore) -> None:
    connections.save(replace(connection(), used_on="2026-01-01"))
    found = connections.find(SITE, "mia")
    assert found is not None
    connections.used(found)
    after = connections.find(SITE, "mia")
    assert after is not None
    assert after.used_on > "2026-01-01"
    connections.used(after)
    unchanged = connections.find(SITE, "mia")
    assert unchanged is not None
    assert unchanged.stored == after.stored


def test_records_are_sealed_anew_under_the_first_key(redis: Redis, keys: list[str]) -> None:
    store, connections = SettingsStore(redis, Vault(keys)), ConnectionStore(redis, Vault(keys))
    saved = store.save(SITE, shared(), expected_version="", entry=entry())
    connections.save(connection())
    new = Fernet.generate_key().decode()
    both = Vault([new, *keys])
    assert SettingsStore(redis, both).reseal(SITE)
    [person] = ConnectionStore(redis, both).people(SITE)
    assert ConnectionStore(redis, both).reseal(SITE, person)
    only_new = Vault([new])
    assert SettingsStore(redis, only_new).find(SITE) == saved
    assert ConnectionStore(redis, only_new).find(SITE, "mia") is not None
    assert not SettingsStore(redis, both).reseal(OTHER)


def test_a_failure_counts_from_its_first_time(redis: Redis) -> None:
    failures = Failures(redis)
    failures.note(SITE, "access-x", "refused")
    first = failures.all(SITE)["access-x"].since
    failures.note(SITE, "access-x", "refused")
    assert failures.all(SITE)["access-x"].since == first
    failures.note(SITE, "access-x", "missing-scope")
    assert failures.all(SITE)["access-x"].since > first
    failures.clear(SITE, "access-x")
    assert failures.all(SITE) == {}


def uninstall(redis: Redis) -> None:
    with redis.pipeline() as pipe:
        erase = tenure.end(pipe, SITE)
        pipe.multi()
        erase()
        pipe.execute()


def test_what_was_on_its_way_during_an_uninstall_is_not_written(
    redis: Redis, store: SettingsStore, connections: ConnectionStore
) -> None:
    """Bitbucket may take seconds to check a token; meanwhile everything may have been erased."""
    before = store.save(SITE, shared(), expected_version="", entry=entry())
    uninstall(redis)
    with pytest.raises(ChangedMeanwhile):
        store.save(SITE, shared(), expected_version=before.version, entry=entry())
    assert not connections.save(connection())
    assert (store.find(SITE).access_tokens, connections.count(SITE)) == ((), 0)
    with redis.pipeline() as pipe:
        keep = tenure.begin(pipe, SITE)
        pipe.multi()
        keep()
        pipe.execute()
    assert connections.save(connection())
    assert store.save(SITE, shared(), expected_version=before.version, entry=entry()).access_tokens

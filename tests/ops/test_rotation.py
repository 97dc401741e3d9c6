"""Rotation of the encryption keys: everything, while others write, and what to do about what cannot be opened."""

import threading
from dataclasses import replace
from pathlib import Path

import pytest
import time_machine
from redis import Redis

from app.atlassian.sites import Delivery
from app.bitbucket.auth.connections import person
from app.kit.vault import CannotOpen, Vault
from app.ops.records import records, stores_with
from app.ops.rotation import Rotation, described, rotate
from tests.ops.conftest import MakeApp
from tests.ops.filled import ACME, CLIENTS, GLOBEX, PEOPLE, SECRET, add_credentials, connect, filled, install, new_key
from tests.secret_marks import leaks

OLD, NEW, LOST = new_key(), new_key(), new_key()


def text_of(rotation: Rotation, *, number_of_keys: int = 2) -> str:
    return "\n".join(described(rotation, number_of_keys=number_of_keys))


def test_everything_opens_with_the_new_key_alone(redis: Redis) -> None:
    before = filled(redis, OLD)
    kept = (before.settings.find(ACME), before.hooks.all(ACME), before.connections.find(ACME, "mia"))
    rotation = rotate(stores_with(redis, Vault([NEW, OLD])))
    assert rotation.is_complete
    assert dict(rotation.sealed) == {"site": 2, "credentials": 1, "webhooks": 1, "connection": 3}
    after = stores_with(redis, Vault([NEW]))
    assert (after.settings.find(ACME), after.hooks.all(ACME), after.connections.find(ACME, "mia")) == kept
    for site, client_key in CLIENTS.items():
        found = after.sites.find(client_key)
        assert found
        assert (found.id, found.shared_secret) == (site, SECRET)


def test_before_it_the_new_key_alone_opens_nothing(redis: Redis) -> None:
    filled(redis, OLD)
    after = stores_with(redis, Vault([NEW]))
    with pytest.raises(CannotOpen):
        after.settings.find(ACME)


def test_it_changes_no_lifetime(redis: Redis) -> None:
    filled(redis, OLD)
    durable = {key for key in redis.scan_iter() if redis.ttl(key) == -1}
    rotate(stores_with(redis, Vault([NEW, OLD])))
    assert {key for key in redis.scan_iter() if redis.ttl(key) == -1} == durable


def test_an_uninstalled_site_has_nothing_to_seal(redis: Redis) -> None:
    stores = filled(redis, OLD)
    stores.sites.uninstall(CLIENTS[GLOBEX], Delivery("gone", "body", 4_000_000_000.0))
    rotation = rotate(stores_with(redis, Vault([NEW, OLD])))
    assert rotation.is_complete
    assert rotation.sealed["site"] == 1


def test_a_record_that_somebody_keeps_changing_is_sealed_too_and_no_change_is_lost(redis: Redis) -> None:
    filled(redis, OLD)
    theirs = stores_with(redis, Vault([NEW, OLD])).connections
    has_begun, shall_end = threading.Event(), threading.Event()
    written = 0

    def keep_changing() -> None:
        nonlocal written
        while not shall_end.is_set():
            before = theirs.find(ACME, "mia")
            assert before
            if theirs.replace(before, replace(before, retry_at=float(written + 1))):
                written += 1
                has_begun.set()

    writer = threading.Thread(target=keep_changing)
    writer.start()
    try:
        assert has_begun.wait(10)
        rotations = [rotate(stores_with(redis, Vault([NEW, OLD]))) for _ in range(20)]
    finally:
        shall_end.set()
        writer.join()
    assert all(each.is_complete and each.sealed["connection"] == 3 for each in rotations)
    found = stores_with(redis, Vault([NEW])).connections.find(ACME, "mia")
    assert found
    assert found.retry_at == written


def test_a_record_that_changes_at_every_try_is_told(redis: Redis, monkeypatch: pytest.MonkeyPatch) -> None:
    stores = filled(redis, OLD)
    monkeypatch.setattr(stores.settings, "reseal", lambda site_id: False)
    rotation = rotate(stores)
    assert dict(rotation.restless) == {(ACME, "credentials"): 1}
    text = text_of(rotation)
    assert f"site {ACME}: its shared credentials" in text
    assert "run this again" in text
    assert "Remove no key" in text


def test_what_a_lost_key_sealed_is_named_and_the_rest_is_sealed(redis: Redis) -> None:
    filled(redis, OLD)
    lost = stores_with(redis, Vault([LOST, OLD]))
    install(lost, GLOBEX)
    add_credentials(lost, ACME)
    connect(lost, ACME, "mia")
    rotation = rotate(stores_with(redis, Vault([NEW, OLD])))
    assert dict(rotation.unopened) == {(GLOBEX, "site"): 1, (ACME, "credentials"): 1, (ACME, "connection"): 1}
    assert dict(rotation.sealed) == {"site": 1, "webhooks": 1, "connection": 2}
    stores = stores_with(redis, Vault([NEW]))
    assert all(stores.connections.find(ACME, account) for account in PEOPLE if account != "mia")
    assert lost.connections.find(ACME, "mia")


@pytest.mark.parametrize("damage", [b"", b"\xff\xfe", b"not sealed", b"{}"])
def test_a_damaged_record_is_told_and_left(redis: Redis, damage: bytes) -> None:
    filled(redis, OLD)
    names = [f"site:{{{GLOBEX}}}", f"site:{{{ACME}}}:credentials", f"site:{{{ACME}}}:connection:{person('mia')}"]
    for name in names:
        redis.set(name, damage)
    rotation = rotate(stores_with(redis, Vault([NEW, OLD])))
    assert sum(rotation.unopened.values()) == 3
    assert [redis.get(name) for name in names] == [damage] * 3


def test_each_record_says_whether_it_opens(redis: Redis) -> None:
    stores = filled(redis, OLD)
    assert [record.kind for record in records(stores, ACME)] == ["site", "credentials", "webhooks", *["connection"] * 3]
    for record in records(stores, ACME):
        record.open()
    for record in records(stores_with(redis, Vault([NEW])), ACME):
        with pytest.raises(CannotOpen):
            record.open()


@time_machine.travel("2026-11-24T10:00:00Z", tick=False)
def test_it_says_from_when_the_old_key_may_go(redis: Redis, make_app: MakeApp) -> None:
    filled(redis, OLD)
    result = make_app(ENCRYPTION_KEYS=f"{NEW},{OLD}").test_cli_runner().invoke(args=["rotate-keys"])
    assert result.exit_code == 0, result.output
    for words in (
        "the first of 2 keys", "2 secrets of sites", "1 site's shared credentials", "1 site's webhooks",
        "3 people's connections",
        "after 2026-11-26T10:00:00Z", "tickets", "images", "sign-ins",
    ):  # fmt: skip
        assert words in result.output
    assert leaks(result.output.encode(), [OLD.encode(), NEW.encode()]) == []


def test_with_one_key_there_is_none_to_remove(redis: Redis, make_app: MakeApp) -> None:
    filled(redis, OLD)
    result = make_app(ENCRYPTION_KEYS=OLD).test_cli_runner().invoke(args=["rotate-keys"])
    assert result.exit_code == 0
    assert "no old key" in result.output


def test_the_command_fails_when_something_cannot_be_opened(redis: Redis, make_app: MakeApp) -> None:
    filled(redis, LOST)
    result = make_app(ENCRYPTION_KEYS=f"{NEW},{OLD}").test_cli_runner().invoke(args=["rotate-keys"])
    assert result.exit_code == 1
    assert f"site {ACME}: 3 people's connections" in result.output
    assert f"site {GLOBEX}: its secret" in result.output
    assert "at the end of ENCRYPTION_KEYS" in result.output
    assert leaks(result.output.encode(), [OLD.encode(), NEW.encode(), LOST.encode()]) == []


def test_without_redis_the_command_says_so(make_app: MakeApp, tmp_path: Path) -> None:
    result = make_app(REDIS_URL=f"unix://{tmp_path}/nothing.sock").test_cli_runner().invoke(args=["rotate-keys"])
    assert result.exit_code == 1
    assert "Redis does not answer" in result.output

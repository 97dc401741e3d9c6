"""A site's webhooks in Redis: sealed, written with their log entry or not at all, and gone with the site."""

import threading

import pytest
from cryptography.fernet import Fernet
from redis import Redis

from app.bitbucket.auth import hooks, tenure
from app.bitbucket.auth.audit import AuditEntry, AuditLog
from app.bitbucket.auth.hooks import MOST_HOOKS, Hook, HookStore, TooManyHooks, new_hook
from app.bitbucket.auth.settings import SettingsStore
from app.kit.vault import CannotOpen, Vault

SITE, OTHER = "siteone", "sitetwo"


@pytest.fixture
def keys() -> list[str]:
    return [Fernet.generate_key().decode()]


@pytest.fixture
def store(redis: Redis, keys: list[str]) -> HookStore:
    return HookStore(redis, Vault(keys))


def entry(what: str = "changed something") -> AuditEntry:
    return AuditEntry(at=1_790_000_000.0, account_id="5b10", what=what)


def added(store: HookStore, site: str = SITE) -> Hook:
    hook = new_hook(site)
    assert store.add(site, hook=hook, entry=entry("added a webhook"))
    return hook


def test_a_hook_is_found_by_its_id_alone(store: HookStore) -> None:
    one, two, other = added(store), added(store), added(store, OTHER)
    assert [store.find(hook.id) for hook in (one, two, other)] == [one, two, other]
    assert store.all(SITE) == (one, two)
    assert one.site_id == SITE
    assert len({one.id, two.id, other.id, one.secret, two.secret, other.secret}) == 6


@pytest.mark.parametrize("odd", ["", "siteone", "siteone-", "siteone-zz", "{x}-0123456789abcdef", "*-0123456789abcdef"])
def test_an_address_that_is_none_is_not_looked_for(store: HookStore, odd: str) -> None:
    assert store.find(odd) is None


def test_the_id_of_another_site_finds_nothing(store: HookStore) -> None:
    hook = added(store)
    assert store.find(hook.id.replace(SITE, OTHER)) is None


def test_a_removed_hook_is_unknown_and_the_others_stay(store: HookStore, redis: Redis) -> None:
    one, two = added(store), added(store)
    store.note_event(one)
    assert store.remove(SITE, one.id, entry=entry())
    assert (store.find(one.id), store.find(two.id), store.last_events(SITE)) == (None, two, {})
    assert not store.remove(SITE, one.id, entry=entry())
    assert not store.remove(OTHER, two.id, entry=entry())
    assert store.remove(SITE, two.id, entry=entry())
    assert not redis.exists(hooks.key(SITE))


def test_it_is_written_with_its_log_entry(store: HookStore, redis: Redis) -> None:
    hook = added(store)
    store.remove(SITE, "siteone-0123456789abcdef", entry=entry("removed what is not there"))
    store.remove(SITE, hook.id, entry=entry("removed a webhook"))
    assert [each.what for each in AuditLog(redis).entries(SITE)] == ["removed a webhook", "added a webhook"]


def test_there_are_20_at_most(store: HookStore) -> None:
    for _ in range(MOST_HOOKS):
        added(store)
    with pytest.raises(TooManyHooks):
        added(store)
    assert len(store.all(SITE)) == MOST_HOOKS == 20


def test_several_administrators_at_once_lose_nothing(store: HookStore) -> None:
    threads = [threading.Thread(target=added, args=(store,)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(store.all(SITE)) == 8


def test_redis_holds_no_secret_in_clear(store: HookStore, redis: Redis) -> None:
    hook = added(store)
    assert hook.secret.encode() not in (redis.get(hooks.key(SITE)) or b"")
    assert redis.ttl(hooks.key(SITE)) == -1
    assert hook.secret not in repr(hook)


def test_a_record_of_another_site_does_not_open(store: HookStore, redis: Redis) -> None:
    added(store)
    redis.rename(hooks.key(SITE), hooks.key(OTHER))
    with pytest.raises(CannotOpen):
        store.all(OTHER)


def test_it_can_be_sealed_with_a_new_key(store: HookStore, redis: Redis, keys: list[str]) -> None:
    hook, new = added(store), Fernet.generate_key().decode()
    assert HookStore(redis, Vault([new, *keys])).reseal(SITE)
    assert HookStore(redis, Vault([new])).find(hook.id) == hook
    assert not store.reseal(OTHER)


def test_when_it_was_last_heard_of(store: HookStore, redis: Redis) -> None:
    one, two = added(store), added(store)
    store.note_event(one)
    assert set(store.last_events(SITE)) == {one.id}
    store.note_event(two)
    assert set(store.last_events(SITE)) == {one.id, two.id}
    assert 0 < redis.ttl(hooks.KEYS["events"] % SITE) <= hooks.FORGOTTEN_SECONDS


def test_an_uninstall_erases_them_and_nothing_is_added_after_it(store: HookStore, redis: Redis) -> None:
    hook, other = added(store), added(store, OTHER)
    store.note_event(hook)

    def end(pipe: Redis) -> None:
        erase = tenure.end(pipe, SITE)  # type: ignore[arg-type]  # a pipeline is one
        pipe.multi()  # type: ignore[attr-defined]
        erase()

    redis.transaction(end)
    assert (store.find(hook.id), store.last_events(SITE), store.find(other.id)) == (None, {}, other)
    assert not store.add(SITE, hook=new_hook(SITE), entry=entry())
    assert store.all(SITE) == ()


def test_forgetting_everything_erases_them(store: HookStore, redis: Redis, keys: list[str]) -> None:
    hook = added(store)
    store.note_event(hook)
    SettingsStore(redis, Vault(keys)).forget(SITE, entry=entry("erased everything"))
    assert (store.find(hook.id), store.last_events(SITE)) == (None, {})

"""The store: sealed, durable, atomic, and never mixed."""

import re
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from cryptography.fernet import Fernet
from redis import Redis
from redis.client import Pipeline

from app.atlassian.errors import Refused
from app.atlassian.sites import Also, Delivery, Installation, SiteStore, site_id
from app.kit.vault import Vault


def an_installation(client_key: str = "client-1", secret: str = "s" * 40, host: str = "acme") -> Installation:
    return Installation(
        client_key=client_key,
        shared_secret=secret,
        base_url=f"https://{host}.atlassian.net/wiki",
        display_url=None,
        cloud_id=None,
        installation_id=None,
    )


def a_delivery(token: str, body: str = "b") -> Delivery:
    return Delivery(token_digest=token, body_digest=body, valid_until=time.time() + 200)


def test_a_site_has_a_name_of_our_own() -> None:
    assert re.fullmatch("[a-z2-7]{26}", site_id("client-1"))
    assert site_id("client-1") == site_id("client-1") != site_id("client-2")


def test_what_is_kept_for_ever_and_what_is_forgotten(sites: SiteStore, redis: Redis) -> None:
    sites.install(an_installation(), a_delivery("t"))
    name = site_id("client-1")
    lifetimes = {key.decode(): redis.ttl(key) for key in redis.scan_iter("*")}
    passing = {f"site:{{{name}}}:delivery:t", f"site:{{{name}}}:claim:t"}
    assert lifetimes.keys() == {f"site:{{{name}}}", *passing, "site-at:https://acme.atlassian.net/wiki"}
    assert all(150 < lifetimes.pop(key) <= 200 for key in passing)
    assert set(lifetimes.values()) == {-1}


def test_no_secret_is_readable_or_shown(sites: SiteStore, redis: Redis) -> None:
    installation = an_installation(secret="very-secret-very-secret-very-secret")
    sites.install(installation, a_delivery("t"))
    site = sites.find("client-1")
    assert site is not None
    assert site.shared_secret == "very-secret-very-secret-very-secret"
    assert "very-secret" not in f"{site!r}{installation!r}"
    assert b"very-secret" not in (redis.get(f"site:{{{site.id}}}") or b"")


def test_after_an_uninstall_nothing_secret_is_left_in_redis(sites: SiteStore, redis: Redis) -> None:
    sites.install(an_installation(), a_delivery("t1"))
    sites.uninstall("client-1", a_delivery("t2"))
    stored = redis.get(f"site:{{{site_id('client-1')}}}")
    assert isinstance(stored, bytes)
    assert b'"secret": null' in stored


def test_keys_can_be_rotated(redis: Redis) -> None:
    old, new = Fernet.generate_key().decode(), Fernet.generate_key().decode()
    SiteStore(redis, Vault([old])).install(an_installation(), a_delivery("t1"))
    assert SiteStore(redis, Vault([new, old])).find("client-1") is not None


def test_a_site_whose_secret_is_lost_can_install_again(redis: Redis) -> None:
    SiteStore(redis, Vault([Fernet.generate_key().decode()])).install(an_installation(), a_delivery("t1"))
    store = SiteStore(redis, Vault([Fernet.generate_key().decode()]))
    store.install(an_installation(secret="n" * 40), a_delivery("t2"))
    site = store.find("client-1")
    assert site is not None
    assert site.shared_secret == "n" * 40


def test_a_site_is_found_by_one_read(sites: SiteStore, redis: Redis) -> None:
    sites.install(an_installation(), a_delivery("t"))
    before = redis.info("commandstats")["cmdstat_mget"]["calls"]
    sites.find("client-1")
    assert redis.info("commandstats")["cmdstat_mget"]["calls"] == before + 1


def test_noting_enabled_does_not_bring_back_a_site(sites: SiteStore) -> None:
    sites.set_enabled("client-1", enabled=True)
    assert sites.find("client-1") is None
    sites.install(an_installation(), a_delivery("t1"))
    sites.uninstall("client-1", a_delivery("t2"))
    sites.set_enabled("client-1", enabled=True)
    site = sites.find("client-1")
    assert site is not None
    assert not site.enabled


def test_of_one_token_with_many_bodies_one_wins(sites: SiteStore) -> None:
    barrier = threading.Barrier(8)

    def install(number: int) -> int | None:
        barrier.wait()
        try:
            sites.install(an_installation(secret=f"{number}" * 40), a_delivery("same", body=str(number)))
        except Refused:
            return None
        return number

    with ThreadPoolExecutor(8) as pool:
        winners = [number for number in pool.map(install, range(8)) if number is not None]
    site = sites.find("client-1")
    assert site is not None
    assert [site.shared_secret] == [f"{number}" * 40 for number in winners]


def test_of_sites_that_install_at_one_address_at_once_one_stays(sites: SiteStore) -> None:
    barrier = threading.Barrier(8)

    def install(number: int) -> None:
        barrier.wait()
        sites.install(an_installation(f"client-{number}"), a_delivery(str(number)))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(install, range(8)))
    found = [sites.find(f"client-{number}") for number in range(8)]
    assert [site.installed for site in found if site].count(True) == 1


def test_an_install_that_redis_broke_off_is_completed_when_it_comes_again(
    sites: SiteStore, redis: Redis, monkeypatch: pytest.MonkeyPatch
) -> None:
    sites.install(an_installation("client-old"), a_delivery("old"))

    def broken(*_: object, **__: object) -> None:
        raise ConnectionError

    with monkeypatch.context() as patch:
        patch.setattr(sites, "_claim", broken)
        with pytest.raises(ConnectionError):
            sites.install(an_installation("client-new"), a_delivery("new"))
    sites.install(an_installation("client-new"), a_delivery("new"))
    old, new = sites.find("client-old"), sites.find("client-new")
    assert old is not None
    assert new is not None
    assert (old.installed, old.shared_secret, new.installed) == (False, None, True)


def test_something_else_is_read_along_with_the_site(sites: SiteStore, redis: Redis) -> None:
    sites.install(an_installation(), a_delivery("t"))
    redis.set("page", b"kept")
    site, kept = sites.find_along("client-1", ["page", "nothing"])
    assert site is not None
    assert (site.client_key, kept) == ("client-1", [b"kept", None])
    assert sites.find_along("client-2", ["page"]) == (None, [b"kept"])
    assert sites.find_along("client-1", [])[1] == []


def test_an_uninstalled_site_is_remembered_for_30_days(sites: SiteStore, redis: Redis) -> None:
    sites.install(an_installation(), a_delivery("t1"))
    sites.uninstall("client-1", a_delivery("t2"))
    key = f"site:{{{site_id('client-1')}}}"
    assert 30 * 24 * 3600 - 60 < redis.ttl(key) <= 30 * 24 * 3600
    sites.install(an_installation(), a_delivery("t3"))
    assert redis.ttl(key) == -1


def noting(redis: Redis, what: bytes) -> Also:
    def also(pipe: Pipeline, name: str) -> Callable[[], None]:
        def tell() -> None:
            pipe.rpush(f"told:{name}", what)

        return tell

    return also


def test_other_rooms_are_told_together_with_the_change(redis: Redis, vault: Vault) -> None:
    sites = SiteStore(redis, vault, on_install=noting(redis, b"install"), on_uninstall=noting(redis, b"uninstall"))
    sites.install(an_installation(), a_delivery("t1"))
    sites.install(an_installation(secret="n" * 40), a_delivery("t2"))
    sites.uninstall("client-1", a_delivery("t3"))
    sites.uninstall("client-1", a_delivery("t3"))
    assert redis.lrange(f"told:{site_id('client-1')}", 0, -1) == [b"install", b"install", b"uninstall"]
    sites.uninstall("unknown", a_delivery("t4"))
    assert not redis.exists(f"told:{site_id('unknown')}")


def test_whoever_is_retired_loses_what_other_rooms_keep(redis: Redis, vault: Vault) -> None:
    sites = SiteStore(redis, vault, on_uninstall=noting(redis, b"uninstall"))
    sites.install(an_installation("client-1"), a_delivery("t1"))
    sites.install(an_installation("client-2"), a_delivery("t2"))
    assert redis.lrange(f"told:{site_id('client-1')}", 0, -1) == [b"uninstall"]


def test_secrets_are_sealed_anew_under_the_first_key(redis: Redis) -> None:
    old, new = Fernet.generate_key().decode(), Fernet.generate_key().decode()
    SiteStore(redis, Vault([old])).install(an_installation(), a_delivery("t1"))
    both = SiteStore(redis, Vault([new, old]))
    [identifier] = both.identifiers()
    assert identifier == site_id("client-1")
    assert both.reseal(identifier)
    site = SiteStore(redis, Vault([new])).find("client-1")
    assert site is not None
    assert site.shared_secret == "s" * 40
    both.uninstall("client-1", a_delivery("t2"))
    assert not both.reseal(identifier)
    assert not both.reseal("unknown")

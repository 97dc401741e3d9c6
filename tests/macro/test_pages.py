"""Kept pages: who finds one, who can open it, and when it ends."""

from dataclasses import replace
from typing import cast

import pytest
from redis import Redis

from app.bitbucket.auth.base import PUBLIC, Credential
from app.bitbucket.auth.choose import choose
from app.bitbucket.auth.connections import Connection
from app.bitbucket.auth.held import Held
from app.bitbucket.auth.settings import Settings
from app.bitbucket.budgets import Budgets
from app.bitbucket.target import Repository
from app.kit import clock
from app.kit.cache import Cache
from app.macro import pages
from app.macro.changed import Changes
from app.macro.pace import PUBLIC_RESERVE
from app.macro.pages import Place
from app.macro.reader import Reader
from app.macro.source import ended_key
from tests.bitbucket.test_strategies import access_token, connection, held

SITE = "siteone"
UNCHANGED = Changes(public=0, site=0)
PLACE = Place(
    site_id=SITE, page_id="1", repository="acme/private", parameters={"link": "x"}, build="b", day="2026-11-24"
)


def reader(holds: Held, account: str | None) -> Reader:
    return Reader(SITE, account, holds, can_connect=True)


def person(account: str, own: Connection | None = None) -> Reader:
    return reader(held(Settings(), own or connection(account)), account)


def shared(account: str | None, *, settings: Settings | None = None) -> Reader:
    return reader(held(settings or SETTINGS), account)


SETTINGS = Settings(method="access-token", access_tokens=(access_token("acme"),))


def credential_of(someone: Reader) -> Credential:
    return choose(someone.held, Repository("acme", "private"), is_visitor=False)[0]


@pytest.fixture
def cache(redis: Redis) -> Cache:
    return Cache(redis)


def keep(cache: Cache, someone: Reader, credential: Credential, html: str = "<p>content</p>") -> None:
    key = PLACE.key(credential, someone.account_id)
    now, settings = clock.now(), someone.held.settings
    pages.keep(cache, key, pages.made(html), credential, settings=settings, as_of=now, fresh_until=now + 60)


def bytes_of(redis: Redis, key: bytes | str) -> bytes:
    return cast(bytes, redis.get(key))


def found(
    redis: Redis, cache: Cache, someone: Reader, place: Place = PLACE, changes: Changes = UNCHANGED
) -> str | None:
    kept = cast(list[bytes | None], redis.mget(place.keys(someone.account_id)))
    refused = cast(bytes | None, redis.get(ended_key(PUBLIC, place.repository)))
    changes = replace(changes, refused=float(refused or 0))
    page = pages.kept_for(someone, cache, place.repository, kept, changes, Budgets(redis))
    return page.html.decode() if page else None


def test_a_public_page_is_for_everybody(redis: Redis, cache: Cache) -> None:
    keep(cache, person("mia"), PUBLIC)
    for someone in (person("mia"), person("ada"), shared("mia"), shared(None), reader(held(Settings()), None)):
        assert found(redis, cache, someone) == "<p>content</p>"


@pytest.mark.parametrize("is_public", [True, False])
def test_no_page_from_before_a_refusal_of_the_repository_is_shown(redis: Redis, cache: Cache, is_public: bool) -> None:
    mia = person("mia")
    credential = PUBLIC if is_public else credential_of(mia)
    keep(cache, mia, credential)
    assert found(redis, cache, mia) == "<p>content</p>"
    key = ended_key(credential, PLACE.repository)
    cache.sealed(credential.content_key).put(key, str(clock.now() - 60).encode(), ttl_seconds=60)
    assert found(redis, cache, mia) == "<p>content</p>"
    cache.sealed(credential.content_key).put(key, str(clock.now()).encode(), ttl_seconds=60)
    assert found(redis, cache, mia) is None


def test_a_persons_page_is_for_that_person(redis: Redis, cache: Cache) -> None:
    mia = person("mia")
    keep(cache, mia, credential_of(mia))
    assert found(redis, cache, mia) == "<p>content</p>"
    for someone in (person("ada"), shared("mia"), reader(held(Settings()), None), reader(held(Settings()), "mia")):
        assert found(redis, cache, someone) is None


def test_it_ends_with_the_connection(redis: Redis, cache: Cache) -> None:
    mia = person("mia")
    keep(cache, mia, credential_of(mia))
    assert found(redis, cache, person("mia", connection("mia"))) is None


def test_a_shared_page_is_for_who_may_use_what_is_shared(redis: Redis, cache: Cache) -> None:
    mia = shared("mia")
    keep(cache, mia, credential_of(mia))
    assert found(redis, cache, shared("ada")) == "<p>content</p>"
    assert found(redis, cache, shared(None)) is None
    assert found(redis, cache, person("mia")) is None


def test_visitors_have_a_page_of_their_own(redis: Redis, cache: Cache) -> None:
    """Its images end when what is shared is not for visitors any more."""
    visitor = shared(None, settings=replace(SETTINGS, visitors=True))
    keep(cache, shared("mia"), credential_of(shared("mia")))
    assert found(redis, cache, visitor) is None
    keep(cache, visitor, credential_of(visitor), "<p>for visitors</p>")
    assert found(redis, cache, visitor) == "<p>for visitors</p>"
    assert found(redis, cache, shared("mia")) == "<p>content</p>"
    assert found(redis, cache, shared(None)) is None


def test_it_ends_with_the_token_and_with_the_method(redis: Redis, cache: Cache) -> None:
    mia = shared("mia")
    keep(cache, mia, credential_of(mia))
    other = replace(SETTINGS, access_tokens=(access_token("acme"),))
    assert found(redis, cache, shared("mia", settings=other)) is None
    assert found(redis, cache, shared("mia", settings=replace(SETTINGS, method="user-oauth"))) is None


def test_what_is_not_public_is_kept_sealed(redis: Redis, cache: Cache) -> None:
    mia = person("mia")
    keep(cache, mia, credential_of(mia))
    [key] = redis.keys("*:page:*")
    stored = bytes_of(redis, key)
    assert stored.startswith(credential_of(mia).identity.encode())
    assert b"\x1f\x8b" not in stored  # no gzip, which would be readable


def test_a_page_that_was_sealed_for_another_identity_is_not_opened(redis: Redis, cache: Cache) -> None:
    """Whoever could write to Redis could put a page in another's place; it stays closed there."""
    mia, ada = person("mia"), person("ada")
    keep(cache, mia, credential_of(mia))
    [key] = redis.keys("*:page:*")
    moved = bytes_of(redis, key).replace(credential_of(mia).identity.encode(), credential_of(ada).identity.encode(), 1)
    redis.set(PLACE.key(credential_of(ada), "ada"), moved)
    assert found(redis, cache, ada) is None


@pytest.mark.parametrize(
    "other",
    [
        replace(PLACE, site_id="sitetwo"),
        replace(PLACE, page_id="2"),
        replace(PLACE, parameters={"link": "y"}),
        replace(PLACE, build="c"),
        replace(PLACE, day="2026-11-25"),
        replace(PLACE, repository="acme/vault"),
    ],
)
def test_another_place_has_other_pages(redis: Redis, cache: Cache, other: Place) -> None:
    keep(cache, person("mia"), PUBLIC)
    assert found(redis, cache, person("mia"), other) is None


def test_a_page_without_a_time_is_not_kept(redis: Redis, cache: Cache) -> None:
    for as_of, fresh_until in ((clock.now(), None), (None, clock.now() + 60)):
        pages.keep(cache, "k", pages.made("x"), PUBLIC, settings=Settings(), as_of=as_of, fresh_until=fresh_until)
    assert redis.keys("*") == []


def test_a_page_ends_with_the_settings_that_it_was_made_under(redis: Redis, cache: Cache) -> None:
    before = replace(SETTINGS, version="1")
    keep(cache, shared("mia", settings=before), PUBLIC)
    assert found(redis, cache, shared("ada", settings=before)) == "<p>content</p>"
    assert found(redis, cache, shared("mia", settings=replace(before, version="2", plantuml=True))) is None


def test_a_page_from_before_a_change_is_not_sent(redis: Redis, cache: Cache) -> None:
    mia = person("mia")
    keep(cache, mia, credential_of(mia))
    changes = Changes(public=clock.now() + 1, site=clock.now() - 1)
    assert found(redis, cache, mia, changes=changes) == "<p>content</p>"
    assert found(redis, cache, mia, changes=Changes(public=0, site=clock.now() + 1)) is None


def test_a_public_page_is_from_before_a_change_of_what_is_public_alone(redis: Redis, cache: Cache) -> None:
    keep(cache, person("mia"), PUBLIC)
    assert found(redis, cache, person("ada"), changes=Changes(public=0, site=clock.now() + 1)) == "<p>content</p>"
    assert found(redis, cache, person("ada"), changes=Changes(public=clock.now() + 1, site=0)) is None


def test_with_little_left_to_ask_a_page_from_before_a_change_is_sent(redis: Redis, cache: Cache) -> None:
    keep(cache, person("mia"), PUBLIC)
    budgets, changes = Budgets(redis), Changes(public=clock.now() + 1, site=0)
    while budgets.left(PUBLIC) > PUBLIC_RESERVE:
        assert found(redis, cache, person("ada"), changes=changes) is None
        budgets.spend(PUBLIC)
    assert found(redis, cache, person("ada"), changes=changes) == "<p>content</p>"

"""Tokens that expire: renewed, stored before they are used, and nobody signed out for a doubt."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from redis import Redis
from werkzeug.wrappers import Response

from app.bitbucket.auth.connections import Connection, Tokens, key, person
from app.bitbucket.auth.oauth import TokenRefused
from app.bitbucket.auth.renewal import needs_sign_in
from app.bitbucket.errors import Refused, Unavailable
from app.kit import clock
from sandbox.bitbucket.people import MIA
from tests.bitbucket.renewing import ACCOUNT, SCOPES, SITE, World, running
from tests.bitbucket.token_endpoint import given, refused


@pytest.fixture
def world(redis: Redis) -> Iterator[World]:
    with running(redis) as made:
        yield made


def test_a_token_that_works_is_not_renewed(world: World) -> None:
    connection = world.connect(expires_at=world.now() + 61)
    assert world.renewal.fresh(connection) == connection
    assert world.requests == []


def test_a_token_about_to_expire_is_renewed_and_stored(world: World) -> None:
    before = world.connect(expires_at=world.now() + 59)
    after = world.renewal.fresh(before)
    assert after.tokens.access_token != before.tokens.access_token
    assert after.tokens.refresh_token != before.tokens.refresh_token
    assert after.tokens.expires_at == world.now() + 7200
    assert world.stored() == after
    assert (after.identity, after.content_key) == (before.identity, before.content_key)
    assert world.redis.ttl(key(SITE, person(ACCOUNT))) == -1


def test_whoever_still_holds_the_old_connection_gets_the_new_tokens_without_asking(world: World) -> None:
    before = world.connect()
    after = world.renewal.fresh(before)
    assert world.renewal.fresh(before) == after
    assert len(world.requests) == 1


def test_refreshes_go_on_as_tokens_rotate(world: World) -> None:
    connection = world.connect()
    for _ in range(5):
        connection = world.renewal.fresh(connection)
        world.now.moment += 8000
    assert world.server.counts()["refreshes"] == 5
    assert world.server.counts()["refused_refreshes"] == 0


def test_an_answer_without_a_new_refresh_token_keeps_the_old_one_and_its_scopes(world: World) -> None:
    before = world.connect()
    world.interrupt = lambda: given(refresh_token=None, scope=None)
    after = world.renewal.fresh(before)
    assert after.tokens.refresh_token == before.tokens.refresh_token
    assert after.tokens.scopes == before.tokens.scopes


@pytest.mark.parametrize("code", ["invalid_grant", "invalid_request"])
def test_a_plain_refusal_asks_for_a_new_sign_in_and_is_tried_again_after_an_hour_and_then_once_a_day(
    world: World, code: str
) -> None:
    connection = world.connect()
    world.interrupt = lambda: refused(code)
    for _ in range(3):
        with pytest.raises(Refused):
            world.renewal.fresh(connection)
    assert (len(world.requests), world.stored().refusals) == (1, 2)
    assert needs_sign_in(world.stored())
    world.now.moment += 3601
    for _ in range(3):
        with pytest.raises(Refused):
            world.renewal.fresh(connection)
    assert (len(world.requests), world.stored().refusals) == (2, 3)
    for day in range(1, 4):
        world.now.moment += 24 * 3600 + 1
        for _ in range(3):
            with pytest.raises(Refused):
                world.renewal.fresh(connection)
        assert len(world.requests) == 2 + day
    world.interrupt = lambda: None  # an operator has put the consumer's secret right
    world.now.moment += 24 * 3600 + 1
    assert world.renewal.fresh(connection).refusals == 0


def test_a_success_after_an_hour_forgets_the_refusals(world: World) -> None:
    connection = world.connect()
    world.interrupt = lambda: refused("invalid_grant")
    with pytest.raises(Refused):
        world.renewal.fresh(connection)
    world.interrupt = lambda: None
    world.now.moment += 3601
    after = world.renewal.fresh(connection)
    assert (after.refusals, after.retry_at, needs_sign_in(after)) == (0, 0, False)
    assert world.stored() == after


def test_the_first_answer_that_may_mean_a_lock_out_is_a_doubt_the_second_is_not(world: World) -> None:
    connection = world.connect()
    world.interrupt = lambda: refused("unauthorized_client")
    for _ in range(3):
        with pytest.raises(Unavailable):
            world.renewal.fresh(connection)
    assert (len(world.requests), world.stored().refusals) == (1, 1)
    assert world.stored().retry_at == world.now() + 150
    assert not needs_sign_in(world.stored())
    world.now.moment += 149
    with pytest.raises(Unavailable):
        world.renewal.fresh(connection)
    world.now.moment += 2
    with pytest.raises(Refused):
        world.renewal.fresh(connection)
    assert (len(world.requests), world.stored().refusals) == (2, 2)
    assert world.stored().tokens == connection.tokens


def test_a_lock_out_that_somebody_else_caused_ends_nobodys_connection(world: World) -> None:
    world.server.behave({"locks_out": True})
    mia, ada = world.connect("mia-account", MIA), world.connect()
    spent = mia.tokens.refresh_token or ""
    world.renewal.fresh(mia)
    with pytest.raises(TokenRefused):
        world.consumer.refresh(spent)  # a backup was restored, say, and brought back an old token
    with pytest.raises(Unavailable):
        world.renewal.fresh(ada)
    world.now.moment += 151
    assert world.renewal.fresh(ada).refusals == 0


def test_a_revoked_connection_is_known_at_once_when_its_access_token_is_refused_too(world: World) -> None:
    connection = world.connect(expires_at=world.now() + 5000)
    world.interrupt = lambda: refused("unauthorized_client")
    with pytest.raises(Refused):
        world.renewal.after_refusal(connection, refused_access_token=connection.tokens.access_token)
    assert world.stored().refusals == 2


def test_an_access_token_that_had_expired_anyway_proves_nothing(world: World) -> None:
    connection = world.connect(expires_at=world.now() - 1)
    world.interrupt = lambda: refused("unauthorized_client")
    with pytest.raises(Unavailable):
        world.renewal.after_refusal(connection, refused_access_token=connection.tokens.access_token)
    assert world.stored().refusals == 1


@pytest.mark.parametrize("code", ["unauthorized_client", "invalid_grant"])
def test_a_refusal_counts_for_nothing_when_somebody_stored_newer_tokens_meanwhile(world: World, code: str) -> None:
    connection = world.connect()
    newer = Tokens("sesame-newer", "sesame-newer-refresh", world.now() + 7200, frozenset(SCOPES))

    def store_and_refuse() -> Response:
        assert world.connections.replace(world.stored(), replace(world.stored(), tokens=newer))
        return refused(code)

    world.interrupt = store_and_refuse
    assert world.renewal.fresh(connection).tokens == newer
    assert world.stored().refusals == 0


def test_without_a_refresh_token_there_is_nothing_to_ask(world: World) -> None:
    connection = world.connect(refresh_token=None)
    with pytest.raises(Refused):
        world.renewal.fresh(connection)
    assert (world.requests, world.stored()) == ([], connection)
    assert needs_sign_in(connection)


def test_without_a_consumer_there_is_nobody_to_ask(world: World) -> None:
    connection = world.connect()
    with pytest.raises(Refused):
        replace(world.renewal, consumer=None).fresh(connection)
    assert world.stored() == connection


def test_a_person_who_disconnects_meanwhile_stays_disconnected(world: World) -> None:
    connection = world.connect()

    def disconnect() -> None:
        world.connections.forget(SITE, ACCOUNT)

    world.interrupt = disconnect
    with pytest.raises(Refused):
        world.renewal.fresh(connection)
    assert world.connections.find(SITE, ACCOUNT) is None


def test_a_new_sign_in_meanwhile_is_left_alone(world: World) -> None:
    connection = world.connect()
    signed_in: list[Connection] = []

    def sign_in() -> None:
        signed_in.append(world.connect(expires_at=world.now() + 5000))

    world.interrupt = sign_in
    with pytest.raises(Refused):
        world.renewal.fresh(connection)
    assert world.stored() == signed_in[0]


@pytest.mark.parametrize("change", ["used", "resealed"])
def test_new_tokens_are_kept_when_something_harmless_changes_meanwhile(world: World, change: str) -> None:
    connection = world.connect()
    world.connections.replace(connection, replace(connection, used_on="2020-01-01"))

    def disturb() -> None:
        if change == "used":
            world.connections.used(world.stored())
        else:
            assert world.connections.reseal(SITE, person(ACCOUNT))

    world.interrupt = disturb
    after = world.renewal.fresh(world.stored())
    assert after.tokens != connection.tokens
    assert world.stored() == after
    assert world.stored().used_on == (clock.utc_day(world.now()) if change == "used" else "2020-01-01")

"""Public repositories are read with the operator's consumer, and nothing else is, whatever its account sees."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
from flask import Flask, request
from redis import Redis

from app.bitbucket.auth.base import PUBLIC, PUBLIC_CONSUMER, Credential
from app.bitbucket.auth.oauth import Consumer
from app.bitbucket.budgets import KEY, PART_SECONDS, Budgets
from app.bitbucket.errors import GivesWay, NoAccess
from app.bitbucket.http import Http, Transport
from app.bitbucket.public import PublicReader
from sandbox.bitbucket import credentials
from sandbox.bitbucket.app import create_app
from sandbox.bitbucket.data import create
from tests.atlassian.loopback import serving

SITE, PRIVATE = "/repositories/acme/site/commit/main", "/repositories/acme/private/commit/main"


@dataclass
class Bitbucket:
    """The local one; `asked` are the paths of the API with what they were authorised with."""

    app: Flask
    url: str = ""
    asked: list[tuple[str, str]] = field(default_factory=list)


@pytest.fixture
def bitbucket(tmp_path: Path) -> Iterator[Bitbucket]:
    app = create_app(create(tmp_path))
    found = Bitbucket(app)

    def note() -> None:
        if request.path.startswith("/2.0/"):
            found.asked.append((request.path[4:], request.headers.get("Authorization", "").partition(" ")[0]))

    app.before_request_funcs.setdefault(None, []).insert(0, note)
    with serving(app) as found.url:
        yield found


def http_of(bitbucket: Bitbucket, redis: Redis, *, secret: str = credentials.PUBLIC_CONSUMER_SECRET) -> Http:
    consumer = Consumer(
        key=credentials.PUBLIC_CONSUMER_KEY, secret=secret, web_url=bitbucket.url, scopes=(), redirect_url="",
        transport=Transport(bitbucket.url),
    )  # fmt: skip
    budgets = Budgets(redis, public_account=PUBLIC_CONSUMER)
    return Http(f"{bitbucket.url}/2.0", pool_size=4, budgets=budgets, public=PublicReader(consumer, redis))


def status(http: Http, path: str, credential: Credential = PUBLIC) -> int:
    return http.get(path, credential=replace(credential, site="s"), max_bytes=10_000).status


def test_a_public_repository_is_read_with_the_consumer(bitbucket: Bitbucket, redis: Redis) -> None:
    http = http_of(bitbucket, redis)
    assert [status(http, SITE), status(http, SITE)] == [200, 200]
    assert bitbucket.asked == [("/repositories/acme/site", "Bearer"), (SITE, "Bearer"), (SITE, "Bearer")]
    assert sum(int(count) for name, count in redis.hgetall(KEY % PUBLIC_CONSUMER).items() if b" " in name) == 3
    assert not redis.exists(KEY % "anonymous")


@pytest.mark.parametrize("answer", [{"is_private": True}, {}, {"is_private": None}, {"is_private": "false"}])
def test_what_is_not_said_to_be_public_is_not_there(bitbucket: Bitbucket, redis: Redis, answer: object) -> None:
    @bitbucket.app.before_request
    def say() -> Any:
        is_asked = request.path == "/2.0/repositories/acme/site"
        return {"full_name": "acme/site", **answer} if is_asked and isinstance(answer, dict) else None

    with pytest.raises(NoAccess):
        status(http_of(bitbucket, redis), SITE)
    assert [path for path, _ in bitbucket.asked] == ["/repositories/acme/site"]
    assert not list(redis.scan_iter("public:*"))


def test_what_is_private_is_never_read(bitbucket: Bitbucket, redis: Redis) -> None:
    with pytest.raises(NoAccess):
        status(http_of(bitbucket, redis), PRIVATE)
    assert [path for path, _ in bitbucket.asked] == ["/repositories/acme/private"]


@pytest.mark.parametrize("path", ["/snippets/acme/kypj/files/repositories/acme/site", "/user/repositories/acme/site"])
def test_what_only_looks_like_a_repository_is_read_without_it(bitbucket: Bitbucket, redis: Redis, path: str) -> None:
    status(http_of(bitbucket, redis), path)
    assert bitbucket.asked == [(path, "")]


def test_without_a_token_everything_is_as_without_a_consumer(bitbucket: Bitbucket, redis: Redis) -> None:
    http = http_of(bitbucket, redis, secret="sesame-wrong")  # made up
    assert [status(http, SITE), status(http, PRIVATE)] == [200, 404]
    assert [kind for _, kind in bitbucket.asked] == ["", ""]


def test_a_used_up_consumer_makes_room_for_the_address(bitbucket: Bitbucket, redis: Redis) -> None:
    http = http_of(bitbucket, redis)
    redis.hset(KEY % PUBLIC_CONSUMER, "until", str(time.time() + 60))
    assert status(http, SITE) == 200
    assert bitbucket.asked == [(SITE, "")]


def test_who_gives_way_with_the_consumer_gets_nothing_of_the_address(bitbucket: Bitbucket, redis: Redis) -> None:
    part = int(time.time()) // PART_SECONDS
    redis.hset(KEY % PUBLIC_CONSUMER, mapping={f"{part} s": 600, f"{part} another": 1})
    with pytest.raises(GivesWay):
        status(http_of(bitbucket, redis), SITE)
    assert bitbucket.asked == []
    assert not redis.exists(KEY % "anonymous")


def test_other_credentials_are_left_alone(bitbucket: Bitbucket, redis: Redis) -> None:
    own = Credential("user-s-1", authorize=lambda: {"Authorization": f"Bearer {credentials.WORKSPACE_TOKEN}"})
    assert status(http_of(bitbucket, redis), SITE, own) == 200
    assert bitbucket.asked == [(SITE, "Bearer")]


def test_a_token_that_is_refused_makes_room_for_the_address(bitbucket: Bitbucket, redis: Redis) -> None:
    @bitbucket.app.before_request
    def refuse() -> Any:
        is_asked = request.path.startswith("/2.0/") and "Authorization" in request.headers
        return ({"type": "error"}, 401) if is_asked else None

    http = http_of(bitbucket, redis)
    assert [status(http, SITE), status(http, SITE)] == [200, 200]
    assert bitbucket.asked == [("/repositories/acme/site", "Bearer"), (SITE, ""), (SITE, "")]

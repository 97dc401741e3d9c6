"""A person's connection whose tokens have expired, and a token endpoint that renews them by Bitbucket's rules."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

import pytest
from cryptography.fernet import Fernet
from flask import Flask
from redis import Redis
from werkzeug.wrappers import Request, Response

from app.bitbucket.auth.connections import Connection, ConnectionStore, Tokens, new_connection, person
from app.bitbucket.auth.oauth import Consumer
from app.bitbucket.auth.renewal import Renewal
from app.bitbucket.http import Transport
from app.kit import clock
from app.kit.vault import Vault
from sandbox.bitbucket.credentials import CONSUMER_KEY, CONSUMER_SECRET
from sandbox.bitbucket.oauth.consumers import CONSUMERS
from sandbox.bitbucket.oauth.exchange import create_exchange
from sandbox.bitbucket.oauth.issued import Grant
from sandbox.bitbucket.oauth.server import OAuthServer
from sandbox.bitbucket.people import ADA, Person
from tests.atlassian import loopback

SITE, ACCOUNT = "siteone", "5b10ac8d82e05b22cc7d4ef5"
SCOPES = ("account", "repository", "pullrequest")
START = 1_800_000_000.0


@dataclass
class Now:
    """The time for both sides; it stands still unless a test moves it."""

    moment: float = START

    def __call__(self) -> float:
        """The Unix time."""
        return self.moment


@dataclass
class World:
    """The token endpoint and the app's part that talks to it.

    `interrupt` is called at each request and may answer in the endpoint's place; `in_sleep` when the app waits.
    """

    url: str
    server: OAuthServer
    consumer: Consumer
    connections: ConnectionStore
    redis: Redis
    now: Now
    interrupt: Callable[[], Response | None] = field(default=lambda: None)
    requests: list[str] = field(default_factory=list)
    sleeps: list[float] = field(default_factory=list)
    in_sleep: Callable[[], None] = field(default=lambda: None)

    @property
    def renewal(self) -> Renewal:
        """With a time that passes only while it waits."""
        return Renewal(self.consumer, self.connections, self.redis, sleep=self._sleep, clock=self._monotonic)

    def _sleep(self, seconds: float) -> None:
        self.sleeps.append(seconds)
        self.in_sleep()

    def _monotonic(self) -> float:
        return sum(self.sleeps)

    def connect(self, account_id: str = ACCOUNT, who: Person = ADA, **changes: Any) -> Connection:
        """A person who signed in some hours ago, so that the access token has expired."""
        grant = Grant(CONSUMERS[CONSUMER_KEY], SCOPES, who)
        answer = self.server.exchange(
            CONSUMERS[CONSUMER_KEY],
            code=self.server.authorize(grant, redirect_uri=None, challenge=None),
            redirect_uri=None,
            verifier=None,
        )
        tokens = Tokens(answer["access_token"], answer["refresh_token"], self.now() - 10, frozenset(SCOPES))
        made = new_connection(
            SITE, account_id, replace(tokens, **changes), bitbucket_uuid=who.uuid, bitbucket_name=who.display_name
        )
        self.connections.save(made)
        return self.stored(account_id)

    def stored(self, account_id: str = ACCOUNT) -> Connection:
        """The connection as it is stored now."""
        found = self.connections.find(SITE, account_id)
        assert found is not None
        return found

    def take_no_writes(self, *, really: bool = True) -> None:
        """As a Redis whose replica is away: reads work, writes are refused."""
        self.redis.config_set("min-replicas-to-write", 1 if really else 0)

    def forget_fault(self) -> None:
        """As if a quarter of a minute had passed for Redis, which has a clock of its own."""
        self.redis.delete(f"site:{{{SITE}}}:connection:{person(ACCOUNT)}:fault", "token-endpoint:away")


@contextmanager
def running(redis: Redis) -> Iterator[World]:
    """A world in which the time stands still."""
    now = Now()
    server = OAuthServer(clock=now)
    bitbucket = Flask(__name__)
    bitbucket.register_blueprint(create_exchange(server))

    def application(environ: dict[str, Any], start_response: Any) -> Any:
        made.requests.append(Request(environ).path)
        return (made.interrupt() or bitbucket)(environ, start_response)

    with pytest.MonkeyPatch.context() as patch, loopback.serving(application) as url:
        patch.setattr(clock, "now", now)
        connections = ConnectionStore(redis, Vault([Fernet.generate_key().decode()]))
        made = World(url, server, consumer_at(url), connections, redis, now)
        yield made
        made.take_no_writes(really=False)


def consumer_at(url: str) -> Consumer:
    """The app as the server at this address knows it."""
    return Consumer(
        key=CONSUMER_KEY, secret=CONSUMER_SECRET, web_url=url, scopes=SCOPES, redirect_url=f"{url}/callback",
        transport=Transport(url),
    )  # fmt: skip

"""A small app with this room alone, on real Redis and a real key server; two sites have installed it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from flask import Flask, Response, jsonify
from flask.testing import FlaskClient
from redis import Redis
from werkzeug.test import TestResponse

from app.atlassian import Atlassian, descriptor, lifecycle
from app.atlassian.caller import Caller
from app.atlassian.confluence import Confluence
from app.atlassian.errors import Refused
from app.atlassian.guard import admin, signed
from app.atlassian.keys import PublicKeys
from app.atlassian.sites import Site, SiteStore
from app.kit.limits import Limits
from app.kit.vault import Vault
from tests.atlassian.loopback import ConfluenceServer, KeyServer, serving
from tests.atlassian.minting import (
    ACME,
    APP_KEY,
    BASE_URL,
    KEY_ID,
    OTHER,
    Tenant,
    asymmetric,
    bearer,
    event_body,
    install_claims,
    public_pem,
)

HOSTS = ("*.atlassian.net", "127.0.0.1")


@dataclass
class World:
    """The app under test and what it stands on; `refusals` lists every refusal since the start of the test."""

    atlassian: Atlassian
    key_server: KeyServer
    private_key: RSAPrivateKey
    redis: Redis
    app: Flask
    refusals: list[Refused] = field(default_factory=list)

    @property
    def client(self) -> FlaskClient:
        """A browser."""
        return self.app.test_client()

    def find(self, tenant: Tenant) -> Site:
        """The site of a tenant that has installed the app."""
        site = self.atlassian.sites.find(tenant.client_key)
        assert site is not None
        return site

    def send_event(self, tenant: Tenant, event: str, *, token: str | None = None, **changes: Any) -> TestResponse:
        """A lifecycle call that Atlassian has signed, or with the given token."""
        token = token or asymmetric(self.private_key, install_claims(tenant, event))
        return self.client.post(f"/connect/{event}", json=event_body(tenant, event, **changes), headers=bearer(token))


@pytest.fixture(scope="session")
def private_key() -> RSAPrivateKey:
    return generate_private_key(public_exponent=65537, key_size=2048)


@pytest.fixture
def key_server(private_key: RSAPrivateKey) -> Iterator[KeyServer]:
    server = KeyServer(keys={KEY_ID: public_pem(private_key)})
    with serving(server) as server.url:
        yield server


@pytest.fixture
def confluence_server() -> Iterator[ConfluenceServer]:
    server = ConfluenceServer(client_key=ACME.client_key, shared_secret=ACME.shared_secret)
    with serving(server) as server.url:
        yield server


@pytest.fixture
def vault() -> Vault:
    return Vault([Fernet.generate_key().decode()])


@pytest.fixture
def sites(redis: Redis, vault: Vault) -> SiteStore:
    return SiteStore(redis, vault)


@pytest.fixture
def world(sites: SiteStore, key_server: KeyServer, private_key: RSAPrivateKey, redis: Redis) -> World:
    atlassian = Atlassian(
        app_key=APP_KEY,
        base_url=BASE_URL,
        hosts=HOSTS,
        sites=sites,
        keys=PublicKeys([key_server.url]),
        confluence=Confluence(APP_KEY),
        limits=Limits(redis),
    )
    app = Flask(__name__)
    app.extensions["atlassian"] = atlassian
    world = World(atlassian, key_server, private_key, redis, app)
    _add_routes(world)
    return world


@pytest.fixture
def installed(world: World) -> World:
    """The world after two sites have installed the app through the front door."""
    for tenant in (ACME, OTHER):
        assert world.send_event(tenant, "installed").status_code == 204
    return world


def _add_routes(world: World) -> None:
    app = world.app
    app.register_blueprint(lifecycle.blueprint)
    app.register_blueprint(descriptor.blueprint)

    @app.errorhandler(Refused)
    def refused(refusal: Refused) -> tuple[Response, int]:
        world.refusals.append(refusal)
        return jsonify(error=str(refusal.status)), refusal.status

    @app.get("/macro")
    @signed("page")
    def macro(caller: Caller) -> dict[str, str | None]:
        return _shown(caller)

    @app.post("/api/who")
    @signed("context")
    def who(caller: Caller) -> dict[str, str | None]:
        return _shown(caller)

    @app.get("/admin")
    @signed("page")
    @admin
    def admin_page(caller: Caller) -> dict[str, str | None]:
        return _shown(caller)

    @app.put("/api/admin")
    @signed("context")
    @admin
    def admin_change(caller: Caller) -> dict[str, str | None]:
        return _shown(caller)


def _shown(caller: Caller) -> dict[str, str | None]:
    return {"site": caller.site.client_key, "account": caller.account_id, "page": caller.page_id}

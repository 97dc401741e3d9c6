"""A Redis with something of every kind in it, and what may never be said of it."""

import time
from dataclasses import replace

from cryptography.fernet import Fernet
from redis import Redis

from app.atlassian.sites import Delivery, Installation, site_id
from app.bitbucket.auth.audit import AuditEntry
from app.bitbucket.auth.connections import Tokens, new_connection
from app.bitbucket.auth.hooks import new_hook
from app.bitbucket.auth.settings import Settings, new_access_token
from app.kit import clock
from app.kit.vault import Vault
from app.ops.records import Stores, stores_with

ACME, GLOBEX = site_id("client-acme"), site_id("client-globex")
CLIENTS = {ACME: "client-acme", GLOBEX: "client-globex"}
SECRET = "sesame-shared-secret-of-the-site-and-more"
PEOPLE = ("mia", "noah", "zoe")


def new_key() -> str:
    return Fernet.generate_key().decode()


def install(stores: Stores, site: str) -> None:
    client_key = CLIENTS[site]
    new = Installation(
        client_key=client_key,
        shared_secret=SECRET,
        base_url=f"https://{client_key}.atlassian.net/wiki",
        display_url=None,
        cloud_id=None,
        installation_id=None,
    )
    stores.sites.install(new, Delivery(f"token-{time.time_ns()}", "body", time.time() + 200))


def add_credentials(stores: Stores, site: str, *, at: float | None = None) -> None:
    token = new_access_token(
        site, token="ATCTT3x-sesame-one", workspace="acme", project=None, repository=None, expires_on=None
    )
    before = stores.settings.find(site)
    stores.settings.save(
        site,
        Settings(method="access-token", access_tokens=(token,)),
        expected_version=before.version,
        entry=AuditEntry(at=clock.now() if at is None else at, account_id="5b10", what="added a token"),
    )


def connect(stores: Stores, site: str, account: str, *, used_on: str | None = None) -> None:
    tokens = Tokens("sesame-access", "sesame-refresh", 2_000_000_000.0, frozenset({"account", "repository"}))
    connection = new_connection(site, account, tokens, bitbucket_uuid="{1}", bitbucket_name="Mia")
    stores.connections.save(connection if used_on is None else replace(connection, used_on=used_on))


def add_hook(stores: Stores, site: str) -> None:
    entry = AuditEntry(at=clock.now(), account_id="5b10", what="added a webhook")
    assert stores.hooks.add(site, hook=new_hook(site), entry=entry)


def filled(redis: Redis, *keys: str) -> Stores:
    """Two sites, one with a token, a webhook and three people; everything sealed with the first of the keys."""
    stores = stores_with(redis, Vault(keys))
    for site in (ACME, GLOBEX):
        install(stores, site)
    add_credentials(stores, ACME)
    add_hook(stores, ACME)
    for account in PEOPLE:
        connect(stores, ACME, account)
    return stores

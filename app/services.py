"""What lives as long as the process, made once, in one place."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from flask import current_app
from redis import Redis
from redis.client import Pipeline

from app import development
from app.atlassian import Atlassian
from app.atlassian.confluence import Confluence
from app.atlassian.keys import PublicKeys
from app.atlassian.sites import SiteStore
from app.bitbucket.auth import tenure
from app.bitbucket.auth.audit import AuditLog
from app.bitbucket.auth.base import ANONYMOUS, PUBLIC_CONSUMER
from app.bitbucket.auth.connections import ConnectionStore
from app.bitbucket.auth.failures import Failures
from app.bitbucket.auth.hooks import HookStore
from app.bitbucket.auth.oauth import Consumer
from app.bitbucket.auth.renewal import Renewal
from app.bitbucket.auth.settings import SettingsStore
from app.bitbucket.budgets import Budgets
from app.bitbucket.http import Http, Transport
from app.bitbucket.public import PublicReader
from app.config import Config
from app.kit.cache import Cache
from app.kit.limits import Limits
from app.kit.redis_client import connect
from app.kit.vault import Vault
from app.macro.plantuml import PlantUml
from app.macro.reader import Readers
from app.render.worker import Worker
from app.signin import flows
from app.signin.flows import FlowStore

ROOT = Path(__file__).parent.parent
EXTENSION = "include-bitbucket"
PROBING_PLACES = 8  # half of them at once


@dataclass(frozen=True)
class Services:
    """The app's long-lived things; the keys of tickets, assets and watches sign with the first and check with all.

    `probing` is for trying credentials, which must not keep readers waiting. `consumer` is None on a server where
    nobody can sign in to Bitbucket, and `plantuml` where diagrams cannot be drawn.
    """

    config: Config
    redis: Redis
    vault: Vault
    cache: Cache
    limits: Limits
    bitbucket: Http
    probing: Http
    settings: SettingsStore
    audit: AuditLog
    failures: Failures
    hooks: HookStore
    connections: ConnectionStore
    consumer: Consumer | None
    plantuml: PlantUml | None
    readers: Readers
    flows: FlowStore
    worker: Worker
    atlassian: Atlassian
    ticket_keys: tuple[bytes, ...] = field(repr=False)
    asset_keys: tuple[bytes, ...] = field(repr=False)
    watch_keys: tuple[bytes, ...] = field(repr=False)


def make_services(config: Config) -> Services:
    """Everything that the configuration asks for; connections are opened on first use."""
    redis = connect(development.redis_url(config), most_connections=2 * config.threads)
    vault = Vault(development.encryption_keys(config))
    settings, connections = SettingsStore(redis, vault), ConnectionStore(redis, vault)
    consumer, limits = _consumer(config, config.bitbucket_oauth), Limits(redis)
    public_consumer = _consumer(config, config.bitbucket_public_oauth)
    public = PublicReader(public_consumer, redis) if public_consumer else None
    budgets = Budgets(redis, public_account=PUBLIC_CONSUMER if public else ANONYMOUS)
    places = threading.BoundedSemaphore(max(1, config.threads // 2))
    return Services(
        config=config,
        redis=redis,
        vault=vault,
        cache=Cache(redis, places),
        limits=limits,
        bitbucket=Http(config.bitbucket_api_url, pool_size=config.threads, budgets=budgets, public=public),
        probing=Http(config.bitbucket_api_url, pool_size=PROBING_PLACES),
        settings=settings,
        audit=AuditLog(redis),
        failures=Failures(redis),
        hooks=HookStore(redis, vault),
        connections=connections,
        consumer=consumer,
        plantuml=PlantUml(config.plantuml_url) if config.plantuml_url else None,
        flows=FlowStore(redis, vault),
        readers=Readers(
            settings,
            connections,
            Renewal(consumer, connections, redis, places),
            can_connect=consumer is not None,
            scopes=consumer.scopes if consumer else (),
        ),
        worker=Worker(most_at_once=max(1, config.threads * 3 // 4)),  # a page may hold dozens of files
        atlassian=Atlassian(
            app_key=config.app_key,
            base_url=config.base_url,
            hosts=config.confluence_hosts,
            sites=SiteStore(redis, vault, on_install=tenure.begin, on_uninstall=_end),
            keys=PublicKeys(config.connect_keys_urls),
            confluence=Confluence(config.app_key),
            limits=limits,
        ),
        ticket_keys=vault.derive("ticket"),
        asset_keys=vault.derive("asset"),
        watch_keys=vault.derive("watch"),
    )


def _end(pipe: Pipeline, site_id: str) -> Callable[[], None]:
    """What the rooms erase when the app is uninstalled on a site."""
    erase_credentials, erase_flows = tenure.end(pipe, site_id), flows.forget_all(pipe, site_id)

    def erase() -> None:
        erase_credentials()
        erase_flows()

    return erase


def _consumer(config: Config, pair: tuple[str, str] | None) -> Consumer | None:
    if pair is None:
        return None
    key, secret = pair
    return Consumer(
        key=key,
        secret=secret,
        web_url=config.bitbucket_web_url,
        scopes=config.bitbucket_oauth_scopes,
        redirect_url=f"{config.base_url}/oauth/callback",
        transport=Transport(config.bitbucket_web_url),
    )


def services() -> Services:
    """The services of the app that answers this request; for views only."""
    return cast(Services, current_app.extensions[EXTENSION])

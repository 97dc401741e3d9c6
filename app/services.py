"""What lives as long as the process, made once, in one place."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from flask import current_app
from redis import ConnectionPool, Redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from app import development
from app.atlassian import Atlassian
from app.atlassian.confluence import Confluence
from app.atlassian.keys import PublicKeys
from app.atlassian.sites import SiteStore
from app.bitbucket.http import Http
from app.config import Config
from app.kit.cache import Cache
from app.kit.vault import Vault
from app.render.worker import Worker

ROOT = Path(__file__).parent.parent
EXTENSION = "include-bitbucket"


@dataclass(frozen=True)
class Services:
    """The app's long-lived things; `ticket_keys` and `asset_keys` sign with the first and check with all."""

    config: Config
    redis: Redis
    vault: Vault
    cache: Cache
    bitbucket: Http
    worker: Worker
    atlassian: Atlassian
    ticket_keys: tuple[bytes, ...] = field(repr=False)
    asset_keys: tuple[bytes, ...] = field(repr=False)


def make_services(config: Config) -> Services:
    """Everything that the configuration asks for; connections are opened on first use."""
    pool = ConnectionPool.from_url(
        development.redis_url(config),
        max_connections=2 * config.threads,
        retry=Retry(
            NoBackoff(), retries=1
        ),  # a dropped connection is opened anew; a Redis that is away is told at once
        socket_timeout=5,
        socket_connect_timeout=3,
        health_check_interval=30,
    )
    redis = Redis(connection_pool=pool)
    vault = Vault(development.encryption_keys(config))
    return Services(
        config=config,
        redis=redis,
        vault=vault,
        cache=Cache(redis),
        bitbucket=Http(config.bitbucket_api_url, pool_size=config.threads),
        worker=Worker(),
        atlassian=Atlassian(
            app_key=config.app_key,
            base_url=config.base_url,
            hosts=config.confluence_hosts,
            sites=SiteStore(redis, vault),
            keys=PublicKeys(config.connect_keys_urls),
            confluence=Confluence(config.app_key),
        ),
        ticket_keys=vault.derive("ticket"),
        asset_keys=vault.derive("asset"),
    )


def services() -> Services:
    """The services of the app that answers this request; for views only."""
    return cast(Services, current_app.extensions[EXTENSION])

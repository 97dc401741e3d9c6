"""Looks at an installation and says what is wrong with it, and what helps."""

from collections.abc import Iterator

from redis import RedisError

from app import development
from app.atlassian.errors import Refused
from app.ops.checks import address, bitbucket, sealed, store
from app.ops.checks.finding import Finding
from app.services import Services


def examine(services: Services, *, url: str | None = None, method: str = "GET") -> Iterator[Finding]:
    """Every check after the other; with `url` also what a token for that address is compared with."""
    config = services.config
    yield from address.base_url(config)
    if url is not None:
        yield from address.request(config, url=url, method=method)
    yield from store.redis(services.redis, is_embedded=config.redis_url is None)
    yield from _keys(services)
    yield from bitbucket.api(services.bitbucket)
    yield from bitbucket.consumer(config)
    yield from bitbucket.keys_host(config)


def _keys(services: Services) -> Iterator[Finding]:
    config = services.config
    keys = development.encryption_keys(config)
    yield sealed.number_of_keys(keys, are_generated=not config.encryption_keys)
    try:
        yield from sealed.sample(services.redis, keys)
    except (Refused, RedisError):
        yield Finding("not checked", sealed.ABOUT, "Whether they open what is stored: that needs Redis.")

"""Erases what is old: connections that nobody uses, and entries of the log. Once an hour, by one process."""

import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import NoReturn

from redis import Redis, RedisError

from app.atlassian.sites import SiteStore
from app.bitbucket.auth.audit import AuditLog
from app.bitbucket.auth.connections import ConnectionStore
from app.config import Config
from app.kit import clock
from app.kit.redis_client import masters
from app.observability import log
from app.services import make_services

HOUR_SECONDS = 3600
FIRST_SECONDS = (60, 300)  # from, to: not at once, because starting is work enough, and not all workers together
TURN_KEY = "housekeeping:turn"
TURN_SECONDS = 55 * 60  # never given back, so that the workers who wake up later in the hour find it done


@dataclass(frozen=True)
class Cleaned:
    """How many sites were looked at, how many connections erased, and the ids of the sites where something failed."""

    sites: int
    connections: int
    failed: tuple[str, ...]


def clean(*, sites: SiteStore, connections: ConnectionStore, audit: AuditLog) -> Cleaned:
    """Erase what is old on every site. Raises Refused and RedisError when Redis is away."""
    identifiers = sorted(set(sites.identifiers()))
    failed: dict[str, None] = {}
    erased = 0
    for site_id in identifiers:
        try:
            erased += connections.drop_unused(site_id)
        except Exception as error:
            _leave(site_id, error, failed)
        try:
            audit.drop_old(site_id)
        except Exception as error:
            _leave(site_id, error, failed)
    return Cleaned(len(identifiers), erased, tuple(failed))


def _leave(site_id: str, error: Exception, failed: dict[str, None]) -> None:
    """One damaged record must not keep the rest from being erased; a Redis that is away keeps everything."""
    if isinstance(error, RedisError):
        raise error
    log.warning("housekeeping-failed", site=site_id, error=type(error).__name__)
    failed[site_id] = None


def take_turn(redis: Redis) -> bool:
    """Whether this process is the one that does it in this hour."""
    return bool(redis.set(TURN_KEY, b"1", nx=True, ex=TURN_SECONDS))


def clocks_agree(redis: Redis) -> bool:
    """Whether this machine's clock is near that of Redis: what is old by one that is far ahead must not be erased."""
    apart = max(abs(clock.now() - master.time()[0]) for master in masters(redis))
    if apart > HOUR_SECONDS:
        log.error("clocks-are-apart", seconds=int(apart), remedy="Set the clocks of this machine and of Redis.")
    return apart <= HOUR_SECONDS


def clean_in_turn(config: Config) -> None:
    """What a worker does each hour, on connections of its own, which are closed for the rest of the hour."""
    services = make_services(config)
    try:
        if clocks_agree(services.redis) and take_turn(services.redis):
            done = clean(sites=services.atlassian.sites, connections=services.connections, audit=services.audit)
            log.info("housekeeping", sites=done.sites, connections=done.connections, failed=len(done.failed))
    finally:
        services.redis.close()


def keep_house(tidy: Callable[[], None], *, pause: Callable[[float], None] = time.sleep) -> NoReturn:
    """Tidy up now and then, for ever; what goes wrong is logged, and tried again in an hour."""
    first, last = FIRST_SECONDS
    pause(first + secrets.randbelow(last - first))
    while True:
        try:
            tidy()
        except Exception as error:  # the thread must outlive every fault, also one that nobody thought of
            log.error("housekeeping-failed", error=type(error).__name__)
        pause(HOUR_SECONDS)


def start(config: Config) -> threading.Thread:
    """Begin keeping house beside the requests; the thread ends with its process."""
    thread = threading.Thread(
        target=keep_house, args=(lambda: clean_in_turn(config),), name="housekeeping", daemon=True
    )
    thread.start()
    return thread

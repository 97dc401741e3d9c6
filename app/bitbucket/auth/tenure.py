"""What becomes of a site's settings and credentials when the app is uninstalled there, and when it comes back.

Each function is called with a pipeline before its `multi()`, where it may look and watch, and returns what it queues
after that: so all of it happens together with the change of the site's own record, or nothing does.
"""

from collections.abc import Callable

from redis.client import Pipeline

from app.bitbucket.auth import audit, connections, failures, hooks, settings

KEPT_SECONDS = 30 * 24 * 3600
ENDED_SECONDS = 3600  # longer than any request that began before


def end(pipe: Pipeline, site_id: str) -> Callable[[], None]:
    """Erase every credential and every webhook; what is harmless (the method, the log) stays for 30 days."""
    forget_connections = connections.forget_all(pipe, site_id)

    def erase() -> None:
        forget_connections()
        pipe.delete(settings.KEYS["secrets"] % site_id, failures.key(site_id))
        hooks.forget_all(pipe, site_id)
        pipe.expire(settings.KEYS["choice"] % site_id, KEPT_SECONDS)
        pipe.expire(audit.key(site_id), KEPT_SECONDS)
        pipe.set(connections.ended_key(site_id), b"1", ex=ENDED_SECONDS)

    return erase


def begin(pipe: Pipeline, site_id: str) -> Callable[[], None]:
    """Keep what stayed; an install without an uninstall before it changes nothing here."""

    def keep() -> None:
        pipe.persist(settings.KEYS["choice"] % site_id)
        pipe.persist(audit.key(site_id))
        pipe.delete(connections.ended_key(site_id))

    return keep

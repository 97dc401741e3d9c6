"""Health for load balancers: `/healthz` says that the process lives, `/readyz` that it can work."""

from flask import Blueprint
from redis import RedisError

from app.atlassian.guard import public
from app.kit.redis_client import masters
from app.services import services

blueprint = Blueprint("ops", __name__)


@blueprint.get("/healthz")
@public("says only that the process lives")
def healthz() -> dict[str, str]:
    """200 as long as requests are answered at all."""
    return {"status": "ok"}


@blueprint.get("/readyz")
@public("says only whether Redis answers and is set up safely")
def readyz() -> tuple[dict[str, str], int]:
    """503 when Redis (any master of a cluster) is away, or its eviction policy may drop what must not be lost."""
    try:
        policies = [master.info("memory").get("maxmemory_policy", "noeviction") for master in masters(services().redis)]
    except RedisError:
        return {"status": "redis-unavailable"}, 503
    if any(str(policy).startswith("allkeys") for policy in policies):
        return {"status": "redis-evicts-durable-keys", "remedy": "Set maxmemory-policy to volatile-lru."}, 503
    return {"status": "ok"}, 200

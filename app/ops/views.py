"""Health for load balancers: `/healthz` says that the process lives, `/readyz` that it can work; and the metrics."""

from flask import Blueprint, Response, request
from redis import RedisError

from app.atlassian.guard import public
from app.errors import ApiError
from app.kit import metrics
from app.kit.redis_client import masters
from app.ops import draining
from app.ops.access import may_read_metrics
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
    """503 when it is about to stop, or Redis (any master of a cluster) is away or may drop what must not be lost."""
    if draining.has_begun():
        return {"status": "stopping"}, 503
    try:
        policies = [master.info("memory").get("maxmemory_policy", "noeviction") for master in masters(services().redis)]
    except RedisError:
        return {"status": "redis-unavailable"}, 503
    if any(str(policy).startswith("allkeys") for policy in policies):
        return {"status": "redis-evicts-durable-keys", "remedy": "Set maxmemory-policy to volatile-lru."}, 503
    return {"status": "ok"}, 200


@blueprint.get("/metrics")
@public("asks for METRICS_TOKEN itself, or answers this machine alone")
def show_metrics() -> Response:
    """What Prometheus collects, of all workers."""
    token = services().config.metrics_token
    if not may_read_metrics(request, token):
        what_helps = "send METRICS_TOKEN as a bearer token" if token else "set METRICS_TOKEN, or ask on this machine"
        raise ApiError(401, "unauthorized", f"The metrics are for the operator: {what_helps}.")
    return Response(metrics.exposition(), content_type=metrics.CONTENT_TYPE)

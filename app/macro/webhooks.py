"""The address to which Bitbucket sends its events: what the site reads of the repository is asked for again."""

import hashlib

from flask import Blueprint, Response, request
from redis.client import Pipeline

from app.atlassian.guard import public
from app.bitbucket.auth.hooks import Hook
from app.bitbucket.webhooks import ChangedRepository, is_signed, read_event
from app.errors import ApiError, too_often
from app.kit import clock
from app.macro.changed import note_change
from app.services import Services, services

LONGEST_BODY_BYTES = 256 * 1024  # the most that Bitbucket sends
EVENTS_PER_MINUTE = 600  # of one site, whose hooks may be used for whole workspaces
REPOSITORIES_PER_HOUR = 500  # of one site; what is noted of each takes room in Redis for two days
REMEMBERED_SECONDS = 3600  # longer than Bitbucket tries again
REPOSITORIES_KEY = "site:%s:webhook-repositories:%d"  # site id, hour -> digests of those that were told of
REQUEST_KEY = "site:%s:webhook-request:%s"  # site id, digest of the hook's and the request's ids

blueprint = Blueprint("webhooks", __name__)


@blueprint.post("/webhooks/bitbucket/<hook_id>")
@public("the body is signed with the hook's secret")
def receive(hook_id: str) -> Response:
    """An event of Bitbucket; 204 whatever it is about, 200 for one that was received before."""
    app = services()
    hook = app.hooks.find(hook_id)
    if hook is None:
        raise ApiError(404, "not-found", "There is no webhook at this address (any more).")
    request.max_content_length = LONGEST_BODY_BYTES
    body = request.get_data()
    if not is_signed(body, request.headers.get("X-Hub-Signature", ""), secret=hook.secret):
        raise ApiError(401, "unauthorized", "This is not signed with the secret of this webhook.")
    # After the signature, so that nobody but Bitbucket uses it up.
    if not app.limits.allows("webhook", hook.site_id, per_minute=EVENTS_PER_MINUTE):
        raise too_often()
    seen_key = _seen_key(hook)
    if seen_key and app.redis.exists(seen_key):
        return Response(status=200)
    _follow(app, hook, body)
    if seen_key:  # at the end: what failed in between is done when Bitbucket tries again
        app.redis.set(seen_key, b"1", ex=REMEMBERED_SECONDS)
    return Response(status=204)


def _follow(app: Services, hook: Hook, body: bytes) -> None:
    """Note the change; what the body says besides the repository is not used for anything."""
    repository = read_event(body)
    if repository is not None:
        if not _has_room(app, hook.site_id, repository):
            raise too_often()
        note_change(app.redis, hook.site_id, repository.names)
    app.hooks.note_event(hook)


def _has_room(app: Services, site_id: str, repository: ChangedRepository) -> bool:
    """Whether the repository is one of those of this hour, or there may be one more."""
    key = REPOSITORIES_KEY % (site_id, int(clock.now()) // clock.HOUR_SECONDS)
    digest = hashlib.sha256(repr(sorted(repository.names)).encode()).hexdigest()[:16]
    if not app.redis.sismember(key, digest):
        if app.redis.scard(key) >= REPOSITORIES_PER_HOUR:
            return False

        def note(pipe: Pipeline) -> None:
            pipe.multi()
            pipe.sadd(key, digest)
            pipe.expire(key, clock.HOUR_SECONDS)

        app.redis.transaction(note, key)
    return True


def _seen_key(hook: Hook) -> str | None:
    """Where it is noted that this very request was received, None for one without an id."""
    request_id = request.headers.get("X-Request-UUID")
    if not request_id:
        return None
    return REQUEST_KEY % (hook.site_id, hashlib.sha256(f"{hook.id} {request_id}".encode()).hexdigest())

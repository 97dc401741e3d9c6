"""The Connect descriptor: what Confluence reads to learn what this app is and where it answers."""

import json
from pathlib import Path

from flask import Blueprint, Response, current_app

from app.atlassian.guard import public

CACHE_SECONDS = 300

blueprint = Blueprint("descriptor", __name__)


class BadDescriptor(ValueError):
    """The descriptor file or what is put into it cannot be used; the message says why."""


def load_descriptor(path: Path, *, base_url: str, app_key: str) -> bytes:
    """The descriptor as it is served: the file with our public address and app key in it; raises BadDescriptor."""
    if base_url.endswith("/"):
        raise BadDescriptor("the base URL must not end with a slash")
    text = path.read_text(encoding="utf-8").replace("{{baseUrl}}", json.dumps(base_url)[1:-1])
    try:
        descriptor = json.loads(text)
    except ValueError as error:
        raise BadDescriptor(f"{path.name} is not JSON: {error}") from None
    if not isinstance(descriptor, dict) or descriptor.get("baseUrl") != base_url:
        raise BadDescriptor(f"{path.name} must be an object whose baseUrl is {{{{baseUrl}}}}")
    return json.dumps({**descriptor, "key": app_key}, ensure_ascii=False, indent=2).encode()


@blueprint.get("/atlassian-connect.json")
@public("Confluence reads it before it has any key")
def show() -> Response:
    """The descriptor, prepared when the app started."""
    response = Response(current_app.extensions["descriptor"], mimetype="application/json")
    response.cache_control.public = True
    response.cache_control.max_age = CACHE_SECONDS
    return response

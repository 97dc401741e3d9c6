"""Webhooks as Bitbucket sends them."""

import hmac
import json
import uuid
from typing import Any

from sandbox.bitbucket.people import uuid_of


def event(full_name: str, **more: Any) -> bytes:
    """The body of an event about a repository of the local Bitbucket."""
    workspace, _, _ = full_name.partition("/")
    ids = {"uuid": uuid_of(full_name), "workspace": {"slug": workspace, "uuid": uuid_of(workspace)}}
    return json.dumps({"repository": {"full_name": full_name, **ids}, **more}).encode()


def headers_for(body: bytes, secret: str, *, key: str = "repo:push", request_id: str | None = None) -> dict[str, str]:
    """What comes along with a body."""
    return {
        "Content-Type": "application/json",
        "User-Agent": "Bitbucket-Webhooks/2.0",
        "X-Event-Key": key,
        "X-Request-UUID": request_id or str(uuid.uuid4()),
        "X-Hub-Signature": f"sha256={hmac.digest(secret.encode(), body, 'sha256').hex()}",
    }

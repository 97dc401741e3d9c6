"""What Bitbucket sends to a webhook: whether it is from Bitbucket, and which repository it is about."""

import hmac
import json
from dataclasses import dataclass
from itertools import product

from app.bitbucket.errors import Unavailable
from app.bitbucket.schemas import IdsSchema, parse

SIGNED_AS = "sha256="


@dataclass(frozen=True)
class ChangedRepository:
    """A repository as an event names it: `full_name` as `workspace/slug`, and ids in braces; each may be missing."""

    full_name: str | None
    workspace_uuid: str | None
    uuid: str | None

    @property
    def names(self) -> frozenset[str]:
        """Every name by which links may ask for it, as in `Repository.full_name`; a link may mix names and ids."""
        workspace, _, slug = (self.full_name or "").partition("/")
        both = product((workspace, self.workspace_uuid), (slug, self.uuid))
        return frozenset(f"{one}/{other}".lower() for one, other in both if one and other)


def is_signed(body: bytes, signature: str, *, secret: str) -> bool:
    """Whether the header `X-Hub-Signature` fits the body: HMAC-SHA256 over exactly what was sent.

    https://support.atlassian.com/bitbucket-cloud/docs/manage-webhooks/#Secure-webhooks
    """
    expected = SIGNED_AS + hmac.digest(secret.encode(), body, "sha256").hex()
    return hmac.compare_digest(expected.encode(), signature.encode())


def read_event(body: bytes) -> ChangedRepository | None:
    """The repository that a signed body is about, None where it names none.

    Every event means the same here, that something of the repository may have changed: pushes, pull requests, build
    statuses, new names. What has changed is asked of Bitbucket again, with the reader's own credential.
    """
    try:
        content = json.loads(body)
        facts = parse(IdsSchema(), content.get("repository") if isinstance(content, dict) else None)
    except (ValueError, RecursionError, Unavailable):
        return None
    return ChangedRepository(facts["full_name"], facts["workspace"]["uuid"], facts["uuid"])

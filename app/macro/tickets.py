"""Tickets: Confluence vouched for a macro's parameters on a page, and we pass that on to later requests.

`base64url(payload).base64url(HMAC-SHA256)`; the same for every viewer, valid on its UTC day and the next.
"""

import hashlib
import hmac
import json
from base64 import b64decode, urlsafe_b64encode
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from app.kit import clock

VERSION = 1
LONGEST = 24_000
DAY_SECONDS = 24 * 3600


class BadTicket(Exception):
    """The ticket is foreign or spoilt."""


class TicketExpired(Exception):
    """The ticket is from the day before yesterday or older."""


@dataclass(frozen=True)
class Folder:
    """A folder as an include has shown it: its path at a commit (40 hex digits), and what people call that commit."""

    path: str
    commit: str
    ref: str


@dataclass(frozen=True)
class Ticket:
    """What was vouched for on a UTC `day`; `part` is a part of the include that readers may ask for besides.

    With a `folder` readers may look at whatever lies in that.
    """

    page_id: str
    parameters: Mapping[str, str]
    day: str
    part: str | None = None
    folder: Folder | None = None


def issue(
    keys: Sequence[bytes],
    *,
    site_id: str,
    page_id: str,
    parameters: Mapping[str, str],
    day: str,
    part: str | None = None,
    folder: Folder | None = None,
) -> str:
    """A ticket for an include as Confluence described it on this day, or derived from one for a part or its folder."""
    facts = {"v": VERSION, "site": site_id, "page": page_id, "parameters": parameters, "day": day}
    if part:
        facts["part"] = part
    if folder:
        facts["folder"] = asdict(folder)
    return sign(keys, json.dumps(facts, separators=(",", ":"), sort_keys=True).encode())


def open_ticket(keys: Sequence[bytes], ticket: str, *, site_id: str, moment: float) -> Ticket:
    """Check a ticket; raises BadTicket or TicketExpired."""
    facts = json.loads(verified(keys, ticket[: LONGEST + 1]))
    if facts["v"] != VERSION or not hmac.compare_digest(facts["site"], site_id):
        raise BadTicket
    if facts["day"] not in (clock.utc_day(moment), clock.utc_day(moment - DAY_SECONDS)):
        raise TicketExpired
    try:
        folder = Folder(**facts["folder"]) if "folder" in facts else None
    except TypeError:
        raise BadTicket from None  # of another version of the app
    return Ticket(facts["page"], facts["parameters"], facts["day"], part=facts.get("part"), folder=folder)


def sign(keys: Sequence[bytes], payload: bytes) -> str:
    """The payload with its signature by the first key."""
    return f"{_encode(payload)}.{_encode(_signature(keys[0], payload))}"


def verified(keys: Sequence[bytes], signed: str) -> bytes:
    """The payload of what any of the keys has signed; raises BadTicket."""
    encoded, _, signature = signed.partition(".")
    try:
        payload, claimed = _decode(encoded), _decode(signature)
    except ValueError:
        raise BadTicket from None
    if len(signed) > LONGEST or not any(hmac.compare_digest(_signature(key, payload), claimed) for key in keys):
        raise BadTicket
    return payload


def _signature(key: bytes, payload: bytes) -> bytes:
    return hmac.digest(key, payload, hashlib.sha256)


def _encode(content: bytes) -> str:
    return urlsafe_b64encode(content).rstrip(b"=").decode()


def _decode(text: str) -> bytes:
    return b64decode(text.encode("ascii") + b"=" * (-len(text) % 4), altchars=b"-_", validate=True)

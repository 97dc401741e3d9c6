"""The bodies of lifecycle calls. They are not signed, so each is bound to the claims of the token it came with.

https://developer.atlassian.com/cloud/confluence/connect-app-descriptor/#lifecycle
"""

import json
from collections.abc import Sequence
from typing import Any

from marshmallow import EXCLUDE, Schema, ValidationError, fields
from marshmallow.validate import Length, Regexp

from app.atlassian.addresses import accepted_base_url, display_origin
from app.atlassian.errors import Code, Refused
from app.atlassian.sites import Installation

PRODUCT = "confluence"
LONGEST_TEXT = 255


def _text(name: str) -> fields.String:
    return fields.String(data_key=name, required=True, validate=Length(min=1, max=LONGEST_TEXT))


def _optional_text(name: str) -> fields.String:
    return fields.String(data_key=name, load_default=None, allow_none=True, validate=Length(max=LONGEST_TEXT))


class EventSchema(Schema):
    """What every lifecycle call tells; whatever else it tells is neither read nor stored."""

    app_key = _text("key")
    client_key = _text("clientKey")
    event_type = _text("eventType")
    product_type = _text("productType")
    base_url = _text("baseUrl")


class InstalledSchema(EventSchema):
    """What an install tells on top."""

    shared_secret = fields.String(data_key="sharedSecret", required=True, validate=Regexp(r"^[ -~]{16,512}\Z"))
    display_url = fields.Raw(data_key="displayUrl", load_default=None)
    cloud_id = _optional_text("cloudId")
    installation_id = _optional_text("installationId")


def read_installed(body: bytes, *, client_key: str, app_key: str, hosts: Sequence[str]) -> Installation:
    """The installation that the body describes; raises Refused as `read_event` does."""
    event = _bound(
        InstalledSchema(unknown=EXCLUDE), body, "installed", client_key=client_key, app_key=app_key, hosts=hosts
    )
    return Installation(
        client_key=event["client_key"],
        shared_secret=event["shared_secret"],
        base_url=event["base_url"],
        display_url=display_origin(event["display_url"]),
        cloud_id=event["cloud_id"],
        installation_id=event["installation_id"],
    )


def check_event(body: bytes, event_type: str, *, client_key: str, app_key: str, hosts: Sequence[str]) -> None:
    """Refuse a body that is no lifecycle event (400), or one of another site than the token's (401)."""
    _bound(EventSchema(unknown=EXCLUDE), body, event_type, client_key=client_key, app_key=app_key, hosts=hosts)


def _bound(
    schema: Schema, body: bytes, event_type: str, *, client_key: str, app_key: str, hosts: Sequence[str]
) -> dict[str, Any]:
    """The fields of the body, in agreement with the token, with us and with the URL that was called."""
    try:
        event: dict[str, Any] = schema.load(json.loads(body))
    except (ValueError, RecursionError, ValidationError):
        raise Refused(Code.BAD_BODY) from None
    event["base_url"] = accepted_base_url(event["base_url"], hosts=hosts)
    faults = (
        (event["client_key"] != client_key, Code.WRONG_CLIENT_KEY),
        (event["app_key"] != app_key, Code.WRONG_APP_KEY),
        (event["event_type"] != event_type, Code.WRONG_EVENT),
        (event["product_type"] != PRODUCT, Code.WRONG_PRODUCT),
        (event["base_url"] is None, Code.WRONG_BASE_URL),
    )
    for is_fault, code in faults:
        if is_fault:
            raise Refused(code)
    return event

"""The parts that all answers are made of: links to this server under the name it was called by, and dates."""

from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

from flask import request

Json = dict[str, Any]

UNESCAPED = "/!$&'()*+,;=:@"  # Bitbucket leaves these alone in its links


def api_url(*segments: str) -> str:
    """An address of the API."""
    return "/".join([f"{request.host_url}2.0", *(quote(segment, safe=UNESCAPED) for segment in segments)])


def web_url(*segments: str) -> str:
    """An address for people."""
    return request.host_url + "/".join(quote(segment, safe=UNESCAPED) for segment in segments)


def here() -> str:
    """The address of the request, without its query."""
    return request.host_url + quote(request.path[1:], safe=UNESCAPED)


def links(**addresses: str) -> Json:
    """A `links` object."""
    return {name: {"href": address} for name, address in addresses.items()}


def moment(seconds: int) -> str:
    """A date as Bitbucket writes it."""
    return datetime.fromtimestamp(seconds, UTC).isoformat()

"""What a switch is told, as JSON."""

from collections.abc import Collection
from typing import Any

from flask import request


def body() -> dict[str, Any]:
    """The object that was sent."""
    content: dict[str, Any] = request.get_json()
    return content


def known(names: Collection[str]) -> dict[str, Any]:
    """The object that was sent, an empty one if nothing was; raises ValueError for a name that is none of these."""
    wanted = body() if request.data else {}
    if unknown := wanted.keys() - names:
        raise ValueError(f"There is no {', '.join(sorted(unknown))}.")
    return wanted

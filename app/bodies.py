"""What a request brings along."""

from typing import Any

from flask import request


def json_body() -> Any:
    """The JSON that was sent; None for what is none, however deep it is nested."""
    try:
        return request.get_json(silent=True)
    except RecursionError:
        return None

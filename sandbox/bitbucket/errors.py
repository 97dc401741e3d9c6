"""Refusals, word for word as Bitbucket writes them."""

from typing import Any, NoReturn

from flask import Response, abort, jsonify

NOT_HERE = "There is no API hosted at this URL."


def refuse(status: int, message: str, **more: Any) -> NoReturn:
    """End the request with the error envelope."""
    response: Response = jsonify({"type": "error", "error": {"message": message, **more}, **more})
    response.status_code = status
    abort(response)


def bad_request(message: str) -> NoReturn:
    """400."""
    refuse(400, message)


def no_endpoint() -> NoReturn:
    """An address that the API does not have."""
    response: Response = jsonify({"type": "error", "error": {"message": "Resource not found", "detail": NOT_HERE}})
    response.status_code = 404
    abort(response)


def no_access() -> NoReturn:
    """A repository that is private or missing."""
    refuse(
        404,
        "You may not have access to this repository or it no longer exists in this workspace. "
        "If you think this repository exists and you have access, make sure you are authenticated.",
    )


def no_commit(name: str) -> NoReturn:
    """A revision that is not there."""
    refuse(404, "Commit not found", data={"shas": [name]})


def no_file(path: str) -> NoReturn:
    """A path that is not there."""
    refuse(404, f"No such file or directory: {path}")

"""The one place that turns known errors into a page or a JSON body, in words for a person."""

from flask import Flask, Response, jsonify, make_response, render_template, request
from redis import RedisError
from werkzeug.exceptions import HTTPException

from app.atlassian.errors import Refused
from app.kit.vault import CannotOpen
from app.observability import log, request_id
from app.security import FRAMES
from app.services import services

JSON_PREFIXES = ("/api/", "/connect/", "/webhooks/")
WORDS = {
    400: ("bad-request", "The request cannot be understood."),
    401: ("unauthorized", "This address works only inside Confluence. Reload the Confluence page and try again."),
    403: ("forbidden", "You are not allowed to do this. A Confluence administrator is."),
    404: ("not-found", "There is nothing at this address."),
    405: ("method-not-allowed", "This address does not take that kind of request."),
    409: ("conflict", "Somebody else has changed this meanwhile. Load it again."),
    413: ("too-large", "The request is too large."),
    415: ("unsupported-media-type", "The request must be JSON."),
    429: ("too-many-requests", "That was too often. Wait a minute and try again."),
    500: ("internal-error", "Something went wrong here. Please try again later."),
    503: ("unavailable", "Include Bitbucket cannot work right now. Please try again in a minute."),
}


class ApiError(Exception):
    """A fault that a JSON endpoint explains itself: a code, words for a person, and which fields are meant."""

    def __init__(self, status: int, code: str, message: str, *, fields: dict[str, str] | None = None) -> None:
        super().__init__(code)
        self.status, self.code, self.message, self.fields = status, code, message, fields


def too_often() -> ApiError:
    """Somebody does something more often than they may."""
    return ApiError(429, *WORDS[429])


def register_errors(app: Flask) -> None:
    """Answer every error in the form that its caller reads."""

    @app.errorhandler(Refused)
    def refused(error: Refused) -> Response:
        tell = log.error if error.status >= 500 else log.warning
        tell("refused", reason=str(error.code), site=error.site_id)
        return _answer(error.status)

    @app.errorhandler(ApiError)
    def api_error(error: ApiError) -> Response:
        return _json(error.status, error.code, error.message, error.fields)

    @app.errorhandler(RedisError)
    def redis_away(error: RedisError) -> Response:
        log.error("redis-away", error=type(error).__name__)
        return _answer(503)

    @app.errorhandler(CannotOpen)
    def sealed_with_another_key(error: CannotOpen) -> Response:
        log.error("cannot-open", remedy="Is every old key still in ENCRYPTION_KEYS?")
        return _answer(503)

    @app.errorhandler(HTTPException)
    def http_error(error: HTTPException) -> Response:
        return _answer(error.code if error.code in WORDS else 400)

    @app.errorhandler(Exception)
    def unexpected(error: Exception) -> Response:
        log.error("unexpected-error", exc_info=error)
        return _answer(500)


def _answer(status: int | None) -> Response:
    status = status or 500
    code, message = WORDS[status]
    if request.path.startswith(JSON_PREFIXES):
        return _json(status, code, message, None)
    # Inside Confluence the page takes on its colours, like any other.
    script_url = services().config.connect_script_url if request.endpoint in FRAMES else None
    page = render_template("error.html", message=message, status=status, request_id=request_id(), script_url=script_url)
    return make_response(page, status)


def _json(status: int, code: str, message: str, fields: dict[str, str] | None) -> Response:
    error: dict[str, object] = {"code": code, "message": message, "request_id": request_id()}
    if fields:
        error["fields"] = fields
    response = jsonify(error=error)
    response.status_code = status
    return response

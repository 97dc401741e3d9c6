"""Structured logs, one JSON object per line, with the request's id and without any secret."""

import logging
import re
import sys
import time
from typing import Any

import structlog
from flask import Flask, Response, g, request

from app.kit import metrics

SECRET_NAMES = re.compile(r"jwt|authorization|secret|token|password|cookie|code|state|ticket|signature|keys?$", re.I)
SECRET_SHAPES = re.compile(
    r"eyJ[\w-]{8,}\.[\w-]+\.[\w-]*"  # a JWT
    r"|AT[A-Z]{3}3x[\w=-]+"  # an Atlassian API or access token
    r"|(?<=[?&])(?:jwt|code|state|flow|a)=[^&\s\"']+"
    r"|(?<=://)[^/\s:@]*:[^/\s@]+(?=@)"  # user and password in an address
)
HIDDEN = "[hidden]"

log = structlog.get_logger()


def configure_logging(level: str) -> None:
    """Send everything, also what libraries log, to standard error as JSON."""
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
        redact,
    ]
    structlog.configure(
        processors=[*shared, structlog.processors.JSONRenderer()],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelName(level)),
        logger_factory=structlog.WriteLoggerFactory(file=sys.stderr),
        cache_logger_on_first_use=True,
    )
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=shared,
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.JSONRenderer(),
        ],
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(formatter)
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    logging.getLogger("gunicorn.error").addFilter(_redact_record)
    logging.getLogger("urllib3").setLevel(logging.ERROR)  # its warnings of retries name addresses, and so files


def _redact_record(record: logging.LogRecord) -> bool:
    """gunicorn writes the addresses of requests that it cannot understand, and a token may be in them."""
    record.msg, record.args = _redacted(record.getMessage()), ()
    return True


def redact(logger: object, method: str, event: structlog.typing.EventDict) -> structlog.typing.EventDict:
    """Hide what has a secret's name or a secret's shape, however deep."""
    return {name: HIDDEN if SECRET_NAMES.search(name) else _redacted(value) for name, value in event.items()}


def _redacted(value: Any) -> Any:
    match value:
        case str():
            return SECRET_SHAPES.sub(HIDDEN, value)
        case dict():
            return {name: HIDDEN if SECRET_NAMES.search(str(name)) else _redacted(item) for name, item in value.items()}
        case list() | tuple():
            return [_redacted(item) for item in value]
        case _:
            return value


def measure_requests(app: Flask) -> None:
    """Count every request by its route and the class of its status, with its seconds."""

    @app.before_request
    def start() -> None:
        g.started = time.perf_counter()
        metrics.UNDER_WAY.inc()

    @app.after_request
    def finish(response: Response) -> Response:
        if "started" in g:
            route = request.url_rule.rule if request.url_rule else "none"
            status = f"{response.status_code // 100}xx"
            metrics.REQUESTS.labels(route, status).observe(time.perf_counter() - g.started)
        return response

    @app.teardown_request
    def leave(error: BaseException | None) -> None:
        if "started" in g:
            metrics.UNDER_WAY.dec()


def log_requests(app: Flask) -> None:
    """One line per request: route, status, milliseconds; never the query, which may hold a token."""

    @app.after_request
    def finish(response: Response) -> Response:
        milliseconds = round((time.perf_counter() - g.started) * 1000, 1) if "started" in g else None
        log.info(
            "request",
            request_id=g.get("request_id"),
            method=request.method,
            route=str(request.url_rule) if request.url_rule else None,
            status=response.status_code,
            milliseconds=milliseconds,
        )
        return response

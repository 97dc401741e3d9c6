"""Structured logs, one JSON object per line, with the request's id and without any secret."""

import logging
import re
import secrets
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import structlog
from flask import request
from structlog.contextvars import bind_contextvars

from app.kit import metrics

SECRET_NAMES = re.compile(r"jwt|authorization|secret|token|password|cookie|code|state|ticket|signature|keys?$", re.I)
SECRET_SHAPES = re.compile(
    r"eyJ[\w-]{8,}\.[\w-]+\.[\w-]*"  # a JWT
    r"|AT[A-Z]{3}3x[\w=-]+"  # an Atlassian API or access token
    r"|(?<=[?&])(?:jwt|code|state|flow|a)=[^&\s\"']+"
    r"|(?<=://)[^/\s:@]*:[^/\s@]+(?=@)"  # user and password in an address
)
HIDDEN = "[hidden]"
REQUEST = "werkzeug.request"  # where Flask leaves its request for whoever is around it
REQUEST_ID = "include_bitbucket.request_id"

Wsgi = Callable[[dict[str, Any], Any], Iterable[bytes]]

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


def observed(wsgi: Wsgi, *, has_log: bool) -> Wsgi:
    """Give every request an id, count it by its route and the class of its status, and time it.

    With a log there is one line for each: route, status, milliseconds; never the query, which may hold a token. All of
    this is done around Flask, whose own hooks take several times as long.
    """

    def serve(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        started = time.perf_counter()
        name = environ[REQUEST_ID] = secrets.token_hex(8)
        bind_contextvars(request_id=name)  # for every line of the log that this request causes

        def start(status: str, headers: Sequence[tuple[str, str]], exc_info: Any = None) -> Any:
            seconds = time.perf_counter() - started
            rule = environ[REQUEST].url_rule
            route = str(rule.rule) if rule else None
            metrics.REQUESTS.labels(route or "none", f"{status[0]}xx").observe(seconds)
            if has_log:
                log.info(
                    "request",
                    method=request.method,
                    route=route,
                    status=int(status[:3]),
                    milliseconds=round(seconds * 1000, 1),
                )
            return start_response(status, [*headers, ("X-Request-Id", name)], exc_info)

        metrics.UNDER_WAY.inc()
        try:
            return wsgi(environ, start)
        finally:
            metrics.UNDER_WAY.dec()

    return serve


def request_id() -> str | None:
    """The id of the request that is being answered, by which its lines in the log are found."""
    return request.environ.get(REQUEST_ID)

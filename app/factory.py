"""Puts the app together: configuration, services, blueprints, errors, headers. Reads like a table of contents."""

import atexit
from collections.abc import Iterable
from typing import Any

from flask import Flask

from app.admin import views as admin
from app.admin import webhooks as admin_webhooks
from app.atlassian import descriptor, lifecycle
from app.config import Config, load
from app.errors import register_errors
from app.kit import clock
from app.macro import frames, version, webhooks
from app.macro import views as macro
from app.observability import Wsgi, configure_logging, observed
from app.ops import views as ops
from app.ops.commands import add_commands
from app.security import with_security_headers
from app.services import EXTENSION, ROOT, make_services
from app.signin import pages as signin_pages
from app.signin import views as signin
from app.static_files import add_static_files

LONGEST_BODY_BYTES = 64 * 1024


def make_app(config: Config | None = None) -> Flask:
    """The WSGI application; raises ConfigError."""
    config = config or load()
    configure_logging(config.log_level)

    app = Flask("app", static_folder=None, template_folder="templates")
    app.config["MAX_CONTENT_LENGTH"] = LONGEST_BODY_BYTES
    app.jinja_options = {"trim_blocks": True, "lstrip_blocks": True, "autoescape": True}
    app.add_template_filter(clock.iso, "iso")

    services = make_services(config)
    atexit.register(services.worker.close)
    app.extensions[EXTENSION] = services
    app.extensions["atlassian"] = services.atlassian
    app.extensions["descriptor"] = descriptor.load_descriptor(
        ROOT / "atlassian-connect.json", base_url=config.base_url, app_key=config.app_key
    )

    add_static_files(app)
    register_errors(app)
    rooms = (
        descriptor, lifecycle, macro, version, frames, webhooks, signin, signin_pages, admin, admin_webhooks, ops,
    )  # fmt: skip
    for views in rooms:
        app.register_blueprint(views.blueprint)
    add_commands(app)

    inner = observed(with_security_headers(app.wsgi_app, config), has_log=config.log_level in ("DEBUG", "INFO"))
    app.wsgi_app = _below(config.base_path, inner)  # type: ignore[assignment, method-assign]  # Flask's documented way
    return app


def _below(base_path: str, wsgi: Wsgi) -> Wsgi:
    """Serve below the path of the public address, whether or not a proxy has taken that path away."""

    def serve(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "")
        environ["SCRIPT_NAME"] = base_path
        if base_path and (path == base_path or path.startswith(f"{base_path}/")):
            environ["PATH_INFO"] = path[len(base_path) :] or "/"
        return wsgi(environ, start_response)

    return serve

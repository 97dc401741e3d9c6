"""Include Bitbucket for Confluence Cloud."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from app.config import Config


def create_app(config: Config | None = None) -> Flask:
    """The WSGI application; without a configuration it is read from the environment (ConfigError tells its faults)."""
    # Imported here, because the render children import this package too and must stay small.
    from app.factory import make_app

    return make_app(config)

"""Switches of the stand-in for scripts and tests; nothing of this exists in Confluence."""

from typing import Protocol

from flask import Blueprint, Response, jsonify, request

from sandbox.confluence.lifecycle import InstallFailed
from sandbox.confluence.sites import Site

PERMISSION_CHECK_MODES = ("normal", "refuse", "error")


class Marketplace(Protocol):
    """Whoever can install the app on a site and remove it; both raise InstallFailed."""

    def install(self, app_url: str | None = None, *, site: Site | None = None) -> None:
        """Install the app, again if need be, with a new secret."""

    def uninstall(self, site: Site) -> None:
        """Remove the app."""


def create_controls(site: Site, marketplace: Marketplace) -> Blueprint:
    """`POST /_sandbox/install`, `/uninstall`, `/permission-check` and `GET /_sandbox/requests`."""
    controls = Blueprint("controls", __name__, url_prefix="/_sandbox")

    @controls.post("/install")
    def install() -> Response:
        body = request.get_json(silent=True) or {}
        marketplace.install(body.get("app_url"), site=site)
        return jsonify(installed=True)

    @controls.post("/uninstall")
    def uninstall() -> Response:
        marketplace.uninstall(site)
        return jsonify(installed=False)

    @controls.errorhandler(InstallFailed)
    def failed(error: InstallFailed) -> tuple[Response, int]:
        return jsonify(error=str(error)), 502

    @controls.post("/permission-check")
    def permission_check() -> Response | tuple[Response, int]:
        mode = (request.get_json(silent=True) or {}).get("mode")
        if mode not in PERMISSION_CHECK_MODES:
            return jsonify(error=f"The mode must be one of {', '.join(PERMISSION_CHECK_MODES)}."), 400
        site.permission_check = mode
        return jsonify(mode=mode)

    @controls.get("/requests")
    def requests_received() -> Response:
        return jsonify(requests=list(site.rest_log))

    return controls

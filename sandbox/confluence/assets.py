"""Scripts and styles from the installed npm packages, at the addresses where browsers look for them."""

from pathlib import Path

from flask import Blueprint, Response, send_from_directory

NODE_MODULES = Path(__file__).parent.parent / "node_modules"
CONNECT = NODE_MODULES / "atlassian-connect-js" / "dist"
HOST_FILES = {
    "connect-host.js": CONNECT,
    "connect-host.css": CONNECT,
    "jquery.min.js": NODE_MODULES / "jquery" / "dist",
}
CDN_ADDRESS = '"https://" + CDN_DOMAIN'


class PackagesMissing(Exception):
    """The npm packages are not installed, or not in the version that this stand-in knows."""


def client_library(origin: str) -> str:
    """Atlassian's `all.js`, with its theme style sheets asked from `origin` instead of the fixed CDN address.

    Without internet nothing answers at https://connect-cdn.atl-paas.net, and dark mode would never reach the app.
    """
    try:
        script = (CONNECT / "iframe.js").read_text("utf-8")
    except OSError as error:
        raise PackagesMissing("Run `npm ci --ignore-scripts` in sandbox/ first.") from error
    if script.count(CDN_ADDRESS) != 1:
        raise PackagesMissing("This version of atlassian-connect-js names its CDN in another way.")
    return script.replace(CDN_ADDRESS, f'"{origin}/atlassian-connect"')


def create_assets(script: str) -> Blueprint:
    """Serves the client library with its themes, as the CDN does, and the host library for the site's own pages."""
    assets = Blueprint("assets", __name__)

    @assets.get("/atlassian-connect/all.js")
    def all_js() -> Response:
        return Response(script, mimetype="text/javascript")

    @assets.get("/atlassian-connect/<any('surfaces.css', 'legacy-text-colors.css'):name>")
    def shared_style(name: str) -> Response:
        return _whole(CONNECT, name)

    @assets.get("/atlassian-connect/themes/<name>")
    def theme(name: str) -> Response:
        return _whole(CONNECT / "themes", name)

    @assets.get(f"/_host/<any({', '.join(map(repr, HOST_FILES))}):name>")
    def host_file(name: str) -> Response:
        return _whole(HOST_FILES[name], name)

    return assets


def _whole(folder: Path, name: str) -> Response:
    """A file, read at once, so that a browser that leaves in the middle leaves none open."""
    with send_from_directory(folder, name) as response:
        response.direct_passthrough = False
        return Response(response.get_data(), mimetype=response.mimetype)

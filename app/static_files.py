"""Our own scripts, styles and images: at addresses with their content's hash, kept by browsers for a year."""

import hashlib
import posixpath
from functools import cache
from pathlib import Path

from flask import Blueprint, Flask, Response, abort, request, send_from_directory, url_for

from app import render
from app.atlassian.guard import public

ROOT = Path(__file__).parent
FOREVER = "public, max-age=31536000, immutable"

blueprint = Blueprint("static", __name__)


@cache
def fingerprint(name: str) -> str:
    """A short hash of a static file."""
    return hashlib.sha256((ROOT / "static" / name).read_bytes()).hexdigest()[:12]


@cache
def build() -> str:
    """A short hash of everything that a page is made of: templates, static files, renderer."""
    digest = hashlib.sha256(render.VERSION.encode())
    for folder in ("templates", "static"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.is_file():
                digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


@blueprint.get("/static/<path:filename>")
@public("scripts, styles and images that are the same for everybody")
def file(filename: str) -> Response:
    """A static file; for ever, if the address has the hash of what is sent."""
    if posixpath.normpath(filename) != filename:
        abort(404)  # each file has one name; others would be remembered without end
    response = send_from_directory(ROOT / "static", filename)
    if request.args.get("v") == fingerprint(filename):
        response.headers["Cache-Control"] = FOREVER
    return response


def add_static_files(app: Flask) -> None:
    """Serve them, and offer `static_url('css/macro.css')` to templates."""
    app.register_blueprint(blueprint)
    build()  # now, and not in many threads at once when the first pages are asked for

    @app.template_global()
    def static_url(name: str) -> str:
        return url_for("static.file", filename=name, v=fingerprint(name))

"""Our own scripts, styles and images: at addresses with their content's hash, kept by browsers for a year."""

import hashlib
from functools import cache
from pathlib import Path

from flask import Flask, Response, request, url_for

from app import render

ROOT = Path(__file__).parent
FOREVER = "public, max-age=31536000, immutable"


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


def add_static_files(app: Flask) -> None:
    """Offer `static_url('css/macro.css')` to templates and let browsers keep what has its hash in the address."""

    @app.template_global()
    def static_url(name: str) -> str:
        return url_for("static", filename=name, v=fingerprint(name))

    @app.after_request
    def keep(response: Response) -> Response:
        name = (request.view_args or {}).get("filename")
        if request.endpoint == "static" and response.status_code < 400 and request.args.get("v") == fingerprint(name):
            response.headers["Cache-Control"] = FOREVER
        return response

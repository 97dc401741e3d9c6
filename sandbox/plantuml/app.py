"""The addresses of a PlantUML server: `GET /svg/<encoded source>` and `POST /svg`; and a switch for what goes wrong."""

import time
import zlib
from base64 import urlsafe_b64decode
from collections.abc import Iterator
from dataclasses import dataclass, field
from string import ascii_lowercase, ascii_uppercase, digits

from flask import Flask, Response, request
from werkzeug.exceptions import BadRequest

from sandbox.plantuml.drawing import mistake, read, svg

THEIRS = digits + ascii_uppercase + ascii_lowercase + "-_"
BASE64 = ascii_uppercase + ascii_lowercase + digits + "-_"
SVG = "image/svg+xml"
SLOW_SECONDS = 30
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


def _dripping() -> Iterator[bytes]:
    for _ in range(2 * SLOW_SECONDS):
        time.sleep(0.5)
        yield b"<svg "


WRONG = {
    "html": lambda: Response("<!doctype html><script>alert(1)</script>", mimetype="text/html"),
    "html-as-svg": lambda: Response("<!doctype html><script>alert(1)</script>", mimetype=SVG),
    "script": lambda: Response(
        "<svg xmlns='http://www.w3.org/2000/svg' width='90' height='40'><script>alert(1)</script>"
        "<image href='https://evil.example/x.png'/><rect width='90' height='40' onload='alert(1)'/></svg>",
        mimetype=SVG,
    ),
    "entities": lambda: Response(
        f'<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY l0 "x">{LAUGHS}]>'
        '<svg xmlns="http://www.w3.org/2000/svg"><text>&l9;</text></svg>',
        mimetype=SVG,
    ),
    "redirect": lambda: Response(status=302, headers={"Location": "http://localhost:9/svg"}),
    "huge": lambda: Response((b"<svg " + b" " * 65_536 for _ in range(160)), mimetype=SVG),
    "slow": lambda: Response(_dripping(), mimetype=SVG),
    "fault": lambda: Response("fault", status=500),
}


@dataclass
class Seen:
    """What was asked, and what goes wrong now (a name of WRONG, or nothing)."""

    sources: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    wrong: str = ""


def decoded(text: str) -> str:
    """The source in an address; raises BadRequest."""
    try:
        if text.startswith("~h"):
            return bytes.fromhex(text[2:]).decode()
        packed = text.translate(str.maketrans(THEIRS, BASE64))
        return zlib.decompress(urlsafe_b64decode(packed + "=" * (-len(packed) % 4)), -zlib.MAX_WBITS).decode()
    except (ValueError, zlib.error):
        raise BadRequest("not an encoded source") from None


def create_app(seen: Seen) -> Flask:
    """The server."""
    app = Flask(__name__)

    @app.get("/svg/<text>")
    def get(text: str) -> Response:
        return answer(decoded(text))

    @app.post("/svg")
    def post() -> Response:
        return answer(request.get_data().decode())

    def answer(source: str) -> Response:
        seen.sources.append(source)
        seen.headers.append(dict(request.headers))
        if seen.wrong:
            return WRONG[seen.wrong]()
        diagram = read(source)
        return Response(svg(diagram) if diagram else mistake(source), 200 if diagram else 400, mimetype=SVG)

    return app

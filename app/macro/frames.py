"""The pages in which a script draws what a stranger wrote: apart from everything else, and the same for everybody.

Their policy (app/security.py) gives them no origin, no storage and no network, so that whatever a source makes a drawing
library do stays in there. `static/js/frames.js` makes the frames and hands the sources in.
"""

from dataclasses import dataclass

from flask import Blueprint, Response, abort, make_response, render_template, request

from app.atlassian.guard import public
from app.static_files import FOREVER, build

blueprint = Blueprint("frames", __name__)


@dataclass(frozen=True)
class Frame:
    """What a page loads, in this order: static files."""

    title: str
    scripts: tuple[str, ...]
    styles: tuple[str, ...] = ()


FRAMES = {
    "mermaid": Frame("Diagram", ("vendor/mermaid.js", "js/frame.js", "js/frame-mermaid.js")),
    "openapi": Frame(
        "API document",
        ("vendor/swagger-ui.js", "js/frame.js", "js/frame-openapi.js"),
        ("vendor/swagger-ui.css", "css/frame-openapi.css"),
    ),
    "drawio": Frame(
        "Drawing",
        ("vendor/maxgraph.js", "js/frame.js", "js/frame-drawio-shapes.js", "js/frame-drawio.js"),
        ("css/frame-drawio.css",),
    ),
}


@blueprint.get("/frame/<kind>")
@public("pages without content that are the same for everybody")
def page(kind: str) -> Response:
    """An empty page with the scripts that draw this kind of source; for ever, if its address names this build."""
    if kind not in FRAMES:
        abort(404)
    response = make_response(render_template("frame/page.html", frame=FRAMES[kind]))
    if request.args.get("v") == build():
        response.headers["Cache-Control"] = FOREVER
    return response

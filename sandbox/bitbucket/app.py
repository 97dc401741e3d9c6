"""The local Bitbucket as a WSGI application: API, a stand-in for its web pages, and the switches."""

import socket
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from flask import Flask, Response, g, request
from markupsafe import escape

from sandbox.bitbucket import git
from sandbox.bitbucket.api import MEDIA, Api, Served
from sandbox.bitbucket.data import create, repositories
from sandbox.bitbucket.errors import no_endpoint
from sandbox.bitbucket.shapes import Shapes
from sandbox.bitbucket.switches import Switches

LIMITED = "Rate limit for this resource has been exceeded"
BODIES: Mapping[str, tuple[str, str]] = {
    "json": ("application/json", '{"type": "error", "error": {"message": "Something went wrong"}}'),
    "html": ("text/html", "<html><body>Sorry for the inconvenience. <b>token=sesame</b></body></html>"),
    "text": ("text/plain", LIMITED),
    "empty": ("application/json", ""),
    "huge": ("text/plain", "x" * 20_000_000),
}
API_HEADERS = {
    "Server": "envoy",
    "Vary": "Authorization, Origin, cookie, user-context, Accept-Encoding",
    "X-Accepted-OAuth-Scopes": "repository",
    "X-View-Name": "bitbucket.apps.repo2.api.v20.repo.RepositoryHandler",
}


def make_app(data: Path, *, address: str) -> Flask:
    """The application; `data` keeps the repositories, `address` is where it is served."""
    paths = create(data)
    served = {each.full_name: Served(each, paths[each.full_name]) for each in repositories()}
    switches = Switches()
    app = Flask(__name__)
    app.extensions["switches"] = switches
    app.url_map.merge_slashes = False
    app.register_blueprint(Api(served, Shapes(f"{address}/2.0", address)).blueprint)
    _add_switches(app, switches, served)

    @app.before_request
    def refuse_or_fail() -> Response | None:
        if not request.path.startswith("/2.0/"):
            return None
        if switches.latency_ms:
            time.sleep(switches.latency_ms / 1000)
        return _limited(switches) or _moved(address, served) or _fault(switches.fault_of(request.path))

    @app.after_request
    def log(response: Response) -> Response:
        if request.path.startswith("/2.0/"):
            for name, value in (API_HEADERS | g.get("limit_headers", {})).items():
                response.headers.setdefault(name, value)
            switches.requests.append(
                {
                    "method": request.method, "path": request.path, "query": request.query_string.decode(),
                    "had_authorization": "Authorization" in request.headers, "status": response.status_code,
                }
            )  # fmt: skip
        return response

    @app.route(f"{MEDIA}/<oid>")
    def media(oid: str) -> Response:
        return Response(f"What Git LFS keeps for {oid}\n", content_type="application/octet-stream")

    @app.route("/<path:path>")
    def web_page(path: str) -> Response | str:
        if path.startswith("2.0/"):
            no_endpoint()
        return (
            f"<!doctype html><title>Bitbucket</title><p>This stands in for bitbucket.org: <code>/{escape(path)}</code>"
        )

    return app


def _moved(address: str, served: Mapping[str, Served]) -> Response | None:
    """A renamed repository sends to its new name."""
    for old in served.values():
        prefix = f"/2.0/repositories/{old.repository.full_name}"
        if old.repository.moved_to and (request.path == prefix or request.path.startswith(f"{prefix}/")):
            path = request.environ["REQUEST_URI"].replace(old.repository.full_name, old.repository.moved_to, 1)
            return Response(status=301, headers={"Location": f"{address}{path}"})
    return None


def _limited(switches: Switches) -> Response | None:
    if "Authorization" in request.headers or (left := switches.left()) is None:
        return None
    per_hour = switches.anonymous_per_hour
    g.limit_headers = {
        "x-ratelimit-limit": f"{per_hour}, {per_hour};w=3600",
        "x-ratelimit-remaining": str(max(left[0], 0)),
        "x-ratelimit-reset": str(left[1]),
    }
    return Response(LIMITED, 429, content_type="text/plain") if left[0] < 0 else None


def _fault(fault: Mapping[str, Any] | None) -> Response | None:
    if fault is None:
        return None
    time.sleep(fault.get("delay_ms", 0) / 1000)
    if "redirect" in fault:
        return Response(status=fault.get("status", 302), headers={"Location": fault["redirect"]})
    if fault.get("reset"):
        request.environ["werkzeug.socket"].shutdown(socket.SHUT_RDWR)
        return Response()
    if fault.get("truncate"):
        headers = {"Content-Length": "5000", "Connection": "close"}
        return Response(iter([b'{"hash": "']), headers=headers, content_type="application/json")
    if "status" not in fault and "body" not in fault:
        return None
    kind, body = BODIES[fault.get("body", "json")]
    return Response(body, fault.get("status", 200), content_type=kind)


def _add_switches(app: Flask, switches: Switches, served: Mapping[str, Served]) -> None:
    @app.route("/_sandbox/faults", methods=["POST", "DELETE"])
    def faults() -> dict[str, str]:
        if request.method == "DELETE":
            switches.reset_faults()
        else:
            switches.add_fault(request.json["match"], request.json["fault"])
        return {"status": "ok"}

    @app.route("/_sandbox/requests", methods=["GET", "DELETE"])
    def requests() -> dict[str, Any]:
        if request.method == "DELETE":
            switches.requests.clear()
        return {"requests": list(switches.requests)}

    @app.post("/_sandbox/limit")
    def limit() -> dict[str, str]:
        switches.limit(request.json["anonymous_per_hour"])
        return {"status": "ok"}

    @app.post("/_sandbox/latency")
    def latency() -> dict[str, str]:
        switches.latency_ms = float(request.json["ms"])
        return {"status": "ok"}

    @app.post("/_sandbox/push")
    def push() -> dict[str, str]:
        body = request.json
        git.push(
            served[body["repository"]].path,
            branch=body["branch"],
            path=body["path"],
            content=body["content"].encode(),
            message=body["message"],
        )
        return {"status": "ok"}

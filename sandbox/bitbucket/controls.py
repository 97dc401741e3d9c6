"""Switches for scripts and tests, for this machine only; nothing of this exists at Bitbucket."""

import ipaddress
import re
from collections.abc import Sequence
from typing import Any

from flask import Blueprint, Response, abort, jsonify, request

from sandbox.bitbucket import git
from sandbox.bitbucket.data import Repository
from sandbox.bitbucket.faults import Faults, parse
from sandbox.bitbucket.limits import AnonymousLimit
from sandbox.bitbucket.traffic import Traffic


def create_controls(
    repositories: Sequence[Repository], *, faults: Faults, limit: AnonymousLimit, traffic: Traffic
) -> Blueprint:
    """`/_sandbox/faults`, `/requests`, `/limit`, `/latency` and `/push`."""
    controls = Blueprint("controls", __name__, url_prefix="/_sandbox")

    @controls.before_request
    def only_from_here() -> None:
        if not ipaddress.ip_address(request.remote_addr or "0.0.0.0").is_loopback:
            abort(403)

    @controls.errorhandler(KeyError)
    @controls.errorhandler(TypeError)
    @controls.errorhandler(ValueError)
    @controls.errorhandler(re.error)
    def explain(error: Exception) -> tuple[Response, int]:
        return jsonify(error=f"{type(error).__name__}: {error}"), 400

    @controls.post("/faults")
    def add_fault() -> Response:
        faults.add(_body()["match"], parse(_body()["fault"]))
        return jsonify(status="ok")

    @controls.delete("/faults")
    def reset_faults() -> Response:
        faults.reset()
        return jsonify(status="ok")

    @controls.get("/requests")
    def requests_seen() -> Response:
        return jsonify(requests=traffic.log())

    @controls.delete("/requests")
    def forget_requests() -> Response:
        traffic.forget()
        return jsonify(status="ok")

    @controls.post("/limit")
    def switch_limit() -> Response:
        limit.switch(_body()["anonymous_per_hour"], refuses_with_text=_body().get("body") == "text")
        return jsonify(status="ok")

    @controls.post("/latency")
    def set_latency() -> Response:
        traffic.latency_ms = float(_body()["ms"])
        return jsonify(status="ok")

    @controls.post("/push")
    def push() -> Response:
        body = _body()
        repository = {each.full_name: each for each in repositories}[body["repository"]]
        commit = git.push(
            repository.directory,
            branch=body["branch"],
            start=repository.main_branch or body["branch"],
            path=body["path"],
            content=body["content"].encode(),
            message=body["message"],
        )
        return jsonify(commit=commit)

    return controls


def _body() -> dict[str, Any]:
    content: dict[str, Any] = request.get_json()
    return content

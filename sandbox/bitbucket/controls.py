"""Switches for scripts and tests, for this machine only; nothing of this exists at Bitbucket."""

import ipaddress
import re

from flask import Blueprint, Response, abort, jsonify, request

from sandbox.bitbucket import credential_switches, git
from sandbox.bitbucket.faults import parse
from sandbox.bitbucket.oauth import switches as oauth_switches
from sandbox.bitbucket.state import State
from sandbox.bitbucket.switch_bodies import body, known

LIMITS = ("anonymous_per_hour", "credential_per_hour", "body")


def create_controls(state: State) -> Blueprint:
    """`/_sandbox/faults`, `/requests`, `/limit`, `/latency`, `/push`, and those for credentials."""
    controls = Blueprint("controls", __name__, url_prefix="/_sandbox")
    _add_guard(controls)
    _add_traffic(controls, state)
    credential_switches.add_to(controls, state)
    oauth_switches.add_to(controls, state.oauth)

    @controls.post("/push")
    def push() -> Response:
        content = body()
        repository = {each.full_name: each for each in state.repositories}[content["repository"]]
        commit = git.push(
            repository.directory,
            branch=content["branch"],
            start=repository.main_branch or content["branch"],
            path=content["path"],
            content=content["content"].encode(),
            message=content["message"],
        )
        return jsonify(commit=commit)

    return controls


def _add_guard(controls: Blueprint) -> None:
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


def _add_traffic(controls: Blueprint, state: State) -> None:
    @controls.post("/faults")
    def add_fault() -> Response:
        state.faults.add(body()["match"], parse(body()["fault"]))
        return jsonify(status="ok")

    @controls.delete("/faults")
    def reset_faults() -> Response:
        state.faults.reset()
        return jsonify(status="ok")

    @controls.get("/requests")
    def requests_seen() -> Response:
        return jsonify(requests=state.traffic.log())

    @controls.delete("/requests")
    def forget_requests() -> Response:
        state.traffic.forget()
        return jsonify(status="ok")

    @controls.post("/limit")
    def switch_limit() -> Response:
        wanted = known(LIMITS)
        with_text = wanted.get("body") == "text"
        state.anonymous_limit.switch(wanted.get("anonymous_per_hour"), refuses_with_text=with_text)
        state.credential_limit.switch(wanted.get("credential_per_hour"), refuses_with_text=with_text)
        return jsonify(status="ok")

    @controls.post("/latency")
    def set_latency() -> Response:
        state.traffic.latency_ms = float(body()["ms"])
        return jsonify(status="ok")

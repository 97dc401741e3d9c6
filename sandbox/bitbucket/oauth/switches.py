"""`/_sandbox/oauth…`: how the OAuth server behaves, what it has given out, and what it takes back."""

from flask import Blueprint, Response, jsonify

from sandbox.bitbucket.oauth.behaviour import NAMES, checked
from sandbox.bitbucket.oauth.server import OAuthServer
from sandbox.bitbucket.people import PEOPLE
from sandbox.bitbucket.switch_bodies import body, known


def add_to(controls: Blueprint, server: OAuthServer) -> None:
    """Add these switches to the others."""

    @controls.get("/oauth")
    def oauth_counts() -> Response:
        return jsonify(server.counts())

    @controls.post("/oauth")
    def change_oauth() -> Response:
        server.behave(checked(known(NAMES)))
        return jsonify(status="ok")

    @controls.delete("/oauth")
    def reset_oauth() -> Response:
        server.reset()
        return jsonify(status="ok")

    @controls.post("/oauth/expire")
    def expire_oauth() -> Response:
        server.expire_access_tokens()
        return jsonify(status="ok")

    @controls.post("/oauth/revoke")
    def revoke_oauth() -> Response:
        server.revoke(PEOPLE[body()["user"]])
        return jsonify(status="ok")

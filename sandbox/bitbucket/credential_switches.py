"""`/_sandbox/credentials/…` and `/_sandbox/access`: tokens that are revoked, and people who lose a repository."""

from flask import Blueprint, Response, jsonify

from sandbox.bitbucket.state import State
from sandbox.bitbucket.switch_bodies import body, known


def add_to(controls: Blueprint, state: State) -> None:
    """Add these switches to the others."""

    @controls.post("/credentials/revoke")
    def revoke_credential() -> Response:
        state.wallet.revoke(body()["token"])
        return jsonify(status="ok")

    @controls.post("/credentials/restore")
    def restore_credentials() -> Response:
        state.wallet.restore(known(("token",)).get("token"))
        return jsonify(status="ok")

    @controls.post("/access")
    def change_access() -> Response:
        wanted = body()
        repository = {each.full_name: each for each in state.repositories}[wanted["repository"]]
        state.access.change(wanted["user"], repository.full_name, may_read=bool(wanted["may_read"]))
        return jsonify(status="ok")

    @controls.delete("/access")
    def reset_access() -> Response:
        state.access.reset()
        return jsonify(status="ok")

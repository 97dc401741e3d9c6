"""`POST /site/oauth2/access_token`: the consumer shows its secret and gets tokens."""

import hmac
import json
from typing import Any

from flask import Blueprint, Response, request

from sandbox.bitbucket.oauth.consumers import CONSUMERS, Consumer
from sandbox.bitbucket.oauth.issued import OAuthRefusal, bad_client, bad_grant_type
from sandbox.bitbucket.oauth.server import OAuthServer


def create_exchange(server: OAuthServer) -> Blueprint:
    """The token endpoint."""
    exchange = Blueprint("oauth_exchange", __name__, url_prefix="/site/oauth2")

    @exchange.post("/access_token")
    def give_tokens() -> Response:
        try:
            return _json(_tokens(server, _consumer()))
        except OAuthRefusal as refusal:
            return _json(refusal.body, status=refusal.status)

    return exchange


def _consumer() -> Consumer:
    """Who asks, by Basic authentication alone; raises OAuthRefusal."""
    shown = request.authorization
    if shown is None or shown.type != "basic":
        raise bad_client()
    consumer = CONSUMERS.get(shown.username or "")
    if consumer is None or not hmac.compare_digest(consumer.secret.encode(), (shown.password or "").encode()):
        raise bad_client()
    return consumer


def _tokens(server: OAuthServer, consumer: Consumer) -> dict[str, Any]:
    sent = request.form
    match sent.get("grant_type"):
        case "authorization_code":
            return server.exchange(
                consumer,
                code=sent.get("code", ""),
                redirect_uri=sent.get("redirect_uri"),
                verifier=sent.get("code_verifier"),
            )
        case "refresh_token":
            return server.refresh(consumer, sent.get("refresh_token", ""))
        case "client_credentials":
            return server.act_for_itself(consumer)
        case other:
            raise bad_grant_type(other)


def _json(content: dict[str, Any], *, status: int = 200) -> Response:
    headers = {"Cache-Control": "no-store", "Pragma": "no-cache"}
    return Response(json.dumps(content), status, content_type="application/json", headers=headers)

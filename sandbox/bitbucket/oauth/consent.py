"""`/site/oauth2/authorize`: a person says who they are and whether an app may act in their name."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from flask import Blueprint, make_response, redirect, render_template, request
from werkzeug.wrappers import Response

from sandbox.bitbucket.oauth.consumers import CONSUMERS, Consumer
from sandbox.bitbucket.oauth.issued import Grant
from sandbox.bitbucket.oauth.server import OAuthServer
from sandbox.bitbucket.people import PEOPLE, Person

COOKIE, COOKIE_PATH = "bitbucket_user", "/site/oauth2"
NO_CLIENT, NO_CALLBACK = "Invalid client_id", "Invalid redirect_uri"


@dataclass(frozen=True)
class WayBack:
    """Where an app wants its answer."""

    callback: str
    state: str | None

    def answer(self, query: Mapping[str, str]) -> Response:
        """Send the browser there."""
        echoed = {} if self.state is None else {"state": self.state}
        joint = "&" if "?" in self.callback else "?"
        return redirect(f"{self.callback}{joint}{urlencode({**query, **echoed})}", 302)


@dataclass(frozen=True)
class Wish:
    """What an app asks for; `redirect_uri` and `challenge` as it sent them, if it did."""

    consumer: Consumer
    way_back: WayBack
    scopes: tuple[str, ...]
    redirect_uri: str | None
    challenge: str | None


class Misconfigured(Exception):
    """An app that asks in a way to which no answer can be sent; the person is told."""


class Refused(Exception):
    """An answer for the app that is an error."""

    def __init__(self, way_back: WayBack, error: str, description: str) -> None:
        super().__init__(error)
        self.answer = way_back.answer({"error": error, "error_description": description})


def create_consent(server: OAuthServer) -> Blueprint:
    """The page, and the way to sign out."""
    consent = Blueprint("oauth_consent", __name__)

    @consent.errorhandler(Misconfigured)
    def explain(error: Misconfigured) -> tuple[str, int]:
        return render_template("misconfigured.html", message=str(error)), 400

    @consent.errorhandler(Refused)
    def send_back(refused: Refused) -> Response:
        return refused.answer

    @consent.get("/site/oauth2/authorize")
    def ask() -> Response:
        wish, person = _wish(server), _signed_in()
        if person and server.has_granted(person, wish.consumer, wish.scopes):
            return _grant(server, wish, person)
        page = render_template("consent.html", wish=wish, person=person, people=PEOPLE)
        return make_response(page)

    @consent.post("/site/oauth2/authorize")
    def decide() -> Response:
        wish, person = _wish(server), _signed_in()
        decision = request.form.get("decision")
        if decision == "deny":
            raise Refused(wish.way_back, "access_denied", "The resource owner denied the request")
        if decision == "grant" and person:
            return _grant(server, wish, person)
        again = redirect(f"{request.path}?{request.query_string.decode()}", 303)
        if request.form.get("sign_in") in PEOPLE:
            again.set_cookie(COOKIE, request.form["sign_in"], path=COOKIE_PATH, httponly=True, samesite="Lax")
        return again

    @consent.get("/account/signout/")
    def sign_out() -> Response:
        page = make_response(render_template("signed_out.html"))
        page.delete_cookie(COOKIE, path=COOKIE_PATH)
        return page

    return consent


def _grant(server: OAuthServer, wish: Wish, person: Person) -> Response:
    grant = Grant(wish.consumer, wish.scopes, person)
    code = server.authorize(grant, redirect_uri=wish.redirect_uri, challenge=wish.challenge)
    return wish.way_back.answer({"code": code})


def _signed_in() -> Person | None:
    return PEOPLE.get(request.cookies.get(COOKIE, ""))


def _wish(server: OAuthServer) -> Wish:
    """What the address says; raises Misconfigured or Refused."""
    sent = request.args
    consumer, redirect_uri = CONSUMERS.get(sent.get("client_id", "")), sent.get("redirect_uri")
    if consumer is None:
        raise Misconfigured(NO_CLIENT)
    callback = redirect_uri or server.behaviour.callback
    if callback is None or not server.behaviour.accepts(callback):
        raise Misconfigured(NO_CALLBACK)
    way_back = WayBack(callback, sent.get("state"))
    if sent.get("response_type") != "code":
        raise Refused(way_back, "unsupported_response_type", "The response type is not supported")
    if "code_challenge" in sent and sent.get("code_challenge_method") != "S256":
        raise Refused(way_back, "invalid_request", "The code challenge method is not supported")
    scopes = _scopes(consumer, sent.get("scope", "").split())
    if not scopes:
        raise Refused(way_back, "invalid_scope", "The requested scope is invalid, unknown, or malformed")
    return Wish(consumer, way_back, scopes, redirect_uri, sent.get("code_challenge"))


def _scopes(consumer: Consumer, wanted: list[str]) -> tuple[str, ...]:
    """Those of the consumer, fewer if the app asks for fewer, none if it asks for others."""
    if not set(wanted) <= set(consumer.scopes):
        return ()
    return tuple(scope for scope in consumer.scopes if scope in wanted) if wanted else consumer.scopes

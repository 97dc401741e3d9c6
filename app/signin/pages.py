"""The pages that a sign-in shows in a window of its own, where cookies are ours: before Bitbucket, and after."""

from urllib.parse import urlsplit

from flask import Blueprint, Response, make_response, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from app.atlassian.guard import public
from app.bitbucket.auth.base import Credential
from app.bitbucket.auth.connections import Tokens
from app.bitbucket.auth.oauth import TokenRefused
from app.bitbucket.errors import BitbucketError, LacksScope
from app.bitbucket.users import Account, read_account
from app.observability import log
from app.services import services
from app.signin.flows import LONGEST_SECONDS, Flow, NoFlow, cookie_name, form_token_of

# What is needed, each with the permissions that include it.
# https://developer.atlassian.com/cloud/bitbucket/rest/intro/#bitbucket-oauth-2-0-scopes
NEEDED = (
    frozenset({"account", "account:write"}),
    frozenset({"repository", "repository:write", "pullrequest", "pullrequest:write", "project"}),
)

blueprint = Blueprint("signin_pages", __name__)


@blueprint.get("/oauth/begin")
@public("says whom it is for, and gives its browser a cookie; the flow in the address was given to that person")
def begin() -> Response:
    """Who will be connected with what, and a button."""
    app = services()
    try:
        flow = app.flows.find(request.args.get("flow", ""))
        if request.method == "HEAD":
            return make_response("")  # whoever only looks whether there is a page does not open it
        cookie = app.flows.open_page(flow, cookie=_cookie(flow))
    except NoFlow:
        return _message("over", 400)
    page = make_response(
        render_template(
            "signin/begin.html", flow=flow, site=_host(flow), form_token=form_token_of(cookie), scopes=_scopes()
        )
    )
    is_secure = app.config.base_url.startswith("https://")
    page.set_cookie(
        cookie_name(flow.id, is_secure=is_secure), cookie, max_age=LONGEST_SECONDS, secure=is_secure, httponly=True,
        samesite="Lax", path="/",
    )  # fmt: skip
    return page


@blueprint.post("/oauth/begin")
@public("needs the cookie and the form of the confirm page")
def leave() -> AnyResponse:
    """The button: on to Bitbucket."""
    app = services()
    try:
        flow = app.flows.find(request.form.get("flow", ""))
        state = app.flows.leave(flow, cookie=_cookie(flow), form_token=request.form.get("form_token"))
    except NoFlow:
        return _message("over", 400)
    if app.consumer is None:
        return _message("not-configured", 409)
    return redirect(app.consumer.authorize_url(state=state, verifier=flow.verifier), 303)


@blueprint.get("/oauth/callback")
@public("needs the state that went to Bitbucket and the cookie of the confirm page")
def callback() -> Response:
    """Bitbucket's answer: tokens are kept, pending, until the person confirms in Confluence."""
    app = services()
    try:
        flow = _returned_flow()
    except NoFlow:
        return _message("over", 400)
    code = request.args.get("code")
    if app.consumer is None or not code:
        app.flows.end(flow.id)
        return _message("denied" if request.args.get("error") == "access_denied" else "failed", 200)
    try:
        tokens = app.consumer.exchange(code, verifier=flow.verifier)
        if tokens.scopes and not all(tokens.scopes & each for each in NEEDED):
            raise LacksScope(required=("account", "repository"), granted=tuple(tokens.scopes))
        account = _account(flow, tokens)
        completion = app.flows.hold(flow, tokens, bitbucket_uuid=account.uuid, bitbucket_name=account.name)
    except (TokenRefused, BitbucketError, NoFlow) as error:
        log.warning("sign-in-failed", site=flow.site_id, error=type(error).__name__)
        app.flows.end(flow.id)
        return _message("lacks-permission" if isinstance(error, LacksScope) else "failed", 200)
    return make_response(
        render_template("signin/done.html", flow=flow, site=_host(flow), account=account, completion_code=completion)
    )


def _returned_flow() -> Flow:
    """The flow of the state, for the browser that has its cookie; raises NoFlow."""
    state = request.args.get("state", "")
    flow = services().flows.find(state.rpartition(".")[0])
    return services().flows.come_back(state, cookie=_cookie(flow))


def _cookie(flow: Flow) -> str | None:
    return request.cookies.get(cookie_name(flow.id, is_secure=services().config.base_url.startswith("https://")))


def _account(flow: Flow, tokens: Tokens) -> Account:
    """Whose tokens these are, asked with the tokens themselves, and counted for the site of the sign-in."""
    authorization = {"Authorization": f"Bearer {tokens.access_token}"}
    credential = Credential("pending", authorize=lambda: authorization, site=flow.site_id)
    return read_account(services().bitbucket, credential=credential)


def _scopes() -> tuple[str, ...]:
    consumer = services().consumer
    return consumer.scopes if consumer else ()


def _host(flow: Flow) -> str:
    return urlsplit(flow.site_url).netloc


def _message(what: str, status: int) -> Response:
    return make_response(render_template("signin/message.html", what=what), status)

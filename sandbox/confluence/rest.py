"""The part of Confluence's REST API that the app calls, strict about the app's token.

https://developer.atlassian.com/cloud/confluence/rest/v1/
"""

import hmac
import time
from typing import Any
from urllib.parse import urlsplit

import jwt
from flask import Blueprint, Response, g, jsonify, request

from sandbox.confluence.jwt_signing import query_string_hash
from sandbox.confluence.pages import Page, may_edit, may_read
from sandbox.confluence.people import ANONYMOUS, User, user_with_account
from sandbox.confluence.sites import CONTEXT_PATH, Site

LEEWAY_SECONDS = 30
APP_ACCOUNT_ID = "557058:0e4b6c1f-6c0d-4d7a-9a53-2f1f0c5d7e10"


def create_rest_api(site: Site) -> Blueprint:
    """The routes below `/wiki/rest/api`; a person's browser may call them too, from the site's own pages."""
    api = Blueprint("rest", __name__, url_prefix=f"{CONTEXT_PATH}/rest/api")

    @api.before_request
    def know_who_asks() -> tuple[Response, int] | None:
        g.asks_as_app = "Authorization" in request.headers
        if g.asks_as_app and _is_app_token(site, request.headers["Authorization"]):
            return None
        if not g.asks_as_app and request.headers.get("Sec-Fetch-Site") == "same-origin":
            return None
        return _error(401, "Unauthorized; scope does not match")

    @api.after_request
    def remember_the_call(response: Response) -> Response:
        site.rest_log.append(
            {
                "at": time.time(),
                "method": request.method,
                "path": request.path,
                "query": request.query_string.decode(),
                "body": request.get_json(silent=True),
                "asked_as": "app" if g.asks_as_app else "user",
                "status": response.status_code,
            }
        )
        return response

    @api.get("/user")
    def user() -> Response | tuple[Response, int]:
        account_id = request.args.get("accountId")
        if not account_id:
            return _error(400, "accountId is missing")
        person = user_with_account(account_id)
        return jsonify(_person(person)) if person else _error(404, "No user found with this account id")

    @api.get("/user/current")
    def current_user() -> Response:
        if g.asks_as_app:
            return jsonify(type="known", accountId=APP_ACCOUNT_ID, accountType="app", displayName="The app")
        return jsonify(_person(g.user))

    @api.post("/content/<page_id>/permission/check")
    def permission_check(page_id: str) -> Response | tuple[Response, int]:
        if site.permission_check == "refuse":
            return _error(403, "The app is not permitted to use this resource")
        if site.permission_check == "error":
            return _error(500, "Something went wrong")
        page = site.pages.get(page_id)
        if page is None:
            return _error(404, "There is no content with this id")
        return _answer_permission(page, request.get_json(silent=True))

    return api


def _answer_permission(page: Page, question: Any) -> Response | tuple[Response, int]:
    try:
        kind, identifier = question["subject"]["type"], question["subject"]["identifier"]
        is_allowed = {"read": may_read, "update": may_edit}[question["operation"]]
    except (KeyError, TypeError):
        return _error(400, "A subject of type user and an operation, read or update, are needed")
    if kind != "user":
        return _error(400, "Only subjects of type user are known here")
    person = ANONYMOUS if identifier == "anonymous" else user_with_account(identifier)
    return jsonify(hasPermission=person is not None and is_allowed(page, person), errors=[])


def _person(person: User) -> dict[str, Any]:
    """A user as the API shows it; `operations` only when they are asked for."""
    if person.account_id is None:
        shown: dict[str, Any] = {"type": "anonymous", "displayName": person.display_name}
    else:
        shown = {
            "type": "known",
            "accountId": person.account_id,
            "accountType": "atlassian",
            "displayName": person.display_name,
            "publicName": person.display_name,
        }
    if "operations" in request.args.get("expand", "").split(","):
        names = ["use", "administer"] if person.is_admin else ["use"]
        return shown | {"operations": [{"operation": name, "targetType": "application"} for name in names]}
    return shown | {"_expandable": {"operations": ""}}


def _is_app_token(site: Site, authorization: str) -> bool:
    """Whether the app that is installed here signed exactly this request for exactly this site."""
    scheme, _, token = authorization.partition(" ")
    if site.installation is None or scheme.lower() != "jwt":
        return False
    try:
        claims = jwt.decode(
            token,
            site.installation.shared_secret,
            algorithms=["HS256"],
            audience=site.client_key,
            issuer=site.installation.descriptor.key,
            leeway=LEEWAY_SECONDS,
            options={"require": ["iss", "aud", "iat", "exp", "qsh"]},
        )
    except jwt.InvalidTokenError:
        return False
    # The path as it was sent: the WSGI path is decoded already, and the hash is over the encoded one.
    parts = urlsplit(request.environ["RAW_URI"])
    expected = query_string_hash(
        method=request.method, raw_path=parts.path, raw_query=parts.query, base_path=CONTEXT_PATH
    )
    return claims["aud"] == [site.client_key] and hmac.compare_digest(str(claims["qsh"]), expected)


def _error(status: int, message: str) -> tuple[Response, int]:
    return jsonify(statusCode=status, message=message), status

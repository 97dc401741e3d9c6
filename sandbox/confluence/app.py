"""One site of the local Confluence as a Flask app: who is looking, and everything that is served."""

from flask import Flask, Response, abort, g, redirect, render_template, request
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response as AnyResponse

from sandbox.confluence.assets import create_assets
from sandbox.confluence.controls import Marketplace, create_controls
from sandbox.confluence.host_calls import create_host_calls
from sandbox.confluence.people import ADMIN, USERS
from sandbox.confluence.rest import create_rest_api
from sandbox.confluence.screens import create_screens
from sandbox.confluence.sites import CONTEXT_PATH, Site

USER_COOKIE = "confluence-user"
COLOR_MODE_COOKIE = "confluence-color-mode"


def create_site_app(site: Site, *, client_script: str, marketplace: Marketplace) -> Flask:
    """The web app of one site; `client_script` is what it serves as `all.js`."""
    app = Flask(__name__, static_url_path="/_static")
    app.jinja_env.filters["paragraphs"] = _paragraphs

    @app.before_request
    def know_the_person() -> None:
        chosen = request.args.get("as") or request.cookies.get(USER_COOKIE)
        g.user = USERS.get(chosen or "", ADMIN)

    @app.before_request
    def refuse_foreign_forms() -> None:
        # Scripts send no Origin; browsers always do.
        if request.method == "POST" and request.headers.get("Origin", site.origin) != site.origin:
            abort(403, "This was sent from a page of another site.")

    @app.after_request
    def remember_the_person(response: Response) -> Response:
        if "as" in request.args:
            response.set_cookie(USER_COOKIE, g.user.name, httponly=True, samesite="Lax")
        return response

    @app.context_processor
    def shown_everywhere() -> dict[str, object]:
        is_dark = request.cookies.get(COLOR_MODE_COOKIE) == "dark"
        return {"site": site, "user": g.user, "users": USERS.values(), "color_mode": "dark" if is_dark else "light"}

    @app.get("/")
    def home() -> AnyResponse:
        return redirect(f"{CONTEXT_PATH}/")

    @app.errorhandler(HTTPException)
    def explain(error: HTTPException) -> tuple[str, int]:
        return render_template("message.html", title=error.name, message=error.description), error.code or 500

    app.register_blueprint(create_assets(client_script))
    app.register_blueprint(create_rest_api(site))
    app.register_blueprint(create_host_calls(site))
    app.register_blueprint(create_controls(site, marketplace))
    app.register_blueprint(create_screens(site, marketplace))
    return app


def _paragraphs(text: str) -> list[str]:
    """A text block's paragraphs: what stands between empty lines."""
    return [paragraph for paragraph in text.split("\n\n") if paragraph.strip()]

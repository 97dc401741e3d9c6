"""The local Bitbucket as a Flask app: which addresses there are, and how each answers."""

import json
from collections.abc import Callable, Sequence
from typing import Any

from flask import Flask, Response, g, redirect, request
from markupsafe import escape
from werkzeug.exceptions import HTTPException, NotFound
from werkzeug.wrappers import Response as AnyResponse

from sandbox.bitbucket import gone, repositories
from sandbox.bitbucket.access import Sight
from sandbox.bitbucket.asker import Asker
from sandbox.bitbucket.controls import create_controls
from sandbox.bitbucket.data import Repository
from sandbox.bitbucket.errors import (
    NO_REPOSITORY_PAGE,
    NoRepository,
    Refusal,
    envelope,
    lacking_scopes,
    no_api,
    not_with_this_token,
)
from sandbox.bitbucket.fields import select
from sandbox.bitbucket.oauth.consent import create_consent
from sandbox.bitbucket.oauth.exchange import create_exchange
from sandbox.bitbucket.odd_files import LARGE_FILES
from sandbox.bitbucket.passage import API, add_passage, is_api
from sandbox.bitbucket.people import PEOPLE
from sandbox.bitbucket.routes import ELSEWHERE, OF_LEGACY, OF_REPOSITORY, Route
from sandbox.bitbucket.state import State

MOVED = {"moved": "site"}  # the old name of a repository, and its new one


def create_app(known: Sequence[Repository]) -> Flask:
    """The app that serves these repositories."""
    app = Flask(__name__, static_folder=None)
    app.url_map.merge_slashes = False
    state = State(known)
    add_passage(app, state)
    _add_errors(app)
    app.register_blueprint(create_controls(state))
    app.register_blueprint(create_consent(state.oauth))
    app.register_blueprint(create_exchange(state.oauth))
    for rule, route in ELSEWHERE.items():
        app.add_url_rule(f"{API}{rule}", endpoint=f"{API}{rule}", view_func=_answering(route, state))
    for rule, route in OF_REPOSITORY.items():
        address = f"{API}/repositories/<workspace>/<slug>{rule}"
        app.add_url_rule(address, endpoint=rule or "/", view_func=_answering_for_repository(route, state))
    for rule, route in OF_LEGACY.items():
        address, view = f"{API}/repositories/<workspace>/legacy{rule}", _answering_for_repository(route, state)
        app.add_url_rule(address, endpoint=f"legacy{rule}", defaults={"slug": "legacy"}, view_func=view)
    for rule in gone.ADDRESSES:
        app.add_url_rule(f"{API}{rule}", view_func=gone.refuse)
    app.add_url_rule(f"{API}/", view_func=_nothing_there, strict_slashes=False)
    app.add_url_rule(f"{API}/<path:path>", view_func=_nothing_there)
    app.add_url_rule("/_media/<digest>", view_func=_large_file)
    app.add_url_rule("/account/<uuid>/avatar", view_func=_avatar)
    app.add_url_rule("/", view_func=_web_page)
    app.add_url_rule("/<path:path>", view_func=_web_page)
    return app


def _answering(route: Route, state: State) -> Callable[..., AnyResponse]:
    """The view, told what there is for whoever asks."""

    def answer(**segments: str) -> AnyResponse:
        return _answer(route.view(_enter(route, state), **segments))

    return answer


def _answering_for_repository(route: Route, state: State) -> Callable[..., AnyResponse]:
    """The view with its repository looked up among those that whoever asks may see."""

    def answer(workspace: str, slug: str, **segments: str) -> AnyResponse:
        sight = _enter(route, state)
        if slug.lower() in MOVED:
            return redirect(request.url.replace(f"/{slug}", f"/{MOVED[slug.lower()]}", 1), 301)
        repository = repositories.find_visible(sight.repositories, workspace=workspace, slug=slug)
        return _answer(route.view(repository, **segments))

    return answer


def _enter(route: Route, state: State) -> Sight:
    """What there is for whoever asks, if their credential will do for this address; raises Refusal."""
    asker: Asker | None = g.asker
    g.needed = route.needed
    if asker and asker.is_access_token and route.is_for_people:
        raise not_with_this_token()
    if asker and not asker.has(route.needed):
        raise lacking_scopes(granted=asker.scopes, required=asker.required(route.needed))
    return state.access.sight(asker, state.repositories)


def _answer(content: dict[str, Any] | AnyResponse) -> AnyResponse:
    """Content cut to the `fields` that are wanted."""
    if isinstance(content, AnyResponse):
        return content
    return _json(select(content, request.args.get("fields", "")))


def _add_errors(app: Flask) -> None:
    @app.errorhandler(Refusal)
    def refuse(refusal: Refusal) -> Response:
        answer = _json(refusal.body, status=refusal.status)
        answer.headers.update(refusal.headers)
        return answer

    @app.errorhandler(NoRepository)
    def refuse_repository(refusal: NoRepository) -> Response:
        if request.endpoint == "/commits/<path:revision>":
            return Response(NO_REPOSITORY_PAGE, 404, content_type="text/html; charset=utf-8")
        return refuse(refusal)

    @app.errorhandler(HTTPException)
    def refuse_otherwise(error: HTTPException) -> AnyResponse:
        return _json(envelope(error.name), status=error.code or 500) if is_api() else error.get_response()


def _nothing_there(path: str = "") -> Response:
    raise no_api()


def _large_file(digest: str) -> Response:
    """What stands in for the service that keeps the files of Git LFS."""
    if digest not in LARGE_FILES:
        raise NotFound
    return Response(LARGE_FILES[digest], content_type="application/octet-stream")


def _avatar(uuid: str) -> Response:
    """A picture of somebody, which anybody may see."""
    person = next((person for person in PEOPLE.values() if person.uuid == uuid), None)
    if person is None:
        raise NotFound
    picture = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20"><rect width="20" height="20" fill="#6554c0"/>'
        f'<text x="10" y="14" fill="#fff" font-family="sans-serif" font-size="11" text-anchor="middle">'
        f"{person.display_name[0]}</text></svg>"
    )
    return Response(picture, content_type="image/svg+xml", headers={"Cache-Control": "public, max-age=900"})


def _web_page(path: str = "") -> str:
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Bitbucket, the sandbox’s</title>'
        f"<p>This is the sandbox’s stand-in for bitbucket.org: <code>/{escape(path)}</code></p></html>"
    )


def _json(content: Any, *, status: int = 200) -> Response:
    return Response(json.dumps(content), status, content_type="application/json; charset=utf-8")

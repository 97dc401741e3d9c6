"""The local Bitbucket as a Flask app: which addresses there are, and what every request passes on its way."""

import json
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from flask import Flask, Response, g, request
from markupsafe import escape
from werkzeug.exceptions import HTTPException, NotFound
from werkzeug.wrappers import Response as AnyResponse

from sandbox.bitbucket import commits, headers, refs, repositories, src
from sandbox.bitbucket.controls import create_controls
from sandbox.bitbucket.data import Repository
from sandbox.bitbucket.errors import BAD_TOKEN, NO_REPOSITORY_PAGE, NoRepository, Refusal, envelope, no_api
from sandbox.bitbucket.faults import Faults, invented, spoilt
from sandbox.bitbucket.fields import select
from sandbox.bitbucket.limits import AnonymousLimit
from sandbox.bitbucket.odd_files import LARGE_FILES
from sandbox.bitbucket.traffic import Seen, Traffic

API = "/2.0"
View = Callable[..., dict[str, Any] | AnyResponse]
# Below /2.0/repositories/{workspace}/{slug}. The server decodes %2F before it looks here, as Bitbucket's does.
ROUTES: Mapping[str, View] = {
    "": repositories.show,
    "/src": src.to_main_branch,
    "/src/<commit>": src.to_root,
    "/src/<commit>/": src.show,
    "/src/<commit>/<path:path>": src.show,
    "/refs": refs.list_all,
    "/refs/branches": refs.list_branches,
    "/refs/branches/<path:name>": refs.show_branch,
    "/refs/tags": refs.list_tags,
    "/refs/tags/<path:name>": refs.show_tag,
    "/commit/<revision>": commits.show,
    "/commits": commits.list_all,
    "/commits/<path:revision>": commits.list_from,
}


def create_app(known: Sequence[Repository]) -> Flask:
    """The app that serves these repositories."""
    app = Flask(__name__, static_folder=None)
    app.url_map.merge_slashes = False
    faults, limit, traffic = Faults(), AnonymousLimit(), Traffic()
    _add_passage(app, known, faults=faults, limit=limit, traffic=traffic)
    _add_errors(app)
    app.register_blueprint(create_controls(known, faults=faults, limit=limit, traffic=traffic))
    for rule, view in ROUTES.items():
        address = f"{API}/repositories/<workspace>/<slug>{rule}"
        app.add_url_rule(address, endpoint=rule or "/", view_func=_answering(view, known))
    app.add_url_rule(f"{API}/", view_func=_nothing_there, strict_slashes=False)
    app.add_url_rule(f"{API}/<path:path>", view_func=_nothing_there)
    app.add_url_rule("/_media/<digest>", view_func=_large_file)
    app.add_url_rule("/", view_func=_web_page)
    app.add_url_rule("/<path:path>", view_func=_web_page)
    return app


def _answering(view: View, known: Sequence[Repository]) -> Callable[..., AnyResponse]:
    """The view with its repository looked up, and its answer cut to the `fields` that are wanted."""

    def answer(workspace: str, slug: str, **segments: str) -> AnyResponse:
        repository = repositories.find_visible(known, workspace=workspace, slug=slug)
        content = view(repository, **segments)
        if isinstance(content, AnyResponse):
            return content
        return _json(select(content, request.args.get("fields", "")))

    return answer


def _add_passage(
    app: Flask, known: Sequence[Repository], *, faults: Faults, limit: AnonymousLimit, traffic: Traffic
) -> None:
    """Count, wait, fail when told to, know nobody; and on the way out: headers, the fault again, the log."""

    @app.before_request
    def enter() -> Response | None:
        g.fault = g.allowance = None
        if not _is_api():
            return None
        if "Authorization" not in request.headers:
            g.allowance = limit.ask(request.remote_addr or "")
        time.sleep(traffic.latency_ms / 1000)
        if g.allowance and not g.allowance.passes:
            return limit.refusal()
        g.fault = faults.of(repositories.by_name(known, request.environ["REQUEST_URI"]))
        if g.fault and (answer := invented(g.fault)):
            return answer
        if "Authorization" in request.headers:
            raise Refusal(401, BAD_TOKEN)
        return None

    @app.after_request
    def leave(answer: Response) -> Response:
        if not _is_api():
            return answer
        answer = headers.add_to(answer)
        if g.allowance:
            answer.headers.update(g.allowance.headers)
        if g.fault:
            answer = spoilt(g.fault, answer)
        path, _, query = request.environ["REQUEST_URI"].partition("?")
        status = None if g.fault and g.fault.reset else answer.status_code
        traffic.note(Seen(request.method, path, query, "Authorization" in request.headers, status))
        return answer


def _add_errors(app: Flask) -> None:
    @app.errorhandler(Refusal)
    def refuse(refusal: Refusal) -> Response:
        return _json(refusal.body, status=refusal.status)

    @app.errorhandler(NoRepository)
    def refuse_repository(refusal: NoRepository) -> Response:
        if request.endpoint == "/commits/<path:revision>":
            return Response(NO_REPOSITORY_PAGE, 404, content_type="text/html; charset=utf-8")
        return refuse(refusal)

    @app.errorhandler(HTTPException)
    def refuse_otherwise(error: HTTPException) -> AnyResponse:
        return _json(envelope(error.name), status=error.code or 500) if _is_api() else error.get_response()


def _nothing_there(path: str = "") -> Response:
    raise no_api()


def _large_file(digest: str) -> Response:
    """What stands in for the service that keeps the files of Git LFS."""
    if digest not in LARGE_FILES:
        raise NotFound
    return Response(LARGE_FILES[digest], content_type="application/octet-stream")


def _web_page(path: str = "") -> str:
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Bitbucket, the sandbox’s</title>'
        f"<p>This is the sandbox’s stand-in for bitbucket.org: <code>/{escape(path)}</code></p></html>"
    )


def _is_api() -> bool:
    return request.path == API or request.path.startswith(f"{API}/")


def _json(content: Any, *, status: int = 200) -> Response:
    return Response(json.dumps(content), status, content_type="application/json; charset=utf-8")

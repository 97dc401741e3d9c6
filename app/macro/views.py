"""The macro page, `/api/render`, and the images inside."""

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from flask import Blueprint, Response, make_response, render_template, request

from app.atlassian.caller import Caller
from app.atlassian.confluence import CheckUnavailable
from app.atlassian.guard import public, signed
from app.bitbucket.auth import anonymous
from app.bitbucket.errors import BitbucketError
from app.bitbucket.target import SourceTarget
from app.errors import ApiError
from app.kit import clock
from app.macro import asked, assets, pages, tickets
from app.macro.asked import Asked
from app.macro.freshness import Source
from app.macro.include import Include, show, understand
from app.macro.kinds.context import Context
from app.macro.parameters import Parameters, read_parameters
from app.macro.view import View
from app.render.references import with_addresses
from app.security import ASSET
from app.services import Services, services
from app.static_files import build

REFRESH_SECONDS = 10
HTML = "text/html; charset=utf-8"

blueprint = Blueprint("macro", __name__)


def kept_at(site_id: str, query: Mapping[str, str]) -> str | None:
    """The key under which the page of this address may be kept; None where the link is not understood."""
    wanted = asked.by_address(site_id, query)
    include = understand(wanted.texts.get("link", ""), web_url=services().config.bitbucket_web_url)
    return None if isinstance(include, View) else _page_key(wanted, include)


@blueprint.get("/macro")
@signed("page", along=kept_at)
def page(caller: Caller) -> Response:
    """The macro as Confluence shows it in its iframe: 200 in every state."""
    if caller.kept is not None:
        return _sent(pages.Page(caller.kept))
    app = services()
    wanted = asked.by_address(caller.site.id, caller.query)
    include = understand(wanted.texts.get("link", ""), web_url=app.config.bitbucket_web_url)
    if isinstance(include, View):
        return _sent(pages.made(_page_html(app, wanted, read_parameters(wanted.texts), include)))
    parameters = read_parameters(wanted.texts)
    view = show(include, parameters, _context(app, include))
    made = pages.made(_page_html(app, wanted, parameters, view))
    pages.keep(app.cache, _page_key(wanted, include), made, fresh_until=view.fresh_until)
    return _sent(made)


@blueprint.post("/api/render")
@signed("context")
def api_render(caller: Caller) -> dict[str, Any]:
    """An include again (`ticket`), or an editor's preview (free parameters with `pageId`), as JSON."""
    app = services()
    body = _json_body()
    wanted = asked.by_body(caller, body, ticket_keys=app.ticket_keys)
    parameters = read_parameters(wanted.texts)
    include = understand(parameters.link, web_url=app.config.bitbucket_web_url)
    if isinstance(include, View):
        return _as_json(app, wanted, parameters, include)
    include = _permitted(app, caller, wanted, include)
    refresh = body.get("refresh") is True and _may_refresh(app, caller, parameters, include)
    view = show(include, parameters, _context(app, include, refresh=refresh))
    if refresh:
        app.cache.drop(_page_key(wanted, include))
    return _as_json(app, wanted, parameters, view)


@blueprint.get("/asset/<signed_address>")
@public("the address itself is signed and short-lived")
def asset(signed_address: str) -> Response:
    """An image of a repository; the identity in the address proves its access again."""
    app = services()
    try:
        wanted = assets.open_address(app.asset_keys, signed_address)
        source = Source(app.bitbucket, app.cache, anonymous.PUBLIC)
        if wanted.identity != source.credential.identity:
            return make_response("", 404)
        content, kind = assets.image(source, wanted)
    except (tickets.BadTicket, BitbucketError):
        return make_response("", 404)
    response = make_response(content)
    response.headers["Content-Type"] = kind
    response.headers["Content-Security-Policy"] = ASSET
    response.headers["Cache-Control"] = f"private, max-age={max(0, int(wanted.until - clock.now()))}, immutable"
    return response


def _json_body() -> Any:
    try:
        return request.get_json(silent=True)
    except RecursionError:
        return None


def _permitted(app: Services, caller: Caller, wanted: Asked, include: Include) -> Include:
    """With a shared credential, whoever may not read (or edit) the page sees only what is public."""
    if not include.credential.is_shared:
        return include
    try:
        is_allowed = app.atlassian.confluence.may(
            caller.site, account_id=caller.account_id, page_id=wanted.page_id, operation=wanted.right
        )
    except CheckUnavailable:
        raise ApiError(
            503, "permission-check-unavailable", "Confluence does not tell whether you may see this page. Try again."
        ) from None
    return include if is_allowed else replace(include, credential=anonymous.PUBLIC)


def _may_refresh(app: Services, caller: Caller, parameters: Parameters, include: Include) -> bool:
    """Once per 10 seconds, person and ref; above that the remembered answer serves.

    What else the include says does not count: all includes of a ref share the answer, and what is asked costs a budget
    that is shared by everybody.
    """
    target = include.target
    ref = parameters.ref or (target.segments[:1] if isinstance(target, SourceTarget) else "")
    question = repr((caller.account_id, target.repository, ref))
    key = f"site:{caller.site.id}:refresh:{hashlib.sha256(question.encode()).hexdigest()}"
    return bool(app.redis.set(key, b"1", nx=True, ex=REFRESH_SECONDS))


def _context(app: Services, include: Include, *, refresh: bool = False) -> Context:
    source = Source(app.bitbucket, app.cache, include.credential, refresh=refresh)
    return Context(source=source, worker=app.worker, web_url=app.config.bitbucket_web_url)


def _page_key(wanted: Asked, include: Include) -> str:
    repository = include.target.repository
    return pages.key(
        site_id=wanted.site_id,
        page_id=wanted.page_id,
        identity=include.credential.identity,
        repository=repository.full_name if repository else "",
        parameters=wanted.texts,
        build=build(),
    )


def _fragment(app: Services, wanted: Asked, parameters: Parameters, view: View) -> str:
    """The view as HTML, its images at signed addresses."""
    if view.html and view.repository and view.commit and view.identity:
        address = assets.address_maker(
            app.asset_keys,
            prefix=f"{app.config.base_path}/asset/",
            site=wanted.site_id,
            repository=view.repository,
            commit=view.commit,
            identity=view.identity,
        )
        view = replace(view, html=with_addresses(view.html, address))
    ticket = wanted.ticket(app.ticket_keys)
    return render_template("macro/fragment.html", view=view, ticket=ticket, parameters=parameters)


def _page_html(app: Services, wanted: Asked, parameters: Parameters, view: View) -> str:
    fragment = _fragment(app, wanted, parameters, view)
    script_url = app.config.connect_script_url
    return render_template("macro/page.html", fragment=fragment, title=view.title, script_url=script_url)


def _as_json(app: Services, wanted: Asked, parameters: Parameters, view: View) -> dict[str, Any]:
    return {
        "kind": view.kind,
        "state": view.state,
        "title": view.title,
        "html": _fragment(app, wanted, parameters, view),
        "source": {"url": view.address, "commit": view.commit},
        "as_of": None if view.as_of is None else clock.iso(view.as_of),
    }


def _sent(page: pages.Page) -> Response:
    """The page as it is kept, or unpacked for a client that does not take gzip."""
    takes_gzip = "gzip" in request.headers.get("Accept-Encoding", "")
    headers = [("Vary", "Accept-Encoding"), *([("Content-Encoding", "gzip")] if takes_gzip else [])]
    return Response(page.gzipped if takes_gzip else page.html, headers=headers, content_type=HTML)

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
from app.errors import ApiError
from app.kit import clock
from app.macro import assets, pages, tickets
from app.macro.freshness import Source
from app.macro.include import Include, show, understand
from app.macro.kinds.context import Context
from app.macro.parameters import Parameters, read_parameters, written
from app.macro.view import View
from app.render.references import with_addresses
from app.security import ASSET
from app.services import Services, services
from app.static_files import build

REFRESH_SECONDS = 10
PAGE_SCHEMA_MESSAGE = "Send a ticket, or a macro's parameters with pageId."

HTML = "text/html; charset=utf-8"

blueprint = Blueprint("macro", __name__)


@blueprint.get("/macro")
@signed("page")
def page(caller: Caller) -> Response:
    """The macro as Confluence shows it in its iframe: 200 in every state."""
    app = services()
    page_id = caller.page_id or ""
    texts = written(caller.query)
    include = understand(texts.get("link", ""), web_url=app.config.bitbucket_web_url)
    if isinstance(include, View):
        return _sent(pages.made(_page_html(app, caller, page_id, read_parameters(texts), include, None)))
    key = _page_key(app, caller, page_id, texts, include)
    kept = pages.load(app.cache, key)
    if kept is None:
        parameters = read_parameters(texts)
        view = show(include, parameters, _context(app, include))
        kept = pages.made(_page_html(app, caller, page_id, parameters, view, include))
        pages.keep(app.cache, key, kept, fresh_until=view.fresh_until)
    return _sent(kept)


@blueprint.post("/api/render")
@signed("context")
def api_render(caller: Caller) -> dict[str, Any]:
    """An include again (`ticket`), or an editor's preview (free parameters with `pageId`), as JSON."""
    app = services()
    body = request.get_json(silent=True)
    if not isinstance(body, dict):
        raise ApiError(400, "bad-request", PAGE_SCHEMA_MESSAGE)
    page_id, parameters, operation = _asked_for(app, caller, body)
    include = understand(parameters.link, web_url=app.config.bitbucket_web_url)
    if isinstance(include, View):
        return _as_json(app, caller, page_id, parameters, include, None)
    include = _permitted(app, caller, page_id, operation, include)
    refresh = body.get("refresh") is True and _may_refresh(app, caller, parameters)
    view = show(include, parameters, _context(app, include, refresh=refresh))
    if refresh:
        app.cache.drop(_page_key(app, caller, page_id, parameters.texts, include))
    return _as_json(app, caller, page_id, parameters, view, include)


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


def _asked_for(app: Services, caller: Caller, body: dict[str, Any]) -> tuple[str, Parameters, str]:
    """Page, parameters, and the right that showing them takes."""
    if isinstance(ticket := body.get("ticket"), str):
        try:
            opened = tickets.open_ticket(app.ticket_keys, ticket, site_id=caller.site.id, moment=clock.now())
        except tickets.TicketExpired:
            raise ApiError(400, "ticket-expired", "This page has been open for long. Reload the page.") from None
        except tickets.BadTicket:
            raise ApiError(400, "bad-ticket", "This ticket is not valid here. Reload the page.") from None
        return opened.page_id, read_parameters(opened.parameters), "read"
    page_id = body.get("pageId")
    if not isinstance(page_id, str | int) or not str(page_id).isalnum() or isinstance(page_id, bool):
        raise ApiError(400, "bad-request", PAGE_SCHEMA_MESSAGE, fields={"pageId": "The id of the Confluence page."})
    parameters = read_parameters(body)
    if parameters.faults:
        raise ApiError(400, "bad-parameters", "Some parameters are not understood.", fields=dict(parameters.faults))
    return str(page_id), parameters, "update"


def _permitted(app: Services, caller: Caller, page_id: str, operation: Any, include: Include) -> Include:
    """With a shared credential, whoever may not read (or edit) the page sees only what is public."""
    if not include.credential.is_shared:
        return include
    try:
        is_allowed = app.atlassian.confluence.may(
            caller.site, account_id=caller.account_id, page_id=page_id, operation=operation
        )
    except CheckUnavailable:
        raise ApiError(
            503, "permission-check-unavailable", "Confluence does not tell whether you may see this page. Try again."
        ) from None
    return include if is_allowed else replace(include, credential=anonymous.PUBLIC)


def _may_refresh(app: Services, caller: Caller, parameters: Parameters) -> bool:
    """Once per 10 seconds, person and include; above that the remembered answer serves."""
    question = repr((caller.site.id, caller.account_id, sorted(parameters.texts.items())))
    key = f"site:{caller.site.id}:refresh:{hashlib.sha256(question.encode()).hexdigest()}"
    return bool(app.redis.set(key, b"1", nx=True, ex=REFRESH_SECONDS))


def _context(app: Services, include: Include, *, refresh: bool = False) -> Context:
    source = Source(app.bitbucket, app.cache, include.credential, refresh=refresh)
    return Context(source=source, worker=app.worker, web_url=app.config.bitbucket_web_url)


def _page_key(app: Services, caller: Caller, page_id: str, texts: Mapping[str, str], include: Include) -> str:
    repository = include.target.repository
    return pages.key(
        site_id=caller.site.id,
        page_id=page_id,
        identity=include.credential.identity,
        repository=repository.full_name if repository else "",
        parameters=texts,
        build=build(),
    )


def _fragment(
    app: Services, caller: Caller, page_id: str, parameters: Parameters, view: View, include: Include | None
) -> str:
    """The view as HTML, its images at signed addresses, its ticket on it."""
    html = view.html
    if html is not None and include is not None and view.repository and view.commit:
        html = with_addresses(
            html,
            assets.address_maker(
                app.asset_keys,
                prefix=f"{app.config.base_path}/asset/",
                site=caller.site.id,
                repository=view.repository,
                commit=view.commit,
                identity=include.credential.identity,
            ),
        )
    ticket = tickets.issue(
        app.ticket_keys, site_id=caller.site.id, page_id=page_id, parameters=parameters.texts, moment=clock.now()
    )
    return render_template("macro/fragment.html", view=replace(view, html=html), ticket=ticket, parameters=parameters)


def _page_html(
    app: Services, caller: Caller, page_id: str, parameters: Parameters, view: View, include: Include | None
) -> str:
    fragment = _fragment(app, caller, page_id, parameters, view, include)
    return render_template(
        "macro/page.html", fragment=fragment, title=view.title, script_url=app.config.connect_script_url
    )


def _as_json(
    app: Services, caller: Caller, page_id: str, parameters: Parameters, view: View, include: Include | None
) -> dict[str, Any]:
    return {
        "kind": view.kind,
        "state": view.state,
        "title": view.title,
        "html": _fragment(app, caller, page_id, parameters, view, include),
        "source": {"url": view.address, "commit": view.commit},
        "as_of": None if view.as_of is None else clock.iso(view.as_of),
    }


def _sent(page: pages.Page) -> Response:
    """The page as it is kept, or unpacked for a client that does not take gzip."""
    takes_gzip = "gzip" in request.headers.get("Accept-Encoding", "")
    headers = [("Vary", "Accept-Encoding"), *([("Content-Encoding", "gzip")] if takes_gzip else [])]
    return Response(page.gzipped if takes_gzip else page.html, headers=headers, content_type=HTML)

"""The macro page, `/api/render`, and the images inside."""

import hashlib
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from itertools import islice
from typing import Any

from flask import Blueprint, Response, make_response, render_template, request
from redis import ResponseError

from app.atlassian import module_url
from app.atlassian.caller import Address, Caller
from app.atlassian.confluence import CheckUnavailable
from app.atlassian.guard import public, signed
from app.bitbucket.auth.base import Credential
from app.bitbucket.auth.choose import choose
from app.bitbucket.errors import BitbucketError
from app.bitbucket.target import OtherTarget, SourceTarget, Target
from app.bodies import json_body
from app.errors import ApiError
from app.kit import clock, metrics
from app.macro import allowance, asked, assets, frames, pages, tickets, watch
from app.macro.asked import Asked
from app.macro.attempts import Attempts
from app.macro.include import Reading, inside, show, show_part, understand
from app.macro.kinds import PARTS
from app.macro.kinds.card import kind_of
from app.macro.kinds.context import Context
from app.macro.parameters import Parameters, read_parameters
from app.macro.reader import Reader
from app.macro.sought import Sought, place_of, seek
from app.macro.source import Source
from app.macro.view import View
from app.render.errors import Busy
from app.render.references import with_addresses
from app.security import ASSET
from app.services import Services, services

REFRESH_SECONDS = 10
RENDERS_PER_MINUTE = 240  # of one person; a page with many includes asks for all of them at once
VISITORS_RENDERS_PER_MINUTE = 2400  # of all visitors of a site together
BROWSED_PER_MINUTE, VISITORS_BROWSED_PER_MINUTE = 60, 240  # each may be a path that nobody has asked for before
SETTINGS_MODULE = "include-bitbucket-admin"
HTML = "text/html; charset=utf-8"

blueprint = Blueprint("macro", __name__)


def sought(site_id: str, account_id: str | None, address: Address) -> Sought:
    """What a request for a page claims to ask for."""
    app = services()
    return seek(app.readers, site_id, account_id, address, web_url=app.config.bitbucket_web_url)


@blueprint.get("/macro")
@signed("page", along=sought)
def page(caller: Caller) -> Response:
    """The macro as Confluence shows it in its iframe: 200 in every state."""
    app = services()
    wanted, target = caller.sought.wanted, caller.sought.target
    if isinstance(target, View):
        return _sent(pages.made(_page_html(app, caller, wanted, read_parameters(wanted.texts), target)))
    changes, records, kept = caller.sought.found(caller.kept)
    reader = app.readers.of_stored(caller.site.id, caller.account_id, records)
    if reader.held.connection:
        app.connections.used(reader.held.connection)
    if ready := pages.kept_for(reader, app.cache, caller.sought.repository, kept, changes, app.bitbucket.budgets):
        metrics.INCLUDES.labels(kind_of(target), "kept").inc()
        return _sent(ready)
    parameters = read_parameters(wanted.texts)
    view = show(target, parameters, _reading(app, reader, target))
    made = pages.made(_page_html(app, caller, wanted, parameters, view))
    if view.credential:
        key = place_of(wanted, target).key(view.credential, caller.account_id)
        pages.keep(
            app.cache, key, made, view.credential, settings=reader.held.settings,
            as_of=view.as_of, fresh_until=view.fresh_until,
        )  # fmt: skip
    return _sent(made)


@blueprint.post("/api/render")
@signed("context")
def api_render(caller: Caller) -> dict[str, Any]:
    """An include again (`ticket`), or an editor's preview (free parameters with `pageId`), as JSON."""
    app = services()
    allowance.spend(app.limits, caller, "render", own=RENDERS_PER_MINUTE, visitors=VISITORS_RENDERS_PER_MINUTE)
    body = json_body()
    wanted = asked.by_body(caller, body, ticket_keys=app.ticket_keys)
    parameters = read_parameters(wanted.texts)
    target = understand(parameters.link, web_url=app.config.bitbucket_web_url)
    if isinstance(target, View):
        return _as_json(app, caller, wanted, parameters, target)
    if wanted.part and kind_of(target) not in PARTS[wanted.part].kinds:
        raise ApiError(400, "bad-ticket", asked.BAD_TICKET)
    if wanted.path:
        allowance.spend(app.limits, caller, "browse", own=BROWSED_PER_MINUTE, visitors=VISITORS_BROWSED_PER_MINUTE)
    if wanted.folder:
        target, parameters = inside(wanted.folder, wanted.path, target, parameters)
    reader = app.readers.find(caller.site.id, caller.account_id)
    may_share = not reader.is_shared or _may_share(app, caller, wanted)
    refresh = isinstance(body, dict) and body.get("refresh") is True and _may_refresh(app, caller, parameters, target)
    reading = _reading(app, reader, target, may_share=may_share, refresh=refresh)
    view = show_part(wanted.part, target, parameters, reading) if wanted.part else show(target, parameters, reading)
    if view.state == "no-access" and not may_share:
        raise ApiError(403, "forbidden", "You may not see this on that page.")
    if refresh:
        for key in place_of(wanted, target).keys(caller.account_id):
            app.cache.drop(key)
    return _as_json(app, caller, wanted, parameters, view)


@blueprint.get("/asset/<signed_address>")
@public("the address itself is signed and short-lived")
def asset(signed_address: str) -> Response:
    """An image of a repository; the identity in the address proves its access again."""
    app = services()
    try:
        wanted = assets.open_address(app.asset_keys, signed_address)
        credential = app.readers.credential(wanted.site, wanted.identity, is_visitor=wanted.is_visitor)
        if credential is None:
            return make_response("", 404)
        content, kind = assets.image(_source(app, wanted.site, credential), wanted, app.worker)
    except (tickets.BadTicket, BitbucketError, Busy):
        return make_response("", 404)
    response = make_response(content)
    response.headers["Content-Type"] = kind
    response.headers["Content-Security-Policy"] = ASSET
    response.headers["Cache-Control"] = f"private, max-age={max(0, int(wanted.until - clock.now()))}, immutable"
    return response


def _may_share(app: Services, caller: Caller, wanted: Asked) -> bool:
    """Whether Confluence lets this person read (or edit) the page, as a shared credential demands; raises ApiError."""
    try:
        return app.atlassian.confluence.may(
            caller.site, account_id=caller.account_id, page_id=wanted.page_id, operation=wanted.right
        )
    except CheckUnavailable:
        raise ApiError(
            503, "permission-check-unavailable", "Confluence does not tell whether you may see this page. Try again."
        ) from None


def _may_refresh(app: Services, caller: Caller, parameters: Parameters, target: Target) -> bool:
    """Once per 10 seconds, person and ref; above that, or when it cannot be noted, the remembered answer serves.

    What else the include says does not count: all includes of a ref share the answer, and what is asked costs a budget
    that is shared by everybody.
    """
    ref = parameters.ref or (target.segments[:1] if isinstance(target, SourceTarget) else "")
    question = repr((caller.account_id, target.repository, ref))
    key = f"site:{caller.site.id}:refresh:{hashlib.sha256(question.encode()).hexdigest()}"
    with suppress(ResponseError):
        return bool(app.redis.set(key, b"1", nx=True, ex=REFRESH_SECONDS))
    return False


def _reading(
    app: Services, reader: Reader, target: Target, *, may_share: bool = True, refresh: bool = False
) -> Reading:
    workspace = target.values.get("workspace") if isinstance(target, OtherTarget) else None
    credentials = choose(
        reader.held, target.repository, workspace=workspace, is_visitor=reader.is_visitor, may_share=may_share
    )

    def context(credential: Credential) -> Context:
        source = _source(app, reader.site_id, credential, refresh=refresh)
        return Context(
            source=source,
            worker=app.worker,
            web_url=app.config.bitbucket_web_url,
            plantuml=app.plantuml,
            may_draw=reader.held.settings.plantuml,
        )

    return Reading(
        reader=reader,
        credentials=credentials,
        attempts=Attempts(app.cache, app.failures, reader.site_id),
        context=context,
        web_url=app.config.bitbucket_web_url,
    )


def _source(app: Services, site_id: str, credential: Credential, *, refresh: bool = False) -> Source:
    cache = app.cache.sealed(credential.content_key)
    return Source(app.bitbucket, cache, credential.asked_for(site_id), refresh=refresh)


def _fragment(app: Services, caller: Caller, wanted: Asked, parameters: Parameters, view: View) -> str:
    """The view as HTML, its images at signed addresses."""
    metrics.INCLUDES.labels(view.kind, view.state).inc()
    if wanted.part:
        return render_template("macro/part.html", view=view, part=wanted.part)
    if view.html and view.repository and view.commit and view.credential:
        address = assets.address_maker(
            app.asset_keys,
            prefix=f"{app.config.base_path}/asset/",
            site=wanted.site_id,
            repository=view.repository,
            commit=view.commit,
            identity=view.credential.identity,
            is_visitor=view.credential.is_shared and caller.account_id is None,
        )
        view = replace(view, html=with_addresses(view.html, address))
    folder = wanted.folder or view.folder
    return render_template(
        "macro/fragment.html",
        view=view,
        ticket=wanted.ticket(app.ticket_keys),
        folder=folder,
        crumbs=asked.crumbs(wanted, view.repository or ""),
        watch=_watch(app, wanted, view),
        folder_ticket=wanted.ticket(app.ticket_keys, folder=folder) if folder else None,
        parts=[(part, PARTS[part].label, wanted.ticket(app.ticket_keys, part=part)) for part in view.parts],
        parameters=parameters,
    )


def _watch(app: Services, wanted: Asked, view: View) -> str | None:
    """What the page was made of, so that it can ask whether that has changed; not for an editor's preview."""
    if not (view.seen and view.credential and wanted.is_vouched_for):
        return None
    seen = dict(islice(view.seen.items(), watch.MOST))
    return watch.issue(app.watch_keys, watch.Watched(wanted.site_id, view.credential.identity, seen))


def _page_html(app: Services, caller: Caller, wanted: Asked, parameters: Parameters, view: View) -> str:
    return render_template(
        "macro/page.html",
        fragment=_fragment(app, caller, wanted, parameters, view),
        title=view.title,
        script_url=app.config.connect_script_url,
        frames=frames.addresses(),
        settings_api=f"{app.config.base_path}/api/admin/authentication",
        settings_url=module_url(app.config.app_key, caller.site, SETTINGS_MODULE),
    )


def _as_json(app: Services, caller: Caller, wanted: Asked, parameters: Parameters, view: View) -> dict[str, Any]:
    return {
        "kind": view.kind,
        "state": view.state,
        "title": view.title,
        "html": _fragment(app, caller, wanted, parameters, view),
        "source": {"url": view.address, "commit": view.commit},
        "as_of": None if view.as_of is None else clock.iso(view.as_of),
    }


class _Ready(Response):
    """An answer whose headers are right as they are; the library would look through them, and copy them, once more."""

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        start_response(self.status, self.headers.to_wsgi_list())
        return () if environ["REQUEST_METHOD"] == "HEAD" else self.iter_encoded()


def _sent(page: pages.Page) -> Response:
    """The page as it is kept, or unpacked for a client that does not take gzip."""
    takes_gzip = "gzip" in request.environ.get("HTTP_ACCEPT_ENCODING", "")
    headers = [("Vary", "Accept-Encoding"), *([("Content-Encoding", "gzip")] if takes_gzip else [])]
    return _Ready(page.gzipped if takes_gzip else page.html, headers=headers, content_type=HTML)

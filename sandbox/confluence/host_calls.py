"""What the host page's script asks its own site, on behalf of the app's iframes."""

from dataclasses import replace

from flask import Blueprint, Response, abort, g, jsonify, request

from sandbox.confluence.pages import Macro, Page, may_edit, may_read
from sandbox.confluence.sites import Site
from sandbox.confluence.tokens import context_token


def create_host_calls(site: Site) -> Blueprint:
    """Context tokens and saved macros; a page of another origin, such as the app's own iframe, gets 403."""
    calls = Blueprint("host_calls", __name__, url_prefix="/_sandbox")

    @calls.before_request
    def only_from_host_pages() -> None:
        # localhost is one site for cookies, whatever the port: the app's iframe would send the person's cookie too.
        if request.headers.get("Origin") != site.origin:
            abort(403, "Only this site's own pages may ask for this.")

    @calls.post("/token")
    def token() -> Response:
        if site.installation is None:
            abort(404, "The app is not installed.")
        page = _page(site)
        if page and not may_read(page, g.user):
            abort(403, "This person may not see the page.")
        return jsonify(token=context_token(site, site.installation, g.user, page=page, macro=_macro(page)))

    @calls.post("/macro")
    def save_macro() -> tuple[str, int]:
        page = _page(site)
        macro = _macro(page)
        if page is None or macro is None or not may_edit(page, g.user):
            abort(403, "This person may not change the macro.")
        parameters = {name: str(value) for name, value in request.json["parameters"].items() if value not in ("", None)}
        changed = replace(macro, parameters=parameters)
        blocks = tuple(changed if block is macro else block for block in page.blocks)
        site.pages.save(replace(page, blocks=blocks))
        return "", 204

    return calls


def _page(site: Site) -> Page | None:
    """The page that the iframe stands on; None for an administrators' page."""
    page_id = request.get_json().get("pageId")
    if page_id is None:
        return None
    return site.pages.get(page_id) or abort(404, "There is no such page.")


def _macro(page: Page | None) -> Macro | None:
    macro_id = request.get_json().get("macroId")
    if page is None or macro_id is None:
        return None
    return page.macro(macro_id) or abort(404, "There is no such macro on the page.")

"""The screens that people see: pages, the edit screen, the app's own screens, and the list of apps."""

from flask import Blueprint, abort, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from sandbox.confluence import drafts
from sandbox.confluence.controls import Marketplace
from sandbox.confluence.frames import macro_frame, page_frame
from sandbox.confluence.lifecycle import InstallFailed
from sandbox.confluence.pages import Macro, Page, may_edit, may_read
from sandbox.confluence.sites import CONTEXT_PATH, Site


def create_screens(site: Site, marketplace: Marketplace) -> Blueprint:
    """The routes below `/wiki`."""
    screens = Blueprint("screens", __name__, url_prefix=CONTEXT_PATH)

    @screens.get("/")
    def page_list() -> str:
        return render_template("pages.html", pages=[page for page in site.pages.all() if may_read(page, g.user)])

    @screens.post("/pages")
    def create_page() -> Response:
        if g.user.account_id is None:
            abort(403, "Log in to create a page.")
        page = site.pages.create("Untitled")
        return redirect(url_for("screens.edit_page", page_id=page.id), 303)

    @screens.get("/pages/<page_id>")
    def view_page(page_id: str) -> str:
        page = _readable(site, page_id)
        frames = {block.id: macro_frame(site, g.user, page, block) for block in page.blocks if isinstance(block, Macro)}
        return render_template("page.html", page=page, frames=frames, may_edit=may_edit(page, g.user))

    @screens.get("/pages/<page_id>/edit")
    def edit_page(page_id: str) -> str:
        return render_template("edit.html", page=_editable(site, page_id), descriptor=site.descriptor)

    @screens.post("/pages/<page_id>/edit")
    def change_page(page_id: str) -> str | Response:
        draft = drafts.read_draft(request.form, _editable(site, page_id))
        action = request.form.get("action", "save")
        if action == "save":
            site.pages.save(draft)
            return redirect(url_for("screens.view_page", page_id=page_id), 303)
        if action.startswith("open-editor:"):
            site.pages.save(draft)
            macro_id = action.removeprefix("open-editor:")
            return redirect(url_for("screens.macro_editor", page_id=page_id, macro_id=macro_id), 303)
        link = request.form.get("link", "")
        draft = drafts.apply(action, draft, link=link, descriptor=site.descriptor)
        return render_template("edit.html", page=draft, descriptor=site.descriptor)

    @screens.get("/pages/<page_id>/macros/<macro_id>/editor")
    def macro_editor(page_id: str, macro_id: str) -> str:
        page = _editable(site, page_id)
        macro = page.macro(macro_id) or abort(404, "There is no such macro on the page.")
        frame = macro_frame(site, g.user, page, macro, is_editor=True)
        if frame is None:
            abort(404, "The app has no editor of its own for this macro.")
        return render_template("frame.html", title=f"Edit macro · {page.title}", frame=frame, page=page)

    _add_administration(screens, site, marketplace)
    return screens


def _add_administration(screens: Blueprint, site: Site, marketplace: Marketplace) -> None:
    @screens.get("/admin/plugins")
    def plugins() -> str:
        _require_admin()
        return render_template("plugins.html", descriptor=site.descriptor)

    @screens.post("/admin/plugins")
    def change_plugins() -> Response | tuple[str, int]:
        _require_admin()
        try:
            if request.form["action"] == "install":
                marketplace.install(site=site)
            else:
                marketplace.uninstall(site)
        except InstallFailed as failure:
            return render_template("plugins.html", descriptor=site.descriptor, failure=failure), 502
        return redirect(url_for("screens.plugins"), 303)

    @screens.get("/plugins/servlet/ac/<app_key>/<module_key>")
    def app_page(app_key: str, module_key: str) -> str:
        installation = site.installation
        if installation is None or installation.descriptor.key != app_key:
            abort(404, "The app is not installed.")
        module = installation.descriptor.page(module_key) or abort(404, "The app has no such page.")
        if not module.is_general:
            _require_admin()
        frame = page_frame(site, installation, g.user, module)
        return render_template("frame.html", title=module.name, frame=frame)


def _readable(site: Site, page_id: str) -> Page:
    page = site.pages.get(page_id)
    if page is None or not may_read(page, g.user):
        abort(404, "There is no such page, or you may not see it.")
    return page


def _editable(site: Site, page_id: str) -> Page:
    page = _readable(site, page_id)
    if not may_edit(page, g.user):
        abort(403, "You may not edit this page.")
    return page


def _require_admin() -> None:
    if not g.user.is_admin:
        abort(403, "Only administrators of this site may see this.")

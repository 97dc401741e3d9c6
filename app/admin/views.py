"""Settings → Include Bitbucket: how this site reads Bitbucket."""

from flask import Blueprint, render_template

from app.atlassian.caller import Caller
from app.atlassian.guard import admin, signed
from app.services import services

blueprint = Blueprint("admin", __name__)


@blueprint.get("/admin")
@signed("page")
@admin
def page(caller: Caller) -> str:
    """What readers see of Bitbucket on this site."""
    return _page(caller)


@blueprint.get("/admin/configure")
@signed("page")
@admin
def configure(caller: Caller) -> str:
    """The same page behind the Configure button."""
    return _page(caller)


def _page(caller: Caller) -> str:
    config = services().config
    return render_template(
        "admin/page.html", site=caller.site, script_url=config.connect_script_url, web_url=config.bitbucket_web_url
    )

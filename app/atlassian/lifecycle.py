"""The four calls by which a site says that the app was installed, uninstalled, enabled or disabled there."""

import hashlib

from flask import Blueprint, Response, request
from werkzeug.exceptions import RequestEntityTooLarge

from app.atlassian import events
from app.atlassian.caller import Caller
from app.atlassian.connect import SignedInstall
from app.atlassian.errors import Code, Refused
from app.atlassian.guard import atlassian, signed
from app.atlassian.sites import Delivery

LONGEST_BODY_BYTES = 64 * 1024

blueprint = Blueprint("lifecycle", __name__, url_prefix="/connect")


@blueprint.post("/installed")
@signed("install")
def installed(install: SignedInstall) -> Response:
    """A first install, a re-install or an update: each brings the secret that is valid from now on."""
    here, body = atlassian(), _body()
    new = events.read_installed(body, client_key=install.client_key, app_key=here.app_key, hosts=here.hosts)
    here.sites.install(new, _delivery(install, body))
    return Response(status=204)


@blueprint.post("/uninstalled")
@signed("install")
def uninstalled(install: SignedInstall) -> Response:
    """The end on this site; Confluence does not repeat the call and ignores the answer."""
    here, body = atlassian(), _body()
    events.check_event(body, "uninstalled", client_key=install.client_key, app_key=here.app_key, hosts=here.hosts)
    here.sites.uninstall(install.client_key, _delivery(install, body))
    return Response(status=204)


@blueprint.post("/enabled")
@signed("lifecycle")
def enabled(caller: Caller) -> Response:
    """Switched on by an administrator, and after every install."""
    return _switch(caller, "enabled")


@blueprint.post("/disabled")
@signed("lifecycle")
def disabled(caller: Caller) -> Response:
    """Switched off by an administrator."""
    return _switch(caller, "disabled")


def _switch(caller: Caller, event_type: str) -> Response:
    here, client_key = atlassian(), caller.site.client_key
    events.check_event(_body(), event_type, client_key=client_key, app_key=here.app_key, hosts=here.hosts)
    here.sites.set_enabled(client_key, enabled=event_type == "enabled")
    return Response(status=204)


def _body() -> bytes:
    request.max_content_length = LONGEST_BODY_BYTES
    try:
        return request.get_data()
    except RequestEntityTooLarge:
        raise Refused(Code.OVERSIZED_BODY) from None


def _delivery(install: SignedInstall, body: bytes) -> Delivery:
    return Delivery(
        token_digest=install.token_digest,
        body_digest=hashlib.sha256(body).hexdigest(),
        valid_until=install.valid_until,
    )

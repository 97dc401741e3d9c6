"""Who may call a view, declared on the view itself. A route without a declaration fails the architecture test."""

import ipaddress
from collections.abc import Callable
from contextlib import suppress
from functools import partial, wraps
from typing import Any, Concatenate, Literal, ParamSpec, TypeVar, cast

from flask import current_app, request

from app.atlassian import Atlassian, connect
from app.atlassian.caller import Caller
from app.atlassian.errors import Code, Refused
from app.atlassian.incoming import SignedRequest, from_environ

Kind = Literal["page", "context", "install", "lifecycle"]
P = ParamSpec("P")
R = TypeVar("R")

READING = ("GET", "HEAD")
FRAME_ANCESTORS = "include_bitbucket.frame_ancestors"  # in a verified request's environment: where its site is shown
INSTALLS_PER_MINUTE = 120  # with unknown keys, from one address


def atlassian() -> Atlassian:
    """This room's part of the app that answers the request; for views only."""
    return cast(Atlassian, current_app.extensions["atlassian"])


def signed(
    kind: Kind, *, along: connect.Along | None = None
) -> Callable[[Callable[Concatenate[Any, P], R]], Callable[P, R]]:
    """Call the view only with a token of this kind; its first argument is the Caller, or the SignedInstall.

    `along` (for pages) says what is sought; the caller brings it along, and what is under its keys as `kept`.
    """

    def guard(view: Callable[Concatenate[Any, P], R]) -> Callable[P, R]:
        @wraps(view)
        def guarded(*args: P.args, **kwargs: P.kwargs) -> R:
            return view(_verified(kind, from_environ(request.environ), along), *args, **kwargs)

        return _declared(guarded, f"{kind}, admin" if _is_for_admins(view) else kind)

    return guard


def admin(view: Callable[Concatenate[Caller, P], R]) -> Callable[Concatenate[Caller, P], R]:
    """Below `@signed`: call the view only for an administrator of the caller's site.

    Confluence is asked each time something is to be changed, and at most 60 seconds ago for reading. That Confluence
    shows a link to administrators alone is no protection.
    """

    @wraps(view)
    def guarded(caller: Caller, /, *args: P.args, **kwargs: P.kwargs) -> R:
        is_change = request.method not in READING
        if not atlassian().confluence.is_admin(caller.site, account_id=caller.account_id, fresh=is_change):
            raise Refused(Code.NOT_ADMIN, site_id=caller.site.id)
        return view(caller, *args, **kwargs)

    vars(guarded)["is_for_admins"] = True
    return guarded


def public(reason: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Anybody may call the view, for this reason."""

    def declare(view: Callable[P, R]) -> Callable[P, R]:
        return _declared(view, f"public: {reason}")

    return declare


def guard_of(view: Callable[..., Any]) -> str | None:
    """The declaration of a view: a kind of token, `page, admin`, `public: <reason>`, or None if it has none."""
    return cast(str | None, getattr(view, "guard", None))


def _verified(kind: Kind, signed_request: SignedRequest, along: connect.Along | None) -> Any:
    here = atlassian()
    verify: Callable[..., Caller]
    match kind:
        case "install":
            # Whoever calls may make us fetch a key, before anybody can know who it is.
            may_ask = partial(here.limits.allows, "install", _asks_from(), per_minute=INSTALLS_PER_MINUTE)
            return connect.verify_install(signed_request, keys=here.keys, base_url=here.base_url, may_ask=may_ask)
        case "page":
            verify = partial(connect.verify_page, along=along)
        case "context":
            verify = connect.verify_context
        case "lifecycle":
            verify = connect.verify_lifecycle
    caller = verify(signed_request, sites=here.sites, app_key=here.app_key, base_url=here.base_url)
    request.environ[FRAME_ANCESTORS] = caller.site.origins
    return caller


def _asks_from() -> str:
    """The address that asks: behind a proxy, which is near, the one that it says to have been asked from."""
    near = request.remote_addr or ""
    said = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
    with suppress(ValueError):  # whatever else is said is no address
        if not near or ipaddress.ip_address(near).is_private:
            return str(ipaddress.ip_address(said))
    return near


def _is_for_admins(view: Callable[..., Any]) -> bool:
    return bool(getattr(view, "is_for_admins", False))


def _declared(view: Callable[P, R], guard: str) -> Callable[P, R]:
    vars(view)["guard"] = guard
    return view

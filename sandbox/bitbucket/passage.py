"""What every request passes on its way in and out: who asks, the wait, the limits, the faults, the headers, the log."""

import time

from flask import Flask, Response, g, request

from sandbox.bitbucket import headers, repositories, scopes
from sandbox.bitbucket.asker import Asker
from sandbox.bitbucket.errors import Refusal, bad_token
from sandbox.bitbucket.faults import invented, spoilt
from sandbox.bitbucket.state import State
from sandbox.bitbucket.traffic import Seen, without_tokens

API = "/2.0"
TOKEN_ENDPOINT = "/site/oauth2/access_token"


def is_api() -> bool:
    """Whether the request is for the API, not for what people see."""
    return request.path == API or request.path.startswith(f"{API}/")


def add_passage(app: Flask, state: State) -> None:
    """For the API and the token endpoint; pages and switches are let through."""

    @app.before_request
    def enter() -> Response | None:
        g.fault = g.allowance = g.asker = None
        g.needed = scopes.REPOSITORY
        if not _is_watched():
            return None
        refusal = None
        if is_api():
            g.asker, refusal = _who_asks(state)
            if g.asker:
                g.allowance = state.credential_limit.ask(g.asker.counted_as)
            elif refusal is None:
                g.allowance = state.anonymous_limit.ask(request.remote_addr or "")
        time.sleep(state.traffic.latency_ms / 1000)
        if g.allowance and not g.allowance.passes:
            return state.anonymous_limit.refusal()
        g.fault = state.faults.of(repositories.by_name(state.repositories, request.environ["REQUEST_URI"]))
        if g.fault and (answer := invented(g.fault)):
            return answer
        if refusal:
            raise refusal
        return None

    @app.after_request
    def leave(answer: Response) -> Response:
        if not _is_watched():
            return answer
        if is_api():
            answer = headers.add_to(answer, asker=g.asker, needed=g.needed, allowance=g.allowance)
        if g.fault:
            answer = spoilt(g.fault, answer)
        path, _, query = request.environ["REQUEST_URI"].partition("?")
        status = None if g.fault and g.fault.reset else answer.status_code
        state.traffic.note(
            Seen(
                request.method,
                path,
                without_tokens(query),
                had_authorization="Authorization" in request.headers,
                asked_by=g.asker.name if g.asker else None,
                status=status,
            )
        )
        return answer


def _who_asks(state: State) -> tuple[Asker | None, Refusal | None]:
    """Whoever the credential names, or why it is refused; neither for somebody without one."""
    if "access_token" in request.args:  # was allowed until 2026: CHANGE-3052
        return None, bad_token()
    if "Authorization" not in request.headers:
        return None, None
    try:
        return state.wallet.asker(request.headers["Authorization"]), None
    except Refusal as refusal:
        return None, refusal


def _is_watched() -> bool:
    return is_api() or request.path == TOKEN_ENDPOINT

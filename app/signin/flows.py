"""A sign-in under way: one record, ten minutes, used once. Sealed, because for a moment it holds tokens.

It begins with a person of a site, in their iframe. Whoever opens the confirm page gets a cookie for this flow alone.
Bitbucket's answer must come back to that browser. What it brings is pending until the same person of the same site
confirms from their iframe, with the code that the last page shows: somebody who lets another person sign in for them
never sees that code.
"""

import hashlib
import hmac
import json
import secrets
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, replace
from typing import Any, cast

from redis import Redis
from redis.client import Pipeline

from app.bitbucket.auth.connections import Tokens
from app.kit.vault import CannotOpen, Vault

SCHEMA_VERSION = 1
LONGEST_SECONDS = 600
MOST_TRIES = 5
KEYS = {
    "flow": "site:{%s}:flow:%s",
    "tries": "site:{%s}:flow:%s:tries",
    "all": "site:{%s}:flows",  # the flows of a site, so that they can be erased with it
}


class NoFlow(Exception):
    """There is no such flow, it is over, or what was brought does not belong to it."""


class NotYours(Exception):
    """The flow belongs to another person or another site."""


class WrongCode(Exception):
    """The completion code is another one."""


@dataclass(frozen=True)
class Pending:
    """What Bitbucket gave, for whom, and the hash of the code that makes it count."""

    tokens: Tokens = field(repr=False)
    bitbucket_uuid: str
    bitbucket_name: str
    code_hash: str = field(repr=False)


@dataclass(frozen=True)
class Flow:
    """A sign-in of a person of a site. `cookie_hash` and `state_hash` are set as it goes on."""

    id: str
    site_id: str
    site_url: str
    account_id: str
    person_name: str | None
    verifier: str = field(repr=False)
    cookie_hash: str | None = field(default=None, repr=False)
    state_hash: str | None = field(default=None, repr=False)
    pending: Pending | None = None
    stored: bytes = field(default=b"", repr=False, compare=False)


class FlowStore:
    """Keeps flows; raises RedisError."""

    def __init__(self, redis: Redis, vault: Vault) -> None:
        self._redis = redis
        self._vault = vault

    def begin(self, *, site_id: str, site_url: str, account_id: str, person_name: str | None) -> Flow:
        """A new flow."""
        flow = Flow(
            id=f"{site_id}.{secrets.token_urlsafe(24)}",
            site_id=site_id,
            site_url=site_url,
            account_id=account_id,
            person_name=person_name,
            verifier=secrets.token_urlsafe(48),
        )
        sealed = self._sealed(flow)

        def write(pipe: Pipeline) -> None:
            pipe.multi()
            pipe.set(_key("flow", flow.id), sealed, ex=LONGEST_SECONDS)
            pipe.sadd(KEYS["all"] % site_id, _key("flow", flow.id))
            pipe.expire(KEYS["all"] % site_id, LONGEST_SECONDS)

        self._redis.transaction(write, _key("flow", flow.id))
        return replace(flow, stored=sealed)

    def find(self, flow_id: str) -> Flow:
        """The flow of this id; raises NoFlow."""
        stored = cast(bytes | None, self._redis.get(_key("flow", flow_id)))
        if stored is None:
            raise NoFlow
        return self._opened(flow_id, stored)

    def open_page(self, flow: Flow, *, cookie: str | None) -> str:
        """The cookie of a browser that has just opened the confirm page; that of another browser counts no more."""
        if flow.state_hash or flow.pending:
            raise NoFlow
        if cookie and flow.cookie_hash and hmac.compare_digest(flow.cookie_hash, _hash(cookie)):
            return cookie
        cookie = secrets.token_urlsafe(32)
        self._change(flow, replace(flow, cookie_hash=_hash(cookie)))
        return cookie

    def leave(self, flow: Flow, *, cookie: str | None, form_token: str | None) -> str:
        """The state for the way to Bitbucket, once, for the browser that confirmed; raises NoFlow."""
        _check(flow.cookie_hash, cookie)
        if form_token is None or not hmac.compare_digest(form_token.encode(), form_token_of(cookie or "").encode()):
            raise NoFlow
        if flow.state_hash or flow.pending:
            raise NoFlow
        state = f"{flow.id}.{secrets.token_urlsafe(24)}"
        self._change(flow, replace(flow, state_hash=_hash(state)))
        return state

    def come_back(self, state: str, *, cookie: str | None) -> Flow:
        """The flow that Bitbucket's answer belongs to; the state counts once. Raises NoFlow."""
        flow = self.find(state.rpartition(".")[0])
        _check(flow.state_hash, state)
        _check(flow.cookie_hash, cookie)
        if flow.pending:
            raise NoFlow
        return self._change(flow, replace(flow, state_hash=_hash(secrets.token_urlsafe(24))))

    def hold(self, flow: Flow, tokens: Tokens, *, bitbucket_uuid: str, bitbucket_name: str) -> str:
        """Keep the tokens, pending; returns the completion code (160 bits)."""
        code = secrets.token_hex(20)
        self._change(flow, replace(flow, pending=Pending(tokens, bitbucket_uuid, bitbucket_name, _hash(code))))
        return code

    def complete(self, flow_id: str, code: str, *, site_id: str, account_id: str) -> Pending:
        """What was pending, for the person who began. Raises NoFlow, NotYours, WrongCode.

        Five tries, each counted before it is looked at; those of others do not count, for they are not looked at.
        """
        flow = self.find(flow_id)
        if (flow.site_id, flow.account_id) != (site_id, account_id):
            raise NotYours
        if flow.pending is None:
            raise NoFlow
        tries_key = _key("tries", flow_id)

        def count(pipe: Pipeline) -> None:
            pipe.multi()
            pipe.incr(tries_key)
            pipe.expire(tries_key, LONGEST_SECONDS)

        tries, _ = cast(list[int], self._redis.transaction(count, tries_key))
        if tries > MOST_TRIES:
            self.end(flow_id)
            raise NoFlow
        if not hmac.compare_digest(flow.pending.code_hash, _hash(code)):
            raise WrongCode
        return flow.pending

    def end(self, flow_id: str) -> None:
        """Erase it."""
        self._redis.delete(key(flow_id))

    def _change(self, before: Flow, after: Flow) -> Flow:
        """Write what a flow has become, unless something else has become of it; raises NoFlow."""
        name, sealed = _key("flow", before.id), self._sealed(after)

        def write(pipe: Pipeline) -> None:
            if pipe.get(name) != before.stored:
                raise NoFlow
            pipe.multi()
            pipe.set(name, sealed, keepttl=True)

        self._redis.transaction(write, name)
        return replace(after, stored=sealed)

    def _sealed(self, flow: Flow) -> bytes:
        facts = asdict(flow)
        del facts["stored"]
        if flow.pending:
            facts["pending"]["tokens"]["scopes"] = sorted(flow.pending.tokens.scopes)
        return self._vault.seal(flow.id, json.dumps({"version": SCHEMA_VERSION, **facts}).encode()).encode()

    def _opened(self, flow_id: str, stored: bytes) -> Flow:
        try:
            facts: dict[str, Any] = json.loads(self._vault.open(flow_id, stored.decode()))
        except CannotOpen as error:
            raise NoFlow from error
        if facts.pop("version", None) != SCHEMA_VERSION:
            raise NoFlow
        if pending := facts.pop("pending"):
            tokens = pending.pop("tokens")
            facts["pending"] = Pending(Tokens(**{**tokens, "scopes": frozenset(tokens["scopes"])}), **pending)
        return Flow(**facts, stored=stored)


def forget_all(pipe: Pipeline, site_id: str) -> Callable[[], None]:
    """Before `multi()`: look which flows there are, and watch that. Returns what queues their erasure after it."""
    names = KEYS["all"] % site_id
    pipe.watch(names)  # type: ignore[no-untyped-call]  # the library has no types for it
    flows = cast(set[bytes], pipe.smembers(names))

    def erase() -> None:
        pipe.delete(names, *flows)

    return erase


def key(flow_id: str) -> str:
    """The record of a flow; raises NoFlow for what is no id."""
    return _key("flow", flow_id)


def form_token_of(cookie: str) -> str:
    """What the confirm page's form carries, so that no other page can send it."""
    return hashlib.sha256(f"form:{cookie}".encode()).hexdigest()


def cookie_name(flow_id: str, *, is_secure: bool) -> str:
    """One cookie per flow, so that two sign-ins in one browser do not disturb each other.

    `__Host-` binds it to this very host and to https; on plain http, which only development has, it cannot be had.
    https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Set-Cookie#cookie_prefixes
    """
    name = f"sign-in-{_hash(flow_id)[:16]}"
    return f"__Host-{name}" if is_secure else name


def _check(expected_hash: str | None, value: str | None) -> None:
    if expected_hash is None or value is None or not hmac.compare_digest(expected_hash, _hash(value)):
        raise NoFlow


def _key(name: str, flow_id: str) -> str:
    site_id, _, rest = flow_id.partition(".")
    if not (site_id.isascii() and site_id.isalnum() and rest and rest.replace("-", "").replace("_", "").isalnum()):
        raise NoFlow
    return KEYS[name] % (site_id, rest)


def _hash(value: str) -> str:
    return hashlib.sha256(value.encode(errors="replace")).hexdigest()  # JSON may hold halves of characters

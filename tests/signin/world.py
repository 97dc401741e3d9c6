"""The app on real Redis with two sites, a Bitbucket that has accounts, and browsers that keep cookies."""

import html
import json
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from cryptography.fernet import Fernet
from flask import Flask, jsonify, request
from redis import Redis
from werkzeug.test import TestResponse
from werkzeug.wrappers import Request, Response

from app import create_app
from app.atlassian.sites import Delivery, Installation
from app.bitbucket.auth.connections import Connection
from app.config import load
from app.services import EXTENSION, Services
from sandbox.bitbucket import accounts
from sandbox.bitbucket.credentials import CONSUMER_KEY, CONSUMER_SECRET
from sandbox.bitbucket.oauth.consumers import CONSUMERS
from sandbox.bitbucket.oauth.exchange import create_exchange
from sandbox.bitbucket.oauth.issued import Grant
from sandbox.bitbucket.oauth.server import OAuthServer
from sandbox.bitbucket.people import ADA, Person
from tests.atlassian import loopback
from tests.atlassian.minting import ACCOUNT, ACME, BASE_URL, OTHER, Tenant, bearer, context_token

STRANGER = "557058:f9a6f7a0-0000-4000-8000-000000000002"
NAME = "Mia <Member>"
FIELD = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)">')
CODE = re.compile(r'data-completion-code="([^"]+)"')


@dataclass
class World:
    """`interrupt` may answer instead of Bitbucket, by path; `calls` lists what Bitbucket was asked."""

    app: Flask
    redis: Redis
    server: OAuthServer
    base_url: str
    web_url: str
    site_urls: dict[str, str]
    interrupt: dict[str, Callable[[], Response]] = field(default_factory=dict)
    calls: list[str] = field(default_factory=list)

    @property
    def services(self) -> Services:
        """What the app stands on."""
        found: Services = self.app.extensions[EXTENSION]
        return found

    def call(
        self, method: str, path: str, body: Any = None, *, tenant: Tenant = ACME, account: str | None = ACCOUNT
    ) -> TestResponse:
        """A call of the API as a person of a site, from within Confluence."""
        token = context_token(tenant, sub=account)
        return self.app.test_client().open(
            path, method=method, json=body, headers=bearer(token), base_url=self.base_url
        )

    def start(self, **who: Any) -> dict[str, str]:
        """A sign-in that has just begun."""
        answer = self.call("POST", "/api/oauth/start", {}, **who)
        assert answer.status_code == 200, answer.text
        begun: dict[str, str] = answer.json  # type: ignore[assignment]  # it is an object
        return begun

    def complete(self, flow: str, code: str, **who: Any) -> TestResponse:
        """The end of a sign-in."""
        return self.call("POST", "/api/oauth/complete", {"flow": flow, "code": code}, **who)

    def connection(self, tenant: Tenant = ACME, account: str = ACCOUNT) -> Connection | None:
        """What is stored for a person of a site."""
        site = self.services.atlassian.sites.find(tenant.client_key)
        assert site is not None
        return self.services.connections.find(site.id, account)

    def browser(self) -> "Browser":
        """A new one, without cookies."""
        return Browser(self)

    def expire(self, flow: str) -> None:
        """As if ten minutes had passed."""
        site_id, _, rest = flow.partition(".")
        assert self.redis.delete(f"site:{{{site_id}}}:flow:{rest}")


class Browser:
    """A person's browser at our pages; Bitbucket's consent is given in their name."""

    def __init__(self, world: World) -> None:
        self._world = world
        self.client = world.app.test_client()

    def open(self, url: str) -> TestResponse:
        """Go to an address of ours."""
        parts = urlsplit(url)
        return self.client.get(f"{parts.path}?{parts.query}", base_url=self._world.base_url)

    def press(self, page: TestResponse, **changes: str) -> TestResponse:
        """Press the button of the confirm page."""
        sent = {name: html.unescape(value) for name, value in FIELD.findall(page.text)} | changes
        return self.client.post("/oauth/begin", data=sent, base_url=self._world.base_url)

    def consent(self, redirect: TestResponse, *, who: Person = ADA, scopes: tuple[str, ...] | None = None) -> str:
        """Say yes at Bitbucket; the address where that sends the browser."""
        assert redirect.status_code == 303, redirect.text
        asked = {name: values[0] for name, values in parse_qs(urlsplit(redirect.location).query).items()}
        consumer = CONSUMERS[asked["client_id"]]
        code = self._world.server.authorize(
            Grant(consumer, scopes or tuple(asked["scope"].split()), who),
            redirect_uri=asked["redirect_uri"],
            challenge=asked["code_challenge"],
        )
        return f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"

    def sign_in(self, url: str, *, who: Person = ADA) -> TestResponse:
        """From the confirm page to the last one."""
        return self.open(self.consent(self.press(self.open(url)), who=who))


def completion_code(page: TestResponse) -> str:
    """The code on the last page."""
    found = CODE.search(page.text)
    assert found, page.text
    return found[1]


@contextmanager
def running(redis_socket: str, redis: Redis, *, base_url: str = BASE_URL, **environment: str) -> Iterator[World]:
    """A new world; `environment` is what the app is told besides."""
    server = OAuthServer()
    bitbucket = _bitbucket(server)

    def application(environ: dict[str, Any], start_response: Any) -> Any:
        path = Request(environ).path
        world.calls.append(path)
        answer = world.interrupt.get(path)
        return (answer() if answer else bitbucket)(environ, start_response)

    with ExitStack() as stack:
        web_url = stack.enter_context(loopback.serving(application))
        confluence_url = stack.enter_context(loopback.serving(_confluence))
        patch = stack.enter_context(pytest.MonkeyPatch.context())
        variables = {
            "APP_BASE_URL": base_url,
            "REDIS_URL": f"unix://{redis_socket}",
            "ENCRYPTION_KEYS": Fernet.generate_key().decode(),
            "BITBUCKET_API_URL": f"{web_url}/2.0",
            "BITBUCKET_WEB_URL": web_url,
            "BITBUCKET_OAUTH_KEY": CONSUMER_KEY,
            "BITBUCKET_OAUTH_SECRET": CONSUMER_SECRET,
        } | environment
        for name, value in variables.items():
            patch.setenv(name, value)
        app = create_app(load())
        stack.callback(app.extensions[EXTENSION].worker.close)
        sites = {ACME: f"{confluence_url}/wiki", OTHER: OTHER.base_url}
        world = World(app, redis, server, base_url, web_url, {each.client_key: url for each, url in sites.items()})
        for tenant, url in sites.items():
            _install(world, tenant, url)
        yield world


def _install(world: World, tenant: Tenant, url: str) -> None:
    new = Installation(tenant.client_key, tenant.shared_secret, url, None, None, None)
    delivery = Delivery(token_digest=tenant.client_key, body_digest="b", valid_until=2_000_000_000)
    world.services.atlassian.sites.install(new, delivery)


def _bitbucket(server: OAuthServer) -> Flask:
    app = Flask(__name__)
    app.register_blueprint(create_exchange(server))

    @app.get("/2.0/user")
    def user() -> Any:
        asker = server.asker(request.headers.get("Authorization", "").removeprefix("Bearer "))
        return jsonify(accounts.myself(asker.person)) if asker and asker.person else ("", 401)

    return app


@Request.application
def _confluence(request: Request) -> Response:
    """Tells the name of one person."""
    if request.args.get("accountId") != ACCOUNT:
        return Response("{}", 404)
    return Response(json.dumps({"accountId": ACCOUNT, "displayName": NAME}), content_type="application/json")

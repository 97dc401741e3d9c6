"""The app in this process on a real Redis, with the local Bitbucket, and a Confluence whose administrators change."""

import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import requests
from cryptography.fernet import Fernet
from flask import Flask
from redis import Redis
from werkzeug.wrappers import Request, Response

from app import create_app
from app.atlassian.sites import Delivery, Installation, site_id
from app.config import load
from app.services import EXTENSION, Services
from sandbox import bitbucket
from sandbox.bitbucket import RunningBitbucket
from tests.atlassian.loopback import ConfluenceServer, serving
from tests.atlassian.minting import Tenant, bearer, context_token

ADA, GRACE, MIA = "557058:ada", "557058:grace", "557058:mia"
NAMES = {ADA: "Ada Admin", GRACE: "Grace Admin"}
CLIENT_KEY, SECRET = "admin-tests-client-key", "s" * 80


class NamingConfluence(ConfluenceServer):
    """Also tells what people are called."""

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Any:
        request = Request(environ)
        if request.path.endswith("/rest/api/user") and "expand" not in request.args:
            name = NAMES.get(request.args["accountId"])
            answer = Response(f'{{"displayName": "{name}"}}' if name else "{}", 200 if name else 404)
            return answer(environ, start_response)
        return super().__call__(environ, start_response)


@dataclass(frozen=True)
class Answered:
    """An answer of the API, looked through for secrets already."""

    status: int
    json: Any = field(repr=True)

    @property
    def error(self) -> Any:
        """The error, which every answer but a good one has."""
        return self.json["error"]

    @property
    def fields(self) -> Any:
        """What is wrong with which field."""
        return self.error.get("fields", {})


@dataclass
class Panel:
    """The API as an administrator's browser uses it, on one site."""

    app: Flask
    confluence: NamingConfluence
    bitbucket: RunningBitbucket
    tenant: Tenant

    @property
    def site_id(self) -> str:
        """Our name for the site."""
        return site_id(self.tenant.client_key)

    @property
    def services(self) -> Services:
        """What the app lives on."""
        services: Services = self.app.extensions[EXTENSION]
        return services

    def call(self, method: str, path: str, body: Any = None, *, account: str | None = ADA, **more: Any) -> Answered:
        """Use a route below /api/admin; `account` None is somebody who is not logged in."""
        if body is not None:
            more["json"] = body
        headers = bearer(context_token(self.tenant, sub=account))
        response = self.app.test_client().open(f"/api/admin/{path}", method=method, headers=headers, **more)
        assert "sesame" not in response.text, "an answer with a secret"
        return Answered(response.status_code, response.json)

    def get(self, **more: Any) -> Any:
        """What is stored."""
        answered = self.call("GET", "authentication", **more)
        assert answered.status == 200, answered
        return answered.json

    def put(self, body: Any, **more: Any) -> Answered:
        """Save."""
        return self.call("PUT", "authentication", body, **more)

    def saved(self, body: Any, **more: Any) -> Any:
        """Save something that is good."""
        answered = self.put(body, **more)
        assert answered.status == 200, answered
        return answered.json

    def test(self, body: Any = None, **more: Any) -> Answered:
        """Test."""
        return self.call("POST", "authentication/test", body, **more)

    def tested(self, body: Any = None) -> list[Any]:
        """Test something that can be tested: what came of each credential."""
        answered = self.test(body)
        assert answered.status == 200, answered
        credentials: list[Any] = answered.json["credentials"]
        return credentials

    def log(self) -> list[str]:
        """What the log says, newest first."""
        answered = self.call("GET", "audit")
        assert answered.status == 200, answered
        return [entry["what"] for entry in answered.json["entries"]]

    def switch(self, name: str, body: Any = None, *, method: str = "POST") -> Any:
        """Use a switch of the local Bitbucket."""
        url = f"{self.bitbucket.web_url}/_sandbox/{name}"
        response = requests.request(method, url, json=body, timeout=10)
        response.raise_for_status()
        return response.json()

    def asked_of_bitbucket(self) -> list[str]:
        """The paths that the local Bitbucket was asked for since the start of the test."""
        return [f"{seen['path']}" for seen in self.switch("requests", method="GET")["requests"]]


@pytest.fixture(scope="session")
def local_bitbucket() -> Iterator[RunningBitbucket]:
    with tempfile.TemporaryDirectory() as folder:
        running = bitbucket.start(data=Path(folder))
        yield running
        running.stop()


@pytest.fixture(scope="session")
def admin_app(redis_socket: str, local_bitbucket: RunningBitbucket) -> Iterator[Flask]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("REDIS_URL", f"unix://{redis_socket}")
        patch.setenv("ENCRYPTION_KEYS", Fernet.generate_key().decode())
        patch.setenv("BITBUCKET_API_URL", local_bitbucket.api_url)
        patch.setenv("BITBUCKET_WEB_URL", local_bitbucket.web_url)
        config = load()
    made = create_app(config)
    yield made
    made.extensions[EXTENSION].worker.close()


@pytest.fixture(scope="session")
def confluence_server() -> Iterator[NamingConfluence]:
    server = NamingConfluence(client_key=CLIENT_KEY, shared_secret=SECRET)
    with serving(server) as server.url:
        yield server


@pytest.fixture
def panel(
    redis: Redis, admin_app: Flask, confluence_server: NamingConfluence, local_bitbucket: RunningBitbucket
) -> Iterator[Panel]:
    confluence_server.admins = {ADA, GRACE}
    confluence_server.fault = None
    confluence_server.asked.clear()
    tenant = Tenant(CLIENT_KEY, SECRET, confluence_server.base_url)
    panel = Panel(admin_app, confluence_server, local_bitbucket, tenant)
    panel.services.atlassian.sites.install(
        Installation(CLIENT_KEY, SECRET, tenant.base_url, None, None, None),
        Delivery("token", "body", time.time() + 60),
    )
    panel.switch("requests", method="DELETE")
    yield panel
    panel.switch("faults", method="DELETE")
    panel.switch("credentials/restore", {})
    panel.switch("limit", {})


@pytest.fixture
def forbid(redis: Redis) -> Iterator[Callable[[str], None]]:
    """Let Redis refuse a command from now on."""
    yield lambda command: permit(redis, f"-{command}")
    permit(redis, "+@all")


def permit(redis: Redis, what: str) -> None:
    """Change what Redis does for everybody."""
    redis.execute_command("ACL", "SETUSER", "default", what)  # type: ignore[no-untyped-call]  # the library has no types for it

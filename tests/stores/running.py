"""The app as it is used: by a site that installs it, its administrators and readers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import pytest
from flask import Flask
from redis import RedisError
from werkzeug.test import TestResponse

from app import create_app
from app.atlassian.errors import Refused
from app.config import load
from app.ops.records import Stores
from app.services import EXTENSION, Services
from sandbox.bitbucket import RunningBitbucket
from tests.atlassian.minting import Tenant, bearer, context_token, page_url
from tests.ops.filled import ACME, CLIENTS, GLOBEX, PEOPLE, SECRET, add_credentials, connect, install, new_key

LINK = "https://bitbucket.org/acme/site/src/main/README.md"
TENANTS = {site: Tenant(client, SECRET, f"https://{client}.atlassian.net/wiki") for site, client in CLIENTS.items()}
GLOBEX_READER = TENANTS[GLOBEX]


@dataclass
class Running:
    """One process of the app."""

    app: Flask
    keys: Sequence[str]

    @classmethod
    def start(cls, redis_url: str, bitbucket: RunningBitbucket, keys: Sequence[str] = ()) -> "Running":
        """As an operator configures it."""
        keys = keys or (new_key(),)
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("REDIS_URL", redis_url)
            patch.setenv("ENCRYPTION_KEYS", ",".join(keys))
            patch.setenv("BITBUCKET_API_URL", bitbucket.api_url)
            patch.setenv("BITBUCKET_OAUTH_KEY", "consumer")
            patch.setenv("BITBUCKET_OAUTH_SECRET", "consumer-word")
            patch.setenv("LOG_LEVEL", "WARNING")
            return cls(create_app(load()), keys)

    @property
    def services(self) -> Services:
        """What the app lives on."""
        found: Services = self.app.extensions[EXTENSION]
        return found

    @property
    def stores(self) -> Stores:
        """What it keeps."""
        own = self.services
        return Stores(own.redis, own.atlassian.sites, own.settings, own.connections, own.hooks)

    def fill(self) -> None:
        """Two sites; one of them with a token and three people."""
        for site in (ACME, GLOBEX):
            install(self.stores, site)
        add_credentials(self.stores, ACME)
        for account in PEOPLE:
            connect(self.stores, ACME, account)

    def page(self, link: str = LINK, *, title: str = "") -> TestResponse:
        """The macro's page for a reader of a site that reads what is public."""
        address = page_url(GLOBEX_READER, link=link, pageId="1", title=title)
        return self.app.test_client().get(address)

    def shows(self, **wishes: str) -> bool:
        """Whether the page is shown; anything but that and a 503 in words is a fault of ours."""
        answer = self.page(**wishes)
        assert answer.status_code in (200, 503), answer.text
        assert "Traceback" not in answer.text
        assert ('data-state="ok"' in answer.text) is (answer.status_code == 200), answer.text
        return answer.status_code == 200

    def render(self, **wishes: Any) -> TestResponse:
        """The same through the API."""
        return self._call("/api/render", {"link": LINK, "pageId": "1", **wishes})

    def sign_in(self) -> TestResponse:
        """Begin a sign-in, which is stored."""
        return self._call("/api/oauth/start", {})

    def _call(self, path: str, body: dict[str, Any]) -> TestResponse:
        return self.app.test_client().post(path, json=body, headers=bearer(context_token(GLOBEX_READER)))

    def ready(self) -> tuple[int, str]:
        """What a load balancer is told."""
        answer = self.app.test_client().get("/readyz")
        return answer.status_code, str(answer.json and answer.json["status"])

    def has_everything(self, *, but: Sequence[str] = ()) -> bool:
        """Whether all that `fill` stores can be read, and nobody is connected but these."""
        stores = self.stores
        people = [stores.connections.find(ACME, account) for account in PEOPLE]
        return (
            all(stores.sites.find(client) is not None for client in CLIENTS.values())
            and len(stores.settings.find(ACME).access_tokens) == 1
            and all(found is not None for found in people)
            and stores.connections.count(ACME) == len({*PEOPLE, *but})
        )

    def try_to(self, write: Callable[[], object]) -> bool:
        """Whether a write is taken; what it may raise is what views answer with 503."""
        try:
            write()
        except (RedisError, Refused):
            return False
        return True

    def connect(self, account: str) -> bool:
        """Whether a person could connect now."""
        return self.try_to(lambda: connect(self.stores, ACME, account))

    def doctor(self) -> str:
        """What the doctor says."""
        return str(self.app.test_cli_runner().invoke(args=["doctor"]).output)

    def stop(self) -> None:
        """End it."""
        self.services.redis.close()
        self.services.worker.close()


MakeRunning = Callable[..., Running]

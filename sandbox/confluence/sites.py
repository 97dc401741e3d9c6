"""The sites of the local Confluence."""

from collections import deque
from dataclasses import dataclass, field
from typing import Any

from sandbox.confluence.descriptor import Descriptor
from sandbox.confluence.pages import PageStore

CONTEXT_PATH = "/wiki"
SPACE_ID = "32770"
SPACE_KEY = "DEMO"


@dataclass(frozen=True)
class Address:
    """What makes a site itself: its name, its host and the ids that Atlassian gave it."""

    name: str
    host: str
    client_key: str
    cloud_id: str


# Different host names, so that one site shares the app's host (localhost) and for the other everything is foreign.
ACME = Address(
    name="Acme",
    host="localhost",
    client_key="0b1f7d1e-5a52-3c1e-9d6a-6f2d8a4a11c1",
    cloud_id="3d0c1c9e-52b4-4d7e-8a21-5f4f3f5c0a01",
)
GLOBEX = Address(
    name="Globex",
    host="127.0.0.1",
    client_key="9e4c22b7-7d13-3f0a-b6c8-1c7e5b9d22f2",
    cloud_id="a7b2f6d4-0e19-4c55-9f3b-2d8e6c7b0b02",
)
INITECH = Address(
    name="Initech",
    host="127.0.0.1",
    client_key="4c7d9f10-31be-3a6c-8b57-2e9a0c4d33e3",
    cloud_id="c1e5a8f3-6b27-4f90-8d14-7a3f5b9c0c03",
)
ADDRESSES = (ACME, GLOBEX, INITECH)


@dataclass(frozen=True)
class Installation:
    """The app on a site, and the secret that both share."""

    descriptor: Descriptor
    shared_secret: str = field(repr=False)


@dataclass
class Site:
    """A running site; `permission_check` is `normal`, `refuse` or `error`."""

    address: Address
    port: int
    pages: PageStore
    installation: Installation | None = None
    permission_check: str = "normal"
    rest_log: deque[dict[str, Any]] = field(default_factory=lambda: deque(maxlen=1000))

    @property
    def name(self) -> str:
        """What people call it."""
        return self.address.name

    @property
    def client_key(self) -> str:
        """The tenant's id in every token."""
        return self.address.client_key

    @property
    def origin(self) -> str:
        """The address without a path: `xdm_e` of every iframe."""
        return f"http://{self.address.host}:{self.port}"

    @property
    def url(self) -> str:
        """The `baseUrl` that the app is told at installation."""
        return self.origin + CONTEXT_PATH

    @property
    def descriptor(self) -> Descriptor | None:
        """The installed app, if there is one."""
        return self.installation.descriptor if self.installation else None

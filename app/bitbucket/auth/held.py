"""What a site and a person have to authorise with: all that a strategy chooses from."""

from dataclasses import dataclass
from typing import Protocol

from app.bitbucket.auth.connections import Connection
from app.bitbucket.auth.settings import Settings


class Renewal(Protocol):
    """Keeps the tokens of a connection valid."""

    def fresh(self, connection: Connection) -> Connection:
        """The connection with tokens that are valid now; raises Refused when it is dead, Unavailable otherwise."""

    def after_refusal(self, connection: Connection, *, refused_access_token: str) -> Connection:
        """The same after Bitbucket refused this access token."""


@dataclass(frozen=True)
class Held:
    """A site's settings and the connection of the person who asks, if they have one."""

    settings: Settings
    connection: Connection | None
    renewal: Renewal

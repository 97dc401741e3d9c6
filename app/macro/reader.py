"""Who reads an include, and what they have to read it with."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.bitbucket.auth import STRATEGIES, connections, settings
from app.bitbucket.auth.base import PUBLIC, Credential
from app.bitbucket.auth.choose import find
from app.bitbucket.auth.connections import ConnectionStore, person
from app.bitbucket.auth.held import Held, Renewal
from app.bitbucket.auth.settings import SettingsStore


@dataclass(frozen=True)
class Reader:
    """Somebody on a site; `account_id` is None for visitors, people who are not logged in to Confluence.

    `can_connect` says whether people can sign in to Bitbucket on this server at all, `scopes` what they grant then.
    """

    site_id: str
    account_id: str | None
    held: Held
    can_connect: bool
    scopes: tuple[str, ...] = ()

    @property
    def is_visitor(self) -> bool:
        """Whether nobody knows who it is."""
        return self.account_id is None

    @property
    def is_shared(self) -> bool:
        """Whether everybody on the site reads with the same credentials."""
        return STRATEGIES[self.held.settings.method].IS_SHARED


@dataclass(frozen=True)
class Readers:
    """Finds out what readers have."""

    settings: SettingsStore
    connections: ConnectionStore
    renewal: Renewal
    can_connect: bool
    scopes: tuple[str, ...] = ()

    def keys(self, site_id: str, account_id: str | None) -> list[str]:
        """The keys of all that is to be known of a reader, in the order that `of_stored` takes their values."""
        own = [connections.key(site_id, person(account_id))] if account_id else []
        return [*settings.keys(site_id), *own]

    def of_stored(self, site_id: str, account_id: str | None, stored: Sequence[bytes | None]) -> Reader:
        """The reader from what was under these keys; raises CannotOpen for a record sealed with a lost key."""
        choice, secrets, *own = stored
        connection = self.connections.usable(site_id, person(account_id), own[0]) if account_id else None
        held = Held(self.settings.opened(site_id, choice, secrets), connection, self.renewal)
        return Reader(site_id, account_id, held, self.can_connect, self.scopes)

    def find(self, site_id: str, account_id: str | None) -> Reader:
        """The reader of a site; raises RedisError, CannotOpen."""
        connection = self.connections.find(site_id, account_id) if account_id else None
        held = Held(self.settings.find(site_id), connection, self.renewal)
        return Reader(site_id, account_id, held, self.can_connect, self.scopes)

    def credential(self, site_id: str, identity: str, *, is_visitor: bool) -> Credential | None:
        """The credential of an identity, which names its site and its holder; None once it has ended."""
        if identity == PUBLIC.identity:
            return PUBLIC
        kind, site, holder, *_ = (*identity.split("-"), "", "", "")
        if site != site_id:
            return None
        connection = self.connections.find_person(site_id, holder) if kind == connections.KIND else None
        return find(Held(self.settings.find(site_id), connection, self.renewal), identity, is_visitor=is_visitor)

"""How a site reads Bitbucket: the chosen method and the credentials that its administrators entered.

Two durable records: what is harmless (method, tick boxes) and, sealed as a whole, what is secret. Both are read
together, and written together with the log entry that says who changed what.
"""

import json
import secrets
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Literal, cast, get_args

from redis import Redis
from redis.client import Pipeline

from app.bitbucket.auth import audit, failures, hooks
from app.bitbucket.auth.audit import AuditEntry
from app.bitbucket.auth.base import new_content_key, new_identity
from app.bitbucket.auth.connections import ended_key, forget_all
from app.kit import clock
from app.kit.opened import Opened
from app.kit.replicas import copied
from app.kit.resealing import reseal
from app.kit.vault import Vault

Method = Literal["user-oauth", "access-token", "api-token"]
METHODS = get_args(Method)

SCHEMA_VERSION = 1
RECORDS_OPENED = 1024
KEYS = {
    "choice": "site:{%s}:authentication",  # method, tick boxes, version
    "secrets": "site:{%s}:credentials",  # every token of the site, sealed
}


class ChangedMeanwhile(Exception):
    """Somebody else saved other settings since these were read."""


@dataclass(frozen=True)
class AccessToken:
    """An access token for a workspace, a project or a repository; the names are also a list of what it may be used for.

    `expires_on` is an ISO date that the administrator typed; `added_at` a Unix time.
    """

    id: str
    identity: str
    token: str = field(repr=False)
    content_key: bytes = field(repr=False)
    workspace: str | None
    project: str | None
    repository: str | None
    expires_on: str | None
    added_at: float


@dataclass(frozen=True)
class ApiToken:
    """An API token of an Atlassian account, which is named by its email address."""

    id: str
    identity: str
    email: str = field(repr=False)
    token: str = field(repr=False)
    content_key: bytes = field(repr=False)
    expires_on: str | None
    added_at: float


@dataclass(frozen=True)
class Settings:
    """A site's choice; credentials of the methods that are not chosen are kept and not used.

    `visitors`: people who are not logged in to Confluence see through a shared credential as well. `plantuml`: sources
    of diagrams may be sent to the operator's server. `version` is new at every change, and empty when nothing was ever
    saved.
    """

    method: Method = "user-oauth"
    access_tokens: tuple[AccessToken, ...] = ()
    api_token: ApiToken | None = None
    visitors: bool = False
    plantuml: bool = False
    version: str = ""


def new_access_token(
    site_id: str, *, token: str, workspace: str | None, project: str | None, repository: str | None,
    expires_on: str | None,
) -> AccessToken:  # fmt: skip
    """An entry for a token that was just entered."""
    identifier = _new_id()
    return AccessToken(
        id=identifier, identity=new_identity("access", site_id, identifier), token=token,
        content_key=new_content_key(), workspace=workspace, project=project, repository=repository,
        expires_on=expires_on, added_at=clock.now(),
    )  # fmt: skip


def new_api_token(site_id: str, *, email: str, token: str, expires_on: str | None) -> ApiToken:
    """An entry for a token that was just entered."""
    identifier = _new_id()
    return ApiToken(
        id=identifier, identity=new_identity("api", site_id, identifier), email=email, token=token,
        content_key=new_content_key(), expires_on=expires_on, added_at=clock.now(),
    )  # fmt: skip


class SettingsStore:
    """Reads and changes sites' settings. Raises RedisError, and CannotOpen for a record sealed with a lost key."""

    def __init__(self, redis: Redis, vault: Vault) -> None:
        self._redis = redis
        self._vault = vault
        self._known: Opened[Settings] = Opened(RECORDS_OPENED)

    def find(self, site_id: str) -> Settings:
        """The site's settings; the default where nobody chose."""
        return self.opened(site_id, *cast(list[bytes | None], self._redis.mget(keys(site_id))))

    def opened(self, site_id: str, choice: bytes | None, sealed: bytes | None) -> Settings:
        """The settings from what is under `keys`; the same bytes are opened once."""
        return self._known.get(site_id, (choice, sealed), lambda: self._opened(site_id, choice, sealed))

    def save(self, site_id: str, settings: Settings, *, expected_version: str, entry: AuditEntry) -> Settings:
        """Write the settings and the log entry, both or neither, unless the version is another by now.

        Nothing is written for a site where the app was uninstalled a moment ago.

        Returns them with their new version; raises ChangedMeanwhile.
        """
        new = replace(settings, version=secrets.token_hex(8))
        names, ended = keys(site_id), ended_key(site_id)

        def write(pipe: Pipeline) -> None:
            before = self.opened(site_id, *cast(list[bytes | None], pipe.mget(names)))
            if before.version != expected_version or pipe.exists(ended):
                raise ChangedMeanwhile
            pipe.multi()
            for name, record in zip(names, self._records(site_id, new), strict=True):
                pipe.set(name, record)
            audit.append(pipe, site_id, entry)

        self._redis.transaction(write, *names, ended)
        copied(self._redis, names[0])
        return new

    def forget(self, site_id: str, *, entry: AuditEntry) -> None:
        """Erase settings, credentials, webhooks, people's connections and the log, of which one entry says so."""

        def write(pipe: Pipeline) -> None:
            forget_connections = forget_all(pipe, site_id)
            pipe.multi()
            pipe.delete(*keys(site_id), failures.key(site_id), audit.key(site_id))
            forget_connections()
            hooks.forget_all(pipe, site_id)
            audit.append(pipe, site_id, entry)

        self._redis.transaction(write, *keys(site_id))
        copied(self._redis, keys(site_id)[0])

    def reseal(self, site_id: str) -> bool:
        """Seal the credentials anew under the first key; False if there are none, or they changed meanwhile."""
        name = keys(site_id)[1]
        return reseal(self._redis, self._vault, name, owner=_owner(site_id))

    def _records(self, site_id: str, settings: Settings) -> tuple[bytes, bytes]:
        choice = {
            "schema": SCHEMA_VERSION,
            "method": settings.method,
            "visitors": settings.visitors,
            "plantuml": settings.plantuml,
            "version": settings.version,
        }
        secret = {
            "access_tokens": [_plain(entry) for entry in settings.access_tokens],
            "api_token": None if settings.api_token is None else _plain(settings.api_token),
        }
        return json.dumps(choice).encode(), self._vault.seal(_owner(site_id), json.dumps(secret).encode()).encode()

    def _opened(self, site_id: str, choice: bytes | None, sealed: bytes | None) -> Settings:
        secret: dict[str, Any] = {"access_tokens": [], "api_token": None}
        if sealed is not None:
            secret = json.loads(self._vault.open(_owner(site_id), sealed.decode()))
        facts = {} if choice is None else json.loads(choice)
        facts.pop("schema", None)
        api_token = secret["api_token"]
        return Settings(
            **facts,
            access_tokens=tuple(AccessToken(**_typed(entry)) for entry in secret["access_tokens"]),
            api_token=None if api_token is None else ApiToken(**_typed(api_token)),
        )


def keys(site_id: str) -> list[str]:
    """The two records of a site, in the order that `SettingsStore.opened` takes them."""
    return [KEYS["choice"] % site_id, KEYS["secrets"] % site_id]


def _owner(site_id: str) -> str:
    return f"{site_id}:credentials"


def _new_id() -> str:
    return secrets.token_hex(6)


def _plain(entry: AccessToken | ApiToken) -> dict[str, Any]:
    return {**asdict(entry), "content_key": entry.content_key.decode()}


def _typed(facts: dict[str, Any]) -> dict[str, Any]:
    return {**facts, "content_key": facts["content_key"].encode()}

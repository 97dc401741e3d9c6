"""Where answers come from: Bitbucket with a credential, and the cache in front of it, under these names."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from app.bitbucket.auth.base import PUBLIC, Credential
from app.bitbucket.http import Http
from app.bitbucket.target import Repository
from app.kit.cache import Cache
from app.macro.answers import Answer, ask, digest_of
from app.macro.changed import changed_key
from app.macro.pace import Pace

REF_SECONDS = 60
IDS_SECONDS = 90 * 24 * 3600  # how long a repository is found again after its last reading, whatever it is called then
NAMES_SECONDS = 600
CONTENT_SECONDS = 7 * 24 * 3600
PRIVATE_CONTENT_SECONDS = 24 * 3600
KEY = "{identity}:{{{repository}}}:{name}:{question}"
Name = Literal[
    "names",
    "ids",
    "ended",
    "commit",
    "refs",
    "content",
    "folder",
    "main",
    "repository",
    "logged",
    "log",
    "builds",
    "changes",
    "diff",
    "branches",
    "tags",
    "pull",
    "pulls",
    "pipeline",
    "pipelines",
    "steps",
    "issue",
    "issues",
    "snippet",
    "html",
    "plantuml",
    "drawable",
    "slow",
]


@dataclass(frozen=True)
class Source:
    """Where answers come from: Bitbucket with a credential, and the cache in front of it.

    `seen` notes which answers that may change were given, by their keys, as digests.
    """

    http: Http
    cache: Cache
    credential: Credential
    refresh: bool = False
    seen: dict[str, str] = field(default_factory=dict, compare=False)

    @property
    def content_seconds(self) -> int:
        """How long bytes at a commit are kept."""
        return CONTENT_SECONDS if self.credential == PUBLIC else PRIVATE_CONTENT_SECONDS

    def key(self, name: Name, repository: str, *question: str) -> str:
        """The cache key of a question about a repository (its full name, or its UUID where that is known)."""
        digest = hashlib.sha256("\0".join(question).encode()).hexdigest()
        return KEY.format(name=name, identity=self.credential.identity, repository=repository, question=digest)

    def current(
        self,
        name: Name,
        repository: Repository,
        *question: str,
        read: Callable[[], bytes],
        fresh_seconds: int = REF_SECONDS,
        family: str | None = None,
    ) -> Answer:
        """What `read` says of something that may change; raises BitbucketError.

        A `family` is what a permission of its own is about: its refusal ends the copies of the family only.
        """
        own = [self.key("ended", repository.full_name, family)] if family else []
        key = self.key(name, repository.full_name, *question)
        answer = ask(
            self.cache, key, read,
            fresh_seconds=fresh_seconds, refresh=self.refresh,
            ended_keys=[*own, ended_key(self.credential, repository.full_name)],
            changed_key=changed_key(self.credential, repository.full_name),
            pace=Pace(self.http.budgets, self.credential),
        )  # fmt: skip
        self.seen[key] = digest_of(answer.value)
        return answer

    def settled(self, name: Name, repository_uuid: str, *question: str, read: Callable[[], bytes]) -> Answer:
        """What `read` says of something that never changes, like all that lies at a commit; raises BitbucketError."""
        return ask(
            self.cache, self.key(name, repository_uuid, *question), read,
            fresh_seconds=self.content_seconds, keep_seconds=self.content_seconds,
        )  # fmt: skip

    def learn(self, repository: Repository, ids: Repository | None) -> None:
        """Note the ids of a repository that was asked for by its names."""
        if ids is not None and ids != repository:
            value = json.dumps([ids.workspace, ids.slug]).encode()
            self.cache.put(self.key("ids", repository.full_name), value, ttl_seconds=IDS_SECONDS)

    def by_ids(self, repository: Repository) -> Repository | None:
        """The repository under its ids, if it was read under these names before."""
        stored = self.cache.get(self.key("ids", repository.full_name))
        return None if stored is None else Repository(*json.loads(stored))


def ended_key(credential: Credential, repository: str) -> str:
    """Where it is noted that Bitbucket refuses the credential a repository; kept as what it reads is."""
    nothing = hashlib.sha256().hexdigest()
    return KEY.format(name="ended", identity=credential.identity, repository=repository, question=nothing)


def repository_of(key: str) -> str:
    """The name of the repository that a key of `Source.key` is about."""
    return key.partition(":{")[2].partition("}:")[0]

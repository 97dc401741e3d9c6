"""Cache policy: a ref's commit briefly, everything at a commit for long, and the last good copy when Bitbucket is away.

The credential's identity is in every key, so nothing survives a change of account and nobody reads another's copy; what
is not public is sealed with the credential's own key besides, so that the copies end when the credential does.
"""

import hashlib
import json
import re
import zlib
from dataclasses import asdict, dataclass

from app import render
from app.bitbucket import refs
from app.bitbucket.auth.base import PUBLIC
from app.bitbucket.content import Content, File, Folder, Link, Submodule, read_content
from app.bitbucket.errors import NoAccess, NotFound
from app.bitbucket.refs import Commit
from app.bitbucket.target import Repository, SourceTarget
from app.kit.cache import TooManyWaiting
from app.macro.answers import Answer
from app.macro.parts import MAX_ANONYMOUS_PARTS, MAX_PARTS, Gather, nothing, rendered_with_parts
from app.macro.source import CONTENT_SECONDS, NAMES_SECONDS, REF_SECONDS, Source
from app.render.document import Document, Options, Rendered
from app.render.errors import Busy
from app.render.worker import EXCUSES, Worker

PINNED_SECONDS = 3600
SLOW_SECONDS = 3600  # what missed its deadline is not tried again for an hour, whatever the path and the options
RETRY_SECONDS = 60  # a child that was killed may succeed soon
HASH = re.compile(r"[0-9a-f]{7,40}")
FILE, CUT_FILE, FOLDER, LINK, SUBMODULE = b"F", b"C", b"D", b"L", b"S"
SLOW, SLOW_WITH_V8 = b"1", b"v8"


@dataclass(frozen=True)
class Located:
    """A path at a commit. `ref` is what people call that commit; pinned means that the link names the commit itself."""

    commit: Commit
    ref: str
    path: str
    is_pinned: bool
    as_of: float
    fresh_until: float
    is_stale: bool


def check_reach(source: Source, repository: Repository) -> None:
    """Raise NoAccess where the credential was not meant for this repository, whatever Bitbucket would say."""
    reach = source.credential.reach
    if not reach.needs_names(repository):
        return

    def question() -> bytes:
        names = refs.read_names(source.http, credential=source.credential, repository=repository)
        return json.dumps(asdict(names)).encode()

    answer = source.current("names", repository, read=question, fresh_seconds=NAMES_SECONDS)
    if not reach.includes(**json.loads(answer.value)):
        raise NoAccess


def locate(source: Source, target: SourceTarget, *, ref: str | None) -> Located:
    """Find the commit and the path that a link means, or the same path at another `ref`; raises BitbucketError."""
    if ref is None:
        return _locate(source, target)
    try:
        path = _locate(source, target).path if not HASH.fullmatch(target.segments[0]) else "/".join(target.segments[1:])
    except NotFound:
        path = "/".join(target.segments[1:])
    name = ref.removeprefix("refs/heads/").removeprefix("refs/tags/")
    if any(part in ("", ".", "..") for part in name.split("/")):
        raise NotFound("ref", ref)  # it would lead to another address of the API
    try:
        if "/" not in name:
            return _located(source, _commit(source, target.repository, name), ref=name, path=path)
    except NotFound:
        pass  # the list of refs has the last word
    commits, answer = _refs_starting_with(source, target.repository, name)
    if name not in commits:
        raise NotFound("ref", name)
    return _located(source, answer, ref=name, path=path, commit=commits[name])


def locate_longer(source: Source, target: SourceTarget, *, found: Located) -> Located | None:
    """The same link read with a longer ref: `release/4.0/x` when there is a tag `release` as well, else None."""
    if found.ref != target.segments[0]:
        return None
    return _locate_in_list(source, target, shortest=2)


def _locate(source: Source, target: SourceTarget) -> Located:
    first, *rest = target.segments
    try:
        answer = _commit(source, target.repository, first)
    except NotFound:
        located = _locate_in_list(source, target, shortest=1)
        if located is None:
            raise NotFound("ref", first) from None
        return located
    is_pinned = bool(HASH.fullmatch(first)) and _load_commit(answer.value).hash.startswith(first)
    ref = (target.at or first[:12]) if is_pinned else first
    return _located(source, answer, ref=ref, path="/".join(rest), is_pinned=is_pinned)


def _locate_in_list(source: Source, target: SourceTarget, *, shortest: int) -> Located | None:
    """The longest branch or tag that the link's segments begin with, of at least `shortest` segments.

    https://jira.atlassian.com/browse/BCLOUD-9969: the API takes a name with slashes only where it lists refs.
    """
    segments = target.segments
    commits, answer = _refs_starting_with(source, target.repository, segments[0])
    for length in range(len(segments), shortest - 1, -1):
        name = "/".join(segments[:length])
        if name in commits:
            return _located(source, answer, ref=name, path="/".join(segments[length:]), commit=commits[name])
    return None


def _located(
    source: Source, answer: Answer, *, ref: str, path: str, is_pinned: bool = False, commit: Commit | None = None
) -> Located:
    commit = commit or _load_commit(answer.value)
    if not source.credential.reach.fits(commit.full_name):
        raise NoAccess
    return Located(
        commit=commit, ref=ref, path=path, is_pinned=is_pinned,
        as_of=answer.as_of, fresh_until=answer.fresh_until, is_stale=answer.is_stale,
    )  # fmt: skip


def _commit(source: Source, repository: Repository, revision: str) -> Answer:
    def question() -> bytes:
        commit = refs.read_commit(source.http, credential=source.credential, repository=repository, revision=revision)
        source.learn(repository, commit.ids)
        return json.dumps(asdict(commit)).encode()

    # The commit of a full hash never changes. Asking for it again still proves that this credential may read it.
    is_settled = source.credential == PUBLIC and re.fullmatch(r"[0-9a-f]{40}", revision)
    seconds = PINNED_SECONDS if is_settled else REF_SECONDS
    return source.current("commit", repository, revision, read=question, fresh_seconds=seconds)


def _load_commit(value: bytes) -> Commit:
    return Commit(**json.loads(value))


def _refs_starting_with(source: Source, repository: Repository, prefix: str) -> tuple[dict[str, Commit], Answer]:
    def question() -> bytes:
        found = refs.read_refs(source.http, credential=source.credential, repository=repository, prefix=prefix)
        return json.dumps({name: asdict(commit) for name, commit in found.items()}).encode()

    answer = source.current("refs", repository, prefix, read=question)
    return {name: Commit(**facts) for name, facts in json.loads(answer.value).items()}, answer


def content(source: Source, located: Located, *, repository: Repository, max_bytes: int) -> Content:
    """What lies at a path at a commit, which never changes; raises BitbucketError."""

    def question() -> bytes:
        found = read_content(
            source.http, credential=source.credential, repository=repository,
            commit=located.commit.hash, path=located.path, max_bytes=max_bytes,
        )  # fmt: skip
        match found:
            case Folder():
                return FOLDER
            case Link():
                return LINK + found.target.encode()
            case Submodule():
                return SUBMODULE + found.commit.encode()
        return (CUT_FILE if found.is_cut else FILE) + found.content

    commit = located.commit
    place = (commit.repository_uuid, commit.hash, located.path, str(max_bytes))
    answer = source.settled("content", *place, read=question)
    flag, body = answer.value[:1], answer.value[1:]
    if flag == FOLDER:
        return Folder()
    if flag in (LINK, SUBMODULE):
        return Link(body.decode()) if flag == LINK else Submodule(body.decode())
    return File(content=body, is_cut=flag == CUT_FILE)


def rendered(
    source: Source, located: Located, worker: Worker, document: Document, options: Options, gather: Gather
) -> Rendered:
    """The file as HTML, rendered once per commit, options and version of the renderer; raises Busy.

    `gather` fetches what the document wants besides its own bytes; all of it is at the same commit.
    """
    commit = located.commit
    place = (commit.hash, located.path, json.dumps(asdict(document.place)))
    return rendered_once(source, commit.repository_uuid, place, worker, document, options, gather)


def rendered_once(
    source: Source,
    repository: str,
    place: tuple[str, ...],
    worker: Worker,
    document: Document,
    options: Options,
    gather: Gather = nothing,
    *,
    longest_seconds: int = CONTENT_SECONDS,
) -> Rendered:
    """The same for whatever `place` names in a repository and never changes there; raises Busy.

    It is kept as long as files are, but not longer than `longest_seconds`.
    """
    key = source.key("html", repository, *place, render.VERSION, json.dumps(asdict(options), sort_keys=True))
    slow_key = source.key("slow", repository, hashlib.sha256(document.content).hexdigest(), render.VERSION)

    def look() -> Rendered | None:
        stored = source.cache.get(key)
        return None if stored is None else render.document.loads(zlib.decompress(stored))

    def make() -> Rendered:
        slow = source.cache.get(slow_key)
        wishes = options.as_plain_text() if slow == SLOW else options
        max_parts = MAX_ANONYMOUS_PARTS if source.credential == PUBLIC else MAX_PARTS
        result, is_whole = rendered_with_parts(
            worker, document, wishes, gather, may_use_v8=slow is None, max_parts=max_parts
        )
        codes = {notice.code for notice in result.notices}
        if codes & {"deadline", "v8-deadline"}:
            source.cache.put(slow_key, SLOW if "deadline" in codes else SLOW_WITH_V8, ttl_seconds=SLOW_SECONDS)
        is_good = is_whole and slow is None and codes.isdisjoint(EXCUSES)
        seconds = min(source.content_seconds, longest_seconds) if is_good else RETRY_SECONDS
        source.cache.put(key, zlib.compress(render.document.dumps(result), 1), ttl_seconds=seconds)
        return result

    try:
        return look() or source.cache.once(key, look=look, make=make)
    except TooManyWaiting as error:
        raise Busy from error

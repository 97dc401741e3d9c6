"""Images of a repository at signed, short-lived addresses: signed when a page is built, checked on every request.

An address names site, repository, commit, path, the credential's identity and its end. The stored HTML holds none.
"""

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass

from app import render
from app.bitbucket.content import File
from app.bitbucket.errors import NotFound
from app.bitbucket.target import Repository, SourceTarget
from app.kit import clock
from app.kit.cache import TooManyWaiting
from app.macro.behind_links import behind
from app.macro.freshness import RETRY_SECONDS, SLOW_SECONDS, check_reach, locate
from app.macro.source import Source
from app.macro.tickets import BadTicket, sign, verified
from app.render.document import Document, Options, Place
from app.render.errors import Busy
from app.render.formats.image import MAX_BYTES
from app.render.references import references
from app.render.svg import LARGEST
from app.render.worker import EXCUSES, Worker

SVG = "image/svg+xml"
IMAGE_TYPES = {
    "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif", "webp": "image/webp",
    "svg": SVG, "avif": "image/avif", "bmp": "image/bmp", "ico": "image/x-icon",
}  # fmt: skip
DRAWABLE, NOT_DRAWABLE = b"1", b"0"


@dataclass(frozen=True)
class Asset:
    """What an address names; `is_visitor` says that it stands on a page for visitors; `until` is a Unix time."""

    site: str
    repository: str
    commit: str
    path: str
    identity: str
    is_visitor: bool
    until: int


def address_maker(
    keys: Sequence[bytes], *, prefix: str, site: str, repository: str, commit: str, identity: str, is_visitor: bool
) -> Callable[[str], str]:
    """A function from a path in the repository to its signed address, good until the next full hour has ended."""
    until = clock.end_of_next_hour(clock.now())

    def address(path: str) -> str:
        asset = Asset(site, repository, commit, path, identity, is_visitor, until)
        return f"{prefix}{sign(keys, json.dumps(asdict(asset), separators=(',', ':'), sort_keys=True).encode())}"

    return address


def open_address(keys: Sequence[bytes], signed: str) -> Asset:
    """What the address names; raises BadTicket when it is foreign, spoilt or over."""
    asset = Asset(**json.loads(verified(keys, signed)))
    if clock.now() > asset.until:
        raise BadTicket
    return asset


def image(source: Source, asset: Asset, worker: Worker) -> tuple[bytes, str]:
    """Bytes and content type, once the identity has proved again that it may read them; raises BitbucketError, Busy.

    A drawing (SVG) that the renderer would not show by itself is not there: it could make the reader's browser hang.
    """
    kind = IMAGE_TYPES.get(asset.path.rpartition(".")[2].lower())
    workspace, _, slug = asset.repository.partition("/")
    repository = Repository(workspace, slug)
    if kind is None:
        raise NotFound("path", asset.path)
    check_reach(source, repository)
    located = locate(source, SourceTarget(repository, (asset.commit, *asset.path.split("/"))), ref=None)
    found = behind(source, located, repository=repository, max_bytes=lambda _: MAX_BYTES).content
    if not isinstance(found, File) or found.is_cut:
        raise NotFound("path", asset.path)
    if kind == SVG and not _is_shown(source, worker, found.content, repository_uuid=located.commit.repository_uuid):
        raise NotFound("path", asset.path)
    return found.content, kind


def _is_shown(source: Source, worker: Worker, content: bytes, *, repository_uuid: str) -> bool:
    """Whether the renderer shows the drawing, which it is asked once for the same bytes; raises Busy."""
    if len(content) > LARGEST:
        return False
    key = source.key("drawable", repository_uuid, hashlib.sha256(content).hexdigest(), render.VERSION)

    def look() -> bytes | None:
        return source.cache.get(key)

    def make() -> bytes:
        result = worker.render(Document(content, "drawing.svg", Place("", "")), Options())
        verdict = DRAWABLE if references(result.html) else NOT_DRAWABLE
        codes = {notice.code for notice in result.notices}
        seconds = RETRY_SECONDS if codes & EXCUSES.keys() else source.content_seconds
        source.cache.put(key, verdict, ttl_seconds=SLOW_SECONDS if "deadline" in codes else seconds)
        return verdict

    try:
        return (look() or source.cache.once(key, look=look, make=make)) == DRAWABLE
    except TooManyWaiting as error:
        raise Busy from error

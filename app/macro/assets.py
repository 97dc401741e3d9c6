"""Images of a repository at signed, short-lived addresses: signed when a page is built, checked on every request.

An address names site, repository, commit, path, the credential's identity and its end. The stored HTML holds none.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass

from app.bitbucket.content import File
from app.bitbucket.errors import NotFound
from app.bitbucket.target import Repository, SourceTarget
from app.kit import clock
from app.macro.behind_links import behind
from app.macro.freshness import Located, Source, check_reach, locate, rendered
from app.macro.parts import Part
from app.macro.tickets import BadTicket, sign, verified
from app.render.document import Document, Options, Place
from app.render.formats.image import MAX_BYTES
from app.render.references import references
from app.render.worker import Worker

SVG = "image/svg+xml"
NOWHERE = Place("", "")
IMAGE_TYPES = {
    "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif", "webp": "image/webp",
    "svg": SVG, "avif": "image/avif", "bmp": "image/bmp", "ico": "image/x-icon",
}  # fmt: skip


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
    there = behind(source, located, repository=repository, max_bytes=lambda _: MAX_BYTES)
    found = there.content
    if not isinstance(found, File) or found.is_cut:
        raise NotFound("path", asset.path)
    if kind == SVG and not _is_shown(source, there.located, worker, Document(found.content, asset.path, NOWHERE)):
        raise NotFound("path", asset.path)
    return found.content, kind


def _is_shown(source: Source, located: Located, worker: Worker, document: Document) -> bool:
    """Found out once for each file at a commit, like everything that is rendered."""
    return bool(references(rendered(source, located, worker, document, Options(), lambda _: Part(None)).html))

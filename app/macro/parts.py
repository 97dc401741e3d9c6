"""What a document needs besides its own bytes: the renderer says what it wants, and it is fetched between two attempts.

So everything that reads hostile content stays in the renderer's child, and everything that reaches out stays here.
"""

import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from app.render.document import Document, Options, Rendered, Want
from app.render.worker import Worker

MAX_ROUNDS = 8  # so deep may files include each other
MAX_PARTS = 50
MAX_ANONYMOUS_PARTS = 10  # 60 requests an hour are all that a server has without a credential
GATHER_SECONDS = 6
LONGEST_PATH = 1000
NO_PATH = re.compile(r"[\0-\x1f\x7f\\\ud800-\udfff]")
MAX_BYTES = 2 * 1024 * 1024  # of all parts together


@dataclass(frozen=True)
class Part:
    """What came of a want; None where it cannot be had. `is_final`: asking again soon would give the same."""

    content: bytes | None
    is_final: bool = True


Gather = Callable[[Want], Part]


def nothing(want: Want) -> Part:
    """For a document that has nothing beside it."""
    return Part(None)


def rendered_with_parts(
    worker: Worker,
    document: Document,
    options: Options,
    gather: Gather,
    *,
    may_use_v8: bool,
    max_parts: int = MAX_PARTS,
) -> tuple[Rendered, bool]:
    """The document with all that it wants and may have, and whether that is all there will be; raises Busy.

    A want that is beyond the limits is answered like one that cannot be had, so that the document says so. After the
    first failure, or when time is up, nothing more is asked for: what is asked costs a budget that many share.
    """
    until = time.monotonic() + GATHER_SECONDS
    is_whole = True
    for _ in range(MAX_ROUNDS):
        result = worker.render(document, options, may_use_v8=may_use_v8)
        new = [want for want in dict.fromkeys(result.wants) if want not in document.parts][: MAX_PARTS + 1]
        if not new:
            return result, is_whole
        parts = dict(document.parts)
        for want in new:
            if not _has_room(parts, max_parts):
                part = Part(None)
            elif is_whole and time.monotonic() < until:
                part = gather(want)
            else:
                part = Part(None, is_final=False)
            is_whole = is_whole and part.is_final
            parts[want] = part.content
        document = replace(document, parts=parts)
    return worker.render(document, options, may_use_v8=may_use_v8), is_whole


def is_path(name: str) -> bool:
    """Whether it is a path in a repository: what a file wants comes from a stranger and must not climb anywhere."""
    segments = name.split("/")
    return (
        len(name) <= LONGEST_PATH
        and not NO_PATH.search(name)
        and all(segment not in ("", ".", "..") for segment in segments)
    )


def _has_room(parts: Mapping[Want, bytes | None], max_parts: int) -> bool:
    return len(parts) < max_parts and sum(len(part) for part in parts.values() if part is not None) < MAX_BYTES

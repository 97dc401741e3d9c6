"""What a document needs besides its own bytes: the renderer says what it wants, and it is fetched between two attempts.

So everything that reads hostile content stays in the renderer's child, and everything that reaches out stays here.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from app.render.document import Document, Options, Rendered, Want
from app.render.worker import Worker

MAX_ROUNDS = 8  # so deep may files include each other
MAX_PARTS = 50
CONTROL = re.compile(r"[\0-\x1f\x7f\\]")
MAX_BYTES = 2 * 1024 * 1024  # of all parts together


@dataclass(frozen=True)
class Part:
    """What came of a want; None where it cannot be had. `is_final`: asking again soon would give the same."""

    content: bytes | None
    is_final: bool = True


Gather = Callable[[Want], Part]


def rendered_with_parts(
    worker: Worker, document: Document, options: Options, gather: Gather, *, may_use_v8: bool
) -> tuple[Rendered, bool]:
    """The document with all that it wants and may have, and whether that is all there will be; raises Busy.

    A want that is beyond the limits is answered like one that cannot be had, so that the document says so.
    """
    is_whole = True
    for _ in range(MAX_ROUNDS):
        result = worker.render(document, options, may_use_v8=may_use_v8)
        new = [want for want in dict.fromkeys(result.wants) if want not in document.parts]
        if not new:
            return result, is_whole
        for want in new:
            part = gather(want) if _has_room(document) else Part(None)
            is_whole = is_whole and part.is_final
            document = replace(document, parts={**document.parts, want: part.content})
    return worker.render(document, options, may_use_v8=may_use_v8), is_whole


def is_path(name: str) -> bool:
    """Whether it is a path in a repository: what a file wants comes from a stranger and must not climb anywhere."""
    segments = name.split("/")
    return not CONTROL.search(name) and all(segment not in ("", ".", "..") for segment in segments)


def _has_room(document: Document) -> bool:
    parts = document.parts.values()
    return len(parts) < MAX_PARTS and sum(len(part) for part in parts if part is not None) < MAX_BYTES

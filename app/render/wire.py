"""What passes between the worker and its children; never pickle, because a child has read hostile content.

A request is a line of JSON and the bytes that it announces; the answer is document.dumps.
"""

import io
import json
from dataclasses import asdict
from typing import Any

from app.render.document import Document, Options, Place, Want
from app.render.formats.base import Limits

READY = b"ready"
MAX_ANSWER_BYTES = 32 * 1024 * 1024


def pack_request(document: Document, options: Options, limits: Limits) -> bytes:
    """The request as bytes."""
    head = {
        "path": document.path,
        "place": asdict(document.place),
        "is_cut": document.is_cut,
        "length": len(document.content),
        "parts": [[want.kind, want.name, None if part is None else len(part)] for want, part in document.parts.items()],
        "options": asdict(options),
        "limits": asdict(limits),
    }
    parts = (part for part in document.parts.values() if part is not None)
    return b"".join((json.dumps(head).encode(), b"\n", document.content, *parts))


def unpack_request(request: bytes) -> tuple[Document, Options, Limits]:
    """What `pack_request` was given."""
    rest = io.BytesIO(request)
    head: dict[str, Any] = json.loads(rest.readline())
    wishes = head["options"]
    for name in ("lines", "highlight"):
        wishes[name] = tuple((first, last) for first, last in wishes[name])
    content = rest.read(head["length"])
    parts = {Want(kind, name): None if length is None else rest.read(length) for kind, name, length in head["parts"]}
    document = Document(content, head["path"], Place(**head["place"]), head["is_cut"], parts)
    return document, Options(**wishes), Limits(**head["limits"])

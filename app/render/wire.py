"""What passes between the worker and its children; never pickle, because a child has read hostile content.

A request is a line of JSON and the document's bytes; the answer is document.dumps.
"""

import json
from dataclasses import asdict
from typing import Any

from app.render.document import Document, Options, Place
from app.render.formats.base import Limits

READY = b"ready"
MAX_ANSWER_BYTES = 32 * 1024 * 1024


def pack_request(document: Document, options: Options, limits: Limits) -> bytes:
    """The request as bytes."""
    head = {
        "path": document.path,
        "place": asdict(document.place),
        "is_cut": document.is_cut,
        "options": asdict(options),
        "limits": asdict(limits),
    }
    return json.dumps(head).encode() + b"\n" + document.content


def unpack_request(request: bytes) -> tuple[Document, Options, Limits]:
    """What `pack_request` was given."""
    line, _, content = request.partition(b"\n")
    head: dict[str, Any] = json.loads(line)
    wishes = head["options"]
    for name in ("lines", "highlight"):
        wishes[name] = tuple((first, last) for first, last in wishes[name])
    document = Document(content, head["path"], Place(**head["place"]), head["is_cut"])
    return document, Options(**wishes), Limits(**head["limits"])

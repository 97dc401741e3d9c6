"""API documents (OpenAPI 2.0, 3.0 and 3.1): made one document here, and shown by Swagger UI in a frame of their own."""

import json
import re

from app.render.bundle import Bundle, bundled
from app.render.document import Notice
from app.render.formats import source
from app.render.formats.base import MIB, Drawing, Limits, Sheet
from app.render.formats.framed import framed, only_source
from app.render.tree import CannotRead, read_tree

LIMITS = Limits(deadline_seconds=6)
BEGINNING = re.compile(
    rb"""^(["']?)(?:openapi|swagger)\1[ \t]*:|\A\s*\{[^{}]*"(?:openapi|swagger)"\s*:""", re.MULTILINE
)
VERSION = re.compile(r"2\.0|3\.[012](\.\d+)?(-.*)?")
MOST_NAMES = 5  # in a notice


def recognises(first: bytes) -> bool:
    """Whether a file that is named like any YAML or JSON says at its beginning that it describes an API."""
    return BEGINNING.search(first) is not None


def render(sheet: Sheet) -> Drawing:
    """The whole description, with the files that it refers to."""
    if len(sheet.content) >= MIB:
        return only_source(sheet, Notice("too-large-to-draw", "This API document is too large; this is its source."))
    text = "\n".join(sheet.lines)
    try:
        document = read_tree(text, is_json=text.lstrip().startswith("{") and sheet.path.lower().endswith(".json"))
        version = document.get("openapi", document.get("swagger")) if isinstance(document, dict) else None
        if version is None:
            return source.render(sheet)
        if not VERSION.fullmatch(str(version)):
            raise CannotRead(f"version {str(version)[:20]} of OpenAPI is not known here")
        bundle = bundled({**document, _key_of(document): str(version)}, sheet.path, sheet.parts)
        return framed(
            "openapi",
            json.dumps(bundle.document, ensure_ascii=False, separators=(",", ":")),
            sheet,
            notices=_notices(bundle),
            wants=tuple(want for want in bundle.wants if want not in sheet.parts),
        )
    except CannotRead as problem:
        return only_source(
            sheet, Notice("cannot-draw", f"This API document cannot be read: {problem}. This is its source.")
        )


def _key_of(document: dict[str, object]) -> str:
    return "openapi" if "openapi" in document else "swagger"


def _notices(bundle: Bundle) -> tuple[Notice, ...]:
    notices = []
    if bundle.missing:
        names = _some([f"{name} ({problem})" for name, problem in bundle.missing.items()])
        notices.append(Notice("part-missing", f"Parts of this API document are not shown: {names}."))
    if bundle.elsewhere:
        notices.append(Notice("elsewhere", f"Parts of it are described elsewhere: {_some(list(bundle.elsewhere))}."))
    return tuple(notices)


def _some(names: list[str]) -> str:
    more = len(names) - MOST_NAMES
    return ", ".join(name[:200] for name in names[:MOST_NAMES]) + (f" and {more} more" if more > 0 else "")

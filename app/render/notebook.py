"""Jupyter notebooks of versions 3 and 4 as frozen values: https://nbformat.readthedocs.io.

Whatever the JSON holds in the place of something else is left out. All text is free of NUL and of halves of characters,
which JSON can spell and HTML cannot.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Literal

CellKind = Literal["markdown", "code", "raw"]
OutputKind = Literal["stdout", "stderr", "result", "display", "error"]
Bundle = Mapping[str, str]  # the same thing in several media types

OLD_TYPES = {
    "png": "image/png",
    "jpeg": "image/jpeg",
    "svg": "image/svg+xml",
    "html": "text/html",
    "latex": "text/latex",
    "javascript": "application/javascript",
    "text": "text/plain",
}
USUAL_LANGUAGE = "python"


@dataclass(frozen=True)
class Output:
    """What a cell printed (`text`), or what it showed (`bundle`)."""

    kind: OutputKind
    text: str = ""
    bundle: Bundle | None = None


@dataclass(frozen=True)
class Cell:
    """One cell; `count` says as which the kernel ran it. Its author may have folded its source or its outputs."""

    kind: CellKind
    source: str
    language: str = USUAL_LANGUAGE
    count: int | None = None
    outputs: tuple[Output, ...] = ()
    attachments: Mapping[str, Bundle] | None = None
    is_folded: bool = False
    are_outputs_folded: bool = False


def parse(text: str) -> tuple[Cell, ...] | None:
    """The cells of a notebook; None for what is none."""
    try:
        notebook = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(notebook, dict):
        return None
    cells = notebook.get("cells")
    if not isinstance(cells, list):
        sheets = [_record(sheet).get("cells") for sheet in _list(notebook.get("worksheets"))]
        if not sheets:
            return None
        cells = [cell for sheet in sheets for cell in _list(sheet)]
    language = _language(_record(notebook.get("metadata")))
    return tuple(_cell(cell, language) for cell in map(_record, cells) if cell)


def _language(metadata: dict[str, Any]) -> str:
    kernel = _record(metadata.get("kernelspec"))
    names = (_record(metadata.get("language_info")).get("name"), kernel.get("language"), kernel.get("name"))
    name = next(filter(None, map(_text, names)), USUAL_LANGUAGE).lower()
    return USUAL_LANGUAGE if name.startswith(("python", "ipython")) else name


def _cell(cell: dict[str, Any], language: str) -> Cell:
    kind, source = cell.get("cell_type"), _text(cell.get("source"))
    if kind == "heading":
        level = _count(cell.get("level")) or 1
        return Cell("markdown", f"{'#' * min(level, 6)} {source}")
    if kind in ("markdown", "html"):
        attachments = {
            _clean(name): _bundle(_record(bundle)) for name, bundle in _record(cell.get("attachments")).items()
        }
        return Cell("markdown", source, attachments=attachments)
    if kind != "code":
        return Cell("raw", source)
    metadata = _record(cell.get("metadata"))
    folded = _record(metadata.get("jupyter"))
    return Cell(
        "code",
        source or _text(cell.get("input")),
        language=_text(cell.get("language")).lower() or language,
        count=_count(cell.get("execution_count", cell.get("prompt_number"))),
        outputs=tuple(_joined(map(_output, filter(None, map(_record, _list(cell.get("outputs"))))))),
        is_folded=folded.get("source_hidden") is True,
        are_outputs_folded=folded.get("outputs_hidden") is True
        or True in (metadata.get("collapsed"), cell.get("collapsed")),
    )


def _output(output: dict[str, Any]) -> Output:
    kind = output.get("output_type")
    if kind == "stream":
        name = output.get("name", output.get("stream"))
        return Output("stderr" if name == "stderr" else "stdout", _text(output.get("text")))
    if kind in ("error", "pyerr"):
        traceback = "\n".join(map(_text, _list(output.get("traceback"))))
        name, value = _text(output.get("ename")), _text(output.get("evalue"))
        return Output("error", traceback or ": ".join(filter(None, (name, value))))
    bundle = output.get("data")
    if not isinstance(bundle, dict):
        bundle = {media_type: output[name] for name, media_type in OLD_TYPES.items() if name in output}
    return Output("result" if kind in ("execute_result", "pyout") else "display", bundle=_bundle(bundle))


def _joined(outputs: Iterable[Output]) -> Iterator[Output]:
    """What was printed in one go arrives in pieces."""
    for kind, group in groupby(outputs, key=lambda output: output.kind):
        if kind in ("stdout", "stderr"):
            yield Output(kind, "".join(output.text for output in group))
        else:
            yield from group


def _bundle(bundle: dict[str, Any]) -> Bundle:
    return {_clean(media_type): _text(content) for media_type, content in bundle.items()}


def _record(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _count(value: object) -> int | None:
    return value if isinstance(value, int) and 0 <= value < 10**9 else None


def _text(value: object) -> str:
    """Text as it is, or in lines that have their ends."""
    if isinstance(value, list):
        value = "".join(line for line in value if isinstance(line, str))
    return _clean(value) if isinstance(value, str) else ""


def _clean(text: str) -> str:
    return text.replace("\0", "\N{REPLACEMENT CHARACTER}").encode(errors="replace").decode()

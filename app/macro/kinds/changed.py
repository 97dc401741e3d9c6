"""What changed, as a list of files and as a diff: the parts that commits, comparisons and pull requests offer."""

import hashlib
from base64 import b64decode, b64encode
from dataclasses import dataclass, replace
from typing import Any

from app.bitbucket.changes import Diff, FileChange, Place, changes, read_changes, read_diff
from app.bitbucket.client import Listed
from app.bitbucket.target import Repository
from app.macro.cells import Cell, Column, Counts, Table, Words, cells
from app.macro.freshness import rendered_once
from app.macro.kinds.context import Context
from app.macro.kinds.outline import listing, lozenge
from app.macro.remembered import Family, Kept, dated, remembered
from app.macro.source import REF_SECONDS
from app.macro.view import Message, View
from app.render.document import Document, Options
from app.render.document import Place as DocumentPlace

COLUMNS = (Column("file", "File", is_main=True), Column("change", "Change"), Column("lines", "Lines"))
PARTS = ("diffstat", "diff", "diff-side-by-side")
CUT = "This is the first part of the changes only; the rest is in Bitbucket."
NOWHERE = DocumentPlace(web_root="", folder="")
NOTHING = Message("Nothing changed", "Both sides are the same.")


@dataclass(frozen=True)
class Change:
    """A change to be shown: where it is, and by which words it is remembered.

    `is_settled`: it is between commits, so that it never changes.
    """

    repository: Repository
    place: Place
    question: tuple[str, ...]
    is_settled: bool
    family: Family = "repository"
    path: str = ""


def files_of(change: Change, context: Context) -> Kept[Listed[FileChange]]:
    """The files that changed; raises BitbucketError."""
    source = context.source
    return remembered(
        source, "changes", change.repository, *change.question, change.path,
        read=lambda: read_changes(source.http, change.place, credential=source.credential, path=change.path),
        parse=changes, family=change.family, seconds=source.content_seconds if change.is_settled else REF_SECONDS,
    )  # fmt: skip


def table_of(found: Listed[FileChange]) -> Table:
    """The files that changed, each with what happened to it."""
    added, removed = (sum(getattr(each, name) for each in found.items) for name in ("added", "removed"))
    rows = [{"file": _name(each), "change": cells(lozenge(each.status)), "lines": _lines(each)} for each in found.items]
    count = len(found.items)
    lines = f"{added:,} line{'' if added == 1 else 's'} added, {removed:,} removed"
    caption = f"{count:,} file{'' if count == 1 else 's'} changed: {lines}"
    return listing(caption, COLUMNS, found, rows, noun="files")


def with_diff(view: View, change: Change, context: Context, *, side_by_side: bool = False) -> View:
    """The view with the lines that changed; raises BitbucketError or Busy."""
    source = context.source
    found = remembered(
        source, "diff", change.repository, *change.question, change.path,
        read=lambda: _as_json(read_diff(source.http, change.place, credential=source.credential, path=change.path)),
        parse=_diff, family=change.family, seconds=source.content_seconds if change.is_settled else REF_SECONDS,
    )  # fmt: skip
    diff = found.value
    view = dated(view, found)
    if not diff.content.strip():
        return replace(view, state="empty", message=NOTHING)
    digest = hashlib.sha256(diff.content).hexdigest()
    file = Document(content=diff.content, path="changes.diff", place=NOWHERE, is_cut=diff.is_cut)
    options = Options(side_by_side=side_by_side)
    full_name = change.repository.full_name
    result = rendered_once(source, full_name, ("diff", digest), context.worker, file, options)
    excuses = tuple(notice.message for notice in result.notices)
    if not result.html:
        message = Message("These changes cannot be shown here", " ".join(excuses))
        return replace(view, state=result.state, message=message)
    cut = (CUT,) if diff.is_cut else ()
    return replace(view, html=result.html, notices=(*view.notices, *excuses, *cut))


def _name(change: FileChange) -> tuple[Cell, ...]:
    if change.old and change.new and change.old != change.new:
        return (Words(f"{change.old} → {change.new}", is_code=True),)
    return (Words(change.new or change.old, is_code=True),)


def _lines(change: FileChange) -> tuple[Cell, ...]:
    return (Counts(change.added, change.removed),) if change.added or change.removed else ()


def _as_json(diff: Diff) -> dict[str, Any]:
    return {"content": b64encode(diff.content).decode(), "is_cut": diff.is_cut}


def _diff(content: dict[str, Any]) -> Diff:
    return Diff(b64decode(content["content"]), content["is_cut"])

"""What the views of all kinds but files have in common: title, address, lists with their sums, states as lozenges."""

from collections.abc import Mapping, Sequence
from typing import TypeVar
from urllib.parse import quote

from app.bitbucket.auth.base import PUBLIC
from app.bitbucket.client import Listed
from app.bitbucket.links import web_address
from app.bitbucket.target import OtherTarget, Repository, Target
from app.macro.cells import Cell, Column, Link, Lozenge, Table, Tone, Words, table
from app.macro.kinds.card import kind_of, title_of
from app.macro.kinds.context import Context
from app.macro.parameters import Parameters
from app.macro.view import Message, View

DEFAULT_LIMIT, MOST_ANONYMOUS = 25, 100
TONES: Mapping[str, Tone] = {
    "OPEN": "information", "MERGED": "success", "DECLINED": "danger", "SUPERSEDED": "neutral",
    "SUCCESSFUL": "success", "FAILED": "danger", "ERROR": "danger", "INPROGRESS": "information",
    "IN_PROGRESS": "information", "RUNNING": "information", "PAUSED": "warning", "HALTED": "warning",
    "PENDING": "neutral", "READY": "neutral", "STOPPED": "warning", "EXPIRED": "warning",
    "NEW": "information", "RESOLVED": "success", "ON_HOLD": "warning", "INVALID": "danger", "WONTFIX": "danger",
    "DUPLICATE": "neutral", "CLOSED": "success",
    "ADDED": "success", "REMOVED": "danger", "MODIFIED": "information", "RENAMED": "discovery",
}  # fmt: skip
WORDS: Mapping[str, str] = {"INPROGRESS": "in progress"}
Item = TypeVar("Item")


def outline(target: Target, parameters: Parameters, context: Context, *, title: str | None = None) -> View:
    """The view with everything but its content; what a link is called by itself names its repository."""
    shown = parameters.title or title or title_of(target)
    full_name = target.repository.full_name if target.repository else None
    return View(
        kind=kind_of(target),
        state="ok",
        title=shown,
        address=web_address(target, context.web_url),
        facts=(full_name,) if full_name and full_name not in shown else (),
        repository=full_name,
        credential=context.source.credential,
    )


def of_repository(target: Target) -> tuple[Repository, Mapping[str, str]]:
    """The repository of a target and the values that its link has."""
    if target.repository is None:
        raise ValueError(f"a {target} lies in no repository")
    return target.repository, target.values if isinstance(target, OtherTarget) else {}


def limit_of(parameters: Parameters, context: Context) -> int:
    """How many entries of a list are read: without a credential one or two pages, because all share 60 requests."""
    wanted = parameters.limit or DEFAULT_LIMIT
    return min(wanted, MOST_ANONYMOUS) if context.source.credential == PUBLIC else wanted


def lozenge(state: str) -> Lozenge | None:
    """A state in Bitbucket's words, as people would say it; None for none."""
    name = state.upper().replace(" ", "_").replace("-", "_")
    text = WORDS.get(name, state.replace("_", " ").lower())
    return Lozenge(text.capitalize(), TONES.get(name, "neutral")) if state else None


def listing(
    caption: str,
    columns: Sequence[Column],
    found: Listed[Item],
    rows: Sequence[Mapping[str, tuple[Cell, ...]]],
    *,
    noun: str,
) -> Table:
    """A list with these columns, and how many there are."""
    return table(caption, columns, rows, sum_of(found, noun))


def sum_of(found: Listed[Item], noun: str, *, which: str = "first") -> str:
    """How many there are, where that is more than a glance tells: `25 of 132 commits`, `the first 25 commits`."""
    count = len(found.items)
    if not found.is_cut:
        return ""
    if found.size is not None and found.size > count:
        return f"{count} of {found.size:,} {noun} are shown."
    return f"Only the {which} {count} {noun} are shown."


def nothing_there(view: View, headline: str, text: str) -> View:
    """The view of an empty list, in words."""
    return View(
        kind=view.kind, state="empty", title=view.title, address=view.address, repository=view.repository,
        credential=view.credential, as_of=view.as_of, fresh_until=view.fresh_until, message=Message(headline, text),
    )  # fmt: skip


def commit_address(full_name: str, commit: str, context: Context) -> str:
    """A commit in Bitbucket."""
    return f"{context.web_url}/{quote(full_name)}/commits/{quote(commit, safe='')}"


def commit_link(full_name: str, commit: str, context: Context) -> Link | None:
    """A commit by its first digits; None where Bitbucket no longer knows it."""
    return Link(commit[:7], commit_address(full_name, commit, context), is_code=True) if commit else None


def branch_link(full_name: str, branch: str, context: Context) -> Link | None:
    """A branch by its name; None where there is none any more."""
    if not branch:
        return None
    return Link(branch, f"{context.web_url}/{quote(full_name)}/branch/{quote(branch, safe='/')}", is_code=True)


def repository_link(full_name: str, context: Context) -> Link:
    """A repository."""
    return Link(full_name, f"{context.web_url}/{quote(full_name)}")


def words(text: str, *, is_code: bool = False) -> Words | None:
    """Plain words, if there are any."""
    return Words(text, is_code) if text else None

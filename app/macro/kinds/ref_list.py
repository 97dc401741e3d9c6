"""Branches and tags as lists, those that changed last on top."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Literal
from urllib.parse import quote

from app.bitbucket.ref_lists import Named, names, read_names
from app.bitbucket.target import OtherTarget, Target
from app.macro.cells import Cell, Column, Link, cells, moment, somebody
from app.macro.kinds.context import Context
from app.macro.kinds.filters import columns_of
from app.macro.kinds.outline import (
    branch_link,
    commit_address,
    commit_link,
    limit_of,
    listing,
    nothing_there,
    of_repository,
    outline,
)
from app.macro.parameters import Parameters
from app.macro.remembered import dated, remembered
from app.macro.view import View

COLUMNS = (
    Column("name", "Name", is_main=True),
    Column("commit", "Commit"),
    Column("message", "Last commit"),
    Column("author", "Author"),
    Column("updated", "Updated"),
)
USUAL = ("name", "message", "author", "updated")


def show(target: Target, parameters: Parameters, context: Context) -> View:
    """The list; raises BitbucketError."""
    repository, _ = of_repository(target)
    kind: Literal["branches", "tags"] = (
        "tags" if isinstance(target, OtherTarget) and target.kind == "tags" else "branches"
    )
    source, limit = context.source, limit_of(parameters, context)
    query, sort = parameters.query or "", parameters.sort or ""
    columns, excuses = columns_of(parameters.columns, COLUMNS, USUAL)
    found = remembered(
        source, kind, repository, query, sort, str(limit),
        read=lambda: read_names(
            source.http, credential=source.credential, repository=repository, kind=kind, query=query, sort=sort,
            limit=limit,
        ),
        parse=names,
    )  # fmt: skip
    view = replace(outline(target, parameters, context, title=kind.capitalize()), notices=excuses)
    view = dated(view, found)
    if not found.value.items:
        what = f"No {'tag' if kind == 'tags' else 'branch'} of {repository.full_name} matches this query."
        return nothing_there(view, f"No {kind}", what if query else f"There are none in {repository.full_name} yet.")
    rows = [_row(each, kind, repository.full_name, context) for each in found.value.items]
    return replace(view, tables=(listing(kind.capitalize(), columns, found.value, rows, noun=kind),))


def _row(each: Named, kind: str, full_name: str, context: Context) -> Mapping[str, tuple[Cell, ...]]:
    address = commit_address(full_name, each.tip.commit, context)
    at_commit = Link(each.name, f"{context.web_url}/{quote(full_name)}/src/{each.tip.commit}/", is_code=True)
    return {
        "name": cells(at_commit if kind == "tags" else branch_link(full_name, each.name, context)),
        "commit": cells(commit_link(full_name, each.tip.commit, context)),
        "message": cells(Link(each.tip.subject or each.tip.commit[:7], address)),
        "author": cells(somebody(each.tip.author)),
        "updated": cells(moment(each.tip.date)),
    }

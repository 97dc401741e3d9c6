"""Commits: of a branch, of everything, or those that one side of a comparison has and the other has not; by day."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby
from urllib.parse import quote

from app.bitbucket.client import Listed
from app.bitbucket.commits import Logged, log, read_commits
from app.bitbucket.target import Repository, Target
from app.kit import clock
from app.macro.cells import Cell, Column, Group, Link, Table, cells, moment, somebody
from app.macro.kinds.context import Context
from app.macro.kinds.outline import (
    commit_address,
    commit_link,
    limit_of,
    nothing_there,
    of_repository,
    outline,
    sum_of,
)
from app.macro.parameters import Parameters
from app.macro.remembered import Kept, dated, remembered
from app.macro.view import View

COLUMNS = (
    Column("commit", "Commit"),
    Column("message", "Message", is_main=True),
    Column("author", "Author"),
    Column("date", "Date"),
)
NO_SEARCH = "Bitbucket lets nobody search commits from outside, so these are the newest."


def show(target: Target, parameters: Parameters, context: Context) -> View:
    """The newest commits of a branch or a tag, or of all of them; raises BitbucketError."""
    repository, values = of_repository(target)
    ref = parameters.ref or values.get("ref", "")
    limit = limit_of(parameters, context)
    found = commits_of(repository, [ref] if ref else [], [], limit, context)
    view = dated(outline(target, parameters, context, title=f"Commits of {ref}" if ref else "Commits"), found)
    if "search" in values:
        view = replace(view, notices=(NO_SEARCH,))
    if parameters.ref:
        address = f"{context.web_url}/{quote(repository.full_name)}/commits/branch/{quote(ref, safe='/')}"
        view = replace(view, address=address)
    if not found.value.items:
        return nothing_there(view, "There are no commits", "Nothing has been pushed yet.")
    return replace(view, tables=(table_of(found.value, repository.full_name, context),))


def commits_of(
    repository: Repository, include: Sequence[str], exclude: Sequence[str], limit: int, context: Context
) -> Kept[Listed[Logged]]:
    """The newest commits that the one has and the other has not; raises BitbucketError."""
    source = context.source
    return remembered(
        source, "log", repository, str(limit), *include, "..", *exclude,
        read=lambda: read_commits(
            source.http, credential=source.credential, repository=repository, include=include, exclude=exclude,
            limit=limit,
        ),
        parse=log,
    )  # fmt: skip


def table_of(found: Listed[Logged], full_name: str, context: Context) -> Table:
    """The commits, those of a day together."""
    groups = (Group(tuple(_rows(day, full_name, context)), _first_date(day)) for day in _days(found.items))
    return Table("Commits", COLUMNS, tuple(groups), sum_of(found, "commits", which="newest"))


def _days(commits: Iterable[Logged]) -> list[list[Logged]]:
    """Commits of one day (UTC) that follow each other."""
    return [
        list(day)
        for _, day in groupby(commits, key=lambda each: None if each.date is None else clock.utc_day(each.date))
    ]


def _first_date(day: Sequence[Logged]) -> float | None:
    return day[0].date


def _rows(day: Iterable[Logged], full_name: str, context: Context) -> Iterable[tuple[tuple[Cell, ...], ...]]:
    for each in day:
        yield (
            cells(commit_link(full_name, each.commit, context)),
            cells(Link(each.subject or each.commit[:7], commit_address(full_name, each.commit, context))),
            cells(somebody(each.author)),
            cells(moment(each.date)),
        )

"""What shared credentials can read: a little is asked before they are saved, and all of it for a test.

https://support.atlassian.com/bitbucket-cloud/docs/access-tokens/
https://support.atlassian.com/bitbucket-cloud/docs/using-api-tokens/
"""

import re
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from typing import Any, TypeVar

from app.bitbucket.auth import remedies
from app.bitbucket.auth.questions import LATE, OK, Check, Entry, Questions
from app.bitbucket.auth.remedies import Thing
from app.bitbucket.errors import BitbucketError, LacksScope, NoAccess, NotFound
from app.bitbucket.http import Http
from app.bitbucket.schemas import NamesSchema, parse
from app.bitbucket.target import Repository

T = TypeVar("T")

SIDE_BY_SIDE = 8
WHOLE_SECONDS = 20.0
GRACE_SECONDS = 1.0  # for whoever notices the deadline themselves
MOST_WORKSPACES = 3
PARTS: Mapping[Thing, str] = {"pullrequest": "/pullrequests", "pipeline": "/pipelines", "issue": "/issues"}
REPOSITORIES = "/repositories/"
LAST_WORDS = ("refused", "expired", "rate-limited")  # after one of these nothing more is asked
FULL_NAME = re.compile(r"[\w.-]+/[\w.-]+", re.ASCII)
SLUG = re.compile(r"[\w.-]+", re.ASCII)


@dataclass(frozen=True)
class Probed:
    """What a credential is, how many requests it has left, and what it can read; None where Bitbucket does not tell.

    `tried` is the full name of the repository that it was tried with.
    """

    identity: str | None
    remaining: int | None
    checks: Mapping[Thing, Check]
    tried: str | None = None


def verify(http: Http, entries: Sequence[Entry], *, seconds: float = WHOLE_SECONDS) -> list[Check]:
    """For each entry whether Bitbucket takes it where it is to be used, with as few requests as that needs.

    Not `ok` is a refusal, and `is_away` no answer; anything else will do.
    """
    return _side_by_side(partial(_verified, http), entries, late=LATE, seconds=seconds)


def probe(
    http: Http, entries: Sequence[Entry], *, repository: Repository | None, seconds: float = WHOLE_SECONDS
) -> list[Probed]:
    """For each entry what it can read: in this repository, if it may be used for that, else in one of its own."""
    late = Probed(None, None, {"repository": LATE, **dict.fromkeys(PARTS, _same_as(LATE))})
    return _side_by_side(partial(_probed, http, repository), entries, late=late, seconds=seconds)


def _side_by_side(work: Callable[[Entry, float], T], entries: Sequence[Entry], *, late: T, seconds: float) -> list[T]:
    """The work for each entry, several at a time; `late` for those that have not ended in time."""
    if not entries:
        return []
    executor = ThreadPoolExecutor(min(SIDE_BY_SIDE, len(entries)), thread_name_prefix="probe")
    deadline = time.monotonic() + seconds
    futures = [executor.submit(work, entry, deadline) for entry in entries]
    ended = wait(futures, timeout=seconds + GRACE_SECONDS).done
    executor.shutdown(wait=False, cancel_futures=True)
    return [future.result() if future in ended else late for future in futures]


def _verified(http: Http, entry: Entry, deadline: float) -> Check:
    return _first_check(Questions(http, entry, deadline), None, may_search=False)[0]


def _probed(http: Http, named: Repository | None, entry: Entry, deadline: float) -> Probed:
    questions = Questions(http, entry, deadline)
    first, path = _first_check(questions, named, may_search=True)
    checks: dict[Thing, Check] = {"repository": first}
    stopped = None if path else first
    for thing, below in PARTS.items():
        if stopped:
            checks[thing] = _same_as(stopped)
            continue
        try:
            questions.ask(f"{path}{below}", {"pagelen": "1"})
            checks[thing] = OK
        except BitbucketError as error:
            checks[thing] = questions.meaning(error, thing, missing=_switched_off(thing))
        stopped = checks[thing] if checks[thing].code in LAST_WORDS else None
    tried = path.removeprefix(REPOSITORIES) if path else None
    return Probed(questions.identity, questions.remaining, checks, tried)


def _first_check(questions: Questions, named: Repository | None, *, may_search: bool) -> tuple[Check, str | None]:
    """Whether a repository can be read, and its path if the rest can be asked about it."""
    reach = questions.credential.reach
    if not reach.workspace:
        check = questions.who()
        if check.ok is False or check.is_away:
            return check, None
    if named is None or not reach.may_include(named):
        named = Repository(reach.workspace, reach.repository) if reach.workspace and reach.repository else None
    if named:
        return _of_repository(questions, named)
    if reach.workspace:
        return _of_place(questions, reach.workspace, reach.project)
    if questions.kind == "api-token" and may_search:
        return _of_any_workspace(questions)
    return Check(None, "not-checked", remedies.NAME_ONE), None


def _of_repository(questions: Questions, named: Repository) -> tuple[Check, str | None]:
    name, reach = f"{named.workspace}/{named.slug}", questions.credential.reach
    path = f"/repositories/{name}"
    missing = Check(False, "no-access", remedies.no_repository(questions.kind, name), "repository")
    try:
        content = questions.ask(path)
        if reach.project and not _is_in_project(reach.project, content):
            return Check(False, "no-access", remedies.outside(name, reach.project), "project"), None
    except LacksScope as error:
        return questions.meaning(error, "repository", missing=missing), path
    except BitbucketError as error:
        return questions.meaning(error, "repository", missing=missing), None
    return OK, path


def _is_in_project(project: str, content: Mapping[str, Any]) -> bool:
    key = (parse(NamesSchema(), content)["project"] or {}).get("key") or ""
    return bool(key.casefold() == project.casefold())


def _of_place(questions: Questions, workspace: str, project: str | None) -> tuple[Check, str | None]:
    """Any private repository of the workspace or the project: public ones are shown to everybody and prove nothing."""
    missing = Check(False, "no-access", remedies.no_workspace(workspace), "workspace")
    try:
        if path := _private_repository(questions, workspace, project):
            return questions.for_a_smaller_place() or OK, path
    except BitbucketError as error:
        return questions.meaning(error, "repository", missing=missing), None
    if project:
        place = f"the project {project} of {workspace}"
        return Check(False, "no-access", remedies.nothing_private(place), "project"), None
    return Check(False, "no-access", remedies.nothing_private(f"the workspace {workspace}"), "workspace"), None


def _of_any_workspace(questions: Questions) -> tuple[Check, str | None]:
    """Any private repository that the account can read, as far as the token tells."""
    try:
        for workspace in islice(_workspaces(questions), MOST_WORKSPACES):
            if path := _private_repository(questions, workspace, None):
                return OK, path
    except (NoAccess, NotFound, LacksScope):
        return Check(None, "not-checked", remedies.NAME_ONE_UNLISTED), None
    except BitbucketError as error:
        return questions.meaning(error, "repository", missing=OK), None
    return Check(None, "not-checked", remedies.NAME_ONE), None


def _workspaces(questions: Questions) -> Iterator[str]:
    for access in _values(questions.ask("/user/workspaces")):
        workspace = access.get("workspace")
        slug = workspace.get("slug") if isinstance(workspace, dict) else None
        if isinstance(slug, str) and SLUG.fullmatch(slug):
            yield slug


def _private_repository(questions: Questions, workspace: str, project: str | None) -> str | None:
    """The path of one; raises BitbucketError."""
    query = "is_private=true" + (f' AND project.key="{project}"' if project else "")
    page = questions.ask(f"/repositories/{workspace}", {"pagelen": "1", "q": query, "fields": "values.full_name"})
    for repository in _values(page):
        name = repository.get("full_name")
        if isinstance(name, str) and FULL_NAME.fullmatch(name):
            return f"/repositories/{name}"
    return None


def _values(page: Mapping[str, Any]) -> list[dict[str, Any]]:
    values = page.get("values")
    return [value for value in values if isinstance(value, dict)] if isinstance(values, list) else []


def _switched_off(thing: Thing) -> Check:
    """404 below a repository that can be read; for issues it is one of the ways to say that they are no more."""
    if thing == "issue":
        return Check(None, "gone", remedies.ISSUES_GONE)
    return Check(False, "no-access", remedies.switched_off(thing))


def _same_as(check: Check) -> Check:
    """For the parts of a repository that could not be got at; what the token lacks for it says nothing about them."""
    if check.code == "not-checked":
        return replace(check, remedy=remedies.NAME_ONE)
    if check.code == "missing-scope":
        return Check(None, "not-checked", remedies.SAME)
    return replace(check, remedy=remedies.SAME)

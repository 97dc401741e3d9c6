"""One value from the API, or all pages of a list; every other answer becomes one of our errors."""

import json
import re
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from urllib.parse import unquote, urlsplit

from app.bitbucket.auth.base import Credential
from app.bitbucket.budgets import wait_seconds
from app.bitbucket.errors import (
    BitbucketError,
    Gone,
    LacksScope,
    NoAccess,
    NotFound,
    RateLimited,
    Refused,
    Rejected,
    Unavailable,
    Unreadable,
)
from app.bitbucket.http import Answer, Http, Parameters
from app.bitbucket.schemas import UNSHOWN, shortened

MAX_JSON_BYTES = 4 * 1024 * 1024
MAX_PAGES = 20
LONGEST_LIST_SECONDS = 6.0  # and one page more: others wait for the answer
LONGEST_PAGE = 100
# What may be half of a pair of surrogates, which no page and no address can carry.
HALF_ESCAPE = re.compile(rb"\\u[dD][89a-fA-F]")
LONGEST_COMPLAINT = 200
MISSING_REF = re.compile(r"commit not found|changeset not found|branch .* does not exist|tag .* does not exist", re.I)
MISSING_PATH = re.compile(r"no such file or directory", re.I)
LACKS_SCOPE = re.compile(r"lack one or more required privilege scopes", re.I)
SCOPE = re.compile(r"[a-z]+(:[a-z-]+){0,3}")
NO_ACCESS = re.compile(r"may not have access|do not have access|does not exist or you", re.I)


Item = TypeVar("Item")


@dataclass(frozen=True)
class Listed(Generic[Item]):
    """The first items of a list; `size` is how many there are, None where Bitbucket does not tell."""

    items: tuple[Item, ...]
    size: int | None
    is_cut: bool


def get_json(http: Http, path: str, *, credential: Credential, parameters: Parameters | None = None) -> dict[str, Any]:
    """One JSON object; raises BitbucketError."""
    answer = http.get(path, credential=credential, parameters=parameters, max_bytes=MAX_JSON_BYTES)
    raise_for_status(answer, looked_for=path)
    content = None if answer.is_cut else _json(answer)
    if not isinstance(content, dict):
        raise Unreadable("the answer is not a JSON object")
    return content


def get_pages(http: Http, path: str, *, credential: Credential, parameters: Parameters) -> Iterator[dict[str, Any]]:
    """Every value of a list, page by page; raises BitbucketError."""
    until = time.monotonic() + LONGEST_LIST_SECONDS
    for page in _pages(http, path, credential, parameters):
        yield from _values(page)
        if page.get("next") and time.monotonic() > until:
            raise Unavailable("the list took too long")


def get_list(
    http: Http,
    path: str,
    *,
    credential: Credential,
    parameters: Parameters,
    limit: int,
    fields: Sequence[str] = (),
    longest_page: int = LONGEST_PAGE,
) -> dict[str, Any]:
    """The first `limit` values of a list with these fields, as JSON for `listed`; raises BitbucketError.

    When Bitbucket takes long over its pages, it is those that have come until then.
    """
    until = time.monotonic() + LONGEST_LIST_SECONDS
    wanted = {"fields": ",".join(["next", "size", *(f"values.{name}" for name in fields)])} if fields else {}
    values: list[dict[str, Any]] = []
    sizes: list[object] = []
    has_more = False
    for page in _pages(http, path, credential, {**parameters, **wanted, "pagelen": str(min(limit, longest_page))}):
        values += _values(page)
        sizes.append(page.get("size"))
        has_more = bool(page.get("next"))
        if len(values) >= limit or time.monotonic() > until:
            break
    return {"values": values[:limit], "size": sizes[0] if sizes else None, "is_cut": has_more or len(values) > limit}


def listed(content: Mapping[str, Any], parse: Callable[[list[Any]], Sequence[Item]]) -> Listed[Item]:
    """What `get_list` gave, as values."""
    size = content["size"]
    return Listed(tuple(parse(content["values"])), size if type(size) is int and size >= 0 else None, content["is_cut"])


def _values(page: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    values = page.get("values")
    yield from (value for value in values if isinstance(value, dict)) if isinstance(values, list) else ()


def _pages(http: Http, path: str, credential: Credential, parameters: Parameters) -> Iterator[dict[str, Any]]:
    """Page tokens are opaque: `next` is followed as it is, on our host."""
    following: str | None = path
    pages = 0
    while following and pages < MAX_PAGES:
        page = get_json(http, following, credential=credential, parameters=parameters if pages == 0 else None)
        yield page
        following = page.get("next")
        if following is not None and not (isinstance(following, str) and _is_next(following, f"{http.api_url}{path}")):
            raise Unavailable("the next page is of another list")
        pages += 1


def raise_for_status(answer: Answer, *, looked_for: str) -> None:
    """Nothing for a success; else the error that fits the status and, where it is JSON, the message."""
    if answer.status < 300:
        return
    raise _error(answer, looked_for)


def _error(answer: Answer, looked_for: str) -> BitbucketError:
    message = _message(answer)
    match answer.status:
        case 429:
            return RateLimited(wait_seconds(answer.headers))
        case 410:
            return Gone()
        case 400:
            return Rejected(_complaint(message))
        case 401:
            return Refused()
        case 403 | 404 if _is_spoilt(answer):
            return Unreadable("a refusal that cannot be read")  # of what it is about nothing is known
        case 403 if LACKS_SCOPE.search(message):
            return _lacks_scope(answer)
        case 403:
            return NoAccess()
        case 404 if MISSING_REF.search(message):
            return NotFound("ref", looked_for)
        case 404 if MISSING_PATH.search(message):
            return NotFound("path", looked_for)
        case 404 if NO_ACCESS.search(message):
            return NoAccess()
        case 404:
            return NotFound("resource", looked_for)
        case status:
            return Unavailable(f"status {status}")


def _complaint(message: str) -> str:
    """What Bitbucket says of a question of an author's, in one line."""
    return shortened(" ".join(UNSHOWN.sub(" ", message).split()), LONGEST_COMPLAINT)


def _lacks_scope(answer: Answer) -> LacksScope:
    """The permissions that the answer names: `detail.required` and `detail.granted`, lists of scopes."""
    content = _json(answer)
    error = content.get("error") if isinstance(content, dict) else None
    detail = error.get("detail") if isinstance(error, dict) else None
    names = detail if isinstance(detail, dict) else {}
    return LacksScope(required=_scopes(names.get("required")), granted=_scopes(names.get("granted")))


def _scopes(found: object) -> tuple[str, ...]:
    values = found if isinstance(found, list) else []
    return tuple(value for value in values if isinstance(value, str) and SCOPE.fullmatch(value))


def _is_spoilt(answer: Answer) -> bool:
    """Whether it says that it is JSON and is not, as when it was cut on its way; other refusals may be any text."""
    is_json = "json" in answer.headers.get("Content-Type", "").lower()
    return is_json and bool(answer.body) and not answer.is_cut and _json(answer) is None


def _message(answer: Answer) -> str:
    """The message of the error envelope; HTML and plain text are not looked at, they may hold anything."""
    content = _json(answer)
    error = content.get("error") if isinstance(content, dict) else None
    message = error.get("message") if isinstance(error, dict) else None
    return message if isinstance(message, str) else ""


def _json(answer: Answer) -> object:
    try:
        content = json.loads(answer.body.decode("utf-8-sig", errors="replace"))
        if HALF_ESCAPE.search(answer.body):
            content = json.loads(json.dumps(content, ensure_ascii=False).encode(errors="replace"))
    except (ValueError, RecursionError):
        return None
    return content


def _is_next(url: str, asked: str) -> bool:
    """Whether it leads on in the list that was asked for: what looks like a list may be a file, which anybody writes.

    The repository may be called something else there, by its new name or its id.
    """
    mine, theirs = urlsplit(asked), urlsplit(url)
    is_same_host = (mine.scheme, mine.netloc) == (theirs.scheme, theirs.netloc)
    return is_same_host and _in_repository(mine.path) == _in_repository(theirs.path)


def _in_repository(path: str) -> str:
    """The end of a path of the API, behind the names of the repository if there are any."""
    before, marker, rest = unquote(path).partition("/repositories/")
    return f"{before}{marker}{'/'.join(rest.split('/')[2:])}".rstrip("/")

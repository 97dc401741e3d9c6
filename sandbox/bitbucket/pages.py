"""Lists page by page. Bitbucket numbers the pages of some lists and gives others tokens that say nothing."""

from collections.abc import Callable, Sequence
from typing import Any, Literal
from urllib.parse import urlencode

from flask import request

from sandbox.bitbucket.addresses import here
from sandbox.bitbucket.errors import Refusal

LONGEST = 100
FIRST_TOKENS = {2: "8xhd", 3: "dbtR"}  # as seen in answers about unrelated repositories
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"

Json = dict[str, Any]


def page_of(
    items: Sequence[Any],
    shape: Callable[[Any], Json],
    *,
    named_by: Literal["number", "token", "context"] = "number",
    default: int = 10,
    longest: int = LONGEST,
) -> Json:
    """The page that the request asks for.

    `number`: `page=2`, with the size of the whole. `token`: `page=8xhd`, without a size. `context`: `page=2` together
    with a `ctx` that says nothing, without size and number.
    """
    length = _length(default, longest)
    count = max(1, -(-len(items) // length))
    page = _page(count, has_tokens=named_by == "token")
    answer: Json = {"pagelen": length, "values": [shape(item) for item in items[(page - 1) * length : page * length]]}
    if named_by != "context":
        answer["page"] = page
    if named_by == "number":
        answer["size"] = len(items)
        if page > 1:
            answer["previous"] = _address(page=str(page - 1))
    if page < count:
        name = token(page + 1) if named_by == "token" else str(page + 1)
        answer["next"] = _address(page=name) if named_by != "context" else _address(ctx=token(count), page=name)
    return answer


def token(page: int) -> str:
    """The token of a page, counted from 1."""
    if page in FIRST_TOKENS:
        return FIRST_TOKENS[page]
    number, text = page * 7_654_321, ""
    while number:
        number, digit = divmod(number, len(DIGITS))
        text += DIGITS[digit]
    return text


def _length(default: int, longest: int) -> int:
    asked = request.args.get("pagelen", str(default))
    if not (asked.isascii() and asked.isdigit() and 1 <= int(asked) <= longest):
        raise Refusal(400, "Invalid pagelen")
    return int(asked)


def _page(count: int, *, has_tokens: bool) -> int:
    pages = {(token(page) if has_tokens and page > 1 else str(page)): page for page in range(1, count + 1)}
    asked = request.args.get("page", "1")
    if asked not in pages:
        raise Refusal(400, "Invalid page")
    return pages[asked]


def _address(**changed: str) -> str:
    kept = [(name, value) for name, value in request.args.items(multi=True) if name not in changed]
    return f"{here()}?{urlencode([*kept, *changed.items()])}"

"""Lists page by page, with tokens that say nothing to the reader."""

from collections.abc import Sequence
from math import ceil
from typing import Any
from urllib.parse import urlencode

from flask import request

from sandbox.bitbucket.errors import bad_request

FIRST_TOKENS = {2: "8xhd", 3: "dbtR"}
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"


def token_of(page: int) -> str:
    """The token of a page, counted from 1."""
    if page in FIRST_TOKENS:
        return FIRST_TOKENS[page]
    number, text = page * 7_654_321, ""
    while number:
        number, digit = divmod(number, len(DIGITS))
        text += DIGITS[digit]
    return text


def paged(
    items: Sequence[Any], *, default: int = 10, longest: int = 100, has_size: bool = True, is_opaque: bool = False
) -> dict[str, Any]:
    """The page that the request asks for; `items` are the finished values."""
    length = request.args.get("pagelen", str(default))
    if not length.isdecimal() or not 1 <= int(length) <= longest:
        bad_request("Invalid pagelen")
    asked, pages = request.args.get("page", ""), range(1, max(1, ceil(len(items) / int(length))) + 1)
    names = {token_of(page) if is_opaque and page > 1 else str(page): page for page in pages}
    page = names.get(asked, 1 if not asked else 0)
    if page == 0:
        bad_request("Invalid page")
    start = (page - 1) * int(length)
    answer: dict[str, Any] = {"values": list(items[start : start + int(length)]), "pagelen": int(length)}
    if has_size:
        answer |= {"size": len(items)}
    if has_size or is_opaque:
        answer |= {"page": page}
    if start + int(length) < len(items):
        name = token_of(page + 1) if is_opaque else str(page + 1)
        others = [(key, value) for key, value in request.args.items(multi=True) if key != "page"]
        answer["next"] = f"{request.base_url}?{urlencode([*others, ('page', name)])}"
    return answer

"""Whatever Bitbucket leaves out of an answer, or sends in its place, is never an error of ours."""

import os
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from app.macro.view import MAY_PASS
from tests.macro.cases import CASES
from tests.macro.local_bitbucket import as_it_is
from tests.macro.showing import Showing

Place = tuple[str | int, ...]
Change = Callable[[Any], Any]
LEFT_OUT = object()
INSTEAD: dict[str, object] = {"left out": LEFT_OUT, "null": None}
if os.environ.get("FUZZ_EXAMPLES"):
    INSTEAD |= {"a number": -7, "a text": "odd \ud800", "a list": [[]]}


def places(content: Any, above: Place = ()) -> Iterator[Place]:
    """Every field of an answer; of a list the first item stands for all."""
    if isinstance(content, dict):
        for name, value in content.items():
            yield (*above, name)
            yield from places(value, (*above, name))
    elif isinstance(content, list) and content:
        yield (*above, 0)
        yield from places(content[0], (*above, 0))


def changed(content: Any, place: Place, instead: object) -> Any:
    """A copy with something else at the place, or without it."""
    here, *below = place
    copied: Any = list(content) if isinstance(content, list) else dict(content)
    if below:
        copied[here] = changed(content[here], tuple(below), instead)
    elif instead is LEFT_OUT:
        del copied[here]
    else:
        copied[here] = instead
    return copied


def answers_of(showing: Showing, link: str, wishes: dict[str, str]) -> dict[str, Any]:
    """All that Bitbucket says when this is shown, with its parts, by the path of the question."""
    found: dict[str, Any] = {}

    def note(path: str, content: Any) -> Any:
        found.setdefault(path, content)
        return content

    showing.bitbucket.spoil = note
    showing.redis.flushall()
    view = showing.view(link, **wishes)
    for part in view.parts:
        showing.view(link, part=part, **wishes)
    return found


@pytest.fixture(autouse=True)
def as_it_was(showing: Showing) -> Iterator[None]:
    showing.bitbucket.is_replayed = True
    yield
    showing.bitbucket.is_replayed, showing.bitbucket.spoil = False, as_it_is


@pytest.mark.parametrize("name", CASES)
def test_nothing_that_is_missing_is_an_error(showing: Showing, name: str) -> None:
    link, wishes = CASES[name][0], dict(CASES[name][1])
    answers = answers_of(showing, link, wishes)
    assert answers
    for path, answer in answers.items():
        for place in places(answer):
            for words, instead in INSTEAD.items():
                fault = f"{path}: {'.'.join(map(str, place))} is {words}"
                showing.bitbucket.spoil = spoiling(path, place, instead)
                forget(showing)
                view = showing.view(link, **wishes)
                assert view.state in ("ok", "empty", *MAY_PASS), fault
                html = showing.html(view, **wishes)
                html.encode()
                for part in view.parts:
                    showing.part_html(showing.view(link, part=part, **wishes), part).encode()
                assert not re.search(r'[">]None["<]', html), fault


def forget(showing: Showing) -> None:
    """All that Bitbucket said; what was made of equal texts may stay."""
    for key in showing.redis.scan_iter(count=1000):
        if b":html:" not in key:
            showing.redis.delete(key)


def spoiling(path: str, place: Place, instead: object) -> Callable[[str, Any], Any]:
    """Spoils the answer to one question."""

    def spoil(asked: str, content: Any) -> Any:
        return changed(content, place, instead) if asked == path and "error" not in content else content

    return spoil

"""A repository is found again by its ids when it, or its workspace, is called something else and nothing leads on."""

from dataclasses import replace
from typing import Any
from urllib.parse import unquote

import pytest

from app.bitbucket.http import Answer
from tests.macro.local_bitbucket import LocalBitbucket
from tests.macro.showing import Showing

GONE = b'{"type": "error", "error": {"message": "You may not have access to this repository"}}'
LINKS = ["acme/site/src/main/OWNERS", "acme/site/pull-requests/1", "acme/site/commits/main", "acme/site"]


class Renamed(LocalBitbucket):
    """Does not know acme/site by its name any more."""

    def get(self, path: str, **wishes: Any) -> Answer:
        if "/repositories/acme/site" in path:
            return Answer(404, {"Content-Type": "application/json"}, GONE)
        return super().get(path, **wishes)


@pytest.fixture
def renamed(showing: Showing) -> Showing:
    """The same after it was renamed; only the ids are remembered, everything else was long ago."""
    return replace(showing, bitbucket=Renamed(showing.bitbucket.client))


def forget_all_but_ids(showing: Showing) -> None:
    for key in showing.redis.scan_iter():
        if b":ids:" not in key:
            showing.redis.delete(key)


@pytest.mark.parametrize("link", LINKS)
def test_it_is_found_by_its_ids(showing: Showing, renamed: Showing, link: str) -> None:
    assert showing.view(link).state == "ok"
    forget_all_but_ids(showing)
    view = renamed.view(link)
    assert view.state == "ok"
    assert all("{" in unquote(path) for path in renamed.bitbucket.asked)


@pytest.mark.parametrize("link", LINKS)
def test_without_its_ids_it_is_not(renamed: Showing, link: str) -> None:
    assert renamed.view(link).state == "sign-in"


def test_what_nobody_may_see_any_more_stays_hidden(showing: Showing, renamed: Showing) -> None:
    """The ids lead nowhere that Bitbucket does not show to this reader."""
    assert showing.view(LINKS[0]).state == "ok"
    forget_all_but_ids(showing)

    class Private(LocalBitbucket):
        def get(self, path: str, **wishes: Any) -> Answer:
            return Answer(404, {"Content-Type": "application/json"}, GONE)

    private = replace(showing, bitbucket=Private(showing.bitbucket.client))
    assert private.view(LINKS[0]).state == "sign-in"

"""One server address with its 60 questions an hour, and many sites whose pages show public files."""

import random
import shutil
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
import time_machine
from flask import Flask
from redis import Redis

from app.bitbucket.budgets import Budgets
from app.bitbucket.http import Http
from sandbox.bitbucket.app import create_app
from sandbox.bitbucket.data import create
from sandbox.bitbucket.limits import HourlyLimit
from tests.atlassian.loopback import serving
from tests.macro.showing import Showing

NAMES = ("README.md", "src/retry.py", "docs/guide.md", "data/1000-lines.py", "docs/large-readme.md")
REPOSITORIES, FILES, SITES, VIEWS, PER_HOUR = 8, 36, 20, 500, 60


class Asked:
    """Counts the questions that come in, and what Bitbucket answered."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.statuses: Counter[int] = Counter()

    def __call__(self, environ, start_response):  # type: ignore[no-untyped-def]  # WSGI has no short types
        def start(status, headers, *rest):  # type: ignore[no-untyped-def]
            self.statuses[int(status[:3])] += 1
            return start_response(status, headers, *rest)

        return self.app.wsgi_app(environ, start)


@pytest.fixture
def asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Asked, str]]:
    """A Bitbucket with eight public repositories and a limit that goes by the clock of the test; and its address."""
    monkeypatch.setattr("sandbox.bitbucket.state.HourlyLimit", partial(HourlyLimit, clock=time.time))
    site = next(each for each in create(tmp_path) if each.full_name == "acme/site")
    copies = [replace(site, slug=f"site-{number}") for number in range(REPOSITORIES)]
    for copy in copies:
        shutil.copytree(site.directory, copy.directory)
    app = Asked(create_app(copies))
    with serving(app) as url:
        app.app.test_client().post("/_sandbox/limit", json={"anonymous_per_hour": PER_HOUR})
        yield app, f"{url}/2.0"


@pytest.mark.parametrize("seed", range(2))
def test_500_views_an_hour_are_within_60_questions(
    showing: Showing, redis: Redis, asked: tuple[Asked, str], seed: int
) -> None:
    bitbucket, api_url = asked
    http = Http(api_url, pool_size=8, budgets=Budgets(redis))
    chosen = random.Random(seed)
    links = [f"acme/site-{number % REPOSITORIES}/src/main/{NAMES[number // REPOSITORIES]}" for number in range(FILES)]
    states: Counter[str] = Counter()
    bitbucket.statuses.clear()
    with time_machine.travel(datetime(2026, 11, 25, 12, tzinfo=UTC), tick=False) as clock:
        for view in range(VIEWS):
            # Every file is looked at, most of them often, on whichever site.
            link = links[view] if view < FILES and seed else chosen.choice(links)
            shown = replace(showing, http=http, site=f"site{chosen.randrange(SITES)}").view(link)
            states[shown.state] += 1
            assert shown.has_content, (view, shown.message)
            clock.shift(3600 / VIEWS)
    assert sum(bitbucket.statuses.values()) <= PER_HOUR, bitbucket.statuses
    assert set(states) == {"ok"}, states
    assert set(bitbucket.statuses) == {200}

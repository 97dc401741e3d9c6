"""The stand-in app, installed on both sites of a local Confluence with three pages."""

from collections.abc import Iterator

import pytest

from sandbox.confluence import RunningConfluence, Site, start
from tests.sandbox.confluence.stand_in_app import StandInApp, running_app
from tests.sandbox.confluence.visits import PAGES


@pytest.fixture
def app() -> Iterator[StandInApp]:
    with running_app() as app:
        yield app


@pytest.fixture
def confluence(app: StandInApp) -> Iterator[RunningConfluence]:
    confluence = start(pages=PAGES)
    app.keys_url, app.script_url = confluence.keys_url, confluence.script_url
    confluence.install(app.url)
    yield confluence
    confluence.stop()


@pytest.fixture
def acme(confluence: RunningConfluence) -> Site:
    return confluence.sites[0]

"""A browser for each file of tests, and sites to begin with where nothing was chosen."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright
from redis import Redis

from app.kit.embedded_redis import socket_url
from sandbox.demo import Sandbox
from tests.e2e.browser import ARGUMENTS
from tests.e2e.signing_in import api
from tests.e2e.visits import switch


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="module", autouse=True)
def nothing_is_chosen(request: pytest.FixtureRequest) -> None:
    """Begin with sites where nothing was ever chosen and nobody has connected, whatever ran before."""
    is_used = any("sandbox" in item.fixturenames for item in request.session.items if item.module is request.module)  # type: ignore[attr-defined]  # functions have both
    if is_used:
        forget_everything(request.getfixturevalue("sandbox"))


@pytest.fixture(autouse=True)
def nothing_is_used_up(request: pytest.FixtureRequest) -> Iterator[None]:
    """A limit that one test has run into is none for the next."""
    yield
    if "sandbox" in request.fixturenames:
        sandbox: Sandbox = request.getfixturevalue("sandbox")
        with Redis.from_url(socket_url(Path(sandbox.environment["DATA_DIR"]))) as redis:
            for key in redis.scan_iter("budget:*", count=1000):
                redis.delete(key)


def forget_everything(sandbox: Sandbox) -> None:
    """On every site, and who asked Bitbucket for what."""
    for number in range(len(sandbox.confluence.sites)):
        assert api(sandbox, "DELETE", "/api/admin/everything", user="admin", site=number).status_code == 200
    switch(sandbox, "requests", method="DELETE")

"""What the tests of one file do to the settings of the sandbox's sites is nothing to those of the next."""

import pytest

from sandbox.demo import Sandbox
from tests.e2e.signing_in import api
from tests.e2e.visits import switch


@pytest.fixture(scope="module", autouse=True)
def nobody_is_signed_in(request: pytest.FixtureRequest) -> None:
    """Begin with sites where nothing was ever chosen and nobody has connected, whatever ran before."""
    is_used = any("sandbox" in item.fixturenames for item in request.session.items if item.module is request.module)  # type: ignore[attr-defined]  # functions have both
    if is_used:
        forget_everything(request.getfixturevalue("sandbox"))


def forget_everything(sandbox: Sandbox) -> None:
    """On every site, and who asked Bitbucket for what."""
    for number in range(len(sandbox.confluence.sites)):
        assert api(sandbox, "DELETE", "/api/admin/everything", user="admin", site=number).status_code == 200
    switch(sandbox, "requests", method="DELETE")

"""What an update, an uninstall and a return of the app do to connections, tokens and settings."""

from collections.abc import Iterator

import pytest

from sandbox.bitbucket.credentials import WORKSPACE_TOKEN
from sandbox.demo import Sandbox, choose_method
from tests.conftest import free_port
from tests.e2e.signing_in import api, sign_in
from tests.e2e.visits import show
from tests.watched import watched

PRIVATE = "private/src/main/README.md"
OAUTH, ACCESS = 0, 1


@pytest.fixture
def everything() -> Iterator[Sandbox]:
    with watched(port=free_port()) as sandbox:
        tokens = [{"token": WORKSPACE_TOKEN, "workspace": "acme"}]
        choose_method(sandbox, sandbox.confluence.sites[ACCESS], {"method": "access-token", "access_tokens": tokens})
        sign_in(sandbox, site=OAUTH, account="mia")
        assert [show(sandbox, PRIVATE, site=site).state for site in (OAUTH, ACCESS)] == ["ok", "ok"]
        yield sandbox


def test_an_update_keeps_connections_and_tokens(everything: Sandbox) -> None:
    everything.confluence.install()
    assert [show(everything, PRIVATE, site=site).state for site in (OAUTH, ACCESS)] == ["ok", "ok"]


def test_an_uninstall_erases_every_credential_and_keeps_the_method(everything: Sandbox) -> None:
    for site in everything.confluence.sites:
        everything.confluence.uninstall(site)
    everything.confluence.install()
    assert show(everything, PRIVATE, site=OAUTH).state == "sign-in"
    assert show(everything, PRIVATE, site=ACCESS).state == "misconfigured"
    settings = api(everything, "GET", "/api/admin/authentication", user="admin", site=ACCESS).json()
    assert (settings["method"], settings["access_tokens"]) == ("access-token", [])
    assert [warning["code"] for warning in settings["warnings"]] == ["no-credentials"]
    entries = api(everything, "GET", "/api/admin/audit", user="admin", site=ACCESS).json()["entries"]
    assert entries


def test_the_uninstall_of_one_site_is_nothing_to_another(everything: Sandbox) -> None:
    everything.confluence.uninstall(everything.confluence.sites[ACCESS])
    assert show(everything, PRIVATE, site=OAUTH).state == "ok"

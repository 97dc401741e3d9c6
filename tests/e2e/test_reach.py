"""A shared token reads what it is meant for, wherever Bitbucket may lead; and images end with their credential."""

import re
from collections.abc import Iterator

import pytest
import requests

from sandbox.bitbucket.credentials import WORKSPACE_TOKEN
from sandbox.bitbucket.people import uuid_of
from sandbox.demo import Sandbox, choose_method
from tests.conftest import free_port
from tests.e2e.signing_in import api, sign_in
from tests.e2e.visits import LINK, show, switch
from tests.watched import watched

FILE = "src/main/README.md"
OAUTH, ACCESS = 0, 1


@pytest.fixture(scope="module")
def everything() -> Iterator[Sandbox]:
    with watched(port=free_port()) as sandbox:
        yield sandbox


def mean(sandbox: Sandbox, **place: str) -> None:
    """Save one token, which reads the whole workspace, as meant for a place alone."""
    body = {"method": "access-token", "access_tokens": [{"token": WORKSPACE_TOKEN, **place}], "save_anyway": True}
    choose_method(sandbox, sandbox.confluence.sites[ACCESS], body)


@pytest.mark.parametrize(
    ("place", "private", "vault"),
    [
        ({}, "ok", "ok"),
        ({"workspace": "acme"}, "ok", "ok"),
        ({"workspace": "acme", "project": "WEB"}, "ok", "no-access"),
        ({"workspace": "acme", "project": "VAULT"}, "no-access", "ok"),
        ({"workspace": "acme", "repository": "private"}, "ok", "no-access"),
        ({"workspace": "globex"}, "no-access", "no-access"),
    ],
    ids=str,
)
def test_a_token_is_used_for_its_place_alone(
    everything: Sandbox, place: dict[str, str], private: str, vault: str
) -> None:
    mean(everything, **place)
    workspace = uuid_of("acme")
    for name, state in (("private", private), ("vault", vault)):
        for link in (
            f"{LINK}{name}/{FILE}",
            f"{LINK}{name.upper()}/{FILE}",
            f"https://bitbucket.org/{workspace}/{name}/{FILE}",
            f"https://bitbucket.org/{workspace}/{uuid_of(f'acme/{name}')}/{FILE}",
        ):
            assert show(everything, link, site=ACCESS).state == state, (place, link)


def test_a_redirect_does_not_lead_out_of_it(everything: Sandbox) -> None:
    """A repository that was renamed or moved is another one, until an administrator says so."""
    mean(everything, workspace="acme", repository="alias")
    fault = {"status": 301, "redirect": r"/2.0/repositories/acme/vault\1"}
    switch(everything, "faults", {"match": r"/2\.0/repositories/acme/alias(?![\w-])(.*)", "fault": fault})
    try:
        shown = show(everything, f"alias/{FILE}", site=ACCESS)
        assert shown.state == "no-access"
        assert "Only for members" not in shown.text
        mean(everything, workspace="acme", repository="vault")
        assert show(everything, f"vault/{FILE}", site=ACCESS).state == "ok"
    finally:
        switch(everything, "faults", method="DELETE")


def images(sandbox: Sandbox, *, site: int, user: str = "member") -> list[str]:
    """The addresses of the images in acme/private's README."""
    text = show(sandbox, f"private/{FILE}", site=site, user=user).text
    found = re.findall(r'src="(/asset/[^"]+)"', text)
    assert found, text
    return [f"{sandbox.app_url}{address}" for address in found]


def statuses(addresses: list[str]) -> set[int]:
    """What they answer."""
    return {requests.get(address, timeout=10).status_code for address in addresses}


def test_the_images_of_a_person_end_with_the_connection(everything: Sandbox) -> None:
    sign_in(everything, account="mia")
    addresses = images(everything, site=OAUTH)
    assert statuses(addresses) == {200}
    assert api(everything, "DELETE", "/api/oauth/connection").status_code == 200
    assert statuses(addresses) == {404}
    sign_in(everything, account="mia")
    assert statuses(addresses) == {404}  # of another sign-in


def test_the_images_of_a_shared_token_end_with_it(everything: Sandbox) -> None:
    mean(everything, workspace="acme")
    addresses = images(everything, site=ACCESS)
    assert statuses(addresses) == {200}
    mean(everything, workspace="acme", repository="site")
    assert statuses(addresses) == {404}


def test_the_images_of_visitors_end_with_their_tick(everything: Sandbox) -> None:
    mean(everything, workspace="acme")
    site = everything.confluence.sites[ACCESS]
    choose_method(everything, site, {"method": "access-token", "visitors": True})
    theirs, members = (images(everything, site=ACCESS, user=user) for user in ("anonymous", "member"))
    assert statuses([*theirs, *members]) == {200}
    choose_method(everything, site, {"method": "access-token", "visitors": False})
    assert (statuses(theirs), statuses(members)) == ({404}, {200})


def test_a_file_has_one_address(everything: Sandbox) -> None:
    for odd in ("css/../js/page.js", "x/../js/page.js", "js//page.js", "./js/page.js"):
        session = requests.Session()
        request = session.prepare_request(requests.Request("GET", everything.app_url))
        request.url = f"{everything.app_url}/static/{odd}"
        assert session.send(request, timeout=10, allow_redirects=False).status_code in (404, 308), odd

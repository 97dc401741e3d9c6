"""Who changed what: a sentence for every change, never a secret."""

from typing import Any

import pytest
from redis import Redis
from werkzeug.wrappers import Response

from app.admin.log_words import what_changed
from app.bitbucket.auth.settings import Settings
from sandbox.bitbucket import credentials
from tests.admin.bodies import API_TOKEN, GENERAL, PROJECT, VAULT, WORKSPACE, account, shared
from tests.admin.conftest import ADA, GRACE, Panel


def test_an_entry_says_who_and_when(panel: Panel) -> None:
    panel.saved(shared(VAULT), account=ADA)
    panel.confluence.admins.add("557058:gone")
    panel.saved(shared(VAULT, visitors=True), account="557058:gone")
    panel.saved({"method": "user-oauth"}, account=GRACE)
    entries = panel.call("GET", "audit").json["entries"]
    assert [(entry["account_id"], entry["name"]) for entry in entries] == [
        (GRACE, "Grace Admin"),
        ("557058:gone", None),
        (ADA, "Ada Admin"),
    ]
    assert all(set(entry) == {"at", "account_id", "name", "what"} for entry in entries)
    assert entries == sorted(entries, key=lambda entry: entry["at"], reverse=True)


def first(panel: Panel) -> Any:
    """An entry for acme/vault and one for the workspace are stored: their ids."""
    return [{"id": entry["id"]} for entry in panel.saved(shared(VAULT, WORKSPACE))["access_tokens"]]


def test_the_words(panel: Panel) -> None:
    vault, _ = first(panel)
    said: list[tuple[Any, str]] = [
        (shared(vault), "Removed the access token for the workspace acme."),
        (shared(vault, PROJECT, GENERAL),
         "Added the access tokens for the project WEB of acme and any repository."),
        (shared({**vault, "token": credentials.WORKSPACE_TOKEN}),
         "Replaced the access token for acme/vault. "
         "Removed the access tokens for the project WEB of acme and any repository."),
        (shared({**vault, "workspace": "acme", "repository": "private"}),
         "The access token for acme/vault is used for acme/private from now on."),
        (shared({**vault, "expires_on": "2099-05-01"}),
         "Noted that the access token for acme/private will expire on 1 May 2099."),
        (shared({**vault, "expires_on": None}), "Took away the expiry date of the access token for acme/private."),
        (shared(vault, visitors=True),
         "People who are not logged in to Confluence now see what the shared credentials read."),
        (shared(vault, visitors=False),
         "People who are not logged in to Confluence no longer see what the shared credentials read."),
        (account(), "Changed the method from “shared access tokens” to “shared API token”. Added the API token."),
        (account({**API_TOKEN, "email": "other@acme.example"}, save_anyway=True),
         "Changed the email address that goes with the API token. Saved anyway: Bitbucket had not accepted this."),
        ({"method": "user-oauth", "api_token": None},
         "Changed the method from “shared API token” to “each person signs in to Bitbucket”. Removed the API token."),
    ]  # fmt: skip
    for body, words in said:
        panel.saved(body)
        assert panel.log()[0] == words
    assert len(panel.log()) == len(said) + 1


@pytest.mark.parametrize("keeps_id", [True, False])
def test_another_account(panel: Panel, keeps_id: bool) -> None:
    stored = panel.saved(account())["api_token"]
    mia = {"email": credentials.MIA_EMAIL, "token": credentials.MIA_API_TOKEN}
    panel.saved(account({**mia, "id": stored["id"]} if keeps_id else mia))
    assert panel.log()[0] == "Replaced the API token."


def test_another_order(panel: Panel) -> None:
    panel.saved(shared(*reversed(first(panel))))
    assert panel.log()[0] == "Changed the order of the access tokens."


def test_no_secret_is_written(panel: Panel, redis: Redis) -> None:
    first(panel)
    panel.saved(account())
    panel.saved(account({**API_TOKEN, "token": "ATATT3x-sesame-other"}, save_anyway=True))
    for name in redis.scan_iter():
        content = name + (redis.dump(name) or b"")
        assert b"sesame" not in content
        assert b"acme.example" not in content


@pytest.mark.parametrize("is_away", [False, True])
def test_names_are_not_needed(panel: Panel, is_away: bool) -> None:
    panel.saved(shared(VAULT))
    panel.get()
    if is_away:
        panel.confluence.fault = Response("away", 503)
    assert len(panel.log()) == 1


@pytest.mark.parametrize(
    ("allowed", "words"),
    [
        (True, "Sources of PlantUML diagrams are now sent to a server."),
        (False, "Sources of PlantUML diagrams are no longer sent to a server."),
    ],
)
def test_diagrams(allowed: bool, words: str) -> None:
    assert what_changed(Settings(plantuml=not allowed), Settings(plantuml=allowed), is_unchecked=False) == words

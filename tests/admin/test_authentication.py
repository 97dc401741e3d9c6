"""Reading and saving the settings: what stays, what goes, and who may."""

import re
from typing import Any

import pytest
from redis import Redis

from app.admin.views import PLACES, SAVES_PER_MINUTE
from sandbox.bitbucket import credentials
from tests.admin.bodies import API_TOKEN, GENERAL, PROJECT, VAULT, WORKSPACE, account, shared
from tests.admin.conftest import ADA, GRACE, MIA, Panel
from tests.atlassian.canonical import url_hash
from tests.atlassian.minting import claims_of, symmetric


def identities(panel: Panel) -> list[str]:
    return [entry.identity for entry in panel.services.settings.find(panel.site_id).access_tokens]


def test_nothing_saved(panel: Panel) -> None:
    assert panel.get() == {
        "version": "",
        "method": "user-oauth",
        "visitors": False,
        "plantuml": False,
        "user_oauth": {"configured": False, "people": 0},
        "access_tokens": [],
        "api_token": None,
        "warnings": [
            {"credential": None, "code": "no-consumer", "message": panel.get()["warnings"][0]["message"]},
        ],
    }


def test_get_answers_what_put_answered(panel: Panel) -> None:
    saved = panel.saved(shared(VAULT, PROJECT, WORKSPACE, GENERAL, visitors=True))
    assert saved == panel.get()
    assert (saved["method"], saved["visitors"], saved["warnings"]) == ("access-token", True, [])
    places = [(entry["workspace"], entry["project"], entry["repository"]) for entry in saved["access_tokens"]]
    assert places == [("acme", None, "vault"), ("acme", "WEB", None), ("acme", None, None), (None, None, None)]
    for entry in saved["access_tokens"]:
        assert set(entry) == {"id", "workspace", "project", "repository", "expires_on", "added_at"}
        assert re.fullmatch(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z", entry["added_at"])


def test_an_api_token(panel: Panel) -> None:
    saved = panel.saved(account())
    assert saved == panel.get()
    assert set(saved["api_token"]) == {"id", "email", "expires_on", "added_at"}
    assert (saved["api_token"]["email"], saved["api_token"]["expires_on"]) == (credentials.ADA_EMAIL, "2099-05-01")


def test_what_is_left_out_stays(panel: Panel) -> None:
    panel.saved(shared(VAULT, visitors=True))
    panel.saved(account())
    kept = panel.saved({"method": "user-oauth"})
    assert (len(kept["access_tokens"]), bool(kept["api_token"]), kept["visitors"]) == (1, True, True)
    assert panel.saved({"method": "access-token"})["method"] == "access-token"


def test_an_empty_list_and_null_remove(panel: Panel) -> None:
    panel.saved(shared(VAULT))
    panel.saved(account())
    assert panel.saved({"method": "api-token", "access_tokens": []})["access_tokens"] == []
    assert panel.saved({"method": "user-oauth", "api_token": None})["api_token"] is None


def test_a_list_takes_the_place_of_the_stored_one(panel: Panel) -> None:
    _, second = panel.saved(shared(VAULT, WORKSPACE))["access_tokens"]
    after = panel.saved(shared({"id": second["id"]}))["access_tokens"]
    assert after == [second]


def test_an_unchanged_token_keeps_its_identity(panel: Panel) -> None:
    entries = panel.saved(shared(VAULT, WORKSPACE))["access_tokens"]
    before = identities(panel)
    panel.switch("requests", method="DELETE")
    again = [
        {name: entry[name] for name in ("id", "workspace", "project", "repository", "expires_on")} for entry in entries
    ]
    again[0]["expires_on"] = "2099-01-01"
    assert panel.saved(shared(*again))["access_tokens"][0]["expires_on"] == "2099-01-01"
    assert identities(panel) == before
    assert panel.asked_of_bitbucket() == []


def test_the_same_list_without_ids_changes_nothing(panel: Panel) -> None:
    before = panel.saved(shared(VAULT, WORKSPACE))
    assert panel.saved(shared(VAULT, WORKSPACE)) == before
    assert len(panel.log()) == 1


@pytest.mark.parametrize(
    "change", [{"token": credentials.PROJECT_TOKEN}, {"workspace": "acme", "repository": "private"}], ids=str
)
def test_another_secret_or_place_is_another_identity(panel: Panel, change: dict[str, str]) -> None:
    [entry] = panel.saved(shared({**WORKSPACE, "repository": "site"}))["access_tokens"]
    [before] = identities(panel)
    [after] = panel.saved(shared({"id": entry["id"], **change}))["access_tokens"]
    assert identities(panel) != [before]
    assert after["id"] == entry["id"]
    assert after["repository"] == change.get("repository", "site")


def test_a_date_does_not_go_over_to_another_token(panel: Panel) -> None:
    [entry] = panel.saved(shared({**VAULT, "expires_on": "2099-01-01"}))["access_tokens"]
    [kept] = panel.saved(shared({"id": entry["id"]}))["access_tokens"]
    assert kept["expires_on"] == "2099-01-01"
    [after] = panel.saved(shared({"id": entry["id"], "token": credentials.WORKSPACE_TOKEN}))["access_tokens"]
    assert after["expires_on"] is None


def test_an_api_token_keeps_its_secret(panel: Panel) -> None:
    before = panel.saved(account())["api_token"]
    wanted = {"id": before["id"], "email": before["email"], "expires_on": None}
    assert panel.saved(account(wanted))["api_token"] == {**before, "expires_on": None}
    token = panel.services.settings.find(panel.site_id).api_token
    assert token
    assert token.token == credentials.ADA_API_TOKEN


def test_a_replaced_api_token(panel: Panel) -> None:
    before = panel.saved(account())["api_token"]
    mia = {"id": before["id"], "email": credentials.MIA_EMAIL, "token": credentials.MIA_API_TOKEN}
    after = panel.saved(account(mia))["api_token"]
    assert (after["id"], after["email"], after["expires_on"]) == (before["id"], credentials.MIA_EMAIL, None)


@pytest.mark.parametrize("token", [{"email": credentials.MIA_EMAIL}, {}], ids=["another email", "nothing"])
def test_a_secret_goes_over_to_nobody_else_unless_its_id_is_given(panel: Panel, token: dict[str, str]) -> None:
    panel.saved(account())
    assert "api_token.token" in panel.put(account(token)).fields


def test_pasted_white_space_goes(panel: Panel) -> None:
    token = credentials.VAULT_TOKEN
    pasted = f" \t{token[:9]}\r\n{token[9:20]}\u00a0\u200b{token[20:]}\n"
    panel.saved(shared({"token": pasted, "workspace": " acme ", "repository": "vault\n"}))
    panel.saved(account({**API_TOKEN, "email": f"  {credentials.ADA_EMAIL}\n", "token": f"{API_TOKEN['token']}\n"}))
    stored = panel.services.settings.find(panel.site_id)
    assert stored.access_tokens[0].token == token
    assert stored.api_token
    assert stored.api_token.token == credentials.ADA_API_TOKEN


def test_a_large_body(panel: Panel) -> None:
    """More than other routes take."""
    tokens = [{"token": "ATCTT3x-sesame-" + "x" * 400, "workspace": "acme"} for _ in range(150)]
    assert len(panel.saved(shared(*tokens, save_anyway=True))["access_tokens"]) == 150
    longer = [{**token, "token": token["token"] * 9} for token in tokens]
    assert panel.put(shared(*longer, save_anyway=True)).error["code"] == "too-large"


def test_more_than_fits_beside_every_page(panel: Panel) -> None:
    """All tokens of a site are read with each of its pages, so that they must stay small together."""
    tokens = [{"token": "ATCTT3x-sesame-" + "x" * 1000, "workspace": "acme"} for _ in range(100)]
    assert "together" in panel.put(shared(*tokens, save_anyway=True)).fields["access_tokens"]


def test_tokens_without_a_place_are_few(panel: Panel) -> None:
    """Each of them is tried for every repository."""
    tokens = [{"token": f"ATCTT3x-sesame-{number}"} for number in range(6)]
    assert "At most 5" in panel.put(shared(*tokens, save_anyway=True)).fields["access_tokens"]
    assert len(panel.saved(shared(*tokens[:5], save_anyway=True))["access_tokens"]) == 5


def test_a_site_may_not_try_credentials_without_end(panel: Panel) -> None:
    codes = [panel.put({"method": "user-oauth"}).status for _ in range(SAVES_PER_MINUTE + 1)]
    assert (codes[0], codes[-1]) == (200, 429)


def test_administrators_do_not_take_every_thread(panel: Panel) -> None:
    for _ in range(4):
        assert PLACES.acquire(blocking=False)
    try:
        answer = panel.put({"method": "user-oauth"})
    finally:
        for _ in range(4):
            PLACES.release()
    assert (answer.status, answer.error["code"]) == (503, "busy")


ROUTES = [
    ("GET", "authentication", None),
    ("PUT", "authentication", {"method": "user-oauth"}),
    ("POST", "authentication/test", {}),
    ("GET", "audit", None),
    ("DELETE", "everything", None),
]


@pytest.mark.parametrize(("method", "path", "body"), ROUTES, ids=str)
@pytest.mark.parametrize("who", [MIA, None], ids=["member", "anonymous"])
def test_for_administrators_alone(panel: Panel, who: str | None, method: str, path: str, body: Any) -> None:
    before = panel.saved(shared(VAULT))
    answered = panel.call(method, path, body, account=who)
    assert (answered.status, answered.error["code"]) == (403, "forbidden")
    assert panel.get() == before


@pytest.mark.parametrize(("method", "path", "body"), ROUTES, ids=str)
def test_not_without_a_token(panel: Panel, method: str, path: str, body: Any) -> None:
    response = panel.app.test_client().open(f"/api/admin/{path}", method=method, json=body)
    assert response.status_code == 401


@pytest.mark.parametrize(("method", "path", "body"), [route for route in ROUTES if route[0] != "GET"], ids=str)
def test_a_right_that_was_withdrawn_meanwhile(panel: Panel, method: str, path: str, body: Any) -> None:
    before = panel.saved(shared(VAULT))
    panel.get()
    panel.confluence.admins = {GRACE}
    assert panel.call(method, path, body, account=ADA).status == 403
    assert panel.get(account=GRACE) == before


def test_forget_everything(panel: Panel, redis: Redis) -> None:
    panel.saved(shared(VAULT))
    panel.saved(account())
    assert panel.call("DELETE", "everything").json == {"forgotten": True}
    assert (panel.get()["method"], panel.get()["access_tokens"], panel.get()["api_token"]) == ("user-oauth", [], None)
    assert len(panel.log()) == 1
    kept = {key.decode().split(":")[2] for key in redis.scan_iter(f"site:{{{panel.site_id}}}:*")}
    assert kept == {"log", "delivery", "claim"}  # the last two are of the install


def test_the_page_knows_the_server(panel: Panel) -> None:
    token = symmetric(panel.tenant, claims_of(panel.tenant, url_hash("GET", "/admin"), sub=ADA))
    page = panel.app.test_client().get(f"/admin?jwt={token}")
    assert page.status_code == 200
    assert "data-no-consumer" in page.text
    assert "https://id.atlassian.com/manage-profile/security/api-tokens" in page.text

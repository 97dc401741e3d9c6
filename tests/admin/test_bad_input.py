"""What administrators paste by mistake: each is told beside its field, and nothing is stored or sent."""

from typing import Any

import pytest

from sandbox.bitbucket import credentials
from tests.admin.conftest import Panel

TOKEN = credentials.VAULT_TOKEN
GOOD = {"token": TOKEN, "workspace": "acme", "repository": "vault"}
ADA = {"email": credentials.ADA_EMAIL, "token": credentials.ADA_API_TOKEN}
ENTRY = "access_tokens.0"


def access(**changes: Any) -> dict[str, Any]:
    return {"method": "access-token", "access_tokens": [{**GOOD, **changes}]}


def api(**changes: Any) -> dict[str, Any]:
    return {"method": "api-token", "api_token": {**ADA, **changes}}


def without(body: dict[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in body.items() if key != name}


BAD: list[tuple[str, Any, str, str]] = [
    ("no method", {}, "method", "missing"),
    ("unknown method", {"method": "password"}, "method", "one of"),
    ("method is null", {"method": None}, "method", "text"),
    ("method is a list", {"method": ["user-oauth"]}, "method", "text"),
    ("unknown field", {"method": "user-oauth", "acces_tokens": []}, "acces_tokens", "no such field"),
    ("unknown field of an entry", access(secret="x"), f"{ENTRY}.secret", "no such field"),
    ("unknown field of the account", api(username="ada"), "api_token.username", "no such field"),
    ("a repository to save", {"method": "user-oauth", "repository": "acme/x"}, "repository", "no such field"),
    ("plantuml is text", {"method": "user-oauth", "plantuml": "on"}, "plantuml", "true or false"),
    ("plantuml without a server", {"method": "user-oauth", "plantuml": True}, "plantuml", "no server"),
    ("visitors is text", {"method": "user-oauth", "visitors": "yes"}, "visitors", "true or false"),
    ("save_anyway is null", {"method": "user-oauth", "save_anyway": None}, "save_anyway", "true or false"),
    ("version is a number", {"method": "user-oauth", "version": 1}, "version", "text"),
    ("no list", {"method": "access-token", "access_tokens": {"0": GOOD}}, "access_tokens", "list"),
    ("list is null", {"method": "access-token", "access_tokens": None}, "access_tokens", "list"),
    ("entry is text", {"method": "access-token", "access_tokens": [TOKEN]}, ENTRY, "object"),
    ("account is text", {"method": "api-token", "api_token": credentials.ADA_API_TOKEN}, "api_token", "object"),
    ("no credential", {"method": "access-token"}, "access_tokens", "at least one"),
    ("an empty list", {"method": "access-token", "access_tokens": []}, "access_tokens", "at least one"),
    ("no account", {"method": "api-token"}, "api_token.token", "Paste"),
    ("account removed", {"method": "api-token", "api_token": None}, "api_token.token", "Paste"),
    ("too many", {"method": "access-token", "access_tokens": [GOOD] * 201}, "access_tokens", "200"),
    ("no token", {"method": "access-token", "access_tokens": [without(GOOD, "token")]}, f"{ENTRY}.token", "Paste"),
    ("blank token", access(token=" \n"), f"{ENTRY}.token", "Paste"),
    ("null token", access(token=None), f"{ENTRY}.token", "Paste"),
    ("token is a number", access(token=12345678), f"{ENTRY}.token", "text"),
    ("short token", access(token="sesame7"), f"{ENTRY}.token", "8 to 4096"),
    ("long token", access(token="ATCTT3x-sesame" + "x" * 4100), f"{ENTRY}.token", "8 to 4096"),
    ("token with an umlaut", access(token="ATCTT3x-sesame-ä"), f"{ENTRY}.token", "characters"),
    ("token with a bell", access(token="ATCTT3x-sesame-\a"), f"{ENTRY}.token", "characters"),
    ("half of a pair", access(token="ATCTT3x-sesame-\ud800"), f"{ENTRY}.token", "characters"),
    ("API token as access token", access(token=credentials.ADA_API_TOKEN), f"{ENTRY}.token", "an API token"),
    ("app password as access token", access(token=credentials.ADA_APP_PASSWORD), f"{ENTRY}.token", "app password"),
    ("access token as API token", api(token=TOKEN), "api_token.token", "an access token"),
    ("app password as API token", api(token=credentials.ADA_APP_PASSWORD), "api_token.token", "app password"),
    ("cut by lines", access(token="ATA\nTT3x-sesame"), f"{ENTRY}.token", "an API token"),
    ("user name for email", api(email=credentials.ADA_USER_NAME), "api_token.email", "Bitbucket user name"),
    ("no email", {"method": "api-token", "api_token": without(ADA, "email")}, "api_token.email", "logs in with"),
    ("two emails", api(email="a@acme.example b@acme.example"), "api_token.email", "email address"),
    ("email with a colon", api(email="a:b@acme.example"), "api_token.email", "email address"),
    ("email that breaks a header", api(email="a\u2028@acme.example"), "api_token.email", "email address"),
    ("long email", api(email="a" * 250 + "@acme.example"), "api_token.email", "email address"),
    ("token as email", api(email=credentials.ADA_API_TOKEN), "api_token.email", "email address"),
    ("repository alone", access(workspace=None), f"{ENTRY}.workspace", "Which workspace"),
    ("project alone", access(workspace="", repository=None, project="WEB"), f"{ENTRY}.workspace", "Which workspace"),
    ("workspace of two", access(workspace="globex", repository="acme/vault"), f"{ENTRY}.repository", "another field"),
    ("path for a workspace", access(workspace=".."), f"{ENTRY}.workspace", "not the name of a workspace"),
    ("an id for a workspace", access(workspace="{" + "0" * 36 + "}"), f"{ENTRY}.workspace", "not the name"),
    ("words for a project", access(project="My project"), f"{ENTRY}.project", "not the key"),
    ("another host", access(repository="https://github.com/acme/vault"), f"{ENTRY}.repository", "not the name"),
    ("repository is a number", access(repository=7), f"{ENTRY}.repository", "text"),
    ("token for a workspace", access(workspace=TOKEN), f"{ENTRY}.workspace", "not the name"),
    ("token for a repository", access(repository=f"acme/{TOKEN}"), f"{ENTRY}.repository", "not the name"),
    ("token for a project", access(project="ATCTT3xsesame"), f"{ENTRY}.project", "not the key"),
    ("long name", access(workspace="a" * 129), f"{ENTRY}.workspace", "not the name"),
    ("endless name", access(workspace="a" * 5000), f"{ENTRY}.workspace", "too long"),
    ("no date", access(expires_on="soon"), f"{ENTRY}.expires_on", "2027-05-01"),
    ("another order", access(expires_on="01.05.2027"), f"{ENTRY}.expires_on", "2027-05-01"),
    ("a day that never was", access(expires_on="2027-02-30"), f"{ENTRY}.expires_on", "2027-05-01"),
    ("a week", api(expires_on="2027-W01-1"), "api_token.expires_on", "2027-05-01"),
    ("an id that is not stored", {"method": "access-token", "access_tokens": [{"id": "x"}]}, f"{ENTRY}.token",
     "not stored"),
    ("an account that is not stored", {"method": "api-token", "api_token": {"id": "x", "email": ADA["email"]}},
     "api_token.token", "not stored"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "field", "words"), [row[1:] for row in BAD], ids=[row[0] for row in BAD])
def test_each_mistake_has_its_field_and_its_words(panel: Panel, body: Any, field: str, words: str) -> None:
    answered = panel.put(body)
    assert (answered.status, answered.error["code"]) == (400, "bad-request")
    assert list(answered.fields) == [field]
    assert words in answered.fields[field]
    assert panel.get()["version"] == ""
    assert panel.asked_of_bitbucket() == []
    anyway = panel.put({"save_anyway": True, **body})
    assert anyway.status == 400


def test_a_list_with_faults_in_several_places(panel: Panel) -> None:
    entries = [GOOD, {**GOOD, "token": "short"}, {"token": TOKEN, "repository": "x"}]
    answered = panel.put({"method": "access-token", "access_tokens": entries})
    assert set(answered.fields) == {"access_tokens.1.token"}
    answered = panel.put({"method": "access-token", "access_tokens": [GOOD, entries[2], entries[2]]})
    assert set(answered.fields) == {"access_tokens.1.workspace", "access_tokens.2.workspace"}


def test_the_same_id_twice(panel: Panel) -> None:
    [entry] = panel.saved(access())["access_tokens"]
    answered = panel.put({"method": "access-token", "access_tokens": [{"id": entry["id"]}] * 2})
    assert answered.fields == {"access_tokens.1.token": "This token is in the list twice."}


@pytest.mark.parametrize("content", [b"", b"[]", b"null", b'"sesame"', b"{", b"[" * 60_000, b'{"method": NaN}'])
def test_what_is_no_object(panel: Panel, content: bytes) -> None:
    answered = panel.put(None, data=content, content_type="application/json")
    assert (answered.status, answered.error["code"]) == (400, "bad-request")


def test_a_form(panel: Panel) -> None:
    answered = panel.put(None, data={"method": "user-oauth"})
    assert answered.status == 400


@pytest.mark.parametrize(
    "body",
    [
        {"method": "user-oauth", TOKEN: True},
        {"method": "access-token", "access_tokens": [{TOKEN: TOKEN}]},
        {"method": "access-token", "access_tokens": {TOKEN: TOKEN}},
        {"method": TOKEN, "version": TOKEN},
        {"method": "access-token", "access_tokens": [{"id": TOKEN}]},
        {"method": "api-token", "api_token": {"id": TOKEN, "email": TOKEN, "expires_on": TOKEN}},
        access(expires_on=TOKEN, workspace=f"https://x:{TOKEN}@evil.example/", repository=f"https://bitbucket.org/{TOKEN}"),
        access(workspace=f"https://bitbucket.org/{TOKEN}/x"),
    ],
)  # fmt: skip
def test_a_secret_in_the_wrong_place_is_never_answered(panel: Panel, body: Any) -> None:
    assert panel.put(body).status == 400  # and `Panel.call` looks for it in the answer
    assert panel.test(body).status == 400


def test_a_secret_in_a_clone_address_is_dropped(panel: Panel) -> None:
    address = f"https://x-token-auth:{TOKEN}@bitbucket.org/acme/vault.git"
    [entry] = panel.saved(access(workspace=None, repository=address))["access_tokens"]
    assert (entry["workspace"], entry["repository"]) == ("acme", "vault")


@pytest.mark.parametrize(
    "body",
    [
        {"access_tokens": [GOOD]},
        {"repository": "vault"},
        {"repository": "https://github.com/acme/vault"},
        {"repository": 7},
        {"method": "access-token"},
    ],
    ids=str,
)
def test_bad_input_to_a_test(panel: Panel, body: Any) -> None:
    answered = panel.test(body)
    assert (answered.status, answered.error["code"]) == (400, "bad-request")
    assert len(answered.fields) == 1

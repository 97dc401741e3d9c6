"""The Test button: per credential what it can read, who it is, and what to do; nothing is stored."""

from typing import Any

import pytest

from sandbox.bitbucket import credentials
from tests.admin.bodies import API_TOKEN, GENERAL, PROJECT, VAULT, WORKSPACE, account, shared
from tests.admin.conftest import Panel


def codes(result: Any) -> tuple[str, ...]:
    assert list(result["checks"]) == ["repository", "pullrequest", "pipeline", "issue"] or set(result["checks"]) == {
        "repository", "pullrequest", "pipeline", "issue"
    }  # fmt: skip
    checks = result["checks"]
    assert all(bool(check["remedy"]) == (check["code"] != "ok") for check in checks.values())
    return tuple(checks[name]["code"] for name in ("repository", "pullrequest", "pipeline", "issue"))


def test_what_is_stored(panel: Panel) -> None:
    stored = panel.saved(shared(VAULT, {**PROJECT, "expires_on": "2099-01-01"}, GENERAL))
    results = panel.tested()
    assert [result["id"] for result in results] == [entry["id"] for entry in stored["access_tokens"]]
    assert [result["label"] for result in results] == [
        "acme/vault",
        "Project WEB of acme",
        "Any repository that it can read",
    ]
    assert [result["identity"] for result in results] == [
        "repository access token",
        "project access token",
        "workspace access token",
    ]
    assert [result["expires_on"] for result in results] == [None, "2099-01-01", None]
    assert [codes(result) for result in results] == [
        ("ok", "missing-scope", "missing-scope", "gone"),
        ("ok", "ok", "ok", "gone"),
        ("not-checked",) * 4,
    ]
    assert {result["method"] for result in results} == {"access-token"}
    assert panel.get() == stored


def test_an_empty_post_is_a_test_of_what_is_stored(panel: Panel) -> None:
    panel.saved(account())
    [result] = panel.test(None, data=b"").json["credentials"]
    assert (result["method"], result["label"], result["identity"]) == ("api-token", credentials.ADA_EMAIL, None)
    assert codes(result) == ("not-checked",) * 4


def test_nothing_to_test(panel: Panel) -> None:
    assert panel.tested() == []
    assert panel.tested({"repository": "acme/private"}) == []
    assert panel.tested({"method": "user-oauth"}) == []


def test_what_is_not_saved_yet(panel: Panel) -> None:
    [stored] = panel.saved(shared(VAULT))["access_tokens"]
    results = panel.tested(shared({"id": stored["id"]}, WORKSPACE))
    assert [result["id"] for result in results] == [stored["id"], None]
    assert [codes(result)[0] for result in results] == ["ok", "ok"]
    assert len(panel.get()["access_tokens"]) == len(panel.log()) == 1


def test_a_named_repository(panel: Panel) -> None:
    """For every token that may be used for it; the others are tested with their own."""
    tokens = shared(VAULT, PROJECT, WORKSPACE, GENERAL, repository="https://bitbucket.org/acme/private/src/main/")
    assert [codes(result) for result in panel.tested(tokens)] == [
        ("ok", "missing-scope", "missing-scope", "gone"),
        ("ok", "ok", "ok", "gone"),
        ("ok", "ok", "ok", "gone"),
        ("no-access",) * 4,
    ]


@pytest.mark.parametrize(
    ("token", "expected", "identity"),
    [
        (credentials.ADA_API_TOKEN, ("ok", "ok", "missing-scope", "gone"), None),
        (credentials.ADA_REPOSITORY_API_TOKEN, ("ok", "missing-scope", "missing-scope", "gone"), None),
        (credentials.ADA_ACCOUNT_API_TOKEN, ("ok", "ok", "missing-scope", "gone"), "Ada Bitbucket"),
        (credentials.ADA_UNSCOPED_API_TOKEN, ("refused",) * 4, None),
    ],
)
def test_an_account(panel: Panel, token: str, expected: tuple[str, ...], identity: str | None) -> None:
    [result] = panel.tested({**account({**API_TOKEN, "token": token}), "repository": "acme/vault"})
    assert (codes(result), result["identity"], result["id"]) == (expected, identity, None)
    scope = result["checks"]["pipeline"]["remedy"]
    assert ("read:pipeline:bitbucket" in scope) == (expected[2] == "missing-scope")


def test_an_account_that_tells_its_workspaces_needs_no_name(panel: Panel) -> None:
    token = {**API_TOKEN, "token": credentials.ADA_ACCOUNT_API_TOKEN}
    [result] = panel.tested(account(token))
    assert codes(result) == ("ok", "ok", "missing-scope", "gone")


def test_a_token_that_has_expired(panel: Panel) -> None:
    [result] = panel.tested(shared({"token": credentials.EXPIRED_TOKEN, "expires_on": "2026-01-31"}))
    assert codes(result) == ("expired",) * 4
    assert "2026-01-31" in result["checks"]["repository"]["remedy"]


def test_while_bitbucket_is_away(panel: Panel) -> None:
    panel.saved(shared(VAULT))
    panel.switch("faults", {"match": "/2.0/", "fault": {"status": 503, "body": "html"}})
    [result] = panel.tested()
    assert codes(result) == ("unavailable",) * 4
    assert {check["ok"] for check in result["checks"].values()} == {None}


def test_while_bitbucket_takes_no_more_requests(panel: Panel) -> None:
    panel.saved(shared(VAULT))
    panel.switch("limit", {"credential_per_hour": 2})
    [result] = panel.tested()
    assert codes(result)[0] == "ok"
    assert codes(result)[2:] == ("rate-limited", "rate-limited")

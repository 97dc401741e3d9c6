"""What administrators are warned of, and when."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from app.admin.notices import notices
from app.bitbucket.auth.failures import Failure
from app.bitbucket.auth.settings import Method, Settings, new_access_token, new_api_token
from app.kit import clock
from tests.admin.bodies import VAULT, account, shared
from tests.admin.conftest import Panel

TOKEN = new_access_token(
    "site", token="ATCTT3x-sesame", workspace="acme", project=None, repository="x", expires_on=None
)
ACCOUNT = new_api_token("site", email="ada@acme.example", token="ATATT3x-sesame", expires_on=None)


def in_days(count: int) -> str:
    return (datetime.now(UTC).date() + timedelta(days=count)).isoformat()


@pytest.mark.parametrize(
    ("days", "code", "words"),
    [
        (31, None, ""),
        (30, "expires-soon", "in 30 days"),
        (15, "expires-soon", "Make a new one"),
        (14, "expires-soon", "this week"),
        (4, "expires-soon", "in 4 days"),
        (3, "expires-soon", "Replace it now"),
        (1, "expires-soon", "tomorrow"),
        (0, "expires-soon", "today"),
        (-1, "expired", "expired on"),
    ],
)
def test_dates(days: int, code: str | None, words: str) -> None:
    settings = Settings(method="access-token", access_tokens=(replace(TOKEN, expires_on=in_days(days)),))
    found = notices(settings, {}, can_connect=True)
    assert [notice.code for notice in found] == ([code] if code else [])
    for notice in found:
        assert notice.credential == TOKEN.id
        assert words in notice.message
        assert notice.message.startswith("The access token for acme/x exp")


def test_only_of_the_method_in_use() -> None:
    tokens = (replace(TOKEN, expires_on=in_days(1)),)
    api_token = replace(ACCOUNT, expires_on=in_days(2))
    for method, expected in (("user-oauth", []), ("access-token", [TOKEN.id]), ("api-token", [ACCOUNT.id])):
        settings = Settings(method=method, access_tokens=tokens, api_token=api_token)  # type: ignore[arg-type]  # the loop's
        assert [notice.credential for notice in notices(settings, {}, can_connect=True)] == expected


@pytest.mark.parametrize("method", ["access-token", "api-token"])
def test_tokens_that_an_uninstall_has_erased(method: Method) -> None:
    [notice] = notices(Settings(method=method), {}, can_connect=True)
    assert (notice.credential, notice.code) == (None, "no-credentials")


def test_nobody_can_sign_in() -> None:
    [notice] = notices(Settings(), {}, can_connect=False)
    assert (notice.credential, notice.code) == (None, "no-consumer")
    assert notices(Settings(), {}, can_connect=True) == []
    assert notices(Settings(method="access-token", access_tokens=(TOKEN,)), {}, can_connect=False) == []


@pytest.mark.parametrize(("code", "words"), [("refused", "does not accept"), ("missing-scope", "lacks a permission")])
def test_what_fails(code: str, words: str) -> None:
    settings = Settings(method="api-token", api_token=ACCOUNT)
    failures = {ACCOUNT.identity: Failure(datetime(2026, 11, 20, tzinfo=UTC).timestamp(), code, last=0)}  # type: ignore[arg-type]  # the table's
    [notice] = notices(settings, failures, can_connect=True)
    assert (notice.credential, notice.code) == (ACCOUNT.id, "failing")
    assert words in notice.message
    assert "20 November 2026" in notice.message
    assert "ada@acme.example" not in notice.message


def test_a_failure_ends_with_its_token(panel: Panel) -> None:
    [entry] = panel.saved(shared(VAULT))["access_tokens"]
    [stored] = panel.services.settings.find(panel.site_id).access_tokens
    panel.services.failures.note(panel.site_id, stored.identity, "refused")
    [warning] = panel.get()["warnings"]
    assert (warning["credential"], warning["code"]) == (entry["id"], "failing")
    assert clock.utc_day(clock.now())[:4] in warning["message"]
    assert panel.saved(account())["warnings"] == []
    assert panel.saved({"method": "api-token", "access_tokens": []})["warnings"] == []
    assert panel.services.failures.all(panel.site_id) == {}

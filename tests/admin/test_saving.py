"""Saving: Bitbucket is asked about what is new, two administrators lose nothing, and Redis has all of it or nothing."""

from collections.abc import Callable
from typing import Any

import pytest
from redis import Redis
from werkzeug.wrappers import Response

from app.admin.saving import Saving
from app.admin.schema import AccessTokenInput, Wish
from app.bitbucket.auth.settings import Settings
from app.bitbucket.http import Http
from app.errors import ApiError
from sandbox.bitbucket import credentials
from tests.admin.bodies import GENERAL, PROJECT, VAULT, WORKSPACE, account, shared
from tests.admin.conftest import ADA, GRACE, Panel, permit
from tests.atlassian.loopback import serving

UNVERIFIED: list[tuple[str, Any, str, str]] = [
    ("expired", {"token": credentials.EXPIRED_TOKEN, "workspace": "acme"}, "token", "does not accept"),
    ("made up", {"token": "ATCTT3x-sesame-nobody"}, "token", "does not accept"),
    ("no permission", {"token": credentials.WEBHOOK_TOKEN, "workspace": "acme"}, "token", "“Repositories: Read”"),
    ("no permission, anywhere", {"token": credentials.WEBHOOK_TOKEN}, "token", "“Repositories: Read”"),
    ("workspace that is not there", {**WORKSPACE, "workspace": "acmee"}, "workspace", "no workspace acmee"),
    ("another workspace", {**GENERAL, "workspace": "acme"}, "workspace", "no private repository"),
    ("another project", {**PROJECT, "project": "VAULT"}, "project", "no private repository"),
    ("repository that is not there", {**VAULT, "repository": "valt"}, "repository", "no repository acme/valt"),
    ("another repository", {**VAULT, "repository": "private"}, "repository", "the token is for another one"),
    ("outside the project", {**PROJECT, "project": "VAULT", "repository": "private"}, "project", "not in the project"),
    ("a date that is past", {**VAULT, "expires_on": "2020-02-29"}, "expires_on", "29 February 2020 is past"),
]


@pytest.mark.parametrize(
    ("entry", "field", "words"), [row[1:] for row in UNVERIFIED], ids=[row[0] for row in UNVERIFIED]
)
def test_what_bitbucket_refuses(panel: Panel, entry: Any, field: str, words: str) -> None:
    good = {"token": credentials.PROJECT_TOKEN, "workspace": "acme", "project": "WEB"}
    answered = panel.put(shared(good, entry))
    assert (answered.status, answered.error["code"]) == (400, "unverified")
    assert list(answered.fields) == [f"access_tokens.1.{field}"]
    assert words in answered.fields[f"access_tokens.1.{field}"]
    assert (panel.get()["version"], panel.log()) == ("", [])
    panel.switch("requests", method="DELETE")
    assert len(panel.saved(shared(good, entry, save_anyway=True))["access_tokens"]) == 2
    assert panel.asked_of_bitbucket() == []
    assert "Saved anyway" in panel.log()[0]


@pytest.mark.parametrize(
    ("token", "words"),
    [
        (credentials.ADA_EXPIRED_API_TOKEN, "not be expired"),
        (credentials.ADA_UNSCOPED_API_TOKEN, "without scopes"),
        (credentials.MIA_API_TOKEN, "email address"),
    ],
)
def test_an_account_that_bitbucket_refuses(panel: Panel, token: str, words: str) -> None:
    answered = panel.put(account({"email": credentials.ADA_EMAIL, "token": token}))
    assert (answered.status, answered.error["code"], list(answered.fields)) == (400, "unverified", ["api_token.token"])
    assert words in answered.fields["api_token.token"]
    assert panel.get()["api_token"] is None


@pytest.mark.parametrize(
    "fault", [{"status": 503, "body": "html"}, {"status": 429, "body": "text"}, {"reset": True}], ids=str
)
def test_nothing_is_saved_while_bitbucket_is_away(panel: Panel, fault: dict[str, Any]) -> None:
    before = panel.saved(shared(VAULT))
    panel.switch("faults", {"match": "/2.0/", "fault": fault})
    for body in (shared(VAULT, WORKSPACE), account()):
        answered = panel.put(body)
        assert (answered.status, answered.error["code"]) == (503, "unavailable")
        assert answered.error["message"].startswith("No word from Bitbucket on the ")
    assert panel.get() == before
    assert panel.saved(account(save_anyway=True))["method"] == "api-token"


def test_what_is_kept_is_not_asked_about_again(panel: Panel) -> None:
    panel.saved(shared(VAULT))
    panel.switch("faults", {"match": "/2.0/", "fault": {"status": 503}})
    assert panel.saved({"method": "user-oauth"})["method"] == "user-oauth"
    assert panel.saved({"method": "access-token", "visitors": True})["visitors"] is True


def test_a_past_date_of_a_token_that_is_kept_is_no_fault(panel: Panel) -> None:
    [entry] = panel.saved(shared({**VAULT, "expires_on": "2020-02-29"}, save_anyway=True))["access_tokens"]
    kept = {name: entry[name] for name in ("id", "workspace", "repository", "expires_on")}
    assert len(panel.saved(shared(kept, WORKSPACE))["access_tokens"]) == 2


def test_a_new_token_with_the_past_date_of_the_old_one(panel: Panel) -> None:
    [entry] = panel.saved(shared({**VAULT, "expires_on": "2020-02-29"}, save_anyway=True))["access_tokens"]
    replaced = {"id": entry["id"], "token": credentials.WORKSPACE_TOKEN, "expires_on": "2020-02-29"}
    assert list(panel.put(shared(replaced)).fields) == ["access_tokens.0.expires_on"]


def test_a_hundred_tokens(panel: Panel) -> None:
    repositories = ("vault", "private", "site")
    tokens = [
        {"token": credentials.WORKSPACE_TOKEN, "workspace": "acme", "repository": repositories[number % 3]}
        for number in range(100)
    ]
    assert len(panel.saved(shared(*tokens))["access_tokens"]) == 100
    assert len(panel.asked_of_bitbucket()) == 100
    results = panel.tested()
    assert len(results) == 100
    assert all(result["checks"]["repository"]["ok"] for result in results)
    assert "Added the access tokens for acme/vault, acme/private, acme/site, " in panel.log()[0]
    assert panel.log()[0].endswith("acme/vault and 90 more.")


def test_the_later_of_two_administrators_is_told(panel: Panel) -> None:
    version = panel.get()["version"]
    first = panel.saved(shared(VAULT, version=version), account=ADA)
    answered = panel.put(shared(WORKSPACE, version=version), account=GRACE)
    assert (answered.status, answered.error["code"]) == (409, "changed-meanwhile")
    assert panel.get() == first
    panel.switch("requests", method="DELETE")
    again = panel.saved(shared({"id": first["access_tokens"][0]["id"]}, WORKSPACE, version=first["version"]))
    assert len(again["access_tokens"]) == 2


class Thinking:
    """A Bitbucket that takes every token; while it thinks about the first one, something else happens."""

    def __init__(self, meanwhile: Callable[[], object]) -> None:
        self.meanwhile = meanwhile
        self.asked = 0

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Any:
        self.asked += 1
        if self.asked == 1:
            self.meanwhile()
        return Response("{}", mimetype="application/json")(environ, start_response)


def save_while(panel: Panel, wish: Wish, meanwhile: Callable[[], object]) -> tuple[Settings | ApiError, int]:
    """What came of a save of Grace's, and how often Bitbucket was asked for it."""
    bitbucket = Thinking(meanwhile)
    with serving(bitbucket) as url:
        http = Http(f"{url}/2.0", pool_size=4)
        saving = Saving(panel.services.settings, panel.services.failures, http, panel.site_id, account_id=GRACE)
        try:
            return saving.save(wish), bitbucket.asked
        except ApiError as error:
            return error, bitbucket.asked


def test_without_a_version_both_changes_of_one_moment_are_saved(panel: Panel) -> None:
    wish: Wish = {
        "method": "access-token",
        "access_tokens": [AccessTokenInput(token=credentials.VAULT_TOKEN)],
    }
    saved, asked = save_while(panel, wish, lambda: panel.saved(account(visitors=True), account=ADA))
    assert isinstance(saved, Settings)
    assert (saved.method, saved.visitors, bool(saved.api_token), len(saved.access_tokens)) == (
        "access-token",
        True,
        True,
        1,
    )
    assert asked == 1
    assert panel.get()["version"] == saved.version
    assert [entry["account_id"] for entry in panel.call("GET", "audit").json["entries"]] == [GRACE, ADA]


def test_with_a_version_the_later_of_one_moment_is_told(panel: Panel) -> None:
    wish: Wish = {
        "method": "access-token",
        "access_tokens": [AccessTokenInput(token=credentials.VAULT_TOKEN)],
        "version": "",
    }
    told, _ = save_while(panel, wish, lambda: panel.saved(account(), account=ADA))
    assert isinstance(told, ApiError)
    assert (told.status, told.code) == (409, "changed-meanwhile")
    assert (panel.get()["method"], panel.get()["access_tokens"]) == ("api-token", [])


def test_a_token_that_was_removed_meanwhile_does_not_come_back(panel: Panel) -> None:
    [entry] = panel.saved(shared(VAULT))["access_tokens"]
    kept, new = AccessTokenInput(id=entry["id"]), AccessTokenInput(token=credentials.WORKSPACE_TOKEN)
    wish: Wish = {"method": "access-token", "access_tokens": [kept, new]}
    told, _ = save_while(panel, wish, lambda: panel.saved({"method": "user-oauth", "access_tokens": []}, account=ADA))
    assert isinstance(told, ApiError)
    assert (told.status, list(told.fields or ())) == (400, ["access_tokens.0.token"])
    assert panel.get()["access_tokens"] == []


@pytest.mark.parametrize("command", ["watch", "set", "lpush", "ltrim", "exec"])
def test_redis_fails_in_the_middle(panel: Panel, redis: Redis, forbid: Callable[[str], None], command: str) -> None:
    panel.saved(shared(VAULT))
    before = stored(panel, redis)
    forbid(command)
    answered = panel.put(account(visitors=True))
    assert (answered.status, answered.error["code"]) == (503, "unavailable")
    permit(redis, "+@all")
    assert stored(panel, redis) == before
    assert panel.get()["method"] == "access-token"


def test_redis_has_no_room(panel: Panel, redis: Redis) -> None:
    panel.saved(shared(VAULT))
    before = stored(panel, redis)
    redis.config_set("maxmemory", 1)
    try:
        assert panel.put(account()).status == 503
    finally:
        redis.config_set("maxmemory", 0)
    assert stored(panel, redis) == before


def test_redis_fails_before_a_save(panel: Panel, redis: Redis, forbid: Callable[[str], None]) -> None:
    """What the answer needs is read before, so that an answer that is bad means that nothing was saved."""
    before = stored(panel, redis)
    forbid("scard")
    assert panel.put(account()).status == 503
    assert stored(panel, redis) == before


def test_redis_fails_after_a_save(panel: Panel, forbid: Callable[[str], None]) -> None:
    panel.saved(shared(VAULT))
    forbid("hdel")
    assert panel.saved({"method": "user-oauth", "access_tokens": []})["access_tokens"] == []


@pytest.mark.parametrize(("method", "path"), [("GET", "authentication"), ("GET", "audit"), ("DELETE", "everything")])
def test_redis_is_away(panel: Panel, forbid: Callable[[str], None], method: str, path: str) -> None:
    for command in ("hgetall", "lrange", "del"):
        forbid(command)
    assert (panel.call(method, path).status, panel.call(method, path).error["code"]) == (503, "unavailable")


def stored(panel: Panel, redis: Redis) -> dict[bytes, bytes]:
    """The durable records of the site."""
    names = sorted(redis.scan_iter(f"site:{{{panel.site_id}}}:*"))
    return {name: redis.dump(name) or b"" for name in names if redis.ttl(name) == -1}

"""Webhooks: how administrators add and remove them, and what the address takes from whom."""

import json
from collections.abc import Callable
from typing import Any

import pytest
import time_machine
from redis import Redis
from werkzeug.test import TestResponse

from app.macro import webhooks
from app.macro.changed import changed_keys
from tests.admin.conftest import ADA, MIA, Answered, Panel, permit
from tests.hooking import event, headers_for

PUSH = event("acme/site")
PUBLIC, UNKNOWN = changed_keys("x", "acme/site")[0], "0123456789abcdef"


def add(panel: Panel, **more: Any) -> Any:
    answered = panel.call("POST", "webhooks", **more)
    assert answered.status == 201, answered
    return answered.json


def listed(answered: Answered) -> list[Any]:
    assert answered.status == 200, answered
    found: list[Any] = answered.json["webhooks"]
    return found


def path(hook: Any) -> str:
    return f"/webhooks/bitbucket/{hook['id']}"


def send(panel: Panel, hook: Any, body: bytes = PUSH, **more: Any) -> TestResponse:
    headers = headers_for(body, more.pop("secret", hook["secret"]), **more)
    return panel.app.test_client().post(path(hook), data=body, headers=headers)


def site_key(panel: Panel, name: str = "acme/site") -> str:
    return changed_keys(panel.site_id, name)[1]


def test_the_secret_is_told_once(panel: Panel) -> None:
    hook = add(panel)
    assert set(hook) == {"id", "url", "added_at", "last_event_at", "secret"}
    assert hook["url"] == f"{panel.services.config.base_url}{path(hook)}"
    assert len(hook.pop("secret")) >= 40
    assert listed(panel.call("GET", "webhooks")) == [hook]
    assert hook["last_event_at"] is None


def test_it_is_removed_and_its_address_is_unknown(panel: Panel) -> None:
    one, two = add(panel), add(panel)
    assert [hook["id"] for hook in listed(panel.call("DELETE", f"webhooks/{one['id']}"))] == [two["id"]]
    assert (send(panel, one).status_code, send(panel, two).status_code) == (404, 204)
    again = panel.call("DELETE", f"webhooks/{one['id']}")
    assert (again.status, again.error["code"]) == (404, "not-found")


def test_the_log_says_so_without_the_secret(panel: Panel) -> None:
    hook = add(panel)
    panel.call("DELETE", f"webhooks/{hook['id']}")
    name = f"…{hook['id'][-6:]}"
    assert panel.log()[:2] == [f"Removed the webhook {name}.", f"Added the webhook {name}."]


def test_there_are_20_at_most(panel: Panel) -> None:
    for _ in range(20):
        add(panel)
    answered = panel.call("POST", "webhooks")
    assert (answered.status, answered.error["code"]) == (409, "too-many-webhooks")


@pytest.mark.parametrize(("method", "name"), [("GET", "webhooks"), ("POST", "webhooks"), ("DELETE", "webhooks/x")])
def test_for_administrators_alone(panel: Panel, method: str, name: str) -> None:
    assert panel.call(method, name, account=MIA).status == 403
    assert panel.call(method, name, account=None).status == 403
    assert panel.app.test_client().open(f"/api/admin/{name}", method=method).status_code == 401


def test_forgetting_everything_ends_them(panel: Panel) -> None:
    hook = add(panel)
    panel.call("DELETE", "everything", account=ADA)
    assert listed(panel.call("GET", "webhooks")) == []
    assert send(panel, hook).status_code == 404


def test_an_event_is_noted(panel: Panel, redis: Redis) -> None:
    hook = add(panel)
    response = send(panel, hook)
    assert (response.status_code, response.data) == (204, b"")
    assert redis.exists(site_key(panel), PUBLIC) == 2
    assert listed(panel.call("GET", "webhooks"))[0]["last_event_at"] is not None


@pytest.mark.parametrize("key", ["pullrequest:fulfilled", "repo:commit_status_updated", "repo:updated", "unheard:of"])
def test_every_event_counts_whatever_it_is_called(panel: Panel, redis: Redis, key: str) -> None:
    assert send(panel, add(panel), key=key).status_code == 204
    assert redis.exists(site_key(panel)) == 1


def test_a_name_that_no_repository_has_is_not_noted(panel: Panel, redis: Redis) -> None:
    body = json.dumps({"repository": {"full_name": f"acme/{'x' * 129}"}}).encode()
    assert send(panel, add(panel), body).status_code == 204
    assert redis.keys("*:changed") == []


def test_a_site_notes_so_many_repositories_an_hour(panel: Panel, redis: Redis, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(webhooks, "REPOSITORIES_PER_HOUR", 3)
    hooks = [add(panel), add(panel)]

    def told_of(number: int) -> int:
        body = json.dumps({"repository": {"full_name": f"acme/number-{number}"}}).encode()
        return send(panel, hooks[number % 2], body).status_code

    assert [told_of(number) for number in (0, 1, 2, 0, 3, 1)] == [204, 204, 204, 204, 429, 204]
    assert all(redis.ttl(key) > 0 for key in redis.keys("*webhook-repositories*"))


@pytest.mark.parametrize("body", [b"", b"{}", b"not JSON", b'{"test": true}'])
def test_a_signed_body_without_a_repository_does_nothing(panel: Panel, redis: Redis, body: bytes) -> None:
    assert send(panel, add(panel), body).status_code == 204
    assert redis.keys("*:changed") == []


@pytest.mark.parametrize("signature", [None, "", "sha256=", "sha256=" + "0" * 64, "sha1=" + "0" * 40])
def test_without_the_right_signature_nothing_happens(panel: Panel, redis: Redis, signature: str | None) -> None:
    headers = {**headers_for(PUSH, "s"), "X-Hub-Signature": signature or ""}
    if signature is None:
        del headers["X-Hub-Signature"]
    response = panel.app.test_client().post(path(add(panel)), data=PUSH, headers=headers)
    assert response.status_code == 401
    assert set(response.json["error"]) == {"code", "message", "request_id"}  # type: ignore[index]
    assert redis.keys("*:changed") == []


def test_another_hooks_secret_does_not_do(panel: Panel) -> None:
    assert send(panel, add(panel), secret=add(panel)["secret"]).status_code == 401


@pytest.mark.parametrize("identifier", [UNKNOWN, f"nosuchsite-{UNKNOWN}", "{x}", "a" * 500])
def test_an_unknown_address(panel: Panel, identifier: str) -> None:
    response = send(panel, {"id": identifier, "secret": "s"})
    assert (response.status_code, response.json["error"]["code"]) == (404, "not-found")  # type: ignore[index]


def test_it_takes_nothing_but_posts(panel: Panel) -> None:
    assert panel.app.test_client().get(path(add(panel))).status_code == 405


def test_a_body_has_256_kilobytes_at_most(panel: Panel) -> None:
    hook = add(panel)
    longest = PUSH + b" " * (256 * 1024 - len(PUSH))
    assert send(panel, hook, longest).status_code == 204
    response = send(panel, hook, longest + b" ")
    assert (response.status_code, response.json["error"]["code"]) == (413, "too-large")  # type: ignore[index]


def test_a_repeated_request_does_nothing(panel: Panel, redis: Redis) -> None:
    hook = add(panel)
    assert send(panel, hook, request_id="one").status_code == 204
    redis.delete(site_key(panel))
    assert send(panel, hook, request_id="one").status_code == 200
    assert redis.exists(site_key(panel)) == 0
    assert send(panel, hook, request_id="two").status_code == 204
    assert redis.exists(site_key(panel)) == 1


def test_what_another_hook_received_is_no_repetition(panel: Panel) -> None:
    assert [send(panel, add(panel), request_id="one").status_code for _ in range(2)] == [204, 204]


def test_without_an_id_every_request_counts(panel: Panel) -> None:
    hook = add(panel)
    headers = headers_for(PUSH, hook["secret"])
    del headers["X-Request-UUID"]
    client = panel.app.test_client()
    assert [client.post(path(hook), data=PUSH, headers=headers).status_code for _ in range(2)] == [204, 204]


def test_what_failed_in_between_is_done_the_next_time(
    panel: Panel, redis: Redis, forbid: Callable[[str], None]
) -> None:
    hook = add(panel)
    forbid("hset")
    assert send(panel, hook, request_id="one").status_code == 503
    permit(redis, "+hset")
    assert send(panel, hook, request_id="one").status_code == 204
    assert send(panel, hook, request_id="one").status_code == 200


def test_so_many_a_minute_and_only_signed_ones_count(panel: Panel, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(webhooks, "EVENTS_PER_MINUTE", 3)
    hook, other = add(panel), add(panel)
    assert {send(panel, hook, secret="wrong").status_code for _ in range(5)} == {401}
    assert [send(panel, hook).status_code for _ in range(4)] == [204, 204, 204, 429]
    assert send(panel, other).status_code == 429, "all webhooks of a site together"


def test_redis_away_lets_bitbucket_try_again(panel: Panel, forbid: Callable[[str], None]) -> None:
    hook = add(panel)
    forbid("get")
    response = send(panel, hook)
    assert (response.status_code, response.json["error"]["code"]) == (503, "unavailable")  # type: ignore[index]


def test_a_request_is_remembered_for_an_hour(panel: Panel, redis: Redis) -> None:
    with time_machine.travel("2026-11-24T10:00:00Z", tick=False):
        send(panel, add(panel))
    [name] = redis.keys("site:*:webhook-request:*")
    assert 3590 < redis.ttl(name) <= 3600

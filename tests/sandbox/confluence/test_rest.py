"""The REST API that the app calls."""

from collections.abc import Mapping
from typing import Any

import pytest
import requests

from sandbox.confluence import RunningConfluence, Site
from sandbox.confluence.jwt_signing import query_string_hash
from sandbox.confluence.people import ADMIN, MEMBER
from tests.sandbox.confluence.stand_in_app import StandInApp
from tests.sandbox.confluence.visits import HANDBOOK, RULES, SECRET, app_token, ask_rest


def test_operations_tell_an_administrator_from_a_member(app: StandInApp, acme: Site) -> None:
    administer = {"operation": "administer", "targetType": "application"}
    assert (
        administer
        in get(app, acme, f"/rest/api/user?accountId={ADMIN.account_id}&expand=operations").json()["operations"]
    )
    assert (
        administer
        not in get(app, acme, f"/rest/api/user?accountId={MEMBER.account_id}&expand=operations").json()["operations"]
    )
    assert "operations" not in get(app, acme, f"/rest/api/user?accountId={ADMIN.account_id}").json()


def test_unknown_and_missing_accounts(app: StandInApp, acme: Site) -> None:
    assert get(app, acme, "/rest/api/user?accountId=nobody").status_code == 404
    assert get(app, acme, "/rest/api/user").status_code == 400


@pytest.mark.parametrize(
    ("change", "lifetime_seconds"),
    [
        ({"iss": "another-app"}, 180),
        ({"aud": ["another-site"]}, 180),
        ({"aud": "another-site"}, 180),
        ({"qsh": "context-qsh"}, 180),
        ({"qsh": query_string_hash(method="GET", raw_path="/rest/api/user", raw_query="")}, 180),
        ({}, -3600),
    ],
)
def test_a_wrong_token_is_refused(app: StandInApp, acme: Site, change: dict[str, Any], lifetime_seconds: int) -> None:
    path = "/rest/api/user/current"
    token = app_token(app, acme, path, lifetime_seconds=lifetime_seconds, **change)
    assert ask_rest(acme, path, token).status_code == 401


def test_another_sites_secret_is_refused(app: StandInApp, confluence: RunningConfluence) -> None:
    acme, globex = confluence.sites
    path = "/rest/api/user/current"
    token = app_token(app, globex, path, aud=[acme.client_key])
    assert ask_rest(acme, path, token).status_code == 401
    assert requests.get(acme.url + path, timeout=5).status_code == 401


def test_the_sites_own_pages_ask_as_the_person(acme: Site) -> None:
    answer = requests.get(
        f"{acme.url}/rest/api/user/current?as=member", headers={"Sec-Fetch-Site": "same-origin"}, timeout=5
    )
    assert answer.json()["accountId"] == MEMBER.account_id


@pytest.mark.parametrize(
    ("page_id", "identifier", "operation", "expected"),
    [
        (HANDBOOK, MEMBER.account_id, "read", True),
        (HANDBOOK, MEMBER.account_id, "update", True),
        (HANDBOOK, "anonymous", "read", True),
        (HANDBOOK, "anonymous", "update", False),
        (HANDBOOK, "somebody-else", "read", False),
        (SECRET, MEMBER.account_id, "read", False),
        (SECRET, ADMIN.account_id, "read", True),
        (RULES, MEMBER.account_id, "read", True),
        (RULES, MEMBER.account_id, "update", False),
    ],
)
def test_permission_check(
    app: StandInApp, acme: Site, page_id: str, identifier: str, operation: str, expected: bool
) -> None:
    answer = check_permission(app, acme, page_id, {"type": "user", "identifier": identifier}, operation)
    assert answer.json()["hasPermission"] is expected


def test_a_malformed_question_and_an_unknown_page(app: StandInApp, acme: Site) -> None:
    member = {"type": "user", "identifier": "x"}
    assert check_permission(app, acme, HANDBOOK, {}, "read").status_code == 400
    assert check_permission(app, acme, HANDBOOK, member, "fly").status_code == 400
    assert check_permission(app, acme, "1", member, "read").status_code == 404


@pytest.mark.parametrize(("mode", "status"), [("refuse", 403), ("error", 500), ("normal", 200)])
def test_the_permission_check_can_be_made_to_fail(app: StandInApp, acme: Site, mode: str, status: int) -> None:
    switched = requests.post(f"{acme.origin}/_sandbox/permission-check", json={"mode": mode}, timeout=5)
    assert switched.json() == {"mode": mode}
    answer = check_permission(app, acme, HANDBOOK, {"type": "user", "identifier": "x"}, "read")
    assert answer.status_code == status


def test_an_unknown_mode_is_refused(acme: Site) -> None:
    answer = requests.post(f"{acme.origin}/_sandbox/permission-check", json={"mode": "odd"}, timeout=5)
    assert answer.status_code == 400


def test_calls_are_remembered_per_site(app: StandInApp, confluence: RunningConfluence) -> None:
    acme, globex = confluence.sites
    subject = {"type": "user", "identifier": "x"}
    check_permission(app, acme, HANDBOOK, subject, "read")
    seen = requests.get(f"{acme.origin}/_sandbox/requests", timeout=5).json()["requests"]
    assert [(call["method"], call["status"], call["body"]) for call in seen] == [
        ("POST", 200, {"subject": subject, "operation": "read"})
    ]
    assert requests.get(f"{globex.origin}/_sandbox/requests", timeout=5).json() == {"requests": []}


def get(app: StandInApp, site: Site, path: str) -> requests.Response:
    return ask_rest(site, path, app_token(app, site, path))


def check_permission(
    app: StandInApp, site: Site, page_id: str, subject: Mapping[str, str | None], operation: str
) -> requests.Response:
    path = f"/rest/api/content/{page_id}/permission/check"
    return requests.post(
        site.url + path,
        json={"subject": subject, "operation": operation},
        headers={"Authorization": f"JWT {app_token(app, site, path, method='POST')}"},
        timeout=5,
    )

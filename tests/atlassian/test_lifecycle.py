"""Install, re-install, uninstall, enable and disable, through the front door."""

import json

import pytest
from werkzeug.wrappers import Response

from app.atlassian.guard import INSTALLS_PER_MINUTE
from app.atlassian.sites import site_id
from tests.atlassian.canonical import url_hash
from tests.atlassian.conftest import World
from tests.atlassian.minting import (
    ACME,
    OTHER,
    Tenant,
    asymmetric,
    bearer,
    claims_of,
    context_token,
    event_body,
    install_claims,
    symmetric,
)

NEW_SECRET = Tenant(ACME.client_key, "n" * 80, ACME.base_url)


def ask(world: World, tenant: Tenant) -> int:
    """The status of a plain API call with the tenant's secret."""
    return world.client.post("/api/who", headers=bearer(context_token(tenant))).status_code


def switch(world: World, event: str, tenant: Tenant = ACME) -> int:
    token = symmetric(tenant, claims_of(tenant, url_hash("POST", f"/connect/{event}"), sub=None))
    return world.send_event(tenant, event, token=token).status_code


def test_an_install_opens_the_door_at_once(world: World) -> None:
    assert ask(world, ACME) == 401
    response = world.send_event(
        ACME, "installed", displayUrl="https://wiki.acme.example", installationId="ari:cloud:ecosystem::installation/1"
    )
    assert (response.status_code, response.data) == (204, b"")
    assert ask(world, ACME) == 200
    site = world.find(ACME)
    assert site.id == site_id(ACME.client_key)
    assert site.shared_secret == ACME.shared_secret
    assert site.base_url == "https://acme.atlassian.net/wiki"
    assert site.origins == ("https://acme.atlassian.net", "https://wiki.acme.example")
    assert site.cloud_id == f"cloud-{ACME.client_key}"
    assert site.installation_id == "ari:cloud:ecosystem::installation/1"
    assert (site.installed, site.enabled) == (True, True)


@pytest.mark.parametrize(
    "display_url",
    ["http://wiki.acme.example", "https://u@wiki.acme.example", "https://x/; script-src *", "javascript:1", 5, ["x"]],
)
def test_a_display_url_of_another_shape_is_dropped(world: World, display_url: object) -> None:
    assert world.send_event(ACME, "installed", displayUrl=display_url).status_code == 204
    assert world.find(ACME).display_url is None


def test_what_we_do_not_know_is_not_stored(world: World) -> None:
    world.send_event(ACME, "installed", description="told by the admin", surprise={"a": 1}, publicKey="p" * 300)
    stored = b"".join(world.redis.get(key) or b"" for key in world.redis.scan_iter("site*"))  # type: ignore[misc]  # redis
    assert b"told" not in stored
    assert b"surprise" not in stored
    assert ACME.shared_secret.encode() not in stored


@pytest.mark.parametrize("length", [32, 512])
def test_secrets_of_usual_and_of_greatest_length(world: World, length: int) -> None:
    tenant = Tenant(ACME.client_key, "~" * length, ACME.base_url)
    assert world.send_event(tenant, "installed").status_code == 204
    assert ask(world, tenant) == 200


def test_a_re_install_kills_the_old_secret(installed: World) -> None:
    assert installed.send_event(NEW_SECRET, "installed").status_code == 204
    assert ask(installed, ACME) == 401
    assert ask(installed, NEW_SECRET) == 200
    assert ask(installed, OTHER) == 200


def test_an_uninstall_erases_the_secret_and_keeps_who_it_was(installed: World) -> None:
    assert installed.send_event(ACME, "uninstalled").status_code == 204
    assert ask(installed, ACME) == 401
    site = installed.find(ACME)
    assert site.shared_secret is None
    assert (site.installed, site.enabled) == (False, False)
    assert site.base_url == ACME.base_url
    assert ask(installed, OTHER) == 200


def test_a_re_install_after_an_uninstall_takes_the_new_secret_only(installed: World) -> None:
    installed.send_event(ACME, "uninstalled")
    assert installed.send_event(NEW_SECRET, "installed").status_code == 204
    assert ask(installed, NEW_SECRET) == 200
    assert ask(installed, ACME) == 401


def test_an_uninstall_is_fine_twice_and_for_an_unknown_site(world: World) -> None:
    assert world.send_event(ACME, "uninstalled").status_code == 204
    world.send_event(ACME, "installed")
    assert world.send_event(ACME, "uninstalled").status_code == 204
    assert world.send_event(ACME, "uninstalled").status_code == 204


def test_the_same_call_again_succeeds_and_changes_nothing(world: World) -> None:
    token = asymmetric(world.private_key, install_claims(ACME))
    assert world.send_event(ACME, "installed", token=token).status_code == 204
    assert world.send_event(NEW_SECRET, "installed").status_code == 204
    assert world.send_event(ACME, "installed", token=token).status_code == 204
    assert ask(world, NEW_SECRET) == 200


def test_an_old_install_cannot_bring_an_uninstalled_site_back(world: World) -> None:
    token = asymmetric(world.private_key, install_claims(ACME))
    world.send_event(ACME, "installed", token=token)
    world.send_event(ACME, "uninstalled")
    assert world.send_event(ACME, "installed", token=token).status_code == 204
    assert not world.find(ACME).installed
    assert ask(world, ACME) == 401


def test_enabled_and_disabled_are_noted_and_tokens_still_count(installed: World) -> None:
    assert switch(installed, "disabled") == 204
    assert not installed.find(ACME).enabled
    assert ask(installed, ACME) == 200
    assert switch(installed, "enabled") == 204
    assert installed.find(ACME).enabled


def test_a_site_that_moves_in_retires_the_one_that_was_there(installed: World) -> None:
    imported = Tenant("acme-after-import", "i" * 80, ACME.base_url)
    assert installed.send_event(imported, "installed").status_code == 204
    assert ask(installed, imported) == 200
    assert ask(installed, ACME) == 401
    assert installed.find(ACME).shared_secret is None


def test_an_old_install_cannot_retire_the_site_that_moved_in(world: World) -> None:
    token = asymmetric(world.private_key, install_claims(ACME))
    imported = Tenant("acme-after-import", "i" * 80, ACME.base_url)
    world.send_event(ACME, "installed", token=token)
    world.send_event(imported, "installed")
    assert world.send_event(ACME, "installed", token=token).status_code == 204
    assert ask(world, imported) == 200


def test_a_site_that_moved_away_is_not_retired(installed: World) -> None:
    moved = Tenant(ACME.client_key, ACME.shared_secret, "https://acme-new.atlassian.net/wiki")
    installed.send_event(moved, "installed")
    installed.send_event(Tenant("newcomer", "i" * 80, ACME.base_url), "installed")
    assert ask(installed, moved) == 200


def test_a_body_of_64_kilobytes_passes(world: World) -> None:
    token = asymmetric(world.private_key, install_claims(ACME))
    body = json.dumps(event_body(ACME)).encode().ljust(64 * 1024)
    assert world.client.post("/connect/installed", data=body, headers=bearer(token)).status_code == 204


def test_nobody_without_a_token_learns_how_large_a_body_may_be(world: World) -> None:
    assert world.client.post("/connect/installed", data=b" " * 100_000).status_code == 401


def test_nobody_can_use_up_the_installs_of_others(world: World) -> None:
    """Who has no valid token, or one with a known key, is not counted."""
    assert world.send_event(ACME, "installed").status_code == 204
    for _ in range(INSTALLS_PER_MINUTE + 5):
        assert world.client.post("/connect/installed", data=b"{}").status_code == 401
    while world.atlassian.limits.allows("install", "127.0.0.1", per_minute=INSTALLS_PER_MINUTE):
        pass
    assert world.send_event(ACME, "uninstalled").status_code == 204


@pytest.mark.parametrize("proxy", ["127.0.0.1", "10.0.0.7", "fd00::7"])
def test_behind_a_proxy_nobody_can_use_up_the_installs_of_others_either(world: World, proxy: str) -> None:
    flood = {"X-Forwarded-For": "198.51.100.1, 203.0.113.9"}
    while world.atlassian.limits.allows("install", "203.0.113.9", per_minute=INSTALLS_PER_MINUTE):
        pass
    token = asymmetric(world.private_key, install_claims(ACME))
    body = json.dumps(event_body(ACME))

    def install(said: dict[str, str], near: str) -> int:
        answer = world.client.post(
            "/connect/installed", data=body, headers=bearer(token) | said, environ_base={"REMOTE_ADDR": near}
        )
        return answer.status_code

    assert install(flood, proxy) == 429
    assert install(flood, "203.0.113.9") == 429
    assert install({"X-Forwarded-For": "203.0.113.9, 198.51.100.1"}, proxy) == 204


def test_an_outage_of_the_key_server_stores_nothing_and_a_retry_succeeds(world: World) -> None:
    token = asymmetric(world.private_key, install_claims(ACME))
    world.key_server.fault = Response("", 503)
    assert world.send_event(ACME, "installed", token=token).status_code == 503
    assert list(world.redis.scan_iter("site*")) == []
    world.key_server.fault = None
    assert world.send_event(ACME, "installed", token=token).status_code == 204


@pytest.mark.parametrize("event", ["installed", "uninstalled", "enabled", "disabled"])
def test_only_posts_are_answered(installed: World, event: str) -> None:
    assert installed.client.get(f"/connect/{event}").status_code == 405

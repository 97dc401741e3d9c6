"""Installing the app on a site, again, and removing it."""

import re
from urllib.parse import urlsplit

import pytest
import requests

from sandbox.confluence import InstallFailed, RunningConfluence, Site
from tests.sandbox.confluence.stand_in_app import StandInApp
from tests.sandbox.confluence.visits import app_token, ask_rest


def test_every_site_installs_the_app_with_a_signed_call_and_enables_it(
    app: StandInApp, confluence: RunningConfluence
) -> None:
    assert [event for event, *_ in app.events] == ["installed", "enabled"] * 2
    for site, (_, header, claims, body) in zip(confluence.sites, app.events[::2], strict=True):
        assert header["alg"] == "RS256"
        assert re.fullmatch(r"[0-9a-f-]{36}", header["kid"])
        assert claims["iss"] == body["clientKey"] == site.client_key
        assert claims["aud"] == [app.url]
        assert claims["exp"] - claims["iat"] == 180
        assert body["key"] == "stand-in"
        assert body["baseUrl"] == site.url
        assert body["productType"] == "confluence"
        assert body["eventType"] == "installed"
    assert app.events[1][1]["alg"] == "HS256"


def test_sites_have_secrets_and_hosts_of_their_own(app: StandInApp, confluence: RunningConfluence) -> None:
    assert len(set(app.secrets.values())) == 2
    assert [urlsplit(site.url).hostname for site in confluence.sites] == ["localhost", "127.0.0.1"]


def test_it_waits_for_an_app_that_is_still_starting(app: StandInApp, confluence: RunningConfluence) -> None:
    app.refuse_with = [503, 503]
    confluence.install(site=confluence.sites[0])
    assert app.refuse_with == []
    assert app.events[-1][0] == "enabled"


def test_a_refused_installation_changes_nothing(app: StandInApp, confluence: RunningConfluence) -> None:
    before = confluence.sites[0].installation
    app.refuse_with = [401]
    with pytest.raises(InstallFailed, match="401 to installed: The app says no"):
        confluence.install(site=confluence.sites[0])
    assert confluence.sites[0].installation is before


def test_an_app_that_does_not_run_is_reported(confluence: RunningConfluence) -> None:
    with pytest.raises(InstallFailed, match="cannot be reached"):
        confluence.install("http://127.0.0.1:9", patience_seconds=0)


def test_installing_again_changes_the_secret(app: StandInApp, acme: Site) -> None:
    old_token = app_token(app, acme, "/rest/api/user/current")
    answer = requests.post(f"{acme.origin}/_sandbox/install", timeout=10)
    assert answer.json() == {"installed": True}
    assert ask_rest(acme, "/rest/api/user/current", old_token).status_code == 401
    assert ask_rest(acme, "/rest/api/user/current", app_token(app, acme, "/rest/api/user/current")).ok


def test_uninstalling_tells_the_app_and_ends_its_rights(app: StandInApp, acme: Site) -> None:
    token = app_token(app, acme, "/rest/api/user/current")
    assert requests.post(f"{acme.origin}/_sandbox/uninstall", timeout=10).json() == {"installed": False}
    event, header, claims, body = app.events[-1]
    assert (event, header["alg"], claims["iss"]) == ("uninstalled", "RS256", acme.client_key)
    assert "sharedSecret" not in body
    assert ask_rest(acme, "/rest/api/user/current", token).status_code == 401


def test_the_key_server_knows_no_other_key(confluence: RunningConfluence) -> None:
    assert requests.get(f"{confluence.keys_url}/another", timeout=5).status_code == 404


def test_the_secret_does_not_show_itself(app: StandInApp, acme: Site) -> None:
    assert app.secrets[acme.client_key] not in repr(acme)

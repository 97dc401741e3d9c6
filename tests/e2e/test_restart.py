"""What a restart keeps: sites and keys; what an uninstall ends."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import requests
from redis import Redis

from app.kit.embedded_redis import socket_path, socket_url
from sandbox.demo import ROOT
from tests.conftest import free_port
from tests.e2e.visits import render, show
from tests.watched import watched


def test_a_site_and_the_keys_survive_a_restart(tmp_path: Path) -> None:
    port = free_port()
    with watched(port=port, data=tmp_path) as first:
        ticket = show(first, "site/src/main/OWNERS").attribute("ticket")
        key = (tmp_path / "app" / "encryption-key").read_text()
        environment = first.environment
        first.app.send_signal(signal.SIGTERM)
        first.app.wait(30)
        assert not socket_path(tmp_path / "app").exists(), "the embedded Redis is stopped with the app"
        again = subprocess.Popen([sys.executable, "-m", "gunicorn", "--log-level", "error"], cwd=ROOT, env=environment)
        try:
            for _ in range(100):
                try:
                    if requests.get(f"{first.app_url}/readyz", timeout=2).ok:
                        break
                except (requests.ConnectionError, requests.Timeout):
                    time.sleep(0.1)
            assert (tmp_path / "app" / "encryption-key").read_text() == key
            shown = show(first, "site/src/main/OWNERS")
            assert (shown.status, shown.attribute("ticket")) == (200, ticket)
        finally:
            again.send_signal(signal.SIGTERM)
            again.wait(30)
    assert os.stat(tmp_path / "app").st_mode & 0o777 == 0o700


def test_an_uninstalled_site_is_unknown_until_it_installs_again(tmp_path: Path) -> None:
    with watched(port=free_port(), data=tmp_path) as sandbox:
        site = sandbox.confluence.sites[0]
        before = sandbox.confluence.sign_page_url(site, "member", "include-bitbucket", {"link": "x"})
        assert requests.get(before, timeout=10).status_code == 200
        sandbox.confluence.uninstall(site)
        assert requests.get(before, timeout=10).status_code == 401
        sandbox.confluence.install(site=site)
        assert requests.get(before, timeout=10).status_code == 401, "the old secret is dead"
        assert show(sandbox, "site/src/main/OWNERS").status == 200
        assert show(sandbox, "site/src/main/OWNERS", site=1).status == 200


def test_without_redis_the_app_says_so(tmp_path: Path) -> None:
    with watched(port=free_port(), data=tmp_path) as sandbox:
        assert show(sandbox, "site/src/main/OWNERS").status == 200
        with Redis.from_url(socket_url(tmp_path / "app")) as redis:
            redis.shutdown()
        shown = show(sandbox, "site/src/main/OWNERS")
        assert shown.status == 503
        assert "cannot work right now" in shown.text
        answer = render(sandbox, {"link": "https://bitbucket.org/acme/site", "pageId": "1"})
        assert (answer.status_code, answer.json()["error"]["code"]) == (503, "unavailable")
        assert requests.get(f"{sandbox.app_url}/readyz", timeout=10).status_code == 503
        assert requests.get(f"{sandbox.app_url}/healthz", timeout=10).status_code == 200

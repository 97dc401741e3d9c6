"""`python -m sandbox.confluence`, as the demo runs it."""

import signal
import subprocess
import sys
from pathlib import Path

import requests

from tests.sandbox.confluence.stand_in_app import StandInApp

ROOT = Path(__file__).parents[3]


def test_it_installs_the_app_serves_both_sites_and_stops_when_told(app: StandInApp, tmp_path: Path) -> None:
    ports = ["--port", "0", "--second-port", "0", "--keys-port", "0"]
    command = [sys.executable, "-m", "sandbox.confluence", "--app-url", app.url, "--data", str(tmp_path), *ports]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        # Until the app knows this address its answer to the installation is 500, and the sandbox asks again.
        app.keys_url = process.stdout.readline().strip().removeprefix("CONNECT_KEYS_URL=")
        app.script_url = process.stdout.readline().strip().removeprefix("CONNECT_SCRIPT_URL=")
        sites = [process.stdout.readline().strip().split(": ")[1] for _ in range(2)]
        assert [body["baseUrl"] + "/" for event, _, _, body in app.events if event == "installed"] == sites
        for url in sites:
            assert "Release handbook" in requests.get(url, timeout=5).text
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=10) == 0

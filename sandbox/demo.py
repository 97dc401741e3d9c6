"""`make demo`: the app under gunicorn, a local Bitbucket and a local Confluence, on loopback, until Ctrl-C."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product
from pathlib import Path
from typing import IO

import requests

from sandbox import bitbucket, confluence, plantuml
from sandbox.bitbucket import RunningBitbucket
from sandbox.bitbucket.credentials import (
    ADA_API_TOKEN,
    ADA_EMAIL,
    CONSUMER_KEY,
    CONSUMER_SECRET,
    GLOBEX_TOKEN,
    REPOSITORY_TOKEN,
)
from sandbox.confluence import RunningConfluence
from sandbox.confluence.pages import Page, read_pages
from sandbox.confluence.sites import Site
from sandbox.plantuml import RunningPlantUml

ROOT = Path(__file__).parent.parent
PAGES = Path(__file__).parent / "demo_pages.json"
START_SECONDS = 120
SETTINGS = "/plugins/servlet/ac/include-bitbucket/include-bitbucket-admin"
DIFFERENT = ("Private", "Permissions")  # pages that look different on each site
METHODS = ("where each person signs in", "with shared access tokens", "with a shared API token")
FLAKY = "/2.0/repositories/acme/flaky"


@dataclass(frozen=True)
class Sandbox:
    """Everything that runs."""

    app_url: str
    bitbucket: RunningBitbucket
    confluence: RunningConfluence
    plantuml: RunningPlantUml
    app: "subprocess.Popen[bytes]"
    environment: Mapping[str, str]


@contextmanager
def running(
    data: Path,
    *,
    port: int,
    confluence_ports: Sequence[int] = (0, 0, 0),
    base_path: str = "",
    application: str | None = None,
    log: IO[bytes] | None = None,
    **environment: str,
) -> Iterator[Sandbox]:
    """Start the sandbox and the app on `port`, install the app on every site, and stop all of it afterwards.

    `application` is another one for gunicorn to run; `log` is where what the app writes goes instead of the terminal.
    """
    app_url = f"http://localhost:{port}{base_path}"
    with ExitStack() as stack:
        local_bitbucket = bitbucket.start(port=0, data=data / "bitbucket")
        stack.callback(local_bitbucket.stop)
        local_confluence = confluence.start(ports=confluence_ports, pages=read_pages(PAGES))
        stack.callback(local_confluence.stop)
        local_plantuml = plantuml.start()
        stack.callback(local_plantuml.stop)
        variables = {
            "PATH": os.environ["PATH"],
            "PORT": str(port),
            "DATA_DIR": str(data / "app"),
            "BITBUCKET_API_URL": local_bitbucket.api_url,
            "BITBUCKET_WEB_URL": local_bitbucket.web_url,
            "BITBUCKET_OAUTH_KEY": CONSUMER_KEY,
            "BITBUCKET_OAUTH_SECRET": CONSUMER_SECRET,
            "CONNECT_KEYS_URL": local_confluence.keys_url,
            "CONNECT_SCRIPT_URL": local_confluence.script_url,
            "PLANTUML_URL": local_plantuml.url,
            "LOG_LEVEL": "WARNING",
        } | environment
        app = subprocess.Popen(
            [
                *(sys.executable, "-m", "gunicorn", "--log-level", "warning", "--bind", f"127.0.0.1:{port}"),
                *([application] if application else []),
            ],
            cwd=ROOT,
            env=variables,
            start_new_session=True,
            stdout=log,
            stderr=log,
        )
        stack.callback(_end, app)
        _wait_for(app, app_url)
        local_confluence.install(app_url)
        yield Sandbox(app_url, local_bitbucket, local_confluence, local_plantuml, app, variables)


def _wait_for(app: "subprocess.Popen[bytes]", app_url: str) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if app.poll() is not None:
            raise SystemExit("The app did not start; what it said stands above.")
        try:
            if requests.get(f"{app_url}/readyz", timeout=2).ok:
                return
        except (requests.ConnectionError, requests.Timeout):
            time.sleep(0.1)
    raise SystemExit("The app does not answer.")


def _end(app: "subprocess.Popen[bytes]") -> None:
    app.send_signal(signal.SIGTERM)
    try:
        app.wait(35)
    except subprocess.TimeoutExpired:
        os.killpg(app.pid, signal.SIGKILL)
        app.wait()


def make_stale(sandbox: Sandbox) -> None:
    """Show the flaky repository once, then let it fail: from now on readers get the last good copy."""
    site = sandbox.confluence.sites[0]
    page = _page_titled(sandbox, "States")
    macro = next(block for block in page.blocks if not isinstance(block, str) and "flaky" in block.parameters["link"])
    address = sandbox.confluence.sign_page_url(site, "member", "include-bitbucket", macro.parameters, page_id=page.id)
    shown = requests.get(address, timeout=20).text
    ticket = shown.split('data-ticket="')[1].split('"')[0]
    requests.post(
        f"{sandbox.bitbucket.api_url.removesuffix('/2.0')}/_sandbox/faults",
        json={"match": FLAKY, "fault": {"status": 503, "body": "html"}},
        timeout=5,
    ).raise_for_status()
    requests.post(
        f"{sandbox.app_url}/api/render",
        json={"ticket": ticket, "refresh": True},
        headers={"Authorization": f"JWT {sandbox.confluence.context_token(site, 'member', page.id)}"},
        timeout=20,
    ).raise_for_status()


def choose_methods(sandbox: Sandbox) -> None:
    """One method for each site, as its administrator would choose it: each person's own sign-in on the first one."""
    acme, globex, initech = sandbox.confluence.sites
    choose_method(sandbox, acme, {"method": "user-oauth", "plantuml": True})
    choose_method(
        sandbox,
        globex,
        {
            "method": "access-token",
            "access_tokens": [
                {"token": REPOSITORY_TOKEN, "workspace": "acme", "repository": "private", "expires_on": in_days(20)},
                {"token": GLOBEX_TOKEN, "workspace": "globex"},
            ],
        },
    )
    api_token = {"email": ADA_EMAIL, "token": ADA_API_TOKEN, "expires_on": in_days(200)}
    choose_method(sandbox, initech, {"method": "api-token", "api_token": api_token})


def choose_method(sandbox: Sandbox, site: Site, body: Mapping[str, object]) -> None:
    """Save a site's settings as its administrator."""
    requests.put(
        f"{sandbox.app_url}/api/admin/authentication",
        json=body,
        headers={"Authorization": f"JWT {sandbox.confluence.context_token(site, 'admin')}"},
        timeout=20,
    ).raise_for_status()


def in_days(days: int) -> str:
    """The date so many days from now."""
    return (date.today() + timedelta(days=days)).isoformat()


def _page_titled(sandbox: Sandbox, title: str) -> Page:
    return next(page for page in sandbox.confluence.sites[0].pages.all() if page.title.startswith(title))


def main() -> None:
    """Start everything, print where to look, and wait."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    data = ROOT / "var" / "demo"
    port = int(os.environ.get("PORT", "8080"))
    confluence_ports = (port + 10, port + 11, port + 12)
    for needed in (port, *confluence_ports):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", needed))
            except OSError:
                raise SystemExit(
                    f"Port {needed} is in use. Stop what uses it, or choose others: PORT=8700 make demo"
                ) from None
    with running(data, port=port, confluence_ports=confluence_ports) as sandbox:
        make_stale(sandbox)
        choose_methods(sandbox)
        print("\nInclude Bitbucket is running, with a local Confluence and a local Bitbucket.\n")
        for page in sandbox.confluence.sites[0].pages.all():
            if not page.title.startswith(DIFFERENT):
                print(f"  {sandbox.confluence.sites[0].url}/pages/{page.id}   {page.title}")
        for title, (site, words) in product(DIFFERENT, zip(sandbox.confluence.sites, METHODS, strict=True)):
            print(f"  {site.url}/pages/{_page_titled(sandbox, title).id}   {title}, {words}")
        print(f"  {sandbox.confluence.sites[0].url}{SETTINGS}?as=admin   The settings, as administrators see them")
        print(f"\nThe local Bitbucket is {sandbox.bitbucket.web_url}, and acme/site one of its repositories.")
        print("Its people: ada sees every private repository, mia acme/private, sam none.")
        print("\nCtrl-C ends it.", flush=True)
        try:
            print(f"\nThe app has ended with exit code {sandbox.app.wait()}.", flush=True)
        except KeyboardInterrupt:
            print("\nStopping …", flush=True)


if __name__ == "__main__":
    main()

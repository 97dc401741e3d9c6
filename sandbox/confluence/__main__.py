"""`python -m sandbox.confluence`: both sites in the foreground until Ctrl-C or SIGTERM."""

import argparse
import math
import signal
import threading
from pathlib import Path

from sandbox.confluence.lifecycle import InstallFailed
from sandbox.confluence.pages import read_pages
from sandbox.confluence.running import EXAMPLE_PAGES, RunningConfluence, start


def main() -> None:
    """Start, install the app as soon as it answers, and wait."""
    options = _options()
    confluence = start(
        ports=(options.port, options.second_port),
        keys_port=options.keys_port,
        pages=read_pages(options.pages),
        data=options.data,
    )
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        print(f"CONNECT_KEYS_URL={confluence.keys_url}\nCONNECT_SCRIPT_URL={confluence.script_url}", flush=True)
        _install(confluence, options.app_url)
        for site in confluence.sites:
            print(f"{site.name}: {site.url}/", flush=True)
        threading.Event().wait()
    except KeyboardInterrupt:
        confluence.stop()


def _install(confluence: RunningConfluence, app_url: str) -> None:
    """Wait for the app however long it takes; a refusal is reported, and the sites run on without it."""
    try:
        confluence.install(app_url, patience_seconds=math.inf)
    except InstallFailed as failure:
        print(f"The app is not installed: {failure}", flush=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m sandbox.confluence", description="A local Confluence.")
    parser.add_argument("--app-url", default="http://localhost:8080", help="where the app is")
    parser.add_argument("--port", type=int, default=8090, help="port of the first site, Acme")
    parser.add_argument("--second-port", type=int, default=8091, help="port of the second site, Globex")
    parser.add_argument("--keys-port", type=int, default=8092, help="port of the key server for signed installs")
    parser.add_argument("--pages", type=Path, default=EXAMPLE_PAGES, help="JSON file with the pages to begin with")
    parser.add_argument("--data", type=Path, help="folder that keeps changed pages over a restart")
    return parser.parse_args()


if __name__ == "__main__":
    main()

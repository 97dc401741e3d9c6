"""`python -m sandbox.bitbucket`: the local Bitbucket in the foreground until Ctrl-C or SIGTERM."""

import argparse
import signal
import threading
from pathlib import Path

from sandbox.bitbucket import start
from sandbox.bitbucket.data import NotOurs


def main() -> None:
    """Start, say where, and wait."""
    parser = argparse.ArgumentParser(prog="python -m sandbox.bitbucket", description="A local Bitbucket.")
    parser.add_argument("--port", type=int, default=8070, help="where to listen, on loopback only")
    parser.add_argument("--data", type=Path, default=Path("var/bitbucket"), help="folder that keeps the repositories")
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        bitbucket = start(port=options.port, data=options.data)
    except (OSError, NotOurs) as error:
        raise SystemExit(str(error)) from error
    try:
        print(f"BITBUCKET_API_URL={bitbucket.api_url}\nBITBUCKET_WEB_URL={bitbucket.web_url}", flush=True)
        threading.Event().wait()
    except KeyboardInterrupt:
        bitbucket.stop()


if __name__ == "__main__":
    main()

"""`make bench`: rendering by format; cold and warm macro pages on the sandbox; what they cost, and what they weigh."""

import tempfile
from pathlib import Path

import requests
from redis import Redis

from app.kit.embedded_redis import socket_url
from bench.cold import print_cold
from bench.formats import print_formats
from bench.growth import print_growth
from bench.mixed import print_mixed
from bench.pages import FILES, address
from bench.warm import bare, print_warm
from sandbox.demo import ROOT, Sandbox, running
from tests.processes import family

APP_PORT, BARE_PORT = 8480, 8481
OWN_FILES = [f"{name.rpartition('.')[2]}/{name}" for name in (
    "page.css", "include.css", "document.css", "code.css", "highlight.css", "host.js", "macro.js",
)]  # fmt: skip


def print_weights(sandbox: Sandbox) -> None:
    """How many bytes a reader's browser takes."""
    print("Page weight as sent:")
    for name, file in FILES.items():
        answer = requests.get(address(sandbox, file), headers={"Accept-Encoding": "gzip"}, timeout=30, stream=True)
        print(f"  {name:<14}{len(answer.raw.read()) / 1024:>8.1f} KB")
    own = sum((ROOT / "app/static" / name).stat().st_size for name in OWN_FILES)
    print(f"  {'own css + js':<14}{own / 1024:>8.1f} KB, once for all macros of a site")


def main() -> None:
    """Measure and print."""
    print_formats()
    with (
        tempfile.TemporaryDirectory() as folder,
        running(Path(folder), port=APP_PORT, WEB_CONCURRENCY="2") as sandbox,
        bare(socket_url(Path(folder) / "app"), port=BARE_PORT) as bare_url,
    ):
        redis = Redis.from_url(socket_url(Path(folder) / "app"))
        redis.set("bare", b"x" * 1000)
        server = int(redis.info("server")["process_id"])
        print_mixed(sandbox)
        print_cold(sandbox, redis)
        print_warm(sandbox, bare_url)
        print_weights(sandbox)
        print_growth(sandbox, lambda: sorted({*family(sandbox.app.pid), server}))


if __name__ == "__main__":
    main()

"""`make bench`: rendering by format; warm and cold macro pages on the sandbox, as ratios to a bare Flask answer."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import astuple
from pathlib import Path

import requests
from redis import Redis

from app.kit.embedded_redis import socket_url
from bench.formats import print_formats
from bench.load import Load, family, load, memory_megabytes
from bench.mixed import print_mixed
from sandbox.demo import ROOT, Sandbox, running

APP_PORT, BARE_PORT = 8480, 8481
SECONDS, ROUNDS = 2, 5
COLD_RUNS = 15
OWN_FILES = [f"{name.rpartition('.')[2]}/{name}" for name in (
    "page.css", "include.css", "document.css", "code.css", "highlight.css", "host.js", "macro.js",
)]  # fmt: skip
FILES = {
    "100 lines": ("data/1000-lines.py", "1:100"),
    "1,000 lines": ("data/1000-lines.py", ""),
    "10,000 lines": ("data/10000-lines.py", ""),
    "README 30 KB": ("docs/large-readme.md", ""),
}


@contextmanager
def bare(redis_url: str) -> Iterator[str]:
    """The yardstick under the same gunicorn settings."""
    process = subprocess.Popen(
        [
            sys.executable, "-m", "gunicorn", "--config", "python:bench.same_settings", "bench.bare:app",
            "--bind", f"127.0.0.1:{BARE_PORT}", "--workers", "2", "--threads", "32",
        ],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "REDIS_URL": redis_url},
    )  # fmt: skip
    try:
        for _ in range(100):
            try:
                requests.get(f"http://127.0.0.1:{BARE_PORT}/", timeout=2)
                break
            except requests.ConnectionError:
                time.sleep(0.1)
        yield f"http://127.0.0.1:{BARE_PORT}/"
    finally:
        process.terminate()
        process.wait()


def address(sandbox: Sandbox, path: str, lines: str) -> str:
    """A signed macro page of a file of the sandbox."""
    parameters = {"link": f"https://bitbucket.org/acme/site/src/main/{path}", "lines": lines}
    return sandbox.confluence.sign_page_url(sandbox.confluence.sites[0], "member", "include-bitbucket", parameters)


def forget(redis: Redis) -> None:
    """Empty the cache; sites stay."""
    for pattern in ("public:*", "site:*page*"):
        for key in redis.scan_iter(pattern, count=1000):
            redis.delete(key)


def cold_milliseconds(sandbox: Sandbox, redis: Redis, path: str, lines: str) -> tuple[float, float]:
    """Median time of a page of which nothing is known, and of the two answers of Bitbucket that it needs."""
    api = f"{sandbox.bitbucket.api_url}/repositories/acme/site"
    url = address(sandbox, path, lines)
    commit = requests.get(f"{api}/commit/main", timeout=10).json()["hash"]
    pages, upstreams = [], []
    for _ in range(COLD_RUNS):
        forget(redis)
        pages.append(timed(url))
        upstreams.append(timed(f"{api}/commit/{commit}") + timed(f"{api}/src/{commit}/{path}"))
    return statistics.median(pages), statistics.median(upstreams)


def timed(url: str) -> float:
    """Milliseconds of one request."""
    started = time.perf_counter()
    requests.get(url, timeout=30).raise_for_status()
    return (time.perf_counter() - started) * 1000


def line(name: str, rounds: list[tuple[Load, Load]]) -> str:
    """A row of the table: medians over rounds, each of which measured yardstick and page one after the other."""
    ratio = statistics.median(page.per_second / yardstick.per_second for yardstick, page in rounds)
    yardstick, page = (
        Load(*(statistics.median(column) for column in zip(*map(astuple, loads), strict=True)))
        for loads in zip(*rounds, strict=True)
    )
    return (
        f"  {name:<14}{page.per_second:>6.0f}/s  p50 {page.p50:>5.1f} ms  p99 {page.p99:>5.1f} ms"
        f"   bare {yardstick.per_second:>6.0f}/s  p50 {yardstick.p50:>5.1f} ms  p99 {yardstick.p99:>5.1f} ms"
        f"   ratio {ratio:.2f}"
    )


def main() -> None:
    """Measure and print."""
    print_formats()
    with (
        tempfile.TemporaryDirectory() as folder,
        running(Path(folder), port=APP_PORT, WEB_CONCURRENCY="2") as sandbox,
        bare(socket_url(Path(folder) / "app")) as bare_url,
    ):
        redis = Redis.from_url(socket_url(Path(folder) / "app"))
        redis.set("bare", b"x" * 1000)
        urls = {name: address(sandbox, path, lines) for name, (path, lines) in FILES.items()}

        print_mixed(sandbox)
        print("Cold page (nothing cached), above the upstream's own time:")
        for name, (path, lines) in FILES.items():
            page, upstream = cold_milliseconds(sandbox, redis, path, lines)
            print(f"  {name:<14}{page:>8.1f} ms, upstream {upstream:.1f} ms, above it {page - upstream:.1f} ms")

        print(f"Warm page, 16 connections, {SECONDS} s each, beside a bare Flask answer with one Redis GET (medians):")
        for name, url in urls.items():
            requests.get(url, timeout=30).raise_for_status()
            rounds = [(load(bare_url, seconds=SECONDS), load(url, seconds=SECONDS)) for _ in range(ROUNDS)]
            print(line(name, rounds))

        server = redis.info("server")["process_id"]
        processes = sorted({*family(sandbox.app.pid), int(server)})
        print(f"Memory of all {len(processes)} processes (2 workers): {memory_megabytes(processes):.0f} MB")
        print("Page weight as sent:")
        for name, url in urls.items():
            body = requests.get(url, headers={"Accept-Encoding": "gzip"}, timeout=30, stream=True).raw.read()
            print(f"  {name:<14}{len(body) / 1024:>8.1f} KB")
        own = sum((ROOT / "app/static" / name).stat().st_size for name in OWN_FILES)
        print(f"  {'own css + js':<14}{own / 1024:>8.1f} KB, once for all macros of a site")


if __name__ == "__main__":
    main()

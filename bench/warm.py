"""Pages that are kept: how many a second beside a bare Flask answer with one Redis GET, under the same settings."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import astuple

import requests

from bench.aims import beside
from bench.load import CONNECTIONS, Load, load
from bench.pages import FILES, address
from sandbox.demo import ROOT, Sandbox

SECONDS, ROUNDS = 2, 7
AIMS = {"100 lines": 0.6, "1,000 lines": 0.5, "10,000 lines": 0.3}
MOST_P99_BY_P50 = 3


@contextmanager
def bare(redis_url: str, *, port: int) -> Iterator[str]:
    """The yardstick under the same gunicorn settings."""
    process = subprocess.Popen(
        [
            sys.executable, "-m", "gunicorn", "--config", "python:bench.same_settings", "bench.bare:app",
            "--bind", f"127.0.0.1:{port}", "--workers", "2", "--threads", "32",
        ],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "REDIS_URL": redis_url},
    )  # fmt: skip
    try:
        for _ in range(100):
            try:
                requests.get(f"http://127.0.0.1:{port}/", timeout=2)
                break
            except requests.ConnectionError:
                time.sleep(0.1)
        yield f"http://127.0.0.1:{port}/"
    finally:
        process.terminate()
        process.wait()


def print_warm(sandbox: Sandbox, bare_url: str) -> None:
    """Measure and print."""
    print(f"Warm page, {CONNECTIONS} connections, {ROUNDS} times {SECONDS} s beside the bare answer (medians):")
    for name, file in FILES.items():
        url = address(sandbox, file)
        requests.get(url, timeout=30).raise_for_status()
        load(url, seconds=1)
        rounds = [(load(bare_url, seconds=SECONDS), load(url, seconds=SECONDS)) for _ in range(ROUNDS)]
        print(_row(name, rounds))


def _row(name: str, rounds: list[tuple[Load, Load]]) -> str:
    """Medians over rounds, each of which measured yardstick and page one after the other."""
    ratio = statistics.median(page.per_second / yardstick.per_second for yardstick, page in rounds)
    yardstick, page = (
        Load(*(statistics.median(column) for column in zip(*map(astuple, loads), strict=True)))
        for loads in zip(*rounds, strict=True)
    )
    spread = page.p99 / page.p50
    aim = AIMS.get(name)
    is_met = ratio >= (aim or 0) and spread <= MOST_P99_BY_P50
    return (
        f"  {name:<14}{page.per_second:>6.0f}/s  p50 {page.p50:>5.1f} ms  p99 {page.p99:>5.1f} ms, {spread:.1f} x p50"
        f"   bare {yardstick.per_second:>6.0f}/s   ratio {ratio:.2f}"
        + (beside(f"{aim} and {MOST_P99_BY_P50} x", is_met=is_met) if aim else "")
    )

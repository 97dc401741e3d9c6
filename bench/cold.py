"""Pages of which nothing is known yet: what they take above Bitbucket's answers and the rendering of the file.

And how often they wait for Bitbucket when it is far away: the longer wait, counted in its distance.
"""

import re
import statistics
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import requests
from redis import Redis

from bench.aims import beside
from bench.pages import FILES, File, address, forget, milliseconds
from sandbox.demo import Sandbox

RUNS = 15
MOST_MILLISECONDS = 25
DISTANCE_MILLISECONDS = 80
FAR_RUNS = 5
TRIPS = {"a branch": 2, "a branch that was resolved before": 1}


def print_cold(sandbox: Sandbox, redis: Redis) -> None:
    """Measure and print."""
    print("Cold page (nothing is known), medians:")
    for name, file in FILES.items():
        print(_row(name, *_times(sandbox, redis, file)))
    print(f"Cold page, Bitbucket {DISTANCE_MILLISECONDS} ms away, requests to it one after the other:")
    resolves = {
        "a branch": lambda: forget(redis),
        "a branch that was resolved before": lambda: forget(redis, but=":commit:"),
    }
    for name, prepare in resolves.items():
        print(_far_row(name, _trips(sandbox, prepare), TRIPS[name]))


def _times(sandbox: Sandbox, redis: Redis, file: File) -> list[float]:
    """Median milliseconds of the page, of the answers of Bitbucket that it asks for, of rendering, and of the rest."""
    url = address(sandbox, file)
    questions = _questions(sandbox, redis, url)
    rows = []
    for _ in range(RUNS):
        forget(redis)
        before = _rendered(sandbox)
        page = milliseconds(url)
        rendering = _rendered(sandbox) - before
        upstream = sum(map(milliseconds, questions))
        rows.append((page, upstream, rendering, page - upstream - rendering))
    return [statistics.median(column) for column in zip(*rows, strict=True)]


def _rendered(sandbox: Sandbox) -> float:
    """How many milliseconds the app has spent on rendering, by its own count."""
    metrics = requests.get(f"{sandbox.app_url}/metrics", timeout=10).text
    return sum(map(float, re.findall(r"^include_bitbucket_render_seconds_sum\S* (\S+)", metrics, re.MULTILINE))) * 1000


def _questions(sandbox: Sandbox, redis: Redis, url: str) -> list[str]:
    """The addresses at Bitbucket that the page asks for when nothing is known."""
    switch = f"{sandbox.bitbucket.web_url}/_sandbox/requests"
    forget(redis)
    requests.delete(switch, timeout=10).raise_for_status()
    milliseconds(url)
    seen = requests.get(switch, timeout=10).json()["requests"]
    return [f"{sandbox.bitbucket.web_url}{each['path']}?{each['query']}" for each in seen]


def _row(name: str, page: float, upstream: float, rendering: float, rest: float) -> str:
    return (
        f"  {name:<14}{page:>8.1f} ms   upstream {upstream:>5.1f} ms   rendering {rendering:>6.1f} ms"
        f"   the rest {rest:>5.1f} ms{beside(f'{MOST_MILLISECONDS} ms', is_met=rest <= MOST_MILLISECONDS)}"
    )


def _trips(sandbox: Sandbox, prepare: Callable[[], None]) -> float:
    """How much longer a page takes when Bitbucket is far away, in units of that distance."""
    url = address(sandbox, FILES["100 lines"])

    def median() -> float:
        taken = []
        for _ in range(FAR_RUNS):
            prepare()
            taken.append(milliseconds(url))
        return statistics.median(taken)

    milliseconds(url)
    near = median()
    with _far(sandbox):
        return (median() - near) / DISTANCE_MILLISECONDS


def _far_row(name: str, trips: float, most: int) -> str:
    return f"  {name:<34}{trips:>5.2f}{beside(str(most), is_met=round(trips) <= most)}"


@contextmanager
def _far(sandbox: Sandbox) -> Iterator[None]:
    switch = f"{sandbox.bitbucket.web_url}/_sandbox/latency"
    requests.post(switch, json={"ms": DISTANCE_MILLISECONDS}, timeout=10).raise_for_status()
    try:
        yield
    finally:
        requests.post(switch, json={"ms": 0}, timeout=10).raise_for_status()

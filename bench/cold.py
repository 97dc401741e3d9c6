"""Pages of which nothing is known yet: what they take above Bitbucket's answers and the rendering of the file.

And how often they wait for Bitbucket when it is far away: the longer wait, counted in its distance.
"""

import statistics
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager

import requests
from redis import Redis

from app.render.document import Document, Options, Place
from app.render.worker import Worker
from bench.aims import beside
from bench.formats import milliseconds as render_milliseconds
from bench.pages import FILES, File, address, forget, milliseconds
from sandbox.demo import Sandbox

RUNS = 15
MOST_MILLISECONDS = 25
DISTANCE_MILLISECONDS = 80
FAR_RUNS = 5
TRIPS = {"a branch": 2, "a branch that was resolved before": 1}
PLACE = Place("https://bitbucket.org/acme/site/src/main/", "docs")


def print_cold(sandbox: Sandbox, redis: Redis) -> None:
    """Measure and print."""
    print("Cold page (nothing is known), medians:")
    with closing(Worker(1)) as worker:
        for name, file in FILES.items():
            print(_row(name, *_times(sandbox, redis, worker, file)))
    print(f"Cold page, Bitbucket {DISTANCE_MILLISECONDS} ms away, requests to it one after the other:")
    resolves = {
        "a branch": lambda: forget(redis),
        "a branch that was resolved before": lambda: forget(redis, but=":commit:"),
    }
    for name, prepare in resolves.items():
        print(_far_row(name, _trips(sandbox, prepare), TRIPS[name]))


def _times(sandbox: Sandbox, redis: Redis, worker: Worker, file: File) -> tuple[float, float, float]:
    """Milliseconds of the page, of the two answers of Bitbucket that it needs, and of rendering the file."""
    api = f"{sandbox.bitbucket.api_url}/repositories/acme/site"
    url = address(sandbox, file)
    commit = requests.get(f"{api}/commit/main", timeout=10).json()["hash"]
    questions = (f"{api}/commit/{commit}", f"{api}/src/{commit}/{file.path}")
    document = Document(requests.get(questions[1], timeout=10).content, file.path, PLACE)
    pages, upstreams = [], []
    for _ in range(RUNS):
        forget(redis)
        pages.append(milliseconds(url))
        upstreams.append(sum(map(milliseconds, questions)))
    options = Options(lines=file.lines)
    rendering = render_milliseconds(lambda document, _: worker.render(document, options), document)
    return statistics.median(pages), statistics.median(upstreams), rendering


def _row(name: str, page: float, upstream: float, rendering: float) -> str:
    rest = page - upstream - rendering
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

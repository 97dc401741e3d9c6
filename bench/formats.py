"""What rendering takes, by format, in a child as the app does it and in this process, beside the targets."""

import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from importlib.metadata import distributions
from pathlib import Path

from app.render import render
from app.render.document import Document, Options, Place
from app.render.formats import FORMATS, choose
from app.render.worker import Worker
from bench.aims import beside
from sandbox.bitbucket.odd_files import code_lines

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "sandbox/bitbucket/content/site/samples"
PLACE = Place("https://bitbucket.org/acme/site/src/main/", "docs")
WISHES = Options()
RUNS = 5
README_MILLISECONDS, MEDIUM_MILLISECONDS, LARGE_MILLISECONDS = 5, 40, 500


def samples(name: str) -> list[Document]:
    """The sample and golden files of a format."""
    golden = (path for path in (ROOT / "tests/golden" / name).glob("*") if path.suffix != ".html")
    files = (Document(path.read_bytes(), f"docs/{path.name}", PLACE) for path in (*golden, *SAMPLES.glob("*.*")))
    return [file for file in files if choose(file, WISHES).name == name]


def readmes() -> list[Document]:
    """Those of the packages that are installed here."""
    texts = [
        (package.read_text("METADATA") or "").partition("\n\n")[2]
        for package in distributions()
        if package.metadata["Description-Content-Type"] == "text/markdown"
    ]
    files = [path.read_text() for path in (ROOT / "sandbox/node_modules").glob("**/README.md")]
    return [Document(text.encode("utf-8", "replace"), "README.md", PLACE) for text in (*texts, *files) if text.strip()]


def milliseconds(draw: Callable[[Document, Options], object], file: Document) -> float:
    """Median time of drawing it, after once for what is loaded when it is needed."""
    times = []
    draw(file, WISHES)
    for _ in range(RUNS):
        started = time.perf_counter()
        draw(file, WISHES)
        times.append((time.perf_counter() - started) * 1000)
    return statistics.median(times)


def rows(worker: Worker) -> Iterator[str]:
    """Each format with what its files take; one that needs JavaScript takes it in a child only."""
    for name in dict.fromkeys(form.name for form in FORMATS):
        files = samples(name)
        in_child = [milliseconds(worker.render, file) for file in files]
        here = [milliseconds(render, file) for file in files if not render(file, WISHES).needs_v8]
        slowest = max(zip(in_child, (file.path.rpartition("/")[2] for file in files), strict=True))
        yield (
            f"  {name:<18}{len(files):>3} files   child {statistics.median(in_child):>7.1f} ms"
            f"   here {f'{statistics.median(here):.1f} ms' if here else 'needs V8':>9}"
            f"   slowest {slowest[0]:>7.1f} ms  {slowest[1]}"
        )


def row(name: str, taken: float, most: int) -> str:
    """A time and how it stands to its aim."""
    return f"  {name:<34}{taken:>7.1f} ms{beside(f'{most} ms', is_met=taken < most)}"


def print_formats() -> None:
    """Measure and print."""
    with closing(Worker(1)) as worker:
        worker.ping()
        print(f"Rendering, medians of {RUNS} runs, in a child (as the app does) and in this process:")
        for format_row in rows(worker):
            print(format_row)
        word = Document(b"a word\n", "a.txt", PLACE)
        overhead = milliseconds(worker.render, word) - milliseconds(render, word)
        print(f"  {'way to the child and back':<34}{overhead:>7.2f} ms")
        texts = readmes()
        taken = statistics.median(milliseconds(worker.render, text) for text in texts)
        print(row(f"README (median of {len(texts)} real ones)", taken, README_MILLISECONDS))
        for count, target in ((1_000, MEDIUM_MILLISECONDS), (10_000, LARGE_MILLISECONDS)):
            source = Document(code_lines(count), "a.py", PLACE)
            print(row(f"{count:,} lines of Python", milliseconds(worker.render, source), target))


if __name__ == "__main__":
    print_formats()

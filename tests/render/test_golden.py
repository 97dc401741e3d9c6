"""Files and what must come out of them, in pairs (tests/golden/README.md)."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.render import render
from app.render.document import Document, Options
from app.render.references import with_addresses
from app.render.worker import Worker
from tests.render.documents import PLACE
from tests.render.inspection import assert_harmless

GOLDEN = Path(__file__).parent.parent / "golden"
FILES = sorted(path for path in GOLDEN.glob("*/*") if path.suffix != ".html")
OPTIONS = {
    "source/page.svg": Options(display="source"),
    "restructuredtext/facts.rst": Options(front_matter=True, contents=True),
    "restructuredtext/lines-rendered.rst": Options(display="rendered", lines=((5, 7), (12, 14))),
    "source/ranges.js": Options(lines=((3, 5), (7, 7), (16, None))),
    "source/highlight.js": Options(lines=((1, 13),), highlight=((2, 3), (9, 9), (12, 99))),
    "source/no-numbers.js": Options(lines=((5, 6),), line_numbers=False),
    "source/change.diff": Options(display="source"),
    "log/lines.log": Options(lines=((2, 2), (4, 5)), highlight=((2, 2),)),
    "diff/plain.diff": Options(line_numbers=False),
    "diff/sides.diff": Options(side_by_side=True),
    "markdown/lines-rendered.md": Options(display="rendered", lines=((5, 7), (11, 13))),
    "markdown/lines-as-source.md": Options(lines=((5, 7),)),
    "markdown/contents.md": Options(contents=True),
    "markdown/facts.md": Options(front_matter=True),
    "markdown/facts-toml.md": Options(front_matter=True),
    "markdown/facts-broken.md": Options(front_matter=True),
}
WITH_V8 = ("asciidoc", "graphviz")  # which only a child may run


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    worker = Worker(1)
    yield worker
    worker.close()


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_golden(path: Path, worker: Worker) -> None:
    name = f"{path.parent.name}/{path.name}"
    expected = path.with_name(f"{path.name}.html")
    draw = worker.render if path.parent.name in WITH_V8 else render
    rendered = draw(Document(path.read_bytes(), f"docs/guide/{path.name}", PLACE), OPTIONS.get(name, Options()))
    html = with_addresses(rendered.html, lambda image: f"/asset/{image}")
    if os.environ.get("GOLDEN") == "write":
        expected.write_text(html + "\n")
    assert html + "\n" == expected.read_text()
    assert_harmless(html)
    if name not in OPTIONS:
        assert rendered.format == path.parent.name


def test_no_expectation_is_left_over() -> None:
    assert {path.with_suffix("") for path in GOLDEN.glob("*/*.html")} == set(FILES)

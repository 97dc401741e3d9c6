"""No content of any format makes trouble: made-up files through the real worker.

`make test` tries the same few each time; `make fuzz` tries many new ones.
"""

import os
from collections.abc import Iterator
from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.render.document import Document, Options, Rendered, State, dumps, loads
from app.render.formats import FORMATS
from app.render.formats.base import Format
from app.render.references import with_addresses
from app.render.worker import EXCUSES, Worker
from tests.render import hostile
from tests.render.documents import codes, document
from tests.render.every_format import golden_files, path_of, wrappers_of
from tests.render.inspection import assert_harmless

EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "50"))
FUZZ = settings(
    max_examples=EXAMPLES,
    derandomize="FUZZ_EXAMPLES" not in os.environ,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture],
)
GLUE = ("", "\n", "\n\n", " ", "\t", "    ", "> ", "- ", "|", ",", '"', "'", "`", "\\", "$", "::", "<", "\r", "\x1b[")
texts = st.sampled_from(hostile.ALL) | st.text(max_size=20) | st.sampled_from(GLUE)
pieces = st.lists(texts, max_size=8).map("".join)
# Where in a file, how much of what stands there is left out, and what is put in.
edits = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 40), texts.map(hostile.as_bytes) | st.binary(max_size=8)), max_size=6
)
options = st.builds(
    Options,
    display=st.sampled_from(["auto", "rendered"]),
    contents=st.booleans(),
    front_matter=st.booleans(),
    plantuml=st.booleans(),
    line_numbers=st.booleans(),
    side_by_side=st.booleans(),
)


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    worker = Worker(1)
    yield worker
    worker.close()


def files(form: Format) -> st.SearchStrategy[Document]:
    """Golden files with changes, hostile texts where the format has room for texts, and bytes of any kind."""
    wrapped = st.builds(lambda wrap, text: wrap(text), st.sampled_from(wrappers_of(form)), pieces)
    made_up = st.builds(document, wrapped.map(hostile.as_bytes) | st.binary(max_size=200), st.just(path_of(form)))
    golden = golden_files(form)
    if not golden:
        return made_up
    return st.builds(changed, st.sampled_from(golden), edits) | made_up


def changed(file: tuple[str, bytes], changes: list[tuple[float, int, bytes]]) -> Document:
    path, content = file
    for place, left_out, put_in in changes:
        position = int(place * len(content))
        content = content[:position] + put_in + content[position + left_out :]
    return document(content, path)


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_no_file_makes_trouble(form: Format, worker: Worker) -> None:
    limits = replace(form.limits, ends_child=False)  # some formats want a new process each time, which takes long

    @FUZZ
    @given(files(form), options)
    def try_one(file: Document, wishes: Options) -> None:
        assert_no_trouble(worker.render(file, wishes, limits=limits))

    try_one()


def assert_no_trouble(rendered: Rendered) -> None:
    assert not set(codes(rendered)) & set(EXCUSES)
    assert rendered.state in get_args(State)
    assert rendered.html or rendered.state != "ok"
    assert loads(dumps(rendered)) == rendered
    assert_harmless(with_addresses(rendered.html, lambda path: f"/asset/{path}"))

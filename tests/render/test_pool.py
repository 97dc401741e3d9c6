"""Children with V8 come when they are needed and go when nobody needs them any more."""

from collections.abc import Iterator

import pytest

from app.render.document import Options
from app.render.pool import Pool
from app.render.worker import Worker
from tests.render.documents import codes, document
from tests.render.test_worker import AMPLE, render_children, wait_for

FORMULA = document("The area is $a = b \\cdot h$.\n", "a.md")


@pytest.fixture
def worker() -> Iterator[Worker]:
    worker = Worker()
    yield worker
    worker.close()


def test_a_child_that_nobody_needs_is_ended() -> None:
    pool = Pool(1, with_v8=True, idle_seconds=0.3)
    with pool.child(10) as child:
        assert "<math" in child.render(FORMULA, Options(), AMPLE).html
        pid = child.pid
    wait_for("Z", pid)
    with pool.child(10) as another:
        assert another.pid != pid
        assert "<math" in another.render(FORMULA, Options(), AMPLE).html
    pool.close()


def test_a_child_at_work_is_not_ended() -> None:
    pool = Pool(1, idle_seconds=0.1)
    with pool.child(10) as first:
        pid = first.pid
    with pool.child(10) as child:
        if child.pid == pid:  # it may have been ended between the two
            wait_for("S", pid)
        assert child.render(FORMULA, Options(), AMPLE).state == "ok"
    pool.close()


def test_only_documents_that_need_it_start_v8(worker: Worker) -> None:
    before = render_children()
    worker.render(document("# No formula\n", "a.md"), Options())
    assert len(render_children() - before) == 1
    shown = worker.render(FORMULA, Options(), limits=AMPLE)
    assert len(render_children() - before) == 2
    assert "<math" in shown.html
    assert not shown.needs_v8


def test_without_v8_the_source_of_a_formula_is_shown(worker: Worker) -> None:
    shown = worker.render(FORMULA, Options(), may_use_v8=False)
    assert '<code class="math">a = b \\cdot h</code>' in shown.html
    assert not shown.needs_v8
    assert codes(shown) == []

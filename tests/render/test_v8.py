"""JavaScript libraries in V8: what they give, what they refuse, and that nothing in them takes the process along."""

import sys
from collections.abc import Iterator

import pytest

import app.render
from app.render import v8, version
from app.render.document import Document, Options
from app.render.formats.base import Limits
from app.render.pool import Child
from tests.render.documents import codes, document, show
from tests.render.inspection import text_of

MIB = 1024 * 1024
LIMITS = Limits(deadline_seconds=20)
HUGE = "graph {" + "".join(f"n{i % 3000} -- n{i * 7919 % 2999};\n" for i in range(10_000)) + "}"
MANY = "graph {" + "".join(f"n{i};\n" for i in range(100_000)) + "}"
GRAPH = document("digraph { a -> b }", "a.dot")


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(v8, "_is_allowed", True)
    yield
    v8.end_all()


@pytest.fixture
def child() -> Iterator[Child]:
    child = Child(with_v8=True)
    yield child
    child.end()


def test_no_process_runs_it_unless_it_was_told_to() -> None:
    assert not v8.available()
    assert v8.tex("x", display=False) is None
    assert v8.dot("graph {}") == v8.Failure("not-installed")
    assert v8.asciidoc("x", path="a.adoc", files={}) == v8.Failure("not-installed")


@pytest.mark.usefixtures("engine")
def test_it_need_not_be_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "py_mini_racer", None)
    monkeypatch.delitem(sys.modules, "app.render.isolate", raising=False)
    monkeypatch.delattr(app.render, "isolate", raising=False)
    assert v8.tex("x", display=False) is None
    assert v8.dot("graph {}") == v8.Failure("not-installed")


@pytest.mark.usefixtures("engine")
@pytest.mark.parametrize(("path", "code"), [("a.adoc", "asciidoc-not-installed"), ("a.dot", "graph-not-installed")])
def test_without_it_the_source_is_shown_and_the_reason(monkeypatch: pytest.MonkeyPatch, path: str, code: str) -> None:
    monkeypatch.setitem(sys.modules, "py_mini_racer", None)
    monkeypatch.delitem(sys.modules, "app.render.isolate", raising=False)
    monkeypatch.delattr(app.render, "isolate", raising=False)
    shown = show("graph {}\n", path)
    assert codes(shown) == [code]
    assert text_of(shown.html) == "graph {}\n"
    assert not shown.needs_v8


def test_stored_html_is_not_used_after_a_change_of_scripts(monkeypatch: pytest.MonkeyPatch) -> None:
    everything = version.renderer_version()
    monkeypatch.setattr(version, "OURS", (".py",))
    assert version.renderer_version() != everything


@pytest.mark.usefixtures("engine")
def test_formulas() -> None:
    fraction = v8.tex(r"\frac{a}{b} < 1", display=True)
    assert fraction
    assert fraction.startswith("<math ")
    assert 'display="block"' in fraction
    assert "<mfrac><mi>a</mi><mi>b</mi></mfrac>" in fraction
    assert "annotation" not in fraction
    assert "display" not in (v8.tex("x", display=False) or "display")


@pytest.mark.usefixtures("engine")
@pytest.mark.parametrize("source", [r"\frac{a}{", r"\def\a{\a\a}\a", "{" * 100_000, r"\nothing{x", "$"])
def test_formulas_that_are_none(source: str) -> None:
    assert v8.tex(source, display=False) is None
    assert v8.tex("x", display=False)


@pytest.mark.usefixtures("engine")
@pytest.mark.parametrize(
    "source",
    [
        r"\href{javascript:alert(1)}{x}",
        r"\url{javascript:alert(1)}",
        r"\includegraphics{https://example.com/x.png}",
        r"\htmlData{x=1}{\htmlStyle{color:red}{x}}",
        r"\text{<script>alert(1)</script>}",
        r"\sqrt{" * 200 + "x" + "}" * 200,
    ],
)
def test_formulas_neither_act_nor_load(source: str) -> None:
    drawn = v8.tex(source, display=False) or ""
    assert "href=" not in drawn
    assert "src=" not in drawn
    assert "<script" not in drawn


@pytest.mark.usefixtures("engine")
def test_graphs() -> None:
    drawn = v8.dot("digraph { a -> b [label=<<b>x</b> &amp; y>] }")
    assert isinstance(drawn, str)
    assert "<svg " in drawn
    assert "font-weight" in drawn
    assert "Grüße, 船 🚢</text>" in str(v8.dot('graph { a [label="Grüße, 船 🚢"] }'))
    assert v8.dot("digraph { a ->") == v8.Failure("refused", "syntax error in line 1")


@pytest.mark.usefixtures("engine")
def test_asciidoc_knows_only_the_files_that_it_is_given() -> None:
    text = "include::a.adoc[]\n\ninclude::../top.adoc[]\n\ninclude::/etc/passwd[]\n\ninclude::{docdir}/b.adoc[]\n"
    written = v8.asciidoc(text, path="docs/page.adoc", files={"docs/a.adoc": "from a", "elsewhere": "no"})
    assert isinstance(written, v8.AsciiDoc)
    assert "<p>from a</p>" in written.html
    assert written.missing == ("top.adoc", "docs/b.adoc")
    assert "outside of the repository" in written.html


def test_what_takes_too_long_is_interrupted_and_the_process_goes_on(child: Child) -> None:
    late = child.render(document(MANY, "a.dot"), Options(), LIMITS)
    assert "graph-deadline" in codes(late)
    assert "<img" not in late.html
    assert not late.needs_v8
    assert "<img" in child.render(GRAPH, Options(), LIMITS).html


def test_what_takes_too_much_memory_is_interrupted_and_the_process_goes_on(child: Child) -> None:
    large = child.render(document(HUGE, "a.dot"), Options(), LIMITS)
    assert {"graph-memory", "graph-deadline"} & set(codes(large))  # a busy machine takes the other way to the same end
    assert "<img" in child.render(GRAPH, Options(), LIMITS).html


def test_a_script_that_fills_the_heap_is_interrupted(engine: None) -> None:
    assert v8.tex("x", display=False)
    fill = "(function () { const all = []; for (;;) all.push({ n: all.length }); })"
    assert v8._call("tex", fill, deadline_seconds=30) == v8.Failure("memory")
    assert v8.tex("x", display=False)


def test_promises_are_interrupted_too(engine: None) -> None:
    endless = "(function () { (async () => { for (;;) await 1; })(); %PerformMicrotaskCheckpoint(); })"
    assert v8._call("tex", endless, deadline_seconds=0.3) == v8.Failure("deadline")
    assert v8.tex("x", display=False)


def test_deep_nesting_of_asciidoc_is_refused_or_drawn(child: Child) -> None:
    blocks = "".join("=" * (4 + level) + "\n" for level in range(1200))
    refused = child.render(Document(blocks.encode(), "a.adoc", GRAPH.place), Options(), LIMITS)
    assert codes(refused) == ["asciidoc-refused"]
    assert "<h1>x</h1>" in child.render(document("= x", "a.adoc"), Options(), LIMITS).html

"""AsciiDoc through the worker, with real V8: includes, contents, formulas, drawings, and nothing that could do harm."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from app.render.document import Options, Rendered, Want
from app.render.references import with_addresses
from app.render.worker import Worker
from tests.render import hostile
from tests.render.documents import WEB_ROOT, codes, document
from tests.render.inspection import assert_harmless, elements, text_of

PATH = "docs/guide/page.adoc"
HOSTILE = [
    "pass:[<script>alert(1)</script>]",
    "+++<img src=x onerror=alert(1)>+++",
    "++++\n<script>alert(1)</script><svg onload=alert(1)>\n++++",
    "link:javascript:alert(1)[x]",
    "link:++javascript:alert(1)++[x]",
    "xref:javascript:alert(1)[x]",
    "image::x.png[onerror=alert(1)]",
    'image::x.png["\\"onerror=\\"alert(1)"]',
    "image::javascript:alert(1)[]",
    "image::x.svg[opts=inline]\n\nimage::x.svg[opts=interactive]",
    "image::x.png[link=javascript:alert(1)]",
    "image::data:text/html,<script>alert(1)</script>[]",
    'video::javascript:alert(1)[]\n\nvideo::x\'"><script>[youtube]\n\naudio::x"onclick="a[]',
    '[#x"onclick="alert(1)]\ntext',
    '[.x"onclick="alert(1)]#text#',
    '[source,x"><script>alert(1)</script>]\n----\n<script>\n----',
    '== " onclick=alert(1) <script>',
    ":a: pass:[<script>alert(1)</script>]\n\n{a}",
    "footnote:[pass:[<script>alert(1)</script>]]",
    "stem:[<script>alert(1)</script>]\n\nlatexmath:[\\href{javascript:alert(1)}{x}]",
    '|===\n|pass:[<td onclick=alert(1)>]\na|pass:[<script>]\n|===\n\n{set:cellbgcolor:red;"onclick="a}',
    ':toc:\n:toc-title: pass:[<script>]\n:toc-class: "onclick="\n\n== pass:[<script>]\n\n== b',
    'include::<script>[]\n\ninclude::javascript:alert(1)[]\n\ninclude::"onclick="alert(1)[]',
    ":docinfo: shared\n:stylesheet: x\n:linkcss:\n:backend: docbook5\n:source-highlighter: highlightjs\n\ntext",
    '[graphviz]\n----\ndigraph { a [URL="javascript:alert(1)" label=<<b>x</b>>] }\n----',
    "\ue0000\ue001 \ue00099\ue001",
    '<span data-inset="0"></span> latexmath:[x] pass:[<span data-inset="0"></span>]',
]


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    worker = Worker(1)
    yield worker
    worker.close()


def show(
    worker: Worker, text: str, files: dict[str, str | None] | None = None, options: Options | None = None
) -> Rendered:
    parts = {
        Want("file", path): None if content is None else content.encode() for path, content in (files or {}).items()
    }
    return worker.render(replace(document(text, PATH), parts=parts), options or Options())


def test_source_is_shown_where_v8_may_not_run(worker: Worker) -> None:
    shown = worker.render(document("= Title\n", PATH), Options(), may_use_v8=False)
    assert "<h1" not in shown.html
    assert text_of(shown.html) == "= Title\n"
    assert codes(shown) == []


def test_a_document_wants_what_it_includes(worker: Worker) -> None:
    text = "include::part.adoc[]\n\ninclude::../common/terms.adoc[]\n\n[source,ruby]\n----\ninclude::a.rb[]\n----\n"
    shown = show(worker, text)
    names = ["docs/guide/part.adoc", "docs/common/terms.adoc", "docs/guide/a.rb"]
    assert shown.wants == tuple(Want("file", name) for name in names)
    again = show(worker, text, dict.fromkeys(names, "== Here\n\ninclude::more.adoc[]\n"))
    assert again.wants == (Want("file", "docs/guide/more.adoc"), Want("file", "docs/common/more.adoc"))


def test_includes_by_tag_and_line_and_level(worker: Worker) -> None:
    files: dict[str, str | None] = {
        "docs/guide/part.adoc": "= Part\n\nIn the part.\n\ninclude::deep/er.adoc[lines=2..3]\n",
        "docs/guide/deep/er.adoc": "one\ntwo\nthree\nfour\n",
        "docs/guide/a.rb": "before\n# tag::x[]\nputs 1 # <1>\n# end::x[]\nafter\n",
    }
    text = "= Book\n\ninclude::part.adoc[leveloffset=+1]\n\n[,ruby]\n----\ninclude::a.rb[tag=x]\n----\n<1> Said.\n"
    shown = show(worker, text, files)
    assert "<h2 " in shown.html
    assert "<p>two\nthree</p>" in shown.html
    assert "puts 1 # (1)" in text_of(shown.html)
    assert "before" not in shown.html
    assert "after" not in shown.html
    assert shown.wants == ()


def test_what_cannot_be_had_is_named_where_it_would_stand(worker: Worker) -> None:
    text = "include::no.adoc[]\n\n----\ninclude::no.rb[]\n----\n\ninclude::none.adoc[opts=optional]\n"
    shown = show(worker, text, dict.fromkeys(["docs/guide/no.adoc", "docs/guide/no.rb", "docs/guide/none.adoc"]))
    assert shown.wants == ()
    assert "Not included: no.adoc (it cannot be had)" in text_of(shown.html)
    assert "Not included: no.rb (it cannot be had)" in text_of(shown.html)
    assert "none.adoc" not in shown.html
    assert elements(shown.html, "a")[0]["href"] == f"{WEB_ROOT}docs/guide/no.adoc"


def test_nothing_outside_of_the_repository_is_wanted(worker: Worker) -> None:
    text = "include::https://example.com/x.adoc[]\n\ninclude::../../../x[]\n\ninclude::/x[]\n\ninclude::file:///x[]\n"
    shown = show(worker, text)
    assert shown.wants == ()
    assert text_of(shown.html).count("Not included") == 4
    assert [link["href"] for link in elements(shown.html, "a") if "href" in link] == ["https://example.com/x.adoc"]


def test_files_that_include_each_other_end(worker: Worker) -> None:
    files: dict[str, str | None] = {"docs/guide/a.adoc": "A\n\ninclude::page.adoc[]\n\ninclude::a.adoc[]\n"}
    shown = show(worker, "Page\n\ninclude::a.adoc[]\n", files)
    assert text_of(shown.html).count("it includes itself") == 2
    chain: dict[str, str | None] = {f"docs/guide/{n}.adoc": f"n{n}\n\ninclude::{n + 1}.adoc[]\n" for n in range(20)}
    assert "8.adoc (too many files within each other)" in text_of(show(worker, "include::0.adoc[]", chain).html)
    wide: dict[str, str | None] = {"docs/guide/a.adoc": "A\n\n"}
    assert text_of(show(worker, "include::a.adoc[]\n\n" * 60, wide).html).count("too many or too large files") == 10


def test_contents_stand_where_the_document_or_the_author_says(worker: Worker) -> None:
    text = "= Title\n{toc}\nIntro.\n\n== One & `two`\n\n=== Deep\n\n== Three\n"
    assert not elements(show(worker, text.format(toc="")).html, "details")
    for shown in (
        show(worker, text.format(toc=":toc:\n")),
        show(worker, text.format(toc=""), options=Options(contents=True)),
    ):
        assert '</h1>\n<details class="contents"' in shown.html
        assert '<a href="#user-content-_one_two">One &amp; two</a>' in shown.html


def test_formulas_in_both_notations(worker: Worker) -> None:
    shown = show(worker, "latexmath:[x^2] and asciimath:[sqrt(x) < 1]\n\n[latexmath]\n++++\n\\frac{a}{b}\n++++\n")
    assert len(elements(shown.html, "math")) == 3
    assert "<msqrt>" in shown.html
    assert "<mfrac>" in shown.html


def test_a_part_is_a_document_of_its_own(worker: Worker) -> None:
    shown = show(worker, "= T\n\n== One\n\nfirst\n\n== Two\n\nsecond\n", options=Options("rendered", lines=((7, 9),)))
    assert "<h2" in shown.html
    assert "second" in shown.html
    assert "first" not in shown.html


def test_front_matter_is_no_text(worker: Worker) -> None:
    text = "---\nkey: value\n---\n= Title\n\ntext\n"
    assert "value" not in show(worker, text).html
    assert "value" in show(worker, text, options=Options(front_matter=True)).html


@pytest.mark.parametrize("content", HOSTILE)
def test_hostile_asciidoc_ends_harmless(worker: Worker, content: str) -> None:
    for text in (content, f"= T\n:stem:\n\ntext\n\n{content}\n\n* {content}\n"):
        assert_harmless(with_addresses(show(worker, text).html, lambda path: f"/asset/{path}"))


def test_hostile_html_and_markdown_end_harmless_here_too(worker: Worker) -> None:
    for content in hostile.ALL:
        text = f"{content}\n\n++++\n{content}\n++++\n\npass:[{content}]\n"
        assert_harmless(with_addresses(show(worker, text).html, lambda path: f"/asset/{path}"))


def test_graphs_cannot_act(worker: Worker) -> None:
    graph = 'digraph { a [URL="javascript:alert(1)", label=<<b>x</b>>, image="https://example.com/x.png"] }'
    shown = worker.render(document(graph, "a.dot"), Options())
    assert_harmless(shown.html)
    assert elements(shown.html, "img")[0]["src"].startswith("data:image/svg+xml;base64,")
    assert graph in text_of(shown.html)


def test_graphviz_says_what_it_does_not_understand(worker: Worker) -> None:
    shown = worker.render(document("digraph { a -> -> <script> }\n", "a.gv"), Options())
    assert codes(shown) == ["graph-refused"]
    assert "line 1" in shown.notices[0].message
    assert text_of(shown.html) == "digraph { a -> -> <script> }\n"


SECTIONS = """\
= Guide
:edition: 2.0
:product: Shop {edition}
:toc:

The beginning.

== Orders

Made with {product}.

== Terms

The end.
"""


def test_a_section_has_the_attributes_that_it_uses(worker: Worker) -> None:
    text = text_of(show(worker, SECTIONS, options=Options(region="heading:Orders")).html)
    assert text.split() == ["Orders", "Made", "with", "Shop", "2.0."]

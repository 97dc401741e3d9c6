"""reStructuredText: what Docutils and Sphinx mean, and nothing that reads, reaches out, grows or stays behind."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.render import render
from app.render.document import Options, Rendered, SafeHtml, Want
from app.render.references import references, with_addresses
from tests.render import hostile
from tests.render.documents import WEB_ROOT, codes, document, show
from tests.render.inspection import Elements, assert_harmless, elements, text_of


def rst(content: str, options: Options | None = None) -> Rendered:
    return show(content, "docs/guide/page.rst", options)


def html(content: str) -> str:
    return rst(content).html.removeprefix('<div class="document">').removesuffix("</div>")


def assert_all_harmless(safe: SafeHtml) -> None:
    assert_harmless(with_addresses(safe, lambda path: f"/asset/{path}"))


def test_title_subtitle_and_sections() -> None:
    shown = html("====\nTop\n====\n\nBelow\n=====\n\nOne\n---\n\ntext\n\nTwo\n---\n\nmore\n")
    assert [tag for tag, _ in Elements(shown).found if tag.startswith("h")] == ["h1", "h2", "h2"]
    assert elements(shown, "p")[0] == {"class": "subtitle", "id": "user-content-below"}
    assert {"id": "user-content-one"} in elements(shown, "section")


@pytest.mark.parametrize(
    ("name", "kind", "title"),
    [
        ("note", "note", "Note"),
        ("hint", "tip", "Hint"),
        ("attention", "warning", "Attention"),
        ("danger", "caution", "Danger"),
        ("important", "important", "Important"),
    ],
)
def test_remarks_look_like_those_of_markdown(name: str, kind: str, title: str) -> None:
    shown = html(f".. {name}:: mind *this*\n")
    assert elements(shown, "aside") == [{"class": f"admonition {kind}"}]
    assert text_of(shown).split() == [title, "mind", "this"]


def test_a_remark_with_a_title_of_its_own() -> None:
    assert text_of(html(".. admonition:: Danger ahead!\n\n   text\n")).split("\n")[1] == "Danger ahead!"


@pytest.mark.parametrize("name", ["code", "code-block", "sourcecode"])
def test_code_is_coloured_whatever_sphinx_lets_it_say(name: str) -> None:
    shown = html(
        f".. {name}:: python\n   :linenos:\n   :emphasize-lines: 1\n   :caption: How\n\n   if x:\n       pass\n"
    )
    assert '<span class="k">if</span>' in shown
    assert text_of(shown) == "How\nif x:\n    pass"
    assert text_of(html("::\n\n   #!/bin/sh\n   a\n")) == "#!/bin/sh\na"


def test_a_dialogue_with_python() -> None:
    assert '<span class="gp">&gt;&gt;&gt; </span>' in html(">>> 1\n1\n")


def test_footnotes_and_sources_lead_there_and_back() -> None:
    shown = html("A [1]_ and [Knuth]_.\n\n.. [1] Note.\n.. [Knuth] Book.\n")
    targets = {found["href"] for found in elements(shown, "a")}
    ids = {f"#{found['id']}" for _, found in Elements(shown).found if "id" in found}
    assert len(targets) == 4
    assert targets <= ids
    assert [found["class"] for found in elements(shown, "div")] == ["footnote", "footnote"]


def test_tables_lists_fields_and_options() -> None:
    shown = html(
        "=== ===\na   b\n=== ===\n1   2\n=== ===\n\nterm : kind\n   words\n\n:one: 1\n:two: 2\n\n-q  quiet\n\n"
        "| a\n|   b\n\n.. list-table:: Title\n\n   * - x\n     - y\n"
    )
    assert [len(elements(shown, tag)) for tag in ("table", "th", "td", "caption")] == [2, 2, 4, 1]
    assert {"class": "field-list"} in elements(shown, "dl")
    assert "term : <em>kind</em>" in shown


def test_pictures_of_the_repository() -> None:
    shown = rst(
        ".. figure:: img/a.png\n   :alt: all\n   :width: 50%\n\n   Below\n\n.. image:: /b.svg\n   :width: 20px\n"
    )
    assert references(shown.html) == ("docs/guide/img/a.png", "b.svg")
    pictures = [{**found, "src": ""} for found in elements(shown.html.replace("\0", ""), "img")]
    assert [(found["alt"], found["width"]) for found in pictures] == [("all", "50%"), ("b.svg", "20")]
    assert len(elements(shown.html.replace("\0", ""), "figcaption")) == 1


def test_links_lead_into_the_repository() -> None:
    shown = html("`a <other.rst>`_ `b <https://example.com/>`_ :doc:`intro` :doc:`All <../all>`\n")
    assert [found["href"] for found in elements(shown, "a")] == [
        f"{WEB_ROOT}docs/guide/other.rst",
        "https://example.com/",
        f"{WEB_ROOT}docs/guide/intro.rst",
        f"{WEB_ROOT}docs/all.rst",
    ]


def test_formulas_are_their_source_without_v8_and_ask_for_it() -> None:
    shown = rst(":math:`a^2`\n\n.. math::\n\n   a &= b \\\\\n   c &= d\n")
    assert shown.needs_v8
    assert [found["class"] for found in elements(shown.html, "code")] == ["math", "math"]
    assert "\\begin{aligned}a &= b" in text_of(shown.html)


def test_facts_are_hidden_unless_they_are_wanted() -> None:
    content = "Title\n=====\n\n:Author: Ann\n:Odd: *value*\n\ntext\n"
    assert "Ann" not in rst(content).html
    shown = rst(content, Options(front_matter=True))
    assert elements(shown.html, "table") == [{"class": "front-matter"}]
    assert text_of(shown.html).split() == ["Title", "AuthorAnn", "Oddvalue", "text"]


def test_a_table_of_contents() -> None:
    content = "Title\n=====\n\n{}One\n---\n\na\n\nTwo\n---\n\nb\n"
    own = rst(content.format(".. contents:: In short\n\n"), Options(contents=True)).html
    wanted = rst(content.format(""), Options(contents=True)).html
    for shown, title in ((own, "In short"), (wanted, "Contents")):
        assert len(elements(shown, "details")) == 1
        assert f"<summary>{title}</summary>" in shown
        assert {found["href"] for found in elements(shown, "a")} == {"#user-content-one", "#user-content-two"}
    assert elements(rst(content.format("")).html, "details") == []


def test_what_sphinx_adds_is_shown_calmly() -> None:
    shown = html(
        "See :py:class:`~a.b.Thing`, :func:`run`, :ref:`there <x>`, :issue:`12` and `odd`:own:domain:.\n\n"
        ".. py:function:: run(a, b)\n              walk()\n\n   It *runs*.\n\n"
        ".. toctree::\n   :maxdepth: 2\n\n   intro\n   All of it <all/index>\n   self\n   other/*\n\n"
        ".. versionadded:: 2.0 Faster.\n\n.. seealso:: elsewhere\n\n.. grid:: 2\n\n   .. card:: Head\n\n      Body\n\n"
        ".. automodule:: shop.cart\n   :members:\n\n.. index:: secret\n\n.. only:: html\n\n   Everywhere\n"
    )
    assert [text for text in re.split(r"\s*\n\s*", text_of(shown)) if text] == [
        "See Thing, run, there, 12 and odd.",
        "run(a, b)", "walk()", "It runs.",
        "intro", "All of it",
        "New in version 2.0", "Faster.", "See also", "elsewhere",
        "Head", "Body", "shop.cart", "Everywhere",
    ]  # fmt: skip
    assert f"{WEB_ROOT}docs/guide/all/index.rst" in shown


def test_what_is_not_understood_stands_there_as_it_is() -> None:
    shown = html("|release| is out, :odd-role:`text`, `no target`_.\n\n.. figure::\n\n.. unknown::\n   a: [\n\nend\n")
    assert "|release| is out, text, `no target`_." in text_of(shown)
    assert text_of(shown).endswith("end\n")
    assert "system" not in shown.lower()


def test_a_part_is_a_document_of_its_own() -> None:
    content = "Title\n=====\n\n:Author: Ann\n\nOne\n---\n\ntext\n"
    shown = rst(content, Options(display="rendered", lines=((4, 4), (9, 9))))
    assert shown.format == "restructuredtext"
    assert text_of(shown.html).split() == ["Author", "Ann", "text"]
    assert show(content, "a.rst", Options(lines=((4, 4),))).format == "source"


@pytest.mark.parametrize(
    "content",
    [
        ".. include:: /etc/passwd\n",
        ".. include:: /etc/passwd\n   :literal:\n",
        ".. literalinclude:: /etc/passwd\n",
        ".. raw:: html\n   :file: /etc/passwd\n",
        ".. raw:: html\n   :url: http://127.0.0.1:9/\n",
        ".. csv-table::\n   :file: /etc/passwd\n",
        ".. csv-table::\n   :url: http://127.0.0.1:9/\n",
        ".. figure:: /etc/passwd\n   :figwidth: image\n",
        ".. image:: /etc/hostname\n   :loading: embed\n   :scale: 50\n",
        ".. image:: file:///etc/passwd\n   :loading: embed\n",
        ".. |x| image:: /etc/passwd\n   :loading: embed\n\n|x|\n",
        ".. role:: r(raw)\n   :format: html\n\n:r:`<script>alert(1)</script>`\n",
        ".. raw:: html\n\n   <script>alert(1)</script>\n",
        ".. default-role:: raw\n\n`<script>`\n",
        ".. math::\n   :file: /etc/passwd\n",
        ".. parsed-literal::\n   :file: /etc/passwd\n",
        ".. code::\n   :file: /etc/passwd\n\n   x\n",
        ".. meta::\n   :http-equiv=refresh: 0;url=//evil.example\n",
    ],
)
def test_nothing_is_read_and_nobody_is_asked(content: str) -> None:
    shown = rst(f"{content}\nend\n")
    assert_all_harmless(shown.html)
    text = text_of(with_addresses(shown.html, lambda path: path))
    assert "end" in text
    assert "root:" not in shown.html
    assert "data:" not in shown.html
    assert "<script" not in shown.html


def test_substitutions_of_substitutions_do_not_explode() -> None:
    laughs = ".. |l0| replace:: " + "lol " * 10 + "\n"
    laughs += "".join(f".. |l{n}| replace:: {f'|l{n - 1}| ' * 10}\n" for n in range(1, 12))
    shown = rst(f"{laughs}\n|l11|\n")
    assert shown.state == "ok"
    assert len(shown.html) < 1_000_000


def test_a_substitution_of_itself() -> None:
    assert "end" in text_of(rst(".. |a| replace:: |b|\n.. |b| replace:: |a|\n\n|a|\n\nend\n").html)


@pytest.mark.parametrize(
    "content",
    [
        "".join(f"{' ' * depth}- x\n\n" for depth in range(0, 1800, 2)),
        "".join(f"{' ' * 3 * depth}.. note::\n\n" for depth in range(700)) + " " * 2100 + "x\n",
        "".join(f"{' ' * depth}x\n\n" for depth in range(1200)),
    ],
    ids=["lists", "remarks", "quotes"],
)
def test_deep_nesting_is_shown_as_source(content: str) -> None:
    shown = rst(content)
    assert shown.state == "ok"
    assert codes(shown)[0] == "not-rendered"
    assert text_of(shown.html) == content


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (".. role:: own\n   :class: x\n\n:own:`a`\n", ":own:`b`\n", "b\n"),
        (".. role:: strong(emphasis)\n\n:strong:`a`\n", ":strong:`b`\n", "b\n"),
        (".. default-role:: math\n\n`a`\n", "`b`\n", "b\n"),
        (".. role:: func(raw)\n   :format: html\n\n:func:`a`\n", ":func:`b`\n", "b\n"),
    ],
)
def test_nothing_stays_behind_for_the_next_document(first: str, second: str, expected: str) -> None:
    before = html(second)
    html(first)
    assert html(second) == before
    assert text_of(before) == expected


def test_what_a_document_breaks_is_whole_for_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    assert codes(rst("".join(f"{' ' * depth}- x\n\n" for depth in range(0, 1800, 2)) + ".. role:: own\n")) != []
    assert text_of(html("*fine* :own:`x`\n")) == "fine x\n"


def test_diagrams_inside_are_wanted_from_the_server_only_where_that_is_allowed() -> None:
    content = ".. uml::\n\n   A -> B\n"
    assert rst(content).wants == ()
    assert rst(content, Options(plantuml=True)).wants == (Want("plantuml", "A -> B"),)


@pytest.mark.parametrize("content", hostile.ALL)
def test_hostile_html_is_text(content: str) -> None:
    for text in (content, f"`x <{content}>`_", f".. image:: {content}\n   :alt: {content}", f":ref:`{content}`"):
        assert_all_harmless(rst(f"{text}\n").html)


pieces = st.sampled_from((
    "\n", "\n\n", "   ", "*a*", "`a`_", "`a`", "|a|", "[1]_", "::\n\n", "====", "----\n", "- ", "1. ", ".. ", ":a: b\n",
    ".. _a:", "__", "|a| image:: x", ".. note::\n", ".. code:: c\n", ":math:`x`", ".. [1] x\n", ".. |a| replace:: b\n",
    "+---+\n", "=== ===\n", ".. contents::\n", ".. sectnum::\n", ".. class:: x\n", ".. role:: a\n", ".. table:: x\n",
    ".. figure:: x\n", ".. header:: x\n", ".. target-notes::\n", ".. sidebar:: x\n", ".. topic:: x\n", ">>> 1\n",
    ".. toctree::\n", ".. deprecated::\n", ".. py:class::\n", ":a:`b`", "`b`:c:", "| a\n", "-a  b\n", "\\", "\0", "<b>",
    *hostile.URLS[:6],
))  # fmt: skip


@given(st.lists(pieces | st.text(max_size=4), max_size=30).map("".join))
@settings(deadline=None)
def test_no_text_makes_it_raise_or_write_anything_else(content: str) -> None:
    shown = render(document(content.encode("utf-8", "surrogatepass"), "a.rst"), Options(front_matter=True))
    assert_all_harmless(shown.html)

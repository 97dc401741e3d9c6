"""Markdown beyond its standard: front matter, contents, formulas, drawings."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from app.render import render
from app.render.document import Options, Rendered, Want
from app.render.worker import Worker
from tests.render.documents import codes, document, markdown, show
from tests.render.inspection import assert_harmless, elements, text_of

FACTS = "---\ntitle: Guide\n---\n"


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    worker = Worker(1)
    yield worker
    worker.close()


def shown(content: str, **wishes: bool) -> Rendered:
    return show(content, "docs/page.md", Options(**wishes))  # type: ignore[arg-type]


def formulas(content: str) -> int:
    return sum(element.get("class") == "math" for element in elements(markdown(content), "code"))


@pytest.mark.parametrize(
    "text",
    [
        "It costs $5 and $10.",
        "From $5 to 10$ a month",
        "US$5, CA$6 and A$7",
        "$20-$30",
        "$1,000 or $2,000 (was $3,000)",
        "Set $HOME and $PATH.",
        "$HOME/$USER and $PATH:$HOME",
        "`$A`, $B and `$C` and $D",
        "${Prefix}/${Name}",
        "$ npm i\n$ npm test",
        "$ npm i && echo $?",
        "PID $$, parent $PPID and $$",
        "jQuery's $(this) and $('a')",
        "a_$b_$c",
        "in Perl $_ and $_[0]",
        r"\$a\$",
        "$",
        "$$",
        "$a $",
        "$ a$",
        "    $a$",
        "<!-- $a$ -->",
        "₠₡₢₣₥₰ $a$",
        "\n".join(f"${number}/${number}" * 40 for number in range(3)),
    ],
)
def test_dollars_that_are_just_dollars(text: str) -> None:
    assert formulas(text) == 0
    if not text.startswith(("    ", "<!--", "\\")):
        assert " ".join(text_of(markdown(text)).split()) == " ".join(text.replace("`", "").split())


@pytest.mark.parametrize(
    "text",
    [
        "$x$",
        "($x$), “$x$”: $x$-axis",
        "It costs $5, and $x$ is free",
        "$HOME/$USER and $x+1$",
        r"$\$5 \cdot x$",
        "$$x$$",
        "$$\nx\n= y\n$$",
        "$`x`$",
        "```math\nx\n```",
        "- $x$\n\n  > $y$",
        "# $x$",
        "*$x$*",
        "[$x$](a.md)",
        r"| a | b |" "\n|---|---|\n" r"| $5 | $a \| b$ |",
    ],
)
def test_dollars_that_are_round_a_formula(text: str) -> None:
    assert formulas(text) >= 1
    assert shown(text).needs_v8


def test_without_formulas_no_javascript_is_needed() -> None:
    assert not shown("# It costs $5 and $10\n\n```mermaid\nx\n```\n").needs_v8


def test_formulas_that_raw_html_pretends_to_be_are_no_trouble() -> None:
    places = ["9999999:1-1:1", "0:0-0:0", "1:1-1:1", "99999999999999999999:1-1:1", "1:9999999-1:9999999"]
    for place in places:
        html = f'<span data-math-style="inline" data-sourcepos="{place}">x</span> $a$'
        assert text_of(markdown(html)).strip() == "x a"


@pytest.mark.parametrize("content", [FACTS, "---\n---\n", "+++\na = 1\n+++\n", "---  \nbroken: [\n---\n"])
def test_front_matter_is_hidden(content: str) -> None:
    html = markdown(content + "# Title\n")
    assert text_of(html).strip() == "Title"


@pytest.mark.parametrize("content", ["text\n" + FACTS, "\n" + FACTS, "---\n\nProse.\n\n---\n", "---\ntitle: no end\n"])
def test_what_is_no_front_matter_is_shown(content: str) -> None:
    assert text_of(markdown(content)).split()


def test_lines_that_begin_later_have_no_front_matter() -> None:
    part = show("# Title\n" + FACTS, "a.md", Options(display="rendered", lines=((2, 4),)))
    assert "title: Guide" in text_of(part.html)


def test_a_file_of_front_matter_only() -> None:
    assert codes(shown(FACTS)) == ["nothing-to-render"]
    assert codes(shown(FACTS, front_matter=True)) == []


@pytest.mark.parametrize(
    "facts",
    [
        "a: &a [x]\nb: *a\n",
        "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n",
        "a: [",
        "a: " + "[" * 15_000,
        "? [a, b]\n: c\n",
        "? {a: b}\n: c\n",
        f"a: {'x' * 30_000}\n",
        "a: b: c\n",
        "a: \x07\n",
    ],
)
def test_facts_that_cannot_be_read_are_shown_as_they_are(facts: str) -> None:
    html = shown(f"---\ntitle: x\n{facts}\n---\ntext\n", front_matter=True).html
    assert not elements(html, "table")
    assert facts.strip()[:50] in text_of(html)


@pytest.mark.parametrize(
    ("facts", "value"),
    [
        ("a: 2026-99-99", "2026-99-99"),
        ("a: 1:1:1:1", "1:1:1:1"),
        ("a: !!python/object/apply:os.system [x]", "x"),
        ("a: !!binary x", "x"),
        ("a: ~", "~"),
        ("a: <b>", "<b>"),
        ("a: {<<: {b: c}}", '{"<<": {"b": "c"}}'),
        ("a: {b: {c: d}}", '{"b": {"c": "d"}}'),
        ("a: |\n  x\n  y", "x y"),
        ("a: " + "x" * 400, "x" * 300 + "…"),
    ],
)
def test_facts_are_texts(facts: str, value: str) -> None:
    html = shown(f"---\n{facts}\n---\ntext\n", front_matter=True).html
    assert " ".join(text_of(html).split()) == f"a{value} text"


def test_contents_are_those_of_the_document() -> None:
    html = shown("# T\n\n## A `b` <i>c</i> & d\n\n### E\n\n## A b c & d\n", contents=True).html
    assert [link["href"] for link in elements(html, "a")] == [
        "#user-content-a-b-c--d",
        "#user-content-e",
        "#user-content-a-b-c--d-1",
    ]
    ids = {element["id"] for tag in ("h2", "h3") for element in elements(html, tag)}
    assert {link["href"][1:] for link in elements(html, "a")} == ids


@pytest.mark.parametrize(
    ("content", "entries"),
    [
        ("# A\n# B\n## C\n### D\n#### E\n", 4),
        ("# A\n## B\n### C\n#### D\n##### E\n", 3),
        ("## B\n# A\n## C\n", 3),
        ("# A\n## B\n", 0),
        ("text\n", 0),
        ("#### E\n#### F\n", 0),
        ("> # A\n\n- # B\n", 2),
        ("<h1>A</h1>\n\n# B\n# C\n", 2),
    ],
)
def test_which_headings_are_in_the_contents(content: str, entries: int) -> None:
    html = shown(content, contents=True).html
    assert len(elements(html, "a")) == entries
    assert bool(elements(html, "details")) == bool(entries)


def test_lists_of_the_contents_are_balanced() -> None:
    levels = [3, 1, 2, 3, 2, 1, 3, 3, 1, 2]
    html = shown("".join(f"{'#' * level} x\n" for level in levels), contents=True).html
    assert html.count("<ul>") == html.count("</ul>")
    assert html.count("<li>") == html.count("</li>") == len(levels)


def test_contents_where_bitbucket_puts_them() -> None:
    content = "# A\n# B\n\ntext\n\n[TOC]\n\nand [TOC], `[TOC]`\n"
    for html in (shown(content).html, shown(content, contents=True).html):
        assert html.count("<details") == 1
        assert html.index("text") < html.index("<details")
        assert "and [TOC]" in html
    assert "<details" not in shown("# A\n# B\n\n    [TOC]\n").html
    assert "[TOC]" not in text_of(shown("# A\n\n[TOC]\n").html)


def test_anchors_of_both_sites_lead_to_the_heading() -> None:
    html = markdown("## How it works\n\n[a](#how-it-works) [b](#markdown-header-how-it-works)\n")
    assert elements(html, "h2")[0]["id"] == "user-content-how-it-works"
    assert {link["href"] for link in elements(html, "a")} == {"#user-content-how-it-works"}


def test_drawings_of_mermaid_have_their_source_until_they_are_drawn() -> None:
    html = markdown("```mermaid\ngraph LR; A --> B\n```\n")
    assert elements(html, "figure")[0] == {"class": "frame", "data-frame": "mermaid"}
    assert text_of(html).count("graph LR; A --> B") == 2


@pytest.mark.parametrize("language", ["dot", "graphviz", "Graphviz", "gv"])
def test_graphs_need_javascript(language: str) -> None:
    result = shown(f"```{language}\ndigraph {{ a -> b }}\n```\n")
    assert result.needs_v8
    assert "digraph" in text_of(result.html)


def test_plantuml_is_sent_only_where_that_is_allowed() -> None:
    content = "```plantuml\nA -> B\n```\n"
    assert shown(content).wants == ()
    assert [(want.kind, want.name) for want in shown(content, plantuml=True).wants] == [("plantuml", "A -> B\n")]
    assert "A -&gt; B" in shown(content, plantuml=True).html


@pytest.mark.parametrize(
    "block",
    [
        "```python\nimport x\n```",
        "```Python\nimport x\n```",
        "```{.python .numberLines}\nimport x\n```",
        "```{python}\nimport x\n```",
        "```python,ignore\nimport x\n```",
        "```py title=x\nimport x\n```",
        "```\n#!python\nimport x\n```",
        "```\n:::python\nimport x\n```",
        "    #!python\n    import x",
    ],
)
def test_languages_of_code_as_people_write_them(block: str) -> None:
    html = markdown(block)
    assert '<span class="kn">import</span>' in html
    assert text_of(html).strip() == "import x"


def test_first_lines_of_scripts_stay() -> None:
    assert text_of(markdown("```\n#!/bin/sh\nls\n```")) == "#!/bin/sh\nls\n\n"
    assert text_of(markdown("```sh\n#!bash\nls\n```")) == "#!bash\nls\n\n"


def test_javascript_draws_formulas_and_graphs(worker: Worker) -> None:
    content = "$x^2$\n\n$$y$$\n\n$\\frac{1}$\n\n```dot\ndigraph { a -> b }\n```\n\n```dot\ndigraph {\n```\n"
    result = worker.render(document(content, "a.md"), Options())
    assert [formula.get("display") for formula in elements(result.html, "math")] == [None, "block"]
    assert r'<code class="math">\frac{1}</code>' in result.html
    assert [image["alt"] for image in elements(result.html, "img")] == ["Diagram (Graphviz)"]
    assert "digraph {" in text_of(result.html)
    assert codes(result) == ["graph-refused"]
    assert_harmless(result.html)


def test_a_drawing_of_plantuml_that_was_fetched() -> None:
    want = Want("plantuml", "A -> B\n")
    asked = replace(
        document("```plantuml\nA -> B\n```\n", "a.md"),
        parts={want: b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'},
    )
    drawn = render(asked, Options(plantuml=True))
    assert elements(drawn.html, "img")[0]["src"].startswith("data:image/svg+xml;base64,")
    assert drawn.wants == ()
    refused = render(replace(asked, parts={want: None}), Options(plantuml=True))
    assert "A -> B" in text_of(refused.html)
    assert refused.wants == ()

import json
from base64 import b64encode
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.render.document import Options, Rendered
from app.render.formats import FORMATS, notebook
from app.render.notebook import parse
from app.render.references import with_addresses
from app.render.stored_pictures import MAX_ALL, MAX_PICTURE
from app.render.worker import Worker
from tests.render import hostile
from tests.render.documents import codes, document, show
from tests.render.inspection import assert_harmless, elements, text_of

PNG = b"\x89PNG\r\n\x1a\n"
Json = dict[str, Any]


def code(source: str = "x", **more: object) -> Json:
    return {"cell_type": "code", "source": source, "outputs": [], "execution_count": 1, **more}


def output(bundle: Json) -> Json:
    return code(outputs=[{"output_type": "display_data", "data": bundle}])


def printed(text: str, name: str = "stdout") -> Json:
    return code(outputs=[{"output_type": "stream", "name": name, "text": text}])


def markdown(source: str, **more: object) -> Json:
    return {"cell_type": "markdown", "source": source, **more}


def shown(*cells: object, path: str = "a.ipynb", **more: object) -> Rendered:
    return show(json.dumps({"cells": cells, "nbformat": 4, **more}), path)


def picture(size: int = 0) -> str:
    return b64encode(PNG + bytes(size)).decode()


def test_which_files_are_notebooks() -> None:
    assert shown(path="A.IPYNB").format == "notebook"
    assert show("{}", "a.json", Options(language="jupyter")).format == "notebook"
    assert show("{}", "a.ipynb", Options(display="source")).format == "source"
    assert show("{}", "a.ipynb", Options(lines=((1, 1),))).format == "source"


@pytest.mark.parametrize(
    "content",
    [
        "no json",
        "[]",
        "3",
        '{"cells": {}}',
        '{"worksheets": []}',
        "{}",
        "[" * 100_000,
        '{"cells": [], "x": ' + '{"a":' * 100_000,
        '{"cells": [], "x": ' + "1" * 5_000 + "}",
    ],
    ids=lambda content: content[:30],
)
def test_what_is_no_notebook_is_shown_as_source(content: str) -> None:
    result = show(content, "a.ipynb")
    assert codes(result)[0] == "no-notebook"
    assert elements(result.html, "div")[0]["class"] == "code"


def test_numbers_that_are_none() -> None:
    assert show('{"cells": [], "x": [NaN, Infinity, 1e999]}', "a.ipynb").format == "notebook"
    assert codes(show('{"cells": [], "x": NaN}', "a.ipynb")) == ["nothing-to-render"]


def test_the_language_of_the_kernel_colours_the_code() -> None:
    assert 'class="kt"' in shown(code("int x;"), metadata={"language_info": {"name": "C++"}}).html
    assert 'class="k"' in shown(code("if x: pass"), metadata={"kernelspec": {"name": "python3"}}).html
    assert 'class="k"' in shown(code("if x: pass")).html


def test_what_is_printed_in_pieces_is_one_text() -> None:
    piece = {"output_type": "stream", "name": "stdout", "text": ["a"]}
    assert len(elements(shown(code("", outputs=[piece, piece])).html, "pre")) == 1


@pytest.mark.parametrize(
    ("bundle", "expected"),
    [
        ({"text/plain": "p", "text/html": "<b>h</b>"}, "<b>h</b>"),
        ({"text/plain": "p", "text/markdown": "*m*"}, "<em>m</em>"),
        ({"text/plain": "p", "text/latex": "$$x$$"}, '<code class="math">x</code>'),
        ({"text/plain": "p<"}, "<code>p&lt;</code>"),
        ({"text/plain": "p", "text/html": "<script>x()</script>"}, notebook.INTERACTIVE),
        ({"text/plain": "p", "text/html": "<style>p {}</style>"}, "<code>p</code>"),
        ({"text/plain": "p", "application/vnd.vegalite.v5+json": {}}, notebook.INTERACTIVE),
        ({"text/html": "<table></table>", "application/vnd.dataresource+json": {}}, "<table></table>"),
    ],
)
def test_the_best_media_type(bundle: Json, expected: str) -> None:
    assert expected in shown(output(bundle)).html


def test_pictures_are_preferred_and_described() -> None:
    html = shown(output({"image/png": picture(), "text/html": "<b>h</b>", "text/plain": "<Figure 'a' & b>"})).html
    [image] = elements(html, "img")
    assert image["src"] == f"data:image/png;base64,{picture()}"
    assert image["alt"] == "Figure 'a' & b"


@pytest.mark.parametrize("stored", ["%%%", b64encode(b"<svg onload=x>").decode(), "", " "])
def test_a_picture_that_is_none(stored: str) -> None:
    assert elements(shown(output({"image/png": stored})).html, "img") == []


def test_pictures_have_a_size_that_is_too_much() -> None:
    assert "too large" in text_of(shown(output({"image/png": picture(MAX_PICTURE)})).html)
    some = output({"image/png": picture(MAX_ALL // 4)})
    result = shown(some, some, some, some, markdown("the end"))
    assert len(elements(result.html, "img")) == 2
    assert (result.state, codes(result)) == ("ok", [])
    assert text_of(result.html).strip().endswith("the end")


def test_attachments() -> None:
    attachments = {"a b.png": {"image/png": picture()}, "c.png": {"image/png": "broken"}}
    html = shown(markdown("![x](attachment:a%20b.png) ![gone](attachment:c.png)", attachments=attachments)).html
    assert [image["alt"] for image in elements(html, "img")] == ["x"]
    assert "gone" in text_of(html)


def test_what_a_cell_leaves_open_ends_with_it() -> None:
    html = shown(markdown("<table><tr><td>a"), markdown("b")).html
    assert html.index("</table>") < html.index("b</p>")


def test_long_output_is_folded_and_the_longest_is_cut() -> None:
    assert elements(shown(printed("x\n" * 30)).html, "details") == []
    html = shown(printed("x\n" * 31)).html
    assert len(elements(html, "details")) == 1
    assert "31 lines" in text_of(html)
    html = shown(printed("x\n" * 3_000)).html
    assert "Only the first 1,000 of 3,000 lines are shown." in text_of(html)
    assert "Only the first 200,000 characters are shown." in text_of(shown(printed("x" * 300_000)).html)


def test_the_first_cells_of_many() -> None:
    result = shown(*[markdown("a")] * 1_200)
    assert (result.state, codes(result)) == ("too-large", ["cells-cut"])
    assert result.notices[0].message == "Only the first 1,000 of 1,200 cells are shown."


def test_the_first_cells_of_a_large_notebook() -> None:
    result = shown(*[printed("<" * 150_000)] * 20)
    assert (result.state, codes(result)) == ("too-large", ["cells-cut"])
    assert len(result.html) < 4_000_000


def test_a_document_of_nothing_but_images() -> None:
    result = shown(*[markdown("![](a.png)" * 100)] * 20)
    assert codes(result) == ["cells-cut"]
    assert len(elements(with_addresses(result.html, str), "img")) <= 600


def test_more_lines_than_are_shown_of_source() -> None:
    content = json.dumps({"cells": [markdown("a")], "x": ["y"] * 30_000}, indent=1)
    assert show(content, "a.ipynb").state == "ok"
    broken = show(content + "}", "a.ipynb")
    assert (broken.state, codes(broken)[:2]) == ("too-large", ["no-notebook", "too-many-lines"])


def test_formulas_need_v8() -> None:
    assert shown(markdown("$x^2$")).needs_v8
    assert not shown(markdown("x")).needs_v8


def test_a_large_notebook_with_pictures_keeps_the_deadline() -> None:
    cells = [markdown("# a\n\ntext " * 20), code("if x:\n    pass\n" * 50), output({"image/png": picture(10_000)})] * 60
    content = json.dumps({"cells": cells, "padding": "x" * 6_000_000})
    worker = Worker(1)
    try:
        result = worker.render(document(content, "a.ipynb"), Options())
    finally:
        worker.close()
    assert (result.state, result.format, codes(result)) == ("ok", "notebook", [])


def test_ten_megabytes_are_the_limit() -> None:
    [form] = [form for form in FORMATS if form.name == "notebook"]
    assert form.limits.max_bytes == 10 * 1024 * 1024


texts = st.sampled_from(hostile.ALL) | st.text(max_size=10) | st.sampled_from(["\0", "\ud800", "attachment:a", "$x$"])
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=6,
)
media = st.sampled_from(["image/png", "image/svg+xml", "text/html", "text/markdown", "text/latex", "text/plain"])
outputs = st.fixed_dictionaries(
    {"output_type": st.sampled_from(["stream", "display_data", "execute_result", "error", "pyout", "pyerr"])},
    optional={
        "name": texts,
        "text": texts | st.lists(texts, max_size=2),
        "data": st.dictionaries(media | texts, texts | anything, max_size=3),
        "traceback": st.lists(texts, max_size=2),
        "ename": texts,
        "png": texts,
        "html": texts,
    },
)
cells = st.fixed_dictionaries(
    {"cell_type": st.sampled_from(["markdown", "code", "raw", "heading", "html"]) | texts},
    optional={
        "source": texts | st.lists(texts, max_size=2) | anything,
        "outputs": st.lists(outputs | anything, max_size=3),
        "attachments": anything | st.just({"a": {"image/svg+xml": "<svg onload=alert(1)>"}}),
        "execution_count": anything,
        "language": texts,
        "level": anything,
    },
)


@given(st.lists(cells | anything, max_size=3), anything)
def test_no_notebook_makes_it_raise_or_harms(found: list[object], metadata: object) -> None:
    result = shown(*found, metadata=metadata)
    assert result.format == "notebook"
    assert_harmless(with_addresses(result.html, lambda path: f"/asset/{path}"))
    result.html.encode()


@given(anything)
def test_no_json_makes_it_raise(value: object) -> None:
    parse(json.dumps(value))
    show(json.dumps(value), "a.ipynb")

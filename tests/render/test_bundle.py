"""Descriptions that are spread over several files."""

import json
from collections.abc import Mapping
from typing import Any

import pytest

from app.render import render
from app.render.bundle import MAX_FILES
from app.render.document import Document, Options, Rendered, Want
from tests.render.documents import PLACE, show
from tests.render.inspection import Elements, assert_harmless

API = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\n"


def drawn(files: Mapping[str, str | None], path: str = "api/openapi.yaml") -> Rendered:
    """The first file with those of the others that it wants, each asked for once."""
    document = Document((files[path] or "").encode(), path, PLACE)
    asked: set[Want] = set()
    while True:
        rendered = render(document, Options())
        assert not asked & set(rendered.wants) or set(rendered.wants) <= asked
        new = set(rendered.wants) - asked
        if not new:
            return rendered
        asked |= new
        answers = {want: None if (text := files.get(want.name)) is None else text.encode() for want in new}
        document = Document(document.content, path, PLACE, parts={**document.parts, **answers})


def bundle(files: Mapping[str, str | None], path: str = "api/openapi.yaml") -> Any:
    return source_of(drawn(files, path))


def source_of(rendered: Rendered) -> Any:
    assert_harmless(rendered.html)
    start = rendered.html.index("hidden>") + len("hidden>")
    return json.loads(Elements(rendered.html[start : rendered.html.index("</pre>")]).text)


def at(document: Any, reference: str) -> Any:
    """What a reference within the document leads to."""
    assert reference.startswith("#")
    for part in filter(None, reference[1:].split("/")):
        document = document[part.replace("~1", "/").replace("~0", "~").replace("%20", " ")]
    return document


def test_files_are_put_inside_and_named_there() -> None:
    document = bundle(
        {
            "api/openapi.yaml": API + "paths:\n  /a: {$ref: ./paths/a.yaml}\n",
            "api/paths/a.yaml": "get: {schema: {$ref: '../schemas/one two.json#/A'}}",
            "api/schemas/one two.json": '{"A": {"$ref": "#/B"}, "B": {"type": "string"}}',
        }
    )
    a = at(document, document["paths"]["/a"]["$ref"])
    inner = at(document, a["get"]["schema"]["$ref"])
    assert at(document, inner["$ref"]) == {"type": "string"}


def test_files_that_name_each_other_end() -> None:
    document = bundle(
        {
            "api/openapi.yaml": API + "paths: {/a: {$ref: b.yaml#/x}}",
            "api/b.yaml": "x: {$ref: c.yaml}\ny: {$ref: 'openapi.yaml#/paths/~1a'}",
            "api/c.yaml": "z: {$ref: b.yaml#/y}",
        }
    )
    c = at(document, at(document, document["paths"]["/a"]["$ref"])["$ref"])
    assert at(document, c["z"]["$ref"]) == {"$ref": "#/paths/~1a"}


@pytest.mark.parametrize(
    "reference", ["../../x.yaml", "/../x.yaml", "a/../../../x.yaml", "%2e%2e/%2e%2e/x.yaml", "a\\\\b"]
)
def test_nothing_climbs_out_of_the_repository(reference: str) -> None:
    rendered = drawn({"api/openapi.yaml": API + f'paths: {{/a: {{$ref: "{reference}"}}}}'})
    assert rendered.wants == ()
    assert "outside of the repository" in rendered.notices[0].message


def test_a_path_from_the_root_is_one_of_the_repository() -> None:
    document = bundle({"api/openapi.yaml": API + "a: {$ref: /shared/x.yaml}", "shared/x.yaml": "b: 1"})
    assert at(document, document["a"]["$ref"]) == {"b": 1}


@pytest.mark.parametrize(
    "reference", ["https://example.com/x.yaml#/A", "//example.com/x", "file:///etc/passwd", "javascript:alert(1)"]
)
def test_what_is_elsewhere_is_named_and_never_wanted(reference: str) -> None:
    rendered = drawn({"api/openapi.yaml": API + f"paths: {{/a: {{$ref: '{reference}'}}}}"})
    assert rendered.wants == ()
    assert [notice.code for notice in rendered.notices] == ["elsewhere"]
    words = source_of(rendered)["paths"]["/a"]
    assert set(words) == {"description"}
    assert ("<https:" in words["description"]) == reference.startswith("https:")


def test_what_cannot_be_had_is_named() -> None:
    rendered = drawn({"api/openapi.yaml": API + "a: {$ref: gone.yaml}\nb: {$ref: bad.yaml}", "api/bad.yaml": "[1"})
    assert rendered.state == "ok"
    assert "api/gone.yaml (it cannot be had)" in rendered.notices[0].message
    assert "api/bad.yaml (line " in rendered.notices[0].message
    assert "is not shown" in source_of(rendered)["a"]["description"]


def test_there_is_an_end_to_files() -> None:
    references = "\n".join(f"x{number}: {{$ref: f{number}.yaml}}" for number in range(MAX_FILES + 5))
    rendered = show(API + references, "api/openapi.yaml")
    assert len(rendered.wants) == MAX_FILES
    assert "and 50 more" in rendered.notices[0].message


def test_what_is_named_ref_but_is_none_stays() -> None:
    document = bundle({"api/openapi.yaml": API + "components: {schemas: {A: {properties: {$ref: {type: string}}}}}"})
    assert document["components"]["schemas"]["A"]["properties"] == {"$ref": {"type": "string"}}


def test_nesting_through_aliases_ends() -> None:
    links = "".join(f"a{number}: &a{number} {{x: *a{number - 1}}}\n" for number in range(1, 500))
    rendered = show(API + "a0: &a0 {x: 1}\n" + links, "openapi.yaml")
    assert [notice.code for notice in rendered.notices] == ["cannot-draw"]


@pytest.mark.parametrize("path", ["api.yaml", "api.json"])
def test_what_does_not_describe_an_api_is_source(path: str) -> None:
    assert show('{"name": "x", "openapi-tools": {"version": "1"}}', path).format == "source"


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("# c\n---\nopenapi: 3.0.0\n", "api.yml"),
        ('"swagger": "2.0"\n', "api.yaml"),
        ('{\n  "openapi": "3.1.0"}', "x.json"),
        ("info: {}\n" + "# long\n" * 1000 + "openapi: 3.0.0\n", "openapi.yaml"),
    ],
)
def test_what_says_so_describes_an_api(text: str, path: str) -> None:
    rendered = show(text, path)
    assert rendered.format == "openapi"
    assert 'data-frame="openapi"' in rendered.html


@pytest.mark.parametrize(
    "text", ["openapi: 4.0.0\n", "swagger: '1.2'\n", "openapi: 3.0.0\npaths: [\n", "openapi: {}\n"]
)
def test_what_cannot_be_drawn_is_source_with_the_reason(text: str) -> None:
    rendered = show(text, "openapi.yaml")
    assert [notice.code for notice in rendered.notices] == ["cannot-draw"]
    assert "data-frame" not in rendered.html
    assert 'class="line"' in rendered.html


def test_the_source_can_be_chosen() -> None:
    assert "data-frame" not in show(API, "openapi.yaml", Options(display="source")).html
    assert "data-frame" not in show(API, "openapi.yaml", Options(lines=((1, 1),))).html

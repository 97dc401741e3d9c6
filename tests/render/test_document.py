import json
from dataclasses import replace

import pytest

from app.render.document import Notice, Rendered, Want, dumps, loads
from app.render.references import references
from tests.render.documents import show

RENDERED = show("![x](y.png) Größe\n", "a.md")
FACTS: dict[str, object] = {
    "state": "ok",
    "format": "source",
    "language": None,
    "notices": [],
    "line_count": 1,
    "wants": [],
    "needs_v8": False,
}


@pytest.mark.parametrize(
    "rendered",
    [
        RENDERED,
        replace(RENDERED, wants=(Want("file", "a/ä.adoc"), Want("plantuml", "A -> B")), needs_v8=True),
        show("if x:\n", "a.py"),
        show(b"\0", "a.png"),
        replace(RENDERED, notices=(Notice("a", "b\n“c”"), Notice("d", "")), line_count=None),
    ],
)
def test_what_is_stored_comes_back(rendered: Rendered) -> None:
    assert loads(dumps(rendered)) == rendered


def test_references_survive_storage() -> None:
    assert references(loads(dumps(RENDERED)).html) == ("docs/guide/y.png",)


@pytest.mark.parametrize(
    "facts",
    [
        [], "x", None, {},
        {**FACTS, "html": "<script>"},
        {**FACTS, "state": "hacked"},
        {**FACTS, "state": ["ok"]},
        {**FACTS, "format": 1},
        {**FACTS, "language": 1},
        {**FACTS, "line_count": "1"},
        {**FACTS, "needs_v8": 1},
        {**FACTS, "wants": [{"kind": "secret", "name": "x"}]},
        {**FACTS, "wants": [{"kind": "file", "name": None}]},
        {**FACTS, "notices": None},
        {**FACTS, "notices": [["code", "message"]]},
        {**FACTS, "notices": [{"code": "a", "message": 1}]},
        {**FACTS, "notices": [{"code": "a", "message": "b", "html": "c"}]},
    ],
)  # fmt: skip
def test_other_shapes_are_refused(facts: object) -> None:
    with pytest.raises(ValueError, match="not a rendered document"):
        loads(json.dumps(facts).encode() + b"\nhtml")


@pytest.mark.parametrize(
    "stored", [b"", b"{}", b"\n", b"{\n", json.dumps(FACTS).encode(), b"\xff\n", json.dumps(FACTS).encode() + b"\n\xff"]
)
def test_garbage_is_refused(stored: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):  # of JSON, of UTF-8 or of the shape
        loads(stored)

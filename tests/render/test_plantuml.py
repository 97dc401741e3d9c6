"""PlantUML: the source without permission, the server's drawing with it, and never anything but a picture of it."""

import pytest

from app.render import render
from app.render.document import Document, Options, Rendered, Want
from app.render.fences import MAX_PLANTUML
from app.render.formats.plantuml import MAX_DIAGRAMS, diagrams_in
from tests.render import hostile
from tests.render.documents import PLACE, codes
from tests.render.inspection import assert_harmless, elements, text_of

SOURCE = "@startuml\ntitle Logging in\nA -> B: <hello>\n@enduml\n"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"/>'
WANT = Want("plantuml", SOURCE.strip())
ALLOWED = Options(plantuml=True)


def shown(
    content: str, parts: dict[Want, bytes | None] | None = None, options: Options = ALLOWED, path: str = "a.puml"
) -> Rendered:
    return render(Document(content.encode(), path, PLACE, parts=parts or {}), options)


def test_without_permission_nothing_is_wanted() -> None:
    found = shown(SOURCE, options=Options())
    assert (found.state, found.format, found.wants, codes(found)) == ("ok", "plantuml", (), ["plantuml-off"])
    assert text_of(found.html) == SOURCE


@pytest.mark.parametrize("path", ["a.puml", "a.plantuml", "A.PU", "a.wsd", "a.iuml"])
def test_with_permission_the_drawing_is_wanted(path: str) -> None:
    found = shown(SOURCE, path=path)
    assert (found.state, found.wants) == ("ok", (WANT,))
    assert text_of(found.html) == SOURCE


def test_the_drawing_stands_above_its_source() -> None:
    found = shown(SOURCE, {WANT: SVG})
    assert (found.state, found.wants, found.notices) == ("ok", (), ())
    (picture,) = elements(found.html, "img")
    assert picture["src"].startswith("data:image/svg+xml;base64,")
    assert picture["alt"] == "Diagram: Logging in"
    assert text_of(found.html).split("\n", 2)[1:] == ["Source", SOURCE.strip()]
    assert "open" not in elements(found.html, "details")[0]
    assert_harmless(found.html)


@pytest.mark.parametrize("answer", [None, b"", b"<html></html>", b"<svg><g></svg>"])
def test_without_an_answer_the_source_is_shown(answer: bytes | None) -> None:
    found = shown(SOURCE, {WANT: answer})
    assert (found.state, found.wants, codes(found)) == ("ok", (), ["plantuml-away"])
    assert text_of(found.html) == SOURCE


def test_several_diagrams_of_a_file() -> None:
    content = f"{SOURCE}\nwords between\n\n@startmindmap\n* a\n@endmindmap\n"
    wants = shown(content).wants
    assert [want.name for want in wants] == [SOURCE.strip(), "@startmindmap\n* a\n@endmindmap"]
    found = shown(content, {wants[0]: SVG, wants[1]: None})
    assert len(elements(found.html, "img")) == 1
    assert codes(found) == ["plantuml-away"]
    many = "@startuml\na -> b: {}\n@enduml\n"
    wants = shown("".join(many.format(number) for number in range(30))).wants
    assert len(wants) == MAX_DIAGRAMS


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A -> B", ["A -> B"]),
        (" \n", []),
        ("@startuml\nA -> B", ["@startuml\nA -> B"]),
        ("@startjson\n{}\n@enduml\n@endjson\nrest", ["@startjson\n{}\n@enduml\n@endjson"]),
        ("@startuml name\n@enduml", ["@startuml name\n@enduml"]),
    ],
)
def test_what_is_a_diagram(text: str, expected: list[str]) -> None:
    assert diagrams_in(text, is_for_others=False) == expected


def test_what_is_there_for_others_to_include_is_source() -> None:
    found = shown("!define BLUE #0c66e4\n", path="colours.iuml")
    assert (found.wants, found.notices) == ((), ())


def test_a_very_long_diagram_is_not_sent() -> None:
    found = shown("@startuml\n" + "A -> B\n" * (MAX_PLANTUML // 7) + "@enduml\n")
    assert (found.wants, codes(found)) == ((), ["plantuml-too-long"])


@pytest.mark.parametrize(("length", "is_wanted"), [(MAX_PLANTUML - 10, True), (MAX_PLANTUML + 10, False)])
def test_nor_is_one_in_a_document(length: int, is_wanted: bool) -> None:
    found = shown(f"```plantuml\n{'x' * length}\n```\n", path="a.md")
    assert bool(found.wants) == is_wanted


def test_lines_and_source_are_not_sent() -> None:
    for options in (Options(plantuml=True, display="source"), Options(plantuml=True, lines=((1, 2),))):
        assert shown(SOURCE, options=options).wants == ()


@pytest.mark.parametrize("content", hostile.ALL)
def test_hostile_sources_and_answers(content: str) -> None:
    source = f"@startuml\ntitle {content}\n{content}\n@enduml"
    want = shown(source).wants
    for answer in (SVG, content.encode("utf-8", "surrogatepass"), f"<svg>{content}</svg>".encode()):
        assert_harmless(shown(source, dict.fromkeys(want, answer)).html)

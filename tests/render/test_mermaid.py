"""Mermaid files."""

from app.render.document import Options
from app.render.formats.mermaid import MAX_CHARACTERS
from app.render.insets import MAX_FRAMES
from tests.render.documents import codes, show
from tests.render.inspection import assert_harmless, text_of


def test_the_source_goes_along_and_stands_there_meanwhile() -> None:
    rendered = show("graph TD\n  A-->B\n", "a.mmd", Options(display="rendered"))
    assert_harmless(rendered.html)
    assert '<pre class="frame-source" hidden>graph TD\n  A--&gt;B</pre>' in rendered.html
    assert 'class="line" data-n="2"' in rendered.html
    assert codes(rendered) == []


def test_any_file_is_one_if_its_author_says_so() -> None:
    assert show("graph TD", "diagram.txt", Options(language="mermaid")).format == "mermaid"


def test_a_document_has_room_for_so_many() -> None:
    block = "```mermaid\ngraph TD\n  A-->B\n```\n\n"
    rendered = show(block * (MAX_FRAMES + 2), "a.md")
    assert rendered.html.count('data-frame="mermaid"') == MAX_FRAMES
    assert codes(rendered) == ["too-many-drawings"]
    assert codes(show(block * MAX_FRAMES, "a.md")) == []
    assert text_of(rendered.html).count("A-->B") == 2 * MAX_FRAMES + 2  # with the source of each beside it


def test_a_large_one_is_source() -> None:
    rendered = show("graph TD\n" + "%% padding\n" * (MAX_CHARACTERS // 10), "a.mmd")
    assert codes(rendered) == ["too-large-to-draw"]
    assert "data-frame" not in rendered.html

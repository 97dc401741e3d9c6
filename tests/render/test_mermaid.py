"""Mermaid files."""

from app.render.document import Options
from app.render.formats.mermaid import MAX_CHARACTERS
from tests.render.documents import codes, show
from tests.render.inspection import assert_harmless


def test_the_source_goes_along_and_stands_there_meanwhile() -> None:
    rendered = show("graph TD\n  A-->B\n", "a.mmd", Options(display="rendered"))
    assert_harmless(rendered.html)
    assert '<pre class="frame-source" hidden>graph TD\n  A--&gt;B</pre>' in rendered.html
    assert 'class="line" data-n="2"' in rendered.html
    assert codes(rendered) == []


def test_any_file_is_one_if_its_author_says_so() -> None:
    assert show("graph TD", "diagram.txt", Options(language="mermaid")).format == "mermaid"


def test_a_large_one_is_source() -> None:
    rendered = show("graph TD\n" + "%% padding\n" * (MAX_CHARACTERS // 10), "a.mmd")
    assert codes(rendered) == ["too-large-to-draw"]
    assert "data-frame" not in rendered.html

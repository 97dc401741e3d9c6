"""A section shows what it uses of the rest of its file, and nothing else."""

import pytest

from app.render.document import Options
from tests.render.documents import show
from tests.render.inspection import elements, text_of

MARKDOWN = """\
# Guide

See [the shop][Shop].

## Orders

Read [the rules][ Rules ] and [house]; mind the note[^1] and [this][nowhere].

## Terms

[shop]: https://shop.example/
[rules]: https://rules.example/ "All of them"

    code below

[house]: https://house.example/
[^1]: The first line.

    And the second.
[^2]: Another note.

```
[nowhere]: https://nowhere.example/
```

The end.
"""
RST = """\
Guide
=====

Orders
------

Read `the rules`_, Terms_ and `the house <House_>`_ as |who| says [1]_, [#a]_, [#]_. See `Terms`_.

Terms
-----

.. _the rules: https://rules.example/
.. _House: https://house.example/
.. _inner:
.. |who| replace:: everybody
.. |unused| replace:: nobody
.. [1] The first line.

   And the second.
.. [2] Another note.
.. [#a] A named one.

The end.
"""


def section(content: str, path: str, region: str = "heading:Orders") -> str:
    shown = show(content, path, Options(region=region))
    assert shown.state == "ok"
    return shown.html


def test_a_section_of_markdown_has_its_links_and_notes() -> None:
    html = section(MARKDOWN, "a.md")
    assert [element["href"] for element in elements(html, "a")][:2] == [
        "https://rules.example/",
        "https://house.example/",
    ]
    text = text_of(html)
    assert "And the second." in text
    assert "[this][nowhere]" in text
    for other in ("Another note", "code below", "Terms", "The end", "shop.example"):
        assert other not in html


def test_a_section_of_restructured_text_has_its_links_notes_and_substitutions() -> None:
    html = section(RST, "a.rst")
    assert [element["href"] for element in elements(html, "a")][:2] == [
        "https://rules.example/",
        "https://house.example/",
    ]
    text = " ".join(text_of(html).split())
    assert "Read the rules, Terms and the house as everybody says 1, 2, . See Terms." in text
    assert "And the second." in text
    assert "A named one." in text
    for other in ("Another note", "nobody", "The end", "_", "`"):
        assert other not in text


def test_a_section_of_restructured_text_is_no_title() -> None:
    assert not list(elements(section(RST, "a.rst"), "h1"))
    assert len(elements(section(RST, "a.rst"), "h2")) == 1


def test_a_whole_document_is_as_it_was() -> None:
    html = show(RST, "a.rst").html
    assert text_of(html).count("Another note.") == text_of(html).count("The first line.") == 1


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("a.md", "[{}]: https://x.example/"),
        ("a.md", "[^{}]: x"),
        ("a.rst", ".. _{}: https://x.example/"),
        ("a.rst", ".. [{}] x"),
    ],
)
def test_ten_thousand_definitions_that_nobody_uses_show_nothing(path: str, line: str) -> None:
    heading = "# One\n\nx\n\n# Two\n\n" if path.endswith("md") else "One\n===\n\nx\n\nTwo\n===\n\n"
    content = heading + "\n".join(line.format(number) for number in range(10_000))
    assert text_of(section(content, path, "heading:One")).split() == ["One", "x"]

"""Sections by their headings."""

import pytest

from tests.render.regions.lookup import message, pairs

MARKDOWN = """\
---
title: The title
---
# Guide to `shop`

Setext *one*
============
text
```sh
# not a heading
```
## Getting **started** ##
### [Install](https://x.example) it {#setup}
<!--
# nor this
-->
    # nor this, which is code
- item
---
Two
lines
---
## Usage
# Usage
> # a quotation
#no-space
~~~~
# nor this
~~~
# nor that
~~~~
## Usage
the end"""


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Guide to shop", (4, 5)),
        ("# guide TO `shop`", (4, 5)),
        ("guide-to-shop", (4, 5)),
        ("Setext one", (6, 23)),
        ("Getting **started**", (12, 19)),
        ("getting started", (12, 19)),
        ("getting-started", (12, 19)),
        ("#markdown-header-getting-started", (12, 19)),
        ("Install it", (13, 19)),
        ("setup", (13, 19)),
        ("Two lines", (20, 22)),
        ("usage", (23, 23)),
        ("usage-1", (24, 33)),
        ("usage-2", (32, 33)),
    ],
)
def test_markdown(heading: str, expected: tuple[int, int]) -> None:
    assert pairs(f"heading:{heading}", MARKDOWN, "README.md") == [expected]


@pytest.mark.parametrize(
    "heading", ["not a heading", "nor this", "nor that", "a quotation", "item", "title", "no-space"]
)
def test_what_is_no_heading(heading: str) -> None:
    assert "There is no heading" in message(f"heading:{heading}", MARKDOWN, "README.md")


def test_exact_goes_before_loose() -> None:
    text = "# usage\n1\n# Usage\n2\n# A `b`\n3\n# A b\n4"
    assert pairs("heading:Usage", text, "a.md") == [(3, 4)]
    assert pairs("heading:USAGE", text, "a.md") == [(1, 2)]
    assert pairs("heading:A b", text, "a.md") == [(7, 8)]
    assert pairs("heading:a b", text, "a.md") == [(5, 6)]


ASCIIDOC = """\
= Title

[#start.role]
== Getting *started*
----
== not a heading
----
====
== nor this
====
=== Deeper
|===
|== nor that
|===
[[use]]
== Using https://x.example[it]
Underlined
----------
text
"""


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Title", (1, 20)),
        ("getting started", (3, 14)),
        ("start", (3, 14)),
        ("Deeper", (11, 14)),
        ("Using it", (15, 16)),
        ("use", (15, 16)),
        ("Underlined", (17, 20)),
    ],
)
def test_asciidoc(heading: str, expected: tuple[int, int]) -> None:
    assert pairs(f"heading:{heading}", ASCIIDOC, "guide.adoc") == [expected]


RST = """\
=====
Title
=====

First
=====
Use :class:`it <x.It>` and ``that``
-----------------------------------
::

  Not
  ---

Second
======
Deep
~~~~
"""


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Title", (1, 18)),
        ("First", (5, 13)),
        ("use it and that", (7, 13)),
        ("second", (14, 18)),
        ("Deep", (16, 18)),
    ],
)
def test_restructured_text(heading: str, expected: tuple[int, int]) -> None:
    assert pairs(f"heading:{heading}", RST, "index.rst") == [expected]


def test_the_kind_of_document_is_told_by_the_author_or_by_the_name() -> None:
    assert pairs("heading:A", "# A\nb", "README") == [(1, 2)]
    assert pairs("heading:A", "A\n=\n", "notes.txt", language="rst") == [(1, 3)]
    assert "Markdown, AsciiDoc and reStructuredText" in message("heading:A", "# A", "a.py")


def test_what_is_not_there_is_told_with_what_is_near() -> None:
    assert message("heading:Instalation", "# Installation\n# Use `it`", "a.md") == (
        "There is no heading “Instalation” in this file. Did you mean “Installation”?"
    )
    assert message("heading:zzz", "# Installation\n# Use `it`", "a.md").endswith("It has “Installation”, “Use it”.")

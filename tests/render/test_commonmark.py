"""Our Markdown, before it is cleaned, is that of the standard, but for what GitHub's dialect changes on purpose."""

import pytest

from app.render.document import Options
from app.render.formats.markdown import written_as_html
from app.render.insets import Insets
from tests.render.normal import normal
from tests.render.standard import Example, examples

EXAMPLES = examples()
BARE_ADDRESS = "GitHub's dialect makes links of bare addresses, also between angle brackets that are no link"
DIFFERENT = {602: BARE_ADDRESS, 608: BARE_ADDRESS, 611: BARE_ADDRESS, 612: BARE_ADDRESS}


def ours(markdown: str) -> str:
    return normal(written_as_html(markdown, Insets(options=Options())).html)


def test_all_examples_are_there() -> None:
    assert len(EXAMPLES) == 652
    assert len(DIFFERENT) <= 7


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: str(example.number))
def test_example(example: Example) -> None:
    assert (ours(example.markdown) == normal(example.html)) == (example.number not in DIFFERENT)


@pytest.mark.parametrize("number", DIFFERENT)
def test_the_only_difference_is_a_link(number: int) -> None:
    example = EXAMPLES[number - 1]
    html = ours(example.markdown)
    link = html[html.index("<a ") : html.index("</a>") + 4]
    text = link[link.index(">") + 1 : -4]
    assert html.replace(link, text) == normal(example.html)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ('<a title="x" href="y">z</a>', "<a href='y' title=x>z</a>"),
        ("<p>a  b</p>\n<p>c</p>", "<p>a\nb</p><p>\nc </p>"),
        ("<br />", "<br>"),
        ("<p>&quot;&#65;</p>", '<p>"A</p>'),
        ('<h1 id="a">a</h1>', "<h1>a</h1>"),
        ('<div class="code"><pre tabindex="0"><code><span class="k">if</span> x</code></pre></div>',
         '<pre><code class="language-sh">if x</code></pre>'),
    ],
)  # fmt: skip
def test_what_compares_equal(one: str, other: str) -> None:
    assert normal(one) == normal(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("<p>a</p>", "<p>b</p>"),
        ("<p>a b</p>", "<p>ab</p>"),
        ("<em>a</em> b", "<em>a</em>b"),
        ("<p>a</p>", "<div>a</div>"),
        ('<a href="x">a</a>', '<a href="y">a</a>'),
        ("<pre>a\n b</pre>", "<pre>a\nb</pre>"),
        ('<p id="a">a</p>', "<p>a</p>"),
        ("<span>a</span>", "a"),
        ("<div>a</div>", "a"),
        ("&lt;b&gt;", "<b>"),
        ("a<!-- b -->", "a"),
    ],
)
def test_what_does_not(one: str, other: str) -> None:
    assert normal(one) != normal(other)

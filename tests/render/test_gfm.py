"""What GitHub's dialect adds to the standard, and what Bitbucket's knows besides."""

import pytest

from app.render.document import Options
from app.render.formats.markdown import written_as_html
from app.render.insets import Insets
from tests.render.documents import markdown
from tests.render.inspection import elements, text_of
from tests.render.normal import normal

ALERTS = ("note", "tip", "important", "warning", "caution")

CASES = {
    "a table": ("a | b\n-|-\n1 | 2", "<table><thead><tr><th>a</th><th>b</th></tr></thead>"
                "<tbody><tr><td>1</td><td>2</td></tr></tbody></table>"),
    "a table without rows": ("|a|\n|-|", "<table><thead><tr><th>a</th></tr></thead></table>"),
    "alignment": ("|a|b|c|d|\n|:-|-:|:-:|-|", '<table><thead><tr><th align="left">a</th><th align="right">b</th>'
                  '<th align="center">c</th><th>d</th></tr></thead></table>'),
    "cells that are missing or too many": ("|a|b|\n|-|-|\n|1|\n|1|2|3|", "<table><thead><tr><th>a</th><th>b</th></tr>"
                                           "</thead><tbody><tr><td>1</td><td></td></tr><tr><td>1</td><td>2</td></tr>"
                                           "</tbody></table>"),
    "a bar in a cell": ("|a|\n|-|\n|`x\\|y` \\| z|", "<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>"
                        "<code>x|y</code> | z</td></tr></tbody></table>"),
    "a table ends at the next block": ("|a|\n|-|\n|1|\n> q", "<table><thead><tr><th>a</th></tr></thead><tbody><tr>"
                                       "<td>1</td></tr></tbody></table><blockquote><p>q</p></blockquote>"),
    "a table behind a paragraph": ("text\n|a|\n|-|", "<p>text</p><table><thead><tr><th>a</th></tr></thead></table>"),
    "no table without its line": ("|a|b|\n|1|2|", "<p>|a|b| |1|2|</p>"),
    "no table of unequal width": ("|a|b|\n|-|", "<p>|a|b| |-|</p>"),
    "struck out": ("~~a~~ and ~b~", "<p><del>a</del> and <del>b</del></p>"),
    "not struck out": ("a~~~b~~~ 5~6", "<p>a~~~b~~~ 5~6</p>"),
    "not across paragraphs": ("~~a\n\nb~~", "<p>~~a</p><p>b~~</p>"),
    "bare addresses": ("see https://a.example/b?c=d#e, ok", '<p>see <a href="https://a.example/b?c=d#e">'
                       "https://a.example/b?c=d#e</a>, ok</p>"),
    "www": ("www.a.example/b.", '<p><a href="http://www.a.example/b">www.a.example/b</a>.</p>'),
    "in brackets": ("(www.a.example/b_(c))", '<p>(<a href="http://www.a.example/b_(c)">www.a.example/b_(c)</a>)</p>'),
    "a reference after an address": ("www.a.example/b&copy;", '<p><a href="http://www.a.example/b">www.a.example/b</a>'
                                     "©</p>"),
    "mail": ("write to a.b+c@d.example!", '<p>write to <a href="mailto:a.b+c@d.example">a.b+c@d.example</a>!</p>'),
    "no mail": ("a@b, @c.example, d@e.f-", "<p>a@b, @c.example, d@e.f-</p>"),
    "no address in code": ("`https://a.example`", "<p><code>https://a.example</code></p>"),
    "no address in a link": ("[https://a.example](b)", '<p><a href="b">https://a.example</a></p>'),
    "definitions": ("Apple\n:   A fruit\n:   A company\n\nPear\n\n:   *Another* fruit", None),
}  # fmt: skip


def ours(text: str) -> str:
    return normal(written_as_html(text, Insets(options=Options())).html)


@pytest.mark.parametrize(("text", "html"), CASES.values(), ids=CASES)
def test_dialect(text: str, html: str | None) -> None:
    if html is not None:
        assert ours(text) == normal(html)


def test_definitions() -> None:
    html = markdown("Apple\n:   A fruit\n:   A company\n\nPear\n\n:   *Another* fruit\n")
    assert len(elements(html, "dt")) == 2
    assert len(elements(html, "dd")) == 3
    assert "<em>Another</em>" in html


@pytest.mark.parametrize("text", ["a\n:b", "a\n:smile: b", ": a", "10:30\n:30", "a :: b", "- a\n:b"])
def test_colons_that_define_nothing(text: str) -> None:
    assert not elements(markdown(text), "dd")


@pytest.mark.parametrize(
    ("box", "is_done"), [("[x]", True), ("[X]", True), ("[ ]", False)], ids=["small", "capital", "open"]
)
@pytest.mark.parametrize("bullet", ["-", "*", "+", "1.", "1)"])
def test_tasks(bullet: str, box: str, is_done: bool) -> None:
    html = markdown(f"{bullet} {box} a\n")
    (task,) = elements(html, "input")
    assert ("checked" in task) == is_done
    assert task["disabled"] == ""
    assert text_of(html).strip() == "a"


@pytest.mark.parametrize("text", ["- [] a", "- [y] a", "- [x]a", "- a [x]", "[x] a", "- `[x]` a", "- [x](b) a"])
def test_no_tasks(text: str) -> None:
    assert not elements(markdown(text), "input")


def test_tasks_in_tasks() -> None:
    html = markdown("- [ ] a\n  - [x] b\n    1. [ ] c\n- d\n")
    assert len(elements(html, "input")) == 3
    assert len(elements(html, "li")) == 4


@pytest.mark.parametrize("kind", ALERTS)
def test_alerts(kind: str) -> None:
    for written in (kind.upper(), kind, kind.title()):
        html = markdown(f"> [!{written}]\n> Mind the *gap*.\n>\n> - a\n")
        assert elements(html, "aside") == [{"class": f"admonition {kind}"}]
        assert "<em>gap</em>" in html
        assert text_of(html).split() == [kind.title(), "Mind", "the", "gap.", "a"]


@pytest.mark.parametrize("text", ["> [!OTHER]\n> a", "> a [!NOTE]", "[!NOTE]\na", "> \\[!NOTE]\n> a"])
def test_no_alerts(text: str) -> None:
    assert not elements(markdown(text), "aside")


def test_footnotes() -> None:
    html = markdown("a[^x] b[^y] c[^x]\n\n[^y]: Why\n[^x]: *Ex*\n\n    more\n[^z]: Nobody asks\n")
    assert "Nobody asks" not in text_of(html)
    assert text_of(html).index("Ex") < text_of(html).index("Why")
    ids = {attributes["id"] for tag in ("a", "li") for attributes in elements(html, tag) if "id" in attributes}
    links = [link["href"].removeprefix("#") for link in elements(html, "a")]
    assert set(links) == ids
    assert len(links) == 6
    assert len(elements(html, "section")) == 1


@pytest.mark.parametrize("text", ["a[^x]", "a\\[^x]\n\n[^x]: b", "`[^x]`\n\n[^x]: b", "a[^x y]\n\n[^x y]: b"])
def test_no_footnotes(text: str) -> None:
    assert not elements(markdown(text), "sup")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (":tada:", "🎉"),
        (":+1:", "👍"),
        ("a:smile:b", "a😄b"),
        ("`:tada:`", ":tada:"),
        (":no-such-thing:", ":no-such-thing:"),
        ("10:30:20", "10:30:20"),
    ],
)
def test_emoji(text: str, shown: str) -> None:
    assert text_of(markdown(text)).strip() == shown


@pytest.mark.parametrize(
    ("heading", "id"),
    [
        ("# Hello, World!", "hello-world"),
        ("Set\n===", "set"),
        ("## `code` & <b>bold</b>", "code--bold"),
        ("# Größe ändern", "größe-ändern"),
        ("# 日本語", "日本語"),
        ("# 1.2.3 (2026-01-02)", "123-2026-01-02"),
        ("# snake_case", "snake_case"),
        ("# 🎉 Party", "-party"),
    ],
)
def test_ids_of_headings(heading: str, id: str) -> None:
    tag = "h2" if heading.startswith("##") else "h1"
    html = markdown(heading)
    assert elements(html, tag) == [{"id": f"user-content-{id}"}]
    assert not elements(html, "a")


def test_equal_headings_have_ids_of_their_own() -> None:
    assert [heading["id"] for heading in elements(markdown("# A\n# A\n# A-1\n"), "h1")] == [
        "user-content-a",
        "user-content-a-1",
        "user-content-a-1-1",
    ]


def test_details_hold_markdown() -> None:
    html = markdown("<details>\n<summary>More <b>of</b> it</summary>\n\n- a\n- [x] b\n\n```py\nif\n```\n\n</details>\n")
    assert len(elements(html, "details")) == len(elements(html, "summary")) == 1
    assert len(elements(html, "li")) == 2
    assert '<span class="k">if</span>' in html


@pytest.mark.parametrize(
    "text", ["x^2^", "H~sub", "==a==", "++a++", "[[wiki]]", "%%a%%", "||a||", "{.class}", '"a" -- b...']
)
def test_what_other_dialects_know_is_text(text: str) -> None:
    assert text_of(markdown(text)).strip() == text

import re

import nh3
import pytest

from app.render import sanitize
from app.render.document import Place
from app.render.sanitize import clean_document, clean_source
from tests.render.documents import PLACE, WEB_ROOT
from tests.render.inspection import assert_harmless, elements


def cleaned(html: str, place: Place = PLACE) -> str:
    return clean_document(html, place).removeprefix('<div class="document">').removesuffix("</div>")


def test_links_open_beside_the_page_and_those_within_it_stay() -> None:
    outside, inside, nowhere = elements(cleaned('<a href="x.md">1</a><a href="#x">2</a><a name="y">3</a>'), "a")
    assert outside == {"href": f"{WEB_ROOT}docs/guide/x.md", "target": "_blank", "rel": "noopener noreferrer nofollow"}
    assert inside == {"href": "#user-content-x"}
    assert nowhere == {"name": "user-content-y"}


def test_a_document_cannot_choose_what_is_fixed() -> None:
    html = cleaned(
        '<a href="https://example.com" target="_top" rel="opener">a</a>'
        '<img src="https://example.com/x.png" referrerpolicy="unsafe-url" loading="eager">'
        '<input type="password" name="p" value="v" autofocus><pre tabindex="9">x</pre>'
    )
    assert elements(html, "a")[0]["target"] == "_blank"
    assert elements(html, "a")[0]["rel"] == "noopener noreferrer nofollow"
    assert elements(html, "img")[0]["referrerpolicy"] == "no-referrer"
    assert elements(html, "img")[0]["loading"] == "lazy"
    assert elements(html, "input") == [{"type": "checkbox", "disabled": "", "aria-label": "Task"}]
    assert elements(html, "pre") == [{"tabindex": "0"}]


def test_text_in_attributes_cannot_look_like_a_tag() -> None:
    title = '"><img src=x> <a href="#y">'
    html = cleaned(f"<a title='{title}' href='https://example.com'>x</a>")
    assert elements(html, "a") == [
        {"title": title, "href": "https://example.com", "target": "_blank", "rel": "noopener noreferrer nofollow"}
    ]
    assert not elements(html, "img")


def test_classes_of_our_own_pages_cannot_be_borrowed() -> None:
    html = cleaned('<div class="include-header code">a</div><span class="k line">b</span><p class="code">c</p>')
    assert [element["class"] for element in elements(html, "div")] == ["code"]
    assert [element["class"] for element in elements(html, "span")] == ["k"]
    assert "class" not in elements(html, "p")[0] or elements(html, "p")[0]["class"] == ""


def test_ids_cannot_shadow_those_of_the_page() -> None:
    html = cleaned(
        '<h2 id="main">a</h2><img name="body" id="x y" alt=""><a name="document"></a><p id="user-content-z">'
    )
    assert re.findall(r' (?:id|name)="([^"]*)"', html) == [
        "user-content-main",
        "user-content-xy",
        "user-content-document",
        "user-content-z",
    ]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<p align="center">x</p>', '<p align="center">x</p>'),
        ('<p align="evil">x</p>', "<p>x</p>"),
        ('<td colspan="2" rowspan="1e9" width="5">x</td>', "x"),
        ('<ol start="-3" type="a"><li>x</li></ol>', '<ol start="-3"><li>x</li></ol>'),
        ('<details open="yes" ontoggle="x()">x</details>', '<details open="">x</details>'),
        ('<p style="position:fixed" data-kind="file" onclick="x()">x</p>', "<p>x</p>"),
        ("<custom-element>text <b>stays</b></custom-element>", "text <b>stays</b>"),
        ("<script>gone</script><style>gone</style><svg>gone</svg><select>gone</select>x", "x"),
        ("<!-- gone -->x", "x"),
        ("<b><i>closed", "<b><i>closed</i></b>"),
        ("</div></div></main>x", "x"),
    ],
)
def test_what_is_left(html: str, expected: str) -> None:
    assert cleaned(html) == expected


def test_source_keeps_only_what_our_own_code_writes() -> None:
    html = (
        '<div class="code" data-digits="1"><pre tabindex="0"><code><span class="line marked" data-n="1">'
        '<span class="k">if</span></span>\n</code></pre></div>'
    )
    assert clean_source(html) == html
    assert clean_source('<span class="button" id="x" onclick="x()">a</span><a href="/">b</a><img src=x>') == (
        '<span class="">a</span>b'
    )


def test_cleaning_twice_changes_nothing() -> None:
    html = '<p id="x"><a href="y.md">a</a><a href="#x">b</a><img src="https://example.com/x.png" alt="&lt;"></p><pre>x'
    once = cleaned(html)
    assert cleaned(once) == once
    assert_harmless(once)


def test_the_output_is_the_same_each_time() -> None:
    html = (
        '<img alt="a" src="x.png" width="1"><input checked class="task-list-item-checkbox"><a title="t" href="x">x</a>'
    )
    assert len({cleaned(html) for _ in range(20)}) == 1


def test_the_policies_name_no_dangerous_element_or_attribute() -> None:
    dangerous = {
        "script",
        "style",
        "iframe",
        "object",
        "embed",
        "form",
        "base",
        "meta",
        "link",
        "svg",
        "math",
        "template",
    }
    assert not dangerous & (sanitize.DOCUMENT_TAGS | sanitize.SOURCE_TAGS)
    attributes = set().union(*sanitize.DOCUMENT_ATTRIBUTES.values(), *sanitize.SOURCE_ATTRIBUTES.values())
    assert not {name for name in attributes if name.startswith(("on", "style", "form", "srcset", "target", "rel"))}
    known = {"href", "src"} | sanitize.FREE_TEXT | sanitize.FLAGS | sanitize.IDS | set(sanitize.PATTERNS)
    assert set().union(*sanitize.DOCUMENT_ATTRIBUTES.values()) <= known


def test_the_fixed_attributes_rely_on_how_nh3_writes_values() -> None:
    written = nh3.clean("<b title='<a href=\"#\">'>", tags={"b"}, attributes={"b": {"title"}})
    assert written == '<b title="&lt;a href=&quot;#&quot;&gt;"></b>'

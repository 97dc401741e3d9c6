import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.render.ansi import CLASSES, html_lines, overwritten
from bin.highlight_css import DARK, LIGHT, MIN_CONTRAST, contrast
from tests.render.inspection import text_of

CSS = (Path(__file__).parent.parent.parent / "app/static/css/ansi.css").read_text()
FRONTS = re.findall(r"^\.ansi-[\w-]+ \{ color: light-dark\(#(\w{6}), #(\w{6})\); \}$", CSS, re.MULTILINE)
PAIRS = re.findall(r"^\.ansi-on-\w+ \{ background: #(\w{6}); color: #(\w{6}); \}$", CSS, re.MULTILINE)
codes = st.builds("\x1b[{}m".format, st.text("0123456789;:", max_size=12))
written = st.lists(codes | st.text(max_size=6) | st.sampled_from(["\x1b", "\x1b[", "\x1b]8;;", "\n", "<b>", "\x07"]))


def html(line: str) -> str:
    return html_lines([line])[0]


def span(classes: str, text: str) -> str:
    return f'<span class="{classes}">{text}</span>'


@pytest.mark.parametrize(
    ("code", "classes"),
    [
        ("31", "ansi-red"),
        ("1;31", "ansi-red ansi-bold"),
        ("1;4;9;3;2", "ansi-bold ansi-dim ansi-italic ansi-struck ansi-underline"),
        ("97", "ansi-bright-white"),
        ("41", "ansi-on-red"),
        ("33;41", "ansi-on-red"),
        ("103", "ansi-on-yellow"),
        ("7", "ansi-inverse"),
        ("32;7", "ansi-on-green"),
        ("32;44;7", "ansi-on-green"),
        ("38;5;1", "ansi-red"),
        ("38;5;12", "ansi-bright-blue"),
        ("38;5;196", "ansi-bright-red"),
        ("38;5;22", "ansi-green"),
        ("38;5;232", "ansi-black"),
        ("38;5;255", "ansi-bright-white"),
        ("48;5;27", "ansi-on-blue"),
        ("38;2;200;30;30", "ansi-red"),
        ("38;2;255;0;255", "ansi-bright-magenta"),
        ("38:2::0:160:160", "ansi-cyan"),
        ("38;2;999999;0;0", "ansi-bright-red"),
        ("38;5;31;1", "ansi-cyan ansi-bold"),
    ],
)
def test_colours_and_styles(code: str, classes: str) -> None:
    assert html(f"\x1b[{code}mx") == span(classes, "x")


@pytest.mark.parametrize(
    "code", ["", "0", "31;0", "31;39", "1;22", "41;49", "7;27", "5", "38", "38;5", "38;5;256", "38;9;1"]
)
def test_what_leaves_the_text_as_it_is(code: str) -> None:
    assert html(f"\x1b[{code}mx") == "x"


@pytest.mark.parametrize(
    "sequence",
    [
        "\x1b[2K",
        "\x1b[1;1H",
        "\x1b[?25l",
        "\x1b[31",
        "\x1b(B",
        "\x1bc",
        "\x1b",
        "\x07",
        "\b",
        "\x1b]0;title\x07",
        "\x1b]8;;https://evil.example\x1b\\",
        "\x1bP+q544e\x1b\\",
    ],
)
def test_what_else_a_terminal_obeys_is_dropped(sequence: str) -> None:
    assert html(f"a{sequence}") == "a"


def test_a_sequence_without_an_end_hides_no_text() -> None:
    assert text_of(html("\x1b]0;title and more")) == "0;title and more"


def test_a_colour_goes_on_over_lines_until_it_ends() -> None:
    assert html_lines(["\x1b[31ma", "b", "c\x1b[0md", "e"]) == [
        span("ansi-red", "a"),
        span("ansi-red", "b"),
        f"{span('ansi-red', 'c')}d",
        "e",
    ]


def test_text_is_never_markup() -> None:
    assert html("\x1b[31m<b>&amp;") == span("ansi-red", "&lt;b&gt;&amp;amp;")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("12:00 ERROR out of memory", f"12:00 {span('ansi-red ansi-bold', 'ERROR')} out of memory"),
        ("[WARN] slow", f"[{span('ansi-yellow ansi-bold', 'WARN')}] slow"),
        ("level=error msg=x", f"{span('ansi-red ansi-bold', 'level=error')} msg=x"),
        ("NO_ERROR, an error, ERRORS", "NO_ERROR, an error, ERRORS"),
        ("\x1b[2mERROR", span("ansi-dim", "ERROR")),
    ],
)
def test_levels(line: str, expected: str) -> None:
    assert html_lines([line], levels=True) == [expected]


def test_progress_leaves_its_last_words() -> None:
    assert overwritten("10%\r50%\r100%\ndone\r\n\r\nend\r") == ["100%", "done", "", "end"]


@given(written.map("".join), st.booleans())
def test_no_text_is_lost_or_becomes_markup(text: str, levels: bool) -> None:
    lines = text.split("\n")
    shown = html_lines(lines, levels=levels)
    assert len(shown) == len(lines)
    for line in shown:
        bare = re.sub(r'<span class="[a-z -]+">|</span>', "", line)
        assert "<" not in bare
        assert ">" not in bare
        assert "\x1b" not in bare
        assert {name for names in re.findall(r'class="([^"]*)"', line) for name in names.split()} <= CLASSES


@pytest.mark.parametrize(("index", "surfaces"), [(0, LIGHT[2]), (1, DARK[2])], ids=["light", "dark"])
def test_every_colour_can_be_read_on_every_surface(index: int, surfaces: tuple[str, ...]) -> None:
    assert len(FRONTS) == 16
    for pair in FRONTS:
        for surface in surfaces:
            assert contrast(pair[index], surface) >= MIN_CONTRAST, f"#{pair[index]} on #{surface}"


def test_every_background_brings_a_colour_that_can_be_read_on_it() -> None:
    assert len(PAIRS) == 8
    for back, front in PAIRS:
        assert contrast(front, back) >= MIN_CONTRAST, f"#{front} on #{back}"


def test_every_class_has_a_rule() -> None:
    assert {name for name in CLASSES if f".{name}" not in CSS} == set()

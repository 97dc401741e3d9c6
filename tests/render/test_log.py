import pytest

from app.render.document import Options
from tests.render.documents import codes, show
from tests.render.inspection import elements, text_of


@pytest.mark.parametrize("path", ["deploy.log", "DEPLOY.LOG", "app.log.1", "run.ansi"])
def test_which_files_are_logs(path: str) -> None:
    assert show("\x1b[31mx\n", path).format == "log"


@pytest.mark.parametrize("options", [Options(lines=((2, 3),)), Options(display="rendered", lines=((2, 3),))])
def test_a_part_keeps_its_numbers_and_the_colour_it_began_in(options: Options) -> None:
    shown = show("\x1b[31ma\nb\nc\nd\n", "a.log", options)
    assert (shown.format, codes(shown), text_of(shown.html)) == ("log", [], "b\nc\n")
    assert [span["data-n"] for span in elements(shown.html, "span") if "data-n" in span] == ["2", "3"]
    assert [span["class"] for span in elements(shown.html, "span")].count("ansi-red") == 2


def test_the_source_is_the_source() -> None:
    assert show("\x1b[31ma\n", "a.log", Options(display="source")).format == "source"


def test_long_lines_are_cut() -> None:
    shown = show("x" * 30_000 + "\n", "a.log")
    assert (shown.state, codes(shown), len(text_of(shown.html))) == ("too-large", ["line-cut"], 20_001)


def test_twenty_thousand_lines_are_the_limit() -> None:
    shown = show("x\n" * 20_001, "a.log")
    assert (shown.state, codes(shown)) == ("too-large", ["too-many-lines"])

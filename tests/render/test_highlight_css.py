import re

import pytest

from app.render.highlight import QUIET_CLASSES, TOKEN_CLASSES
from bin.highlight_css import DARK, FILE, LIGHT, MIN_CONTRAST, contrast, stylesheet

RULES = re.findall(r"^\.code :is\((.*?)\) \{ color: light-dark\((.*?), (.*?)\); \}$", FILE.read_text(), re.MULTILINE)


def test_the_file_is_what_the_generator_writes() -> None:
    assert FILE.read_text() == stylesheet()


def test_the_measure_of_contrast() -> None:
    assert contrast("000000", "ffffff") == pytest.approx(21)
    assert contrast("777777", "ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(("index", "surfaces"), [(1, LIGHT[2]), (2, DARK[2])], ids=["light", "dark"])
def test_every_colour_can_be_read_on_every_surface(index: int, surfaces: tuple[str, ...]) -> None:
    colours = {rule[index].removeprefix("#") for rule in RULES} - {"currentcolor"}
    assert len(colours) > 8
    for colour in colours:
        for surface in surfaces:
            assert contrast(colour, surface) >= MIN_CONTRAST, f"#{colour} on #{surface}"


def test_no_colour_is_for_a_class_that_is_never_written() -> None:
    coloured = {name.removeprefix(".") for rule in RULES for name in rule[0].split(", ")}
    assert coloured <= TOKEN_CLASSES
    assert not coloured & QUIET_CLASSES


def test_there_are_no_backgrounds_for_tokens() -> None:
    tokens = FILE.read_text().partition("/* Tokens")[2]
    assert "background" not in tokens


PAGE = (FILE.parent / "page.css").read_text()


@pytest.mark.parametrize(("mode", "surfaces"), [(0, LIGHT[2]), (1, DARK[2])], ids=["light", "dark"])
@pytest.mark.parametrize("name", ["--text", "--text-subtle", "--link"])
def test_numbers_and_plain_text_can_be_read_on_every_surface(name: str, mode: int, surfaces: tuple[str, ...]) -> None:
    colour = re.findall(rf"{name}: var\(--ds-[\w-]+, #(\w{{6}})\);", PAGE)[mode]
    for surface in surfaces:
        assert contrast(colour, surface) >= MIN_CONTRAST, f"#{colour} on #{surface}"


@pytest.mark.parametrize(("mode", "surfaces"), [(0, LIGHT[2]), (1, DARK[2])], ids=["light", "dark"])
def test_the_page_emphasises_with_one_of_these_surfaces(mode: int, surfaces: tuple[str, ...]) -> None:
    assert re.findall(r"--highlighted: var\(--ds-[\w-]+, #(\w{6})\);", PAGE)[mode] in surfaces

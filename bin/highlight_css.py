"""Writes app/static/css/highlight.css: the colours of two Pygments styles for the tokens of code.

Usage: python -m bin.highlight_css
"""

from pathlib import Path

from pygments.styles import get_style_by_name
from pygments.token import STANDARD_TYPES

from app.render.highlight import TOKEN_CLASSES

FILE = Path(__file__).parent.parent / "app/static/css/highlight.css"

# A style, the text colour that it need not repeat, and what code can stand on: the page, sunken and highlighted (the
# design tokens have two generations of that), added and removed lines.
LIGHT = ("xcode", "000000", ("ffffff", "f7f8f9", "fff7d6", "fff5db", "dcfff1", "ffeceb"))
DARK = ("lightbulb", "d4d2c8", ("1d2125", "22272b", "161a1d", "332e1b", "3a2c1f", "1c3329", "42221f"))
MIN_CONTRAST = 4.5  # https://www.w3.org/TR/WCAG22/#contrast-minimum

# Diffs and consoles, which one of the styles or both leave without colour: light, dark.
DIFF_AND_CONSOLE = {
    "gd": ("c41a16", "f88f7f"),
    "gi": ("177500", "6ad4af"),
    "gr": ("c41a16", "f88f7f"),
    "gt": ("c41a16", "f88f7f"),
    "gh": ("5b269a", "73d0ff"),
    "gu": ("5b269a", "73d0ff"),
    "gp": ("3f6e75", "5ccfe6"),
    "go": ("633820", "7e8aa1"),
}

HEAD = """\
/* Tokens: Pygments' styles xcode and lightbulb, made lighter or darker where they would be hard to read.
   Written by bin/highlight_css.py. */

"""


def stylesheet() -> str:
    """The whole file; colours follow the page's `color-scheme`, as everything else on it does."""
    classes: dict[tuple[str, str], list[str]] = {}
    light, dark = _colours(*LIGHT), _colours(*DARK)
    for css_class in sorted(TOKEN_CLASSES):
        pair = DIFF_AND_CONSOLE.get(css_class) or (light[css_class], dark[css_class])
        if any(pair):
            classes.setdefault(pair, []).append(f".{css_class}")
    return HEAD + "".join(
        f".code :is({', '.join(names)}) {{ color: light-dark({_css(light, LIGHT)}, {_css(dark, DARK)}); }}\n"
        for (light, dark), names in classes.items()
    )


def _colours(style_name: str, default: str, _: tuple[str, ...]) -> dict[str, str]:
    """By class, as `rrggbb`; empty where the style gives none but its text colour."""
    style = get_style_by_name(style_name)
    colours = {css_class: style.style_for_token(kind)["color"] or "" for kind, css_class in STANDARD_TYPES.items()}
    return {css_class: "" if colour == default else colour.lower() for css_class, colour in colours.items()}


def _css(colour: str, theme: tuple[str, str, tuple[str, ...]]) -> str:
    """The colour, mixed with black or white until it can be read on every surface; none is the text's."""
    if not colour:
        return "currentcolor"
    surfaces = theme[2]
    towards = 0 if luminance(surfaces[0]) > 0.5 else 255
    channels = [int(colour[at : at + 2], 16) for at in (0, 2, 4)]
    while min(contrast(_hex(channels), surface) for surface in surfaces) < MIN_CONTRAST:
        channels = [round(channel + (towards - channel) * 0.05) for channel in channels]
    return f"#{_hex(channels)}"


def _hex(channels: list[int]) -> str:
    return "".join(f"{channel:02x}" for channel in channels)


def contrast(one: str, other: str) -> float:
    """The WCAG contrast ratio of two colours given as `rrggbb`, from 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """Relative luminance from 0 to 1: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


if __name__ == "__main__":
    FILE.write_text(stylesheet())

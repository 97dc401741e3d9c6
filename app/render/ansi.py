"""What programs write to a terminal, as HTML: colours become classes, and all else that a terminal obeys is dropped.

https://ecma-international.org/publications-and-standards/standards/ecma-48/
"""

import re
from collections.abc import Iterable
from colorsys import rgb_to_hsv
from dataclasses import dataclass, replace
from functools import lru_cache

NAMES = ("black", "red", "green", "yellow", "blue", "magenta", "cyan", "white")
COLOURS = (*NAMES, *(f"bright-{name}" for name in NAMES))
STYLES = {1: "bold", 2: "dim", 3: "italic", 4: "underline", 9: "struck"}
ENDS = {22: ("bold", "dim"), 23: ("italic",), 24: ("underline",), 29: ("struck",)}
CLASSES = frozenset(
    f"ansi-{name}" for name in (*COLOURS, *(f"on-{name}" for name in NAMES), *STYLES.values(), "inverse")
)

# A colour or style; any other sequence of control; any other character that is not text.
CONTROL = re.compile(
    r"\x1b\[([0-9;:]*)m"
    r"|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)"
    r"|\x1b[PX^_][^\x1b]*\x1b\\"
    r"|\x1b\[[0-?]*[ -/]*[@-~]?"
    r"|\x1b[ -/]*[0-~]?"
    r"|[\0-\x08\x0b-\x1f\x7f]"
)
MAX_CODES = 32  # in one sequence; no program needs more
LEVEL = re.compile(
    r"(?:\b(?P<red>ERROR|FATAL|CRITICAL|SEVERE|PANIC)|\b(?P<yellow>WARN(?:ING)?))\b"
    r"|\blevel[\"']?[=:] ?[\"']?(?:(?P<red_value>error|fatal|panic)|(?P<yellow_value>warn(?:ing)?))\b"
)


@dataclass(frozen=True)
class Look:
    """How the text from here on looks: numbers of COLOURS, and names of styles."""

    front: int | None = None
    back: int | None = None
    styles: frozenset[str] = frozenset()
    is_inverse: bool = False


PLAIN = Look()


def html_lines(lines: Iterable[str], *, levels: bool = False) -> list[str]:
    """Each line as HTML of its own; a colour goes on until the text ends it.

    With `levels` the words ERROR and WARNING have a colour in lines that give themselves none.
    """
    html = []
    look = PLAIN
    for line in lines:
        if look == PLAIN and "\x1b" not in line:
            text = _escaped(CONTROL.sub("", line))
            html.append(LEVEL.sub(_tinted, text, count=1) if levels else text)
            continue
        runs = []
        at = 0
        for found in CONTROL.finditer(line):
            runs.append(_run(line[at : found.start()], look))
            look = look if found[1] is None else _after(found[1], look)
            at = found.end()
        runs.append(_run(line[at:], look))
        html.append("".join(runs))
    return html


def overwritten(text: str) -> list[str]:
    """The lines as a terminal leaves them when the text goes back to a line's beginning, as progress bars do."""
    return [line.rstrip("\r").rpartition("\r")[2] for line in text.split("\n")]


def _run(text: str, look: Look) -> str:
    classes = _classes(look)
    return f'<span class="{classes}">{_escaped(text)}</span>' if text and classes else _escaped(text)


@lru_cache(maxsize=1024)
def _classes(look: Look) -> str:
    """The classes of a look. A background brings its own colour of text, so that everything can be read."""
    front, back = (look.back, look.front) if look.is_inverse else (look.front, look.back)
    if back is not None:
        colour = f"on-{NAMES[back % 8]}"
    elif look.is_inverse:
        colour = "inverse"
    else:
        colour = "" if front is None else COLOURS[front]
    return " ".join(f"ansi-{name}" for name in (colour, *sorted(look.styles)) if name)


@lru_cache(maxsize=1024)
def _after(codes: str, look: Look) -> Look:
    """The look after a sequence of codes, `1;31` or `38:2::255:0:0`."""
    numbers = iter([int(code[:4] or 0) for code in re.split("[;:]", codes.replace("::", ":"))[:MAX_CODES]])
    for number in numbers:
        if number in (38, 48):
            colour = _extended(numbers)
            look = replace(look, front=colour) if number == 38 else replace(look, back=colour)
        else:
            look = _with(number, look)
    return look


def _with(number: int, look: Look) -> Look:
    if number == 0:
        return PLAIN
    if number in STYLES:
        return replace(look, styles=look.styles | {STYLES[number]})
    if number in ENDS:
        return replace(look, styles=look.styles.difference(ENDS[number]))
    if number in (7, 27):
        return replace(look, is_inverse=number == 7)
    tens, colour = divmod(number, 10)
    if tens in (3, 9) and colour in (*range(8), 9):
        return replace(look, front=None if colour == 9 else colour + (8 if tens == 9 else 0))
    if tens in (4, 10) and colour in (*range(8), 9):
        return replace(look, back=None if colour == 9 else colour)
    return look


def _extended(numbers: Iterable[int]) -> int | None:
    """One of 256 colours, or one of all colours, as the nearest that we have."""
    rest = iter(numbers)
    kind = next(rest, 0)
    if kind == 2:
        return _nearest(next(rest, 0), next(rest, 0), next(rest, 0))
    number = next(rest, -1)
    if kind != 5 or not 0 <= number <= 255:
        return None
    if number < 16:
        return number
    if number >= 232:
        return _nearest(*[8 + 10 * (number - 232)] * 3)
    steps = (0, 95, 135, 175, 215, 255)
    red, rest_of_it = divmod(number - 16, 36)
    green, blue = divmod(rest_of_it, 6)
    return _nearest(steps[red], steps[green], steps[blue])


def _nearest(red: int, green: int, blue: int) -> int:
    """By hue, because our colours have the lightness at which they can be read."""
    hue, saturation, value = rgb_to_hsv(*(min(channel, 255) / 255 for channel in (red, green, blue)))
    if saturation < 0.2 or value < 0.15:
        return (0, 8, 7, 15)[min(int(value * 4), 3)]
    nearest = (1, 3, 3, 2, 2, 2, 6, 4, 4, 5, 5, 5)[round(hue * 12) % 12]
    return nearest + 8 if value > 0.85 else nearest


def _tinted(level: re.Match[str]) -> str:
    colour = (level.lastgroup or "").removesuffix("_value")
    return f'<span class="ansi-{colour} ansi-bold">{level[0]}</span>'


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")

"""Which dollars in Markdown are round a formula: those that are on GitHub, not those of prices, variables and prompts.

comrak takes `$HOME/$USER` for a formula. So what it found is looked at with what stands round it, and dollars that are
just dollars are put out of its sight for the next attempt, which may find another pair: until all that it finds are
formulas.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape
from urllib.parse import quote

PLACE = r"(\d{1,7}):(\d{1,7})-(\d{1,7}):(\d{1,7})"  # line and column, in bytes, of both ends
FORMULA = re.compile(rf'<span data-math-style="(?:inline|display)" data-sourcepos="{PLACE}">([^<]*)</span>')
MATHEMATICAL = re.compile(r"[\\^_={}<>+*|]")
PROSE = re.compile(r"(?:^\d[\d.,]*|[A-Za-z]{2,})\W*\s\W*[A-Za-z]{2,}")
# To a parser of Markdown they are what a dollar is, a sign of a currency. One that the text has not stands for `$`.
STAND_INS = "₠₡₢₣₥₰"
MAX_ROUNDS = 30
MAX_READ = 2_500_000  # characters in all rounds
LONGEST_CHARACTER = 4  # bytes of UTF-8


@dataclass(frozen=True)
class Markdown:
    """A text in which all dollars that are left are round formulas, and what stands for the others."""

    text: str
    stand_in: str

    def with_dollars(self, html: str) -> str:
        """The HTML made of the text, with all dollars of the document."""
        return html.replace(self.stand_in, "$").replace(quote(self.stand_in), "$")


def with_formulas_only(text: str, to_html: Callable[[str], str]) -> Markdown | None:
    """The text without mere dollars; None where they cannot be told apart. `to_html` writes places in the HTML."""
    stand_in = next((sign for sign in STAND_INS if sign not in text), None)
    if stand_in is None:
        return None
    for _ in range(min(MAX_ROUNDS, MAX_READ // len(text))):
        mere = _mere_dollars(text, to_html(text))
        if not mere:
            return Markdown(text, stand_in)
        lines = text.encode().split(b"\n")
        for number, column in mere.items():
            before, rest = lines[number][:column], lines[number][column:]
            lines[number] = before + rest.replace(b"$", stand_in.encode(), 2 if rest.startswith(b"$$") else 1)
        text = b"\n".join(lines).decode()
    return None


def _mere_dollars(text: str, html: str) -> dict[int, int]:
    """Lines and columns, from 0, of dollars that open no formula; at most one a line, for it changes what comes after.

    They are looked at in the order of the text; in the HTML, footnotes come last.
    """
    lines = text.encode().split(b"\n")
    places = sorted(
        (int(first), int(start), int(last), int(end), unescape(tex))
        for first, start, last, end, tex in FORMULA.findall(html)
    )
    mere: dict[int, int] = {}
    settled = 0
    for first, start, last, end, tex in places:
        if first > settled and _is_mere(lines, first, start, last, end, tex):
            mere[first - 1] = start - 1
            settled = last
    return mere


def _is_mere(lines: list[bytes], first: int, start: int, last: int, end: int, tex: str) -> bool:
    """Whether these dollars stand at words, or round a piece of code or prose.

    Raw HTML may look like a formula with a place; then there is no dollar there. In a table, a place after `\\|` is not
    exact.
    """
    before, opening = _around(lines, first, start - 1)
    closing, after = _around(lines, last, end)
    if opening != "$":
        return False
    return (
        before.isalnum()
        or before in ("_", "$", "/")
        or (closing == "$" and (after.isalnum() or after in ("_", "$", "{")))
        or "`" in tex
        or "$" in tex.replace(r"\$", "")
        or bool(PROSE.search(tex) and not MATHEMATICAL.search(tex))
    )


def _around(lines: list[bytes], line: int, column: int) -> tuple[str, str]:
    """The characters before and after a place, if there are any."""
    if not 0 < line <= len(lines) or column < 0:
        return "", ""
    before = lines[line - 1][max(0, column - LONGEST_CHARACTER) : column].decode(errors="ignore")
    return before[-1:], lines[line - 1][column : column + LONGEST_CHARACTER].decode(errors="ignore")[:1]

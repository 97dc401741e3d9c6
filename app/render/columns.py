"""What the columns of a table hold, and whether its first row names them."""

import re
from collections.abc import Iterable, Sequence
from typing import Literal

# How a column's values compare. Numbers may have a comma for a point; in dates of the two last kinds the day or the
# month comes first.
Kind = Literal["text", "number", "number-comma", "date", "date-day", "date-month"]

MISSING = frozenset(("", "-", "–", "—", "n/a", "na", "nan", "null", "none", "#n/a"))
MOST_DIGITS = 15  # more make an identifier, which no number of a browser holds exactly
SIGN = "[-+−]?(?:[$€£¥] ?)?[-+−]?"
UNIT = "(?: ?(?:[%€$£¥]|[A-Z]{3}))?"
POINT_GROUPS = r"(?:0|[1-9][0-9]*|[1-9][0-9]{0,2}(?:[,\s'’][0-9]{3})+)"
COMMA_GROUPS = r"(?:0|[1-9][0-9]*|[1-9][0-9]{0,2}(?:[.\s'’][0-9]{3})+)"
POINT = re.compile(rf"{SIGN}(?:{POINT_GROUPS}(?:\.[0-9]+)?|\.[0-9]+)(?:[eE][-+]?[0-9]{{1,3}})?{UNIT}")
COMMA = re.compile(rf"{SIGN}{COMMA_GROUPS}(?:,[0-9]+)?{UNIT}")
CLOCK = r"[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]+)?)?(?:Z|[-+][0-9:]{4,6})?"
DATE = re.compile(rf"[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}(?:[T ]{CLOCK})?")
DATE_OF_THREE = re.compile(r"([0-9]{1,2})([./])([0-9]{1,2})\2[0-9]{4}")
YEAR = re.compile(r"(?:19|20)[0-9]{2}")


def kind_of(values: Iterable[str]) -> Kind:
    """What all values of a column are that are not missing; text in doubt."""
    found = [value for value in map(str.strip, values) if not is_missing(value)]
    if not found:
        return "text"
    if all(map(_is_point, found)):
        return "number"
    if all(map(_is_comma, found)):
        return "number-comma"
    if all(map(DATE.fullmatch, found)):
        return "date"
    parts = [DATE_OF_THREE.fullmatch(value) for value in found]
    if not all(parts):
        return "text"
    is_day_first = any(part and (part[2] == "." or int(part[1]) > 12) for part in parts)
    return "date-day" if is_day_first else "date-month"


def is_missing(value: str) -> bool:
    """Whether it says that there is no value."""
    return value.lower() in MISSING


def is_header(row: Sequence[str]) -> bool:
    """Whether the row names the columns. In doubt it does: a number or a date is no name, but a year may be one."""
    named = [value.strip() for value in row if value.strip()]
    return bool(named) and not any(_is_value(value) for value in named)


def _is_value(value: str) -> bool:
    return not YEAR.fullmatch(value) and kind_of((value,)) != "text"


def _is_point(value: str) -> bool:
    return bool(POINT.fullmatch(value)) and _digits(value) <= MOST_DIGITS


def _is_comma(value: str) -> bool:
    return bool(COMMA.fullmatch(value)) and _digits(value) <= MOST_DIGITS


def _digits(value: str) -> int:
    return sum(map(str.isdigit, value))

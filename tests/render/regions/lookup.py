"""Looking for parts of small files, as the tests write it down."""

from app.render.regions import Found, Missing, find_region

Pairs = list[tuple[int, int]]


def outcome(region: str, text: str, path: str, language: str | None = None) -> Found | Missing:
    return find_region(region, text.split("\n"), path=path, language=language)


def pairs(region: str, text: str, path: str, language: str | None = None) -> Pairs:
    """First and last lines of the part; fails when there is none."""
    found = outcome(region, text, path, language)
    assert isinstance(found, Found), found
    return [(part.start, part.stop - 1) for part in found.ranges]


def shown(region: str, text: str, path: str, language: str | None = None) -> list[str]:
    """The lines of the part."""
    lines = text.split("\n")
    return [line for first, last in pairs(region, text, path, language) for line in lines[first - 1 : last]]


def message(region: str, text: str, path: str, language: str | None = None) -> str:
    """Why there is no such part; fails when there is one."""
    missing = outcome(region, text, path, language)
    assert isinstance(missing, Missing), missing
    return missing.message

"""What looking for a part of a file comes to: its lines, or why there are none and which names are near."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from difflib import get_close_matches

MAX_CANDIDATES = 20_000
MAX_COMPARED = 1_000  # comparing is slow, and a hostile file has names that are all alike
MAX_NEAR = 5
MAX_NAME = 80


@dataclass(frozen=True)
class Found:
    """Ranges of line numbers from 1, ascending and apart from each other; lines that are markers are left out."""

    ranges: tuple[range, ...]


@dataclass(frozen=True)
class Missing:
    """`message` tells the reader what was looked for, and what is near; or, unless `is_absent`, why it cannot be."""

    message: str
    is_absent: bool = False


def found(parts: Iterable[tuple[int, int]], *, line_count: int) -> Found:
    """The parts (first and last line) that lie in the file, in order and joined where they touch."""
    joined: list[tuple[int, int]] = []
    for first, last in sorted(parts):
        start, stop = max(first, 1), min(last, line_count) + 1
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(stop, joined[-1][1]))
        elif start < stop:
            joined.append((start, stop))
    return Found(tuple(range(start, stop) for start, stop in joined))


def missing(kind: str, wanted: str, names: Collection[str]) -> Missing:
    """There is no such tag, symbol… here; the names that are near, else the first that there are."""
    start = f"There is no {kind} {quoted(wanted)} in this file."
    candidates = list(dict.fromkeys(names))[:MAX_CANDIDATES]
    if near := _near(wanted, candidates):
        return Missing(f"{start} Did you mean {', '.join(map(quoted, near))}?", is_absent=True)
    if not candidates:
        return Missing(f"{start} It has no {kind} at all.", is_absent=True)
    first = ", ".join(map(quoted, candidates[:MAX_NEAR]))
    return Missing(f"{start} It has {first}{' and others' if len(candidates) > MAX_NEAR else ''}.", is_absent=True)


def quoted(name: str) -> str:
    """The name in quotation marks, shortened when it is long."""
    return f"“{name if len(name) <= MAX_NAME else name[:MAX_NAME] + '…'}”"


def _near(wanted: str, candidates: list[str]) -> list[str]:
    """Names that contain the one that is wanted, or are spelt much like it, whole or in their last part."""
    wanted = wanted.casefold()[:MAX_NAME]
    alike = {name: name.casefold() for name in candidates if len(name) <= MAX_NAME}
    containing = [name for name, folded in alike.items() if wanted and wanted in folded]
    endings = {name: folded.rpartition(".")[2] for name, folded in alike.items()}
    closest = sorted(alike, key=lambda name: abs(len(endings[name]) - len(wanted)))[:MAX_COMPARED]
    spellings = {endings[name]: name for name in reversed(closest)} | {alike[name]: name for name in reversed(closest)}
    close = [spellings[spelling] for spelling in get_close_matches(wanted, spellings, n=MAX_NEAR, cutoff=0.6)]
    return list(dict.fromkeys([*close, *sorted(containing, key=len)]))[:MAX_NEAR]

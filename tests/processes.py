"""Which processes there are, and what they run. Whoever ends meanwhile is none of them."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

ENDED = (FileNotFoundError, ProcessLookupError)


def family(pid: int) -> list[int]:
    """A process and all that descend from it."""
    found = [pid]
    for parent in found:
        found += _children(parent)
    return found


def running(words: str, *, below: int) -> list[int]:
    """The processes that descend from one and have these words in their command."""
    return [pid for pid in family(below)[1:] if words in _command(pid)]


def _children(pid: int) -> Iterator[int]:
    with suppress(*ENDED):
        for task in Path(f"/proc/{pid}/task").iterdir():
            with suppress(*ENDED):  # a thread may end as well
                yield from map(int, (task / "children").read_text().split())


def _command(pid: int) -> str:
    with suppress(*ENDED):
        return Path(f"/proc/{pid}/cmdline").read_text()
    return ""
